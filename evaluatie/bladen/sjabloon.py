"""An empty sheet to fill in: one row of column names with choices below them, and an explanation beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from palliatief.lib.tabelbestand import safe_cell, save_werkboek

TOT_RIJ = 2000
BREEDTE = 18
LICHT = PatternFill("solid", fgColor="EBEAE1")

Kolommen = Mapping[str, tuple[Any, str]]


def make_sjabloon(kolommen: Kolommen, keuzes: Mapping[str, Sequence[str]]) -> bytes:
    """An Excel file; in the columns of ``keuzes`` one chooses from a list. The examples stand in the explanation."""
    boek = Workbook(write_only=True)
    blad = boek.create_sheet(_("Invullen"))
    blad.freeze_panes = "A2"
    for nummer, kolom in enumerate(kolommen, start=1):
        letter = get_column_letter(nummer)
        blad.column_dimensions[letter].width = BREEDTE
        if kolom in keuzes:
            blad.data_validations.append(_make_keuze(letter, list(keuzes).index(kolom) + 1, len(keuzes[kolom])))
    blad.append([_kop(blad, kolom) for kolom in kolommen])
    _add_uitleg(boek, kolommen)
    _add_keuzes(boek, keuzes)
    return save_werkboek(boek)


def _kop(blad: Any, tekst: str) -> WriteOnlyCell:
    cel = WriteOnlyCell(blad, value=tekst)
    cel.font, cel.fill = Font(bold=True), LICHT
    return cel


def _make_keuze(letter: str, plek: int, aantal: int) -> DataValidation:
    """Excel offers the list; what is typed beside it is for the check when the sheet is read in."""
    bron = get_column_letter(plek)
    keuze = DataValidation(type="list", formula1=f"'{_('Keuzes')}'!${bron}$2:${bron}${aantal + 1}", allow_blank=True)
    keuze.showErrorMessage = False
    keuze.add(f"{letter}2:{letter}{TOT_RIJ}")
    return keuze


def _add_uitleg(boek: Workbook, kolommen: Kolommen) -> None:
    blad = boek.create_sheet(_("Uitleg"))
    for letter, breedte in zip("ABC", (20, 80, 30), strict=True):
        blad.column_dimensions[letter].width = breedte
    blad.append([_kop(blad, kop) for kop in (_("Kolom"), _("Wat schrijft u hier?"), _("Bijvoorbeeld"))])
    for kolom, (uitleg, voorbeeld) in kolommen.items():
        rij = [WriteOnlyCell(blad, value=safe_cell(tekst)) for tekst in (kolom, str(uitleg), voorbeeld)]
        for cel in rij:
            cel.alignment = Alignment(wrap_text=True, vertical="top")
        blad.append(rij)


def _add_keuzes(boek: Workbook, keuzes: Mapping[str, Sequence[str]]) -> None:
    blad = boek.create_sheet(_("Keuzes"))
    for nummer in range(len(keuzes)):
        blad.column_dimensions[get_column_letter(nummer + 1)].width = 32
    blad.append([_kop(blad, kolom) for kolom in keuzes])
    for nummer in range(max(map(len, keuzes.values()))):
        blad.append([safe_cell(lijst[nummer]) if nummer < len(lijst) else "" for lijst in keuzes.values()])

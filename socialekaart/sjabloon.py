"""The initiative sheet as an Excel file for people: with choices in the cells, and an explanation; empty or filled."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from palliatief.gebruikers.models import Gebruiker
from palliatief.lib.tabelbestand import safe_cell, save_werkboek

from .importeren.bladrij import make_rij
from .importeren.initiatiefblad import BLADKOLOMMEN, VERPLICHTE_KOLOMMEN
from .models import Doelgroep, Gebied, Initiatief, Ondersteuningswens

PER_KEER = 500
# So far down the choices reach.
TOT_RIJ = 5_000
TEKST = "@"
DATUM = "DD-MM-YYYY"
VORM = dict.fromkeys(("bron_id", "huisnummer", "postcode", "telefoon"), TEKST) | {"gecontroleerd_op": DATUM}
GETALLEN = {"lon": float, "lat": float, "capaciteit": int}
BREEDTE = {"naam": 34, "samenvatting": 50, "beschrijving": 60, "wensen": 30, "organisatie": 30, "verwijzen": 40}
INKT, GRACHT, LAMP, LAMP_TINT = "12302A", "12382F", "F2B544", "FDF1D4"
KOP = {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor=GRACHT)}
KOP_MOET = {"font": Font(bold=True, color=INKT), "fill": PatternFill("solid", fgColor=LAMP)}
VOORBEELD = {"font": Font(italic=True, color=INKT), "fill": PatternFill("solid", fgColor=LAMP_TINT)}
VET = {"font": Font(bold=True)}
LOPEND = {"alignment": Alignment(wrap_text=True, vertical="top")}

# What to write in each column, and how that looks.
UITLEG = {
    "bron_id": (
        _("Uw eigen nummer voor dit initiatief. Hetzelfde nummer is de volgende keer hetzelfde initiatief."),
        "",
    ),
    "naam": (_("De naam, zoals mensen het noemen."), ""),
    "organisatie": (_("Wie biedt het aan? Leeg laten mag."), ""),
    "soort": (_("formeel: beroepskrachten. informeel: vrijwilligers."), ""),
    "samenvatting": (_("Een of twee korte zinnen, hooguit 300 tekens."), ""),
    "beschrijving": (_("Wat gebeurt er, wanneer en met wie? Meer regels mag."), ""),
    "wensen": (_("Waarmee helpt dit? Kies uit de lijst. Meer wensen? Zet er ; tussen."), "maatje;ontmoeting"),
    "doelgroepen": (_("Voor wie is het? Kies uit de lijst. Meer groepen? Zet er ; tussen."), "dementie;mantelzorgers"),
    "werkgebied": (_("Waar helpt dit? Noem stadsdelen met ; ertussen, of Amsterdam voor de hele stad."), "Oost;Weesp"),
    "straat": (_("Van de plek waar mensen heen gaan. Is er geen plek? Laat het adres leeg."), ""),
    "huisnummer": ("", "12-2"),
    "postcode": ("", "1102 AB"),
    "plaats": ("", "Amsterdam"),
    "lon": (_("Lengtegraad van de plek. Weet u die niet? Laat lon en lat allebei leeg."), "4,95183"),
    "lat": (_("Breedtegraad van de plek."), "52,31303"),
    "telefoon": (_("Dit nummer komt op de site. Geef geen privénummer."), "020 123 45 67"),
    "email": (_("Dit adres komt op de site."), ""),
    "website": ("", "https://www.example.org"),
    "verwijzen": (_("Wat moet iemand doen om hulp te krijgen? Schrijf het stap voor stap."), ""),
    "kosten": (_("Schrijf gratis als het niets kost."), "gratis"),
    "talen": (_("Taalcodes met ; ertussen."), "nl;en;tr;ar"),
    "openingstijden": (
        _("Dagen in het Engels: Mo Tu We Th Fr Sa Su. PH off: niet op feestdagen."),
        "Mo-Fr 09:00-17:00; PH off",
    ),
    "capaciteit": (_("Hoeveel plaatsen zijn er? Een heel getal."), "25"),
    "gecontroleerd_op": (_("Wanneer is dit voor het laatst nagekeken?"), "31-12-2026"),
    "voorbeeld": (_("Staat hier ja? Dan is de rij verzonnen en lezen we die niet in."), ""),
    "slug": (
        _("Het adres op de site. Daaraan herkennen we het initiatief. Laat het staan; bij een nieuwe rij leeg."),
        "",
    ),
}


def make_sjabloon() -> bytes:
    """An empty sheet with one example, which an import leaves out."""
    voorbeeld = {
        "bron_id": "1",
        "naam": _("Koffie op dinsdag (voorbeeld: haal deze rij weg)"),
        "organisatie": _("Stichting Voorbeeld"),
        "soort": "informeel",
        "samenvatting": _("Koffie met anderen die voor iemand zorgen. Iedere dinsdag."),
        "beschrijving": _("U hoort hoe anderen het doen en u krijgt tips. Uw naaste mag mee."),
        "wensen": "ontmoeting;mantelzorgondersteuning",
        "doelgroepen": "mantelzorgers",
        "werkgebied": "Zuidoost",
        "straat": "Voorbeeldplein",
        "huisnummer": "12",
        "postcode": "1102 AB",
        "plaats": "Amsterdam",
        "lon": "4.95183",
        "lat": "52.31303",
        "telefoon": "020 123 45 67",
        "website": "https://www.example.org",
        "verwijzen": _("Bel ons, of kom langs."),
        "kosten": "gratis",
        "talen": "nl",
        "openingstijden": "Tu 10:00-12:00; PH off",
        "capaciteit": "25",
        "gecontroleerd_op": timezone.localdate().isoformat(),
        "voorbeeld": "ja",
    }
    kolommen = [kolom for kolom in BLADKOLOMMEN if kolom != "slug"]
    return _make_werkboek([{kolom: str(tekst) for kolom, tekst in voorbeeld.items()}], kolommen, VOORBEELD)


def export_initiatieven(*, initiatieven: QuerySet[Initiatief], voor: Gebruiker) -> bytes:
    """These records as this person may see them. Reading it in again changes nothing."""
    return _make_werkboek(_read_rijen(initiatieven, voor), BLADKOLOMMEN, {})


def _read_rijen(initiatieven: QuerySet[Initiatief], voor: Gebruiker) -> Iterator[dict[str, str]]:
    """Secret places are in no row; a private number only for who keeps the record."""
    eigen = set(Initiatief.objects.editable_by(voor).values_list("pk", flat=True))
    gekozen = Initiatief.objects.filter(pk__in=initiatieven.order_by().values("pk"))
    for initiatief in gekozen.for_sheet().order_by("naam", "pk").iterator(chunk_size=PER_KEER):
        yield make_rij(initiatief, met_contact=initiatief.pk in eigen)


def _make_werkboek(rijen: Iterable[dict[str, str]], kolommen: list[str], stijl: dict[str, Any]) -> bytes:
    boek = Workbook(write_only=True)
    blad = boek.create_sheet(str(_("Initiatieven")))
    blad.freeze_panes = "C2"
    for nummer, kolom in enumerate(kolommen, start=1):
        blad.column_dimensions[get_column_letter(nummer)].width = BREEDTE.get(kolom, 16)
        blad.column_dimensions[get_column_letter(nummer)].number_format = VORM.get(kolom, "General")
    keuzes = _choices()
    for plek, kolom in enumerate(keuzes, start=1):
        blad.data_validations.append(_make_keuze(kolom, plek, len(keuzes[kolom]), kolommen.index(kolom) + 1))
    blad.append([_cel(blad, kolom, **(KOP_MOET if kolom in VERPLICHTE_KOLOMMEN else KOP)) for kolom in kolommen])
    for rij in rijen:
        blad.append([_make_cel(blad, kolom, rij.get(kolom, ""), stijl) for kolom in kolommen])
    _add_uitleg(boek, kolommen)
    _add_lijsten(boek, keuzes)
    return save_werkboek(boek)


def _cel(blad: Any, waarde: object, **stijl: Any) -> WriteOnlyCell:
    cel = WriteOnlyCell(blad, value=waarde)
    for naam, waarde_ in stijl.items():
        setattr(cel, naam, waarde_)
    return cel


def _make_cel(blad: Any, kolom: str, tekst: str, stijl: dict[str, Any]) -> object:
    """A number as a number and a date as a date, so that Excel shows them as its owner is used to; the rest as text."""
    if tekst and kolom in GETALLEN:
        return _cel(blad, GETALLEN[kolom](tekst), **stijl)
    if tekst and kolom == "gecontroleerd_op":
        return _cel(blad, date.fromisoformat(tekst), number_format=DATUM, **stijl)
    if stijl or kolom in VORM:
        return _cel(blad, safe_cell(tekst), number_format=VORM.get(kolom, "General"), **stijl)
    return safe_cell(tekst)


def _choices() -> dict[str, list[tuple[str, str]]]:
    """What may stand in a cell, with what it means."""
    return {
        "soort": [("formeel", str(_("beroepskrachten"))), ("informeel", str(_("vrijwilligers")))],
        "wensen": list(Ondersteuningswens.objects.values_list("slug", "naam")),
        "doelgroepen": list(Doelgroep.objects.values_list("slug", "naam")),
        "werkgebied": [
            ("Amsterdam", str(_("de hele stad"))),
            *((naam, "") for naam in Gebied.objects.stadsdelen().order_by("naam").values_list("naam", flat=True)),
        ],
    }


def _make_keuze(kolom: str, plek: int, aantal: int, nummer: int) -> DataValidation:
    """A list to choose from. Where more than one may stand in a cell, Excel may not refuse what is typed beside it."""
    bron, doel = get_column_letter(plek), get_column_letter(nummer)
    keuze = DataValidation(type="list", formula1=f"Lijsten!${bron}$1:${bron}${aantal}", allow_blank=True)
    keuze.showErrorMessage = kolom == "soort"
    keuze.showInputMessage = True
    keuze.promptTitle, keuze.prompt = kolom, str(UITLEG[kolom][0])
    keuze.add(f"{doel}2:{doel}{TOT_RIJ}")
    return keuze


def _add_uitleg(boek: Workbook, kolommen: list[str]) -> None:
    blad = boek.create_sheet(str(_("Uitleg")))
    for letter, breedte in zip("ABCD", (20, 14, 70, 34), strict=True):
        blad.column_dimensions[letter].width = breedte
    blad.append([_cel(blad, str(_("Zo vult u dit blad in")), **VET)])
    for regel in (
        _("Op het eerste blad is elke rij een initiatief. Laat de eerste rij met de namen van de kolommen staan."),
        _("Bekijk het blad eerst in het beheer. U ziet dan wat er nieuw is, wat er verandert en wat er fout is."),
        _("Laat u een kolom helemaal weg? Dan blijft staan wat er stond. Maakt u een cel leeg? Dan gaat het weg."),
    ):
        blad.append([str(regel)])
    blad.append([])
    koppen = (_("Kolom"), _("Moet dit?"), _("Wat schrijft u hier?"), _("Zo ziet het eruit"))
    blad.append([_cel(blad, str(kop), **KOP) for kop in koppen])
    for kolom in kolommen:
        moet = _("ja") if kolom in VERPLICHTE_KOLOMMEN else _("mag leeg")
        rij = (kolom, str(moet), *map(str, UITLEG[kolom]))
        blad.append([_cel(blad, tekst, number_format=TEKST, **LOPEND) for tekst in rij])
    for kolom, keuzes in _choices().items():
        blad.append([])
        blad.append([_cel(blad, str(_("Keuzes voor %s") % kolom), **VET)])
        for waarde, betekenis in keuzes:
            blad.append([safe_cell(waarde), "", safe_cell(betekenis)])


def _add_lijsten(boek: Workbook, keuzes: dict[str, list[tuple[str, str]]]) -> None:
    """What the choices in the cells refer to; hidden, as nobody needs to see it."""
    blad = boek.create_sheet("Lijsten")
    blad.sheet_state = "hidden"
    for nummer in range(max(map(len, keuzes.values()))):
        blad.append([safe_cell(lijst[nummer][0]) if nummer < len(lijst) else "" for lijst in keuzes.values()])

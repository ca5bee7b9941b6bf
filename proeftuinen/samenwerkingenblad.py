"""Reads one row of a sheet with ties: clean values, or all that is wrong with it."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Choices
from django.utils.translation import gettext as _

from socialekaart.importeren import cellen
from socialekaart.importeren.blad import Fouten
from socialekaart.importeren.cellen import Celfout
from socialekaart.importeren.tabel import MEESTE_RIJEN, TE_VEEL, Tabel, read_tabel

from .models import Samenwerking

KOLOMMEN = ["van", "naar", "soort", "fase", "sinds", "tot", "sterkte_van", "sterkte_naar", "bron"]
VERPLICHT = ("van", "naar", "soort", "fase")


def read_blad(inhoud: bytes, *, meeste_rijen: int = MEESTE_RIJEN) -> Tabel:
    """The rows of the sheet in these bytes, as text."""
    return read_tabel(inhoud, kolommen=KOLOMMEN, verplicht=VERPLICHT, meeste_rijen=meeste_rijen)


def read_rij(rij: Mapping[str, str]) -> tuple[dict[str, Any], Fouten]:
    """Clean values of the columns that the row has, and what is wrong; the ends as names."""
    fouten: Fouten = []
    waarden: dict[str, Any] = {}
    if rij.get(TE_VEEL):
        reden = _("Er zijn meer cellen dan in de eerste rij. Staat er een scheidingsteken in een tekst?")
        fouten.append(("", rij[TE_VEEL], reden))
    for kolom, read in LEZERS.items():
        try:
            tekst = cellen.clean_cel(rij.get(kolom, ""))
            if not tekst and kolom in VERPLICHT:
                raise Celfout(_("Dit moet ingevuld zijn."))
            waarden[kolom] = read(tekst)
        except Celfout as fout:
            fouten.append((kolom, rij.get(kolom, ""), str(fout)))
    return waarden, fouten


def _read_keuze(keuzes: type[Choices]) -> Callable[[str], str]:
    """A reader of the value itself, or of its word on screen, with spaces or dashes."""

    def read(tekst: str) -> str:
        gevraagd = _as_words(tekst)
        for waarde, woord in keuzes.choices:
            if gevraagd in (_as_words(waarde), _as_words(str(woord))):
                return waarde
        raise Celfout(_("Kies uit: %s.") % ", ".join(str(woord) for woord in keuzes.labels))

    return read


def _as_words(tekst: str) -> str:
    return re.sub(r"[-_\s]+", " ", tekst).casefold()


def _read_sterkte(tekst: str) -> int | None:
    if tekst and tekst not in ("1", "2", "3", "4", "5"):
        raise Celfout(_("Kies 1, 2, 3, 4 of 5, of laat deze cel leeg."))
    return int(tekst) if tekst else None


LEZERS: dict[str, Callable[[str], Any]] = {
    "van": cellen.read_regel(200),
    "naar": cellen.read_regel(200),
    "soort": _read_keuze(Samenwerking.Soort),
    "fase": _read_keuze(Samenwerking.Fase),
    "sinds": cellen.read_datum,
    "tot": cellen.read_datum,
    "sterkte_van": _read_sterkte,
    "sterkte_naar": _read_sterkte,
    "bron": cellen.read_regel(200),
}

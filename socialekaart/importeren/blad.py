"""A short sheet, row by row: what each cell means, and what each row does."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport

from . import cellen
from .cellen import Celfout
from .tabel import MEESTE_RIJEN, TE_VEEL, Tabel, read_tabel

FOUT, NIEUW, GEWIJZIGD, ONGEWIJZIGD, OVERGESLAGEN = "fout", "nieuw", "gewijzigd", "ongewijzigd", "overgeslagen"
# Column, value and reason.
Fouten = list[tuple[str, str, str]]


@dataclass
class Rijuitslag:
    """What one row does: ``anders`` are the fields that it changes; ``redenen`` of a good row are remarks."""

    rij: int
    naam: str
    oordeel: str = FOUT
    anders: tuple[str, ...] = ()
    redenen: Fouten = field(default_factory=list)


class Blad:
    """The columns of a sheet with a reader for each. The same text in a column is read once: sheets repeat a lot."""

    def __init__(self, lezers: Mapping[str, Callable[[str], Any]], verplicht: Collection[str]):
        self.lezers = {kolom: self._make_lezer(read, kolom in verplicht) for kolom, read in lezers.items()}
        self.verplicht = verplicht

    def read_tabel(self, inhoud: bytes, *, meeste_rijen: int = MEESTE_RIJEN) -> Tabel:
        """The rows of the sheet in these bytes, as text."""
        return read_tabel(inhoud, kolommen=list(self.lezers), verplicht=self.verplicht, meeste_rijen=meeste_rijen)

    def read_rij(self, rij: Mapping[str, str]) -> tuple[dict[str, Any], Fouten]:
        """Clean values, and what is wrong cell by cell; a column that the sheet does not have is empty."""
        waarden, fouten = {}, []
        if rij.get(TE_VEEL):
            reden = _("Er zijn meer cellen dan in de eerste rij. Staat er een scheidingsteken in een tekst?")
            fouten.append(("", rij[TE_VEEL], reden))
        for kolom, read in self.lezers.items():
            cel = rij.get(kolom, "")
            waarden[kolom], reden = read(cel)
            if reden:
                fouten.append((kolom, cel, reden))
        return waarden, fouten

    @staticmethod
    def _make_lezer(read: Callable[[str], Any], verplicht: bool) -> Callable[[str], tuple[Any, str]]:
        gelezen: dict[str, tuple[Any, str]] = {}

        def read_cel(cel: str) -> tuple[Any, str]:
            if cel not in gelezen:
                try:
                    tekst = cellen.clean_cel(cel)
                    if not tekst and verplicht:
                        raise Celfout(_("Dit moet ingevuld zijn."))
                    gelezen[cel] = (read(tekst), "")
                except Celfout as fout:
                    gelezen[cel] = (None, str(fout))
            return gelezen[cel]

        return read_cel


def make_rapport(uitslagen: Sequence[Rijuitslag]) -> Rapport:
    rapport = Rapport()
    for uitslag in uitslagen:
        for kolom, waarde, reden in uitslag.redenen:
            if uitslag.oordeel == FOUT:
                rapport.reject(uitslag.rij, kolom, waarde, reden)
            elif uitslag.oordeel == OVERGESLAGEN:
                rapport.skip(uitslag.rij, reden)
            else:
                rapport.note(uitslag.rij, reden)
        if uitslag.oordeel in (NIEUW, GEWIJZIGD, ONGEWIJZIGD):
            setattr(rapport, uitslag.oordeel, getattr(rapport, uitslag.oordeel) + 1)
    return rapport

"""What an import did, row by row: for people as sentences, for programs as JSON."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ALLES, NIETS, DEELS = 0, 1, 3
IN_BEELD = 20


@dataclass
class Rapport:
    """Counts of what went in, and a reason for every row that did not.

    ``rij`` is counted as the source shows it: in a spreadsheet the header is 1. A repaired row went in, with
    something mended; a remark concerns a row, or with ``rij`` 0 the whole file.
    """

    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    overgeslagen: list[dict[str, Any]] = field(default_factory=list)
    fout: list[dict[str, Any]] = field(default_factory=list)
    hersteld: list[dict[str, Any]] = field(default_factory=list)
    opmerkingen: list[dict[str, Any]] = field(default_factory=list)
    _redenen: Counter[str] = field(default_factory=Counter, repr=False)

    def skip(self, rij: int, reden: str, kenmerk: str = "") -> None:
        """A row that is left out although nothing is wrong with it; ``kenmerk`` says which it is at its source."""
        self.overgeslagen.append({"rij": rij, "reden": f"{kenmerk}: {reden}" if kenmerk else reden})
        self._redenen[reden] += 1

    def reject(self, rij: int, kolom: str, waarde: object, reden: str) -> None:
        """A row that is left out because this column is wrong."""
        self.fout.append({"rij": rij, "kolom": kolom, "waarde": leesbaar(waarde), "reden": reden})

    def repair(self, rij: int, kolom: str, waarde: object, reden: str) -> None:
        """A row that went in with a better value than it came with."""
        self.hersteld.append({"rij": rij, "kolom": kolom, "waarde": leesbaar(waarde), "reden": reden})

    def note(self, rij: int, reden: str) -> None:
        """Something that a person should look at."""
        self.opmerkingen.append({"rij": rij, "reden": reden})

    def keep_nothing(self, rijen: list[int], reden: str) -> None:
        """Nothing goes in after all: the rows that were good are left out with this reason."""
        self.nieuw = self.gewijzigd = self.ongewijzigd = 0
        self.hersteld.clear()
        for rij in rijen:
            self.skip(rij, reden)

    @property
    def ingelezen(self) -> int:
        """How many rows are in the database now as the source has them."""
        return self.nieuw + self.gewijzigd + self.ongewijzigd

    @property
    def exit_status(self) -> int:
        """0: all of it is in; 3: some rows were left out; 1: nothing went in."""
        if not self.ingelezen:
            return NIETS
        return DEELS if self.overgeslagen or self.fout else ALLES

    def as_json(self) -> dict[str, Any]:
        """The report as plain data."""
        return {
            "nieuw": self.nieuw,
            "gewijzigd": self.gewijzigd,
            "ongewijzigd": self.ongewijzigd,
            "overgeslagen": self.overgeslagen,
            "fout": self.fout,
            "hersteld": self.hersteld,
            "opmerkingen": self.opmerkingen,
        }

    def __str__(self) -> str:
        regels = [
            _("%(nieuw)d nieuw, %(gewijzigd)d gewijzigd, %(ongewijzigd)d ongewijzigd.")
            % {"nieuw": self.nieuw, "gewijzigd": self.gewijzigd, "ongewijzigd": self.ongewijzigd}
        ]
        fout = len({regel["rij"] for regel in self.fout})
        regels += _block(ngettext("%d rij is fout:", "%d rijen zijn fout:", fout) % fout, self.fout)
        if self.overgeslagen:
            regels.append(_("Overgeslagen: %d") % len(self.overgeslagen))
            regels += [f"  {aantal} × {reden}" for reden, aantal in self._redenen.most_common()]
        regels += _block(_("Hersteld: %d") % len(self.hersteld), self.hersteld)
        regels += _block(_("Om na te kijken: %d") % len(self.opmerkingen), self.opmerkingen)
        return "\n".join(regels)


def leesbaar(waarde: object, lengte: int = 200) -> str:
    """Text as it can stand in a report: short, and without characters that no screen or file can show."""
    tekst = "".join(teken if teken.isprintable() else "�" for teken in str(waarde))
    return tekst if len(tekst) <= lengte else tekst[: lengte - 1] + "…"


def _block(kop: str, regels: list[dict[str, Any]]) -> list[str]:
    if not regels:
        return []
    rest = len(regels) - IN_BEELD
    meer = [_("  en nog %d; met --rapport BESTAND ziet u ze alle") % rest] if rest > 0 else []
    return [kop, *(_line(regel) for regel in regels[:IN_BEELD]), *meer]


def _line(regel: dict[str, Any]) -> str:
    plek = _("rij %d") % regel["rij"] if regel["rij"] else ""
    cel = f"{regel['kolom']} “{regel['waarde']}”" if regel.get("kolom") else ""
    waar = ", ".join(deel for deel in (plek, cel) if deel)
    return f"  {waar}: {regel['reden']}" if waar else f"  {regel['reden']}"

"""A part of a service as somebody sent it: its members as clean values, and remarks about what they could not be."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from socialekaart.importeren.cellen import Celfout

T = TypeVar("T")
# No text in the database can hold these.
ONBEWAARBAAR = re.compile("[\x00\ud800-\udfff]")
OPMAAK = re.compile(r"</[a-z]|<br\b|<p\b|<li\b", re.IGNORECASE)
NIEUWE_REGEL = re.compile(r"<br\b[^>]*>|</p>|</li>|</div>|</h\d>", re.IGNORECASE)
LANGSTE_ALINEA = 20_000
# Member, value and reason.
Opmerkingen = list[tuple[str, str, str]]


@dataclass
class Document:
    """``precies``: made by a map like ours, so each text is taken as it stands."""

    inhoud: Mapping[str, Any]
    precies: bool = False
    opmerkingen: Opmerkingen = field(default_factory=list)

    def text(self, *namen: str) -> str:
        """The first of these members that is filled, on one line."""
        tekst = self._find(namen)[1]
        return tekst if self.precies else " ".join(tekst.split())

    def line(self, *namen: str, lengte: int) -> str:
        """The same in so many characters; a longer one is cut off, and that is remarked."""
        return self._shorten(namen[0], self.text(*namen), lengte)

    def paragraph(self, *namen: str) -> str:
        """Text of several lines, without the markup that others have in it."""
        tekst = self._find(namen)[1]
        if self.precies:
            return tekst
        if OPMAAK.search(tekst):
            tekst = html.unescape(strip_tags(NIEUWE_REGEL.sub("\n", tekst)))
        return self._shorten(namen[0], tekst.strip(), LANGSTE_ALINEA)

    def read(self, *namen: str, lezer: Callable[[str], T], leeg: T) -> T:
        """What ``lezer`` makes of it; what it refuses is left out, and that is remarked."""
        naam, tekst = self._find(namen)
        if not tekst.strip():
            return leeg
        try:
            return lezer(tekst.strip())
        except Celfout as fout:
            self.remark(naam, tekst, _("%s Dit is niet overgenomen.") % fout)
            return leeg

    def flag(self, naam: str) -> bool | None:
        """Yes, no, or not told."""
        return {"true": True, "1": True, "false": False, "0": False}.get(self._find([naam])[1].strip().lower())

    def rows(self, *namen: str) -> list["Document"]:
        """The parts of the first of these lists that is there."""
        lijst: list[Any] = next((self.inhoud[naam] for naam in namen if isinstance(self.inhoud.get(naam), list)), [])
        return [self._part(deel) for deel in lijst if isinstance(deel, dict)]

    def child(self, naam: str) -> "Document | None":
        deel = self.inhoud.get(naam)
        return self._part(deel) if isinstance(deel, dict) else None

    def remark(self, naam: str, waarde: str, reden: str) -> None:
        self.opmerkingen.append((naam, waarde, reden))

    def _part(self, inhoud: Mapping[str, Any]) -> "Document":
        return Document(inhoud, self.precies, self.opmerkingen)

    def _find(self, namen: tuple[str, ...] | list[str]) -> tuple[str, str]:
        for naam in namen:
            waarde = self.inhoud.get(naam)
            tekst = ONBEWAARBAAR.sub("", _write(waarde)) if isinstance(waarde, (str, int, float)) else ""
            if tekst if self.precies else tekst.strip():
                return naam, tekst
        return namen[0], ""

    def _shorten(self, naam: str, tekst: str, lengte: int) -> str:
        if len(tekst) <= lengte:
            return tekst
        self.remark(naam, tekst, _("Dit is te lang: we namen de eerste %d tekens over.") % lengte)
        return shorten(tekst, lengte)


def shorten(tekst: str, lengte: int) -> str:
    """The beginning, to the last whole word that fits."""
    begin = tekst[: lengte - 1]
    return f"{begin.rpartition(' ')[0].rstrip(' ,;:') or begin}…"


def _write(waarde: str | int | float) -> str:
    """As it stands in JSON."""
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    return str(waarde)

"""What all charts share: shapes with their looks, the scale of an axis, and how a figure is written.

A chart is ``BREED`` units wide, and shown at about that many pixels. In a narrow place grafiek.css enlarges the
letters, so all room for words is reckoned with that larger letter (``TEKEN``).
"""

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..onderdrukking import ONDERDRUKT, Onderdrukt, threshold

BREED = 420
TEKEN = 9.8
REGEL = 20
Getal = float | Onderdrukt | None

# How each class looks where no style sheet reaches it, as on paper. grafiek.css gives the page's own colours.
INKT, INKT_2, LIJN, WIT, BAKSTEEN, WATER = "#12302a", "#4a5f58", "#d9d7ca", "#ffffff", "#97341c", "#cfe0df"
STIJL: dict[str, dict[str, str]] = {
    "tekst": {"fill": INKT, "font-size": "14"},
    "tekst-vet": {"fill": INKT, "font-size": "14", "font-weight": "700"},
    "tekst-2": {"fill": INKT_2, "font-size": "14"},
    "as": {"stroke": LIJN, "stroke-width": "1"},
    "grens": {"stroke": INKT, "stroke-width": "2", "stroke-dasharray": "4 4"},
    "marge": {"stroke": INKT, "stroke-width": "2", "fill": "none"},
    "punt": {"fill": INKT},
    "nul": {"fill": WIT, "stroke": BAKSTEEN, "stroke-width": "3"},
    "weg": {"fill": WIT, "stroke": INKT_2, "stroke-width": "2", "stroke-dasharray": "3 3"},
    "gekozen": {"fill": "#fdf1d4"},
    "raak": {"fill": WIT, "fill-opacity": "0"},
    "balk": {"fill": "#6da893"},
    "k1": {"fill": "#e3eee8", "stroke": INKT_2, "stroke-width": "1"},
    "k2": {"fill": "#b5d5c7", "stroke": INKT_2, "stroke-width": "1"},
    "k3": {"fill": "#7db39f", "stroke": INKT_2, "stroke-width": "1"},
    "k4": {"fill": "#3d8169", "stroke": INKT_2, "stroke-width": "1"},
    "k5": {"fill": "#12493a", "stroke": INKT_2, "stroke-width": "1"},
    "geen": {"fill": "#ebeae1", "stroke": INKT_2, "stroke-width": "1"},
    "los": {"fill": WIT, "stroke": INKT_2, "stroke-width": "1"},
    "lijn-1": {"stroke": "#17604a", "stroke-width": "2.5", "fill": "none"},
    "lijn-2": {"stroke": "#1565bf", "stroke-width": "2.5", "fill": "none", "stroke-dasharray": "7 4"},
    "lijn-3": {"stroke": "#ad470a", "stroke-width": "2.5", "fill": "none", "stroke-dasharray": "2 4"},
    "lijn-4": {"stroke": "#5b1f63", "stroke-width": "2.5", "fill": "none", "stroke-dasharray": "10 3 2 3"},
    "lijn-5": {"stroke": INKT_2, "stroke-width": "2.5", "fill": "none", "stroke-dasharray": "14 4"},
    "vorm-1": {"fill": "#17604a"},
    "vorm-2": {"fill": "#1565bf"},
    "vorm-3": {"fill": "#ad470a"},
    "vorm-4": {"fill": "#5b1f63"},
    "vorm-5": {"fill": INKT_2},
    "water": {"fill": WATER},
    "buiten": {"fill": "#e9e9e0"},
    "gracht": {"fill": "none", "stroke": WATER, "stroke-width": "5", "stroke-linejoin": "round"},
    "naam": {"fill": INKT, "font-size": "24", "font-weight": "700"},
    "halo": {
        "fill": WIT,
        "stroke": WIT,
        "stroke-width": "6",
        "stroke-linejoin": "round",
        "font-size": "24",
        "font-weight": "700",
    },
    "streep": {"stroke": INKT, "stroke-width": "1", "stroke-opacity": "0.45", "fill": "none"},
    "streep-licht": {"stroke": WIT, "stroke-width": "1.2", "stroke-opacity": "0.6", "fill": "none"},
}
# Beside each colour a pattern, so that nothing hangs on colour: the lines of a tile of 8 by 8, and how they look.
PATRONEN = {
    "k2": ("M4 3v2", "streep"),
    "k3": ("M-2 2 2-2M0 8 8 0M6 10l4-4", "streep"),
    "k4": ("M-2 6l4 4M0 0l8 8M6-2l4 4", "streep-licht"),
    "k5": ("M4 0v8M0 4h8", "streep-licht"),
    "geen": ("M-2 2 2-2M0 8 8 0M6 10l4-4", "streep"),
}


@dataclass(frozen=True)
class Vorm:
    """A piece of a drawing; ``klasse`` is a name in ``STIJL``. With ``adres`` it is a link around what is inside."""

    naam: str
    maten: Mapping[str, float | str] = field(default_factory=dict)
    klasse: str = ""
    tekst: str = ""
    titel: str = ""
    adres: str = ""
    binnen: Sequence["Vorm"] = ()


@dataclass(frozen=True)
class Teken:
    """A line of the legend: what it looks like, in a box of 28 by 18, and what it means."""

    vormen: Sequence[Vorm]
    woorden: str


@dataclass(frozen=True)
class Rij:
    """A line of the table."""

    label: str
    cellen: Sequence[str]
    adres: str = ""


@dataclass(frozen=True)
class Grafiek:
    """A drawing with its words, ready for ``{% grafiek %}``; the table says all that the drawing shows."""

    soort: str
    titel: str
    uitleg: str
    kader: tuple[float, float, float, float]
    vormen: Sequence[Vorm]
    kop: Sequence[str]
    rijen: Sequence[Rij]
    legenda: Sequence[Teken] = ()

    @property
    def id(self) -> str:
        """The same for the same chart, other than that of another on the page."""
        inhoud = [(rij.label, *rij.cellen) for rij in self.rijen]
        return f"gr-{crc32(repr((self.soort, self.titel, self.uitleg, inhoud)).encode()):08x}"

    @property
    def met_links(self) -> bool:
        return any(vorm.adres for vorm in self.vormen)

    @property
    def leeg(self) -> bool:
        return not self.rijen


def line(x1: float, y1: float, x2: float, y2: float, klasse: str) -> Vorm:
    return Vorm("path", {"d": f"M{x1:.4g} {y1:.4g}L{x2:.4g} {y2:.4g}"}, klasse)


def rect(x: float, y: float, breedte: float, hoogte: float, klasse: str, titel: str = "") -> Vorm:
    return Vorm("rect", {"x": x, "y": y, "width": breedte, "height": hoogte}, klasse, titel=titel)


def text(x: float, y: float, tekst: str, klasse: str = "tekst", anker: str = "start") -> Vorm:
    return Vorm("text", {"x": x, "y": y, "text-anchor": anker}, klasse, tekst)


def fill(vorm: Vorm) -> list[Vorm]:
    """The shape in its colour, and over it its pattern; the template makes ``#`` the name of the pattern."""
    if vorm.klasse not in PATRONEN:
        return [vorm]
    return [vorm, Vorm(vorm.naam, {**vorm.maten, "fill": f"#{vorm.klasse}", "pointer-events": "none"})]


def swatch(klasse: str) -> list[Vorm]:
    return fill(rect(1, 1, 26, 16, klasse))


def link(adres: str, vormen: Iterable[Vorm], naam: str = "") -> list[Vorm]:
    """These shapes as a link, without an address just the shapes; a link without words inside needs a name."""
    binnen = list(vormen)
    return [Vorm("a", {"aria-label": naam} if naam else {}, adres=adres, binnen=binnen)] if adres else binnen


def width_of(tekst: str) -> float:
    """A percent sign takes the room of two letters."""
    return (len(tekst) + tekst.count("%")) * TEKEN


def wrap(tekst: str, breedte: float) -> list[str]:
    """The words on lines of at most this width."""
    return textwrap.wrap(tekst, max(8, int(breedte / TEKEN))) or [""]


def write(waarde: Getal, eenheid: str = "") -> str:
    """A figure in words: what is not known or not told is never a number."""
    if waarde is None:
        return _("niet bekend")
    if isinstance(waarde, Onderdrukt):
        return _("te weinig gegevens")
    cijfers = 0 if float(waarde).is_integer() or abs(waarde) >= 100 else 1
    getal = number_format(waarde, cijfers, use_l10n=True, force_grouping=True)
    return f"{getal}%" if eenheid == "%" else f"{getal} {eenheid}".strip()


def write_bound(waarde: Getal) -> str:
    """The end of a range; one that is withheld is below the threshold."""
    return f"<{threshold()}" if waarde is ONDERDRUKT else write(waarde)


def write_range(waarde: Getal, laag: Getal, hoog: Getal, eenheid: str = "") -> str:
    """A figure and between what it lies, as *60 (40–90)*."""
    bekend = is_known(waarde) and laag is not None and hoog is not None
    return f"{write(waarde, eenheid)} ({write_bound(laag)}–{write_bound(hoog)})" if bekend else write(waarde, eenheid)


def is_known(waarde: Getal) -> bool:
    return waarde is not None and waarde is not ONDERDRUKT


def numbers(waarden: Iterable[Getal]) -> list[float]:
    """Those that can be drawn; a bound that is withheld is drawn as zero, which hides where it is."""
    return [float(w) if w is not ONDERDRUKT else 0.0 for w in waarden if w is not None]


@dataclass(frozen=True)
class Schaal:
    """From figures to units of the drawing."""

    van: float
    tot: float
    streken: Sequence[float]
    begin: float
    eind: float

    def place(self, waarde: float) -> float:
        return round(self.begin + (waarde - self.van) / (self.tot - self.van) * (self.eind - self.begin), 1)


def make_schaal(
    waarden: Iterable[float], begin: float, eind: float, meest: int = 4, *, rond: bool = False, nul: float = 0.0
) -> Schaal:
    """An axis that holds ``nul`` and all figures, in at most so many steps of 1, 2 or 5; ``rond``: it ends at steps."""
    alle = [nul, *waarden]
    laagste, hoogste = min(alle), max(alle)
    breedte = hoogste - laagste or 1.0
    macht = 10.0 ** math.floor(math.log10(breedte / meest))
    stap = next(macht * keer for keer in (1, 2, 5, 10) if macht * keer * meest >= breedte * (1 - 1e-9))
    van, tot = math.floor(laagste / stap + 1e-9), max(math.ceil(hoogste / stap - 1e-9), 1)
    streken = [stap * i for i in range(van, tot + 1)]
    if rond or laagste == hoogste:
        return Schaal(streken[0], streken[-1], streken, begin, eind)
    binnen = [streek for streek in streken if laagste <= streek <= hoogste + stap * 1e-9]
    return Schaal(laagste, hoogste, binnen, begin, eind)

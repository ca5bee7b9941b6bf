"""A sketch of where things are, for paper: few lines, large numbers, in the colours of the page or in grey."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from django.contrib.gis.db.models.functions import PointOnSurface

from .kaartbeeld import Kaartbeeld, draw_city, to_px
from .models import Gebied
from .momentopname import kept

# A drawing is as wide as this many of its own units; sizes below are in those units. On paper it is 80 mm wide.
BREEDTE = 300
VERHOUDING = 4 / 3
STRAAL = 12
LETTER = 13.5
MATEN = {
    "letter": LETTER,
    "straal": STRAAL,
    "zak": LETTER * 0.35,
    "punt": 2,
    "water": 3.2,
    "dun": 0.6,
    "ij": 7,
    "rand": 1.4,
    "halo": 3.5,
}
RINGEN = [
    ("rimpel-1", "#d8d8d8", 29),
    ("water", "#e4e4e4", 27.4),
    ("rimpel-2", "#d0d0d0", 19),
    ("water", "#e4e4e4", 17.4),
    ("rimpel-3", "#c8c8c8", 10.6),
    ("water", "#e4e4e4", 9),
]
# A dot that finds no room so many dots away is left out; of an organisation with many places, the first ones do.
STAPPEN = 9
PLEKKEN_HOOGSTENS = 3
# More stadsdelen than this, and their names say more than those of their parts.
INGEZOOMD = 2

Punt = tuple[float, float]
Vak = tuple[float, float, float, float]
Naam = tuple[str, float, float]


@dataclass(frozen=True)
class Merk:
    """A number in a dot, in pixels of the city's drawing; ``van`` is the place itself when there was no room on it."""

    nummer: int
    x: float
    y: float
    van: Punt | None = None


@dataclass(frozen=True)
class Schets:
    """What the template draws; ``eenheid`` is a unit of size in pixels of the city's drawing."""

    beeld: Kaartbeeld
    vak: Vak
    eenheid: float
    merken: list[Merk]
    namen: list[Naam]
    buiten: list[int]

    @property
    def kader(self) -> list[float]:
        """Left, top, width and height."""
        links, boven, rechts, onder = self.vak
        return [round(maat, 1) for maat in (links, boven, rechts - links, onder - boven)]

    @property
    def gekozen(self) -> bool:
        return any(vlak.gekozen for vlak in self.beeld.stadsdelen)

    @property
    def maten(self) -> dict[str, float]:
        return {naam: round(maat * self.eenheid, 3) for naam, maat in MATEN.items()}

    @property
    def ringen(self) -> list[tuple[str, str, float]]:
        """Ripples round the city, each line covered again with water: class, grey and width."""
        return [(klasse, grijs, round(breedte * self.eenheid, 2)) for klasse, grijs, breedte in RINGEN]


def draw_sketch(versie: int, plekken: Sequence[tuple[int, Sequence[Punt], Iterable[str]]]) -> Schets:
    """The stadsdelen where these numbers are; per number its (lon, lat) places and the slugs of their stadsdelen."""
    slugs = {slug for _nummer, _punten, delen in plekken for slug in delen}
    beeld = draw_city(versie).zoomed(slugs)
    kader, eenheid = fit(beeld.viewbox)
    merken: list[Merk] = []
    for nummer, punten, _delen in plekken:
        for punt in punten[:PLEKKEN_HOOGSTENS]:
            place(merken, nummer, to_px(*punt), kader, eenheid)
    straal = STRAAL * eenheid
    bezet = [(merk.x - straal, merk.y - straal, merk.x + straal, merk.y + straal) for merk in merken]
    namen = choose_names(known_names(versie, beeld, slugs), bezet, kader, eenheid)
    return Schets(beeld, kader, eenheid, merken, namen, [nummer for nummer, punten, _delen in plekken if not punten])


def fit(viewbox: str) -> tuple[Vak, float]:
    """The frame, made as wide or high as the shape of the drawing asks, and the size of a unit in it."""
    x, y, breedte, hoogte = map(float, viewbox.split())
    breed, hoog = max(breedte, hoogte * VERHOUDING), max(hoogte, breedte / VERHOUDING)
    links, boven = x - (breed - breedte) / 2, y - (hoog - hoogte) / 2
    return (links, boven, links + breed, boven + hoog), round(breed / BREEDTE, 4)


def place(merken: list[Merk], nummer: int, plek: Punt, kader: Vak, eenheid: float) -> None:
    """A dot on the place, or else as near to it as there is room inside the frame."""
    ruimte = 2 * STRAAL * eenheid
    binnen = (kader[0] + ruimte / 2, kader[1] + ruimte / 2, kader[2] - ruimte / 2, kader[3] - ruimte / 2)
    for stap in range(STAPPEN):
        for hoek in range(max(1, 6 * stap)):
            richting = 2 * pi * hoek / (6 * stap) if stap else 0
            x, y = plek[0] + stap * ruimte * sin(richting), plek[1] - stap * ruimte * cos(richting)
            vrij = binnen[0] <= x <= binnen[2] and binnen[1] <= y <= binnen[3]
            if vrij and all(hypot(merk.x - x, merk.y - y) >= 0.99 * ruimte for merk in merken):
                merken.append(Merk(nummer, round(x, 1), round(y, 1), plek if stap else None))
                return


def known_names(versie: int, beeld: Kaartbeeld, slugs: set[str]) -> list[Naam]:
    """Names to find one's way by: parts of the stadsdeel, or the stadsdelen when there are many or no parts."""
    delen = kept("gebiedsnamen", versie, _select_parts) if len(slugs) <= INGEZOOMD else {}
    namen = [naam for slug in sorted(slugs) for naam in delen.get(slug, [])]
    return namen or [(vlak.naam, vlak.x, vlak.y) for vlak in beeld.stadsdelen if vlak.slug in slugs or not slugs]


def choose_names(namen: Iterable[Naam], bezet: list[Vak], kader: Vak, eenheid: float) -> list[Naam]:
    """Those that touch no mark, no edge and no earlier name, moved up or down a little if that helps."""
    gekozen = []
    for naam, x, midden in namen:
        half = LETTER * 0.26 * len(naam) * eenheid
        for schuif in (0, -1.4, 1.4, -2.2, 2.2):
            y = round(midden + schuif * LETTER * eenheid, 1)
            vak = (x - half, y - LETTER * 0.8 * eenheid, x + half, y + LETTER * 0.2 * eenheid)
            if _inside(vak, kader) and not any(_overlap(vak, ander) for ander in bezet):
                bezet = [*bezet, vak]
                gekozen.append((naam, x, y))
                break
    return gekozen


def _inside(een: Vak, ander: Vak) -> bool:
    return ander[0] <= een[0] and ander[1] <= een[1] and een[2] <= ander[2] and een[3] <= ander[3]


def _overlap(een: Vak, ander: Vak) -> bool:
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] and ander[1] < een[3]


def _select_parts() -> dict[str, list[Naam]]:
    """Per stadsdeel the names of its gebieden, with a point inside each."""
    slugs = dict(Gebied.objects.stadsdelen().values_list("code", "slug"))
    delen: dict[str, list[Naam]] = {}
    gebieden = Gebied.objects.filter(soort=Gebied.Soort.GEBIED).annotate(punt=PointOnSurface("geometrie"))
    for code, naam, punt in gebieden.order_by("code").values_list("code", "naam", "punt"):
        delen.setdefault(slugs.get(code[1:2], ""), []).append((naam.split(",")[0], *to_px(punt.x, punt.y)))
    return delen

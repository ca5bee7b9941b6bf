"""Names beside their nodes: in as few lines as can be, and where nothing else stands."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .lijnen import Lijn, Omtrek, Punt
from .vel import Vel

# Widths of Lato Bold in ems, rounded; what is not here is as wide as a capital.
BREEDTES = {
    0.22: "’‘'",
    0.27: " (),.:;ijl|!I[]-",
    0.37: "frt\"*/_",
    0.47: "sz?J",
    0.52: "Lacx",
    0.57: "FSbdeghknopquvyéëèüö",
    0.6: "0123456789EPTZ+–=",
    0.75: "AKVBCRXYDGHNU&",
    0.82: "OQw%m@",
}  # fmt: skip
EM = {teken: breedte for breedte, tekens in BREEDTES.items() for teken in tekens}
REGEL_EM = 8.6  # a line is at most so wide, unless one word is wider
SMAL_EM = 5.6  # or so wide, where that covers less
WOORD_EM = 12
REGELS = 3
HOOGTE_EM = 1.19
NAMEN_PROPVOL = 60  # on a crowded sheet so many names are tried
VOORKEUR = (0, 2, 3, 3, 4, 4, 5, 5)  # what each place costs, in points of a line that it covers
ERG, BUITEN = 1000, 1_000_000


@dataclass(frozen=True)
class Naamplek:
    """A name as it is written: where its first line begins or has its middle, from the middle of its node."""

    anker: str  # "start", "middle" or "end"
    x: float
    y: float
    regels: tuple[str, ...]
    vak: tuple[float, float, float, float]  # on the sheet: left, top, right, bottom

    @property
    def rest(self) -> tuple[str, ...]:
        return self.regels[1:]


def width_of(tekst: str, letter: float) -> float:
    return sum(EM.get(teken, 0.7) for teken in tekst) * letter


def wrap(naam: str, em: float = REGEL_EM) -> tuple[str, ...]:
    """In at most three lines, about equally long; what does not fit is left out, and said with dots."""
    regels = _fill(naam, em)
    smal = next(r for deel in range(5, 11) if len(r := _fill(naam, em * deel / 10)) <= len(regels))
    if len(smal) > REGELS:
        smal = [*smal[: REGELS - 1], smal[REGELS - 1] + " …"]
    return tuple(_cut(regel) for regel in smal)


def _fill(naam: str, em: float) -> list[str]:
    regels: list[str] = []
    for woord in naam.split():
        langer = f"{regels[-1]} {woord}" if regels else woord
        if regels and width_of(langer, 1) <= em:
            regels[-1] = langer
        else:
            regels.append(woord)
    return regels


def _cut(regel: str) -> str:
    """A word that is wider than any sheet has room for is cut."""
    if width_of(regel, 1) <= WOORD_EM:
        return regel
    return next(kort for n in range(len(regel), -1, -1) if width_of(kort := regel[:n] + "…", 1) <= WOORD_EM)


def place_names(
    namen: Iterable[tuple[str, str]],
    omtrekken: dict[str, Omtrek],
    lijnen: list[Lijn],
    merken: list[Punt],
    vel: Vel,
) -> dict[str, Naamplek]:
    """For (key, name), most important first, the best place round its node; none where it would cover something."""
    vakken = [_box(o.x, o.y, o.straal + 2) for o in omtrekken.values()] + [_box(x, y, 10) for x, y in merken]
    punten = np.array([p for lijn in ([] if vel.druk else lijnen) for p in _points_of(lijn)] or [(-99.0, -99.0)])
    gezet: dict[str, Naamplek] = {}
    for sleutel, naam in list(namen)[: NAMEN_PROPVOL if vel.soort == "propvol" else None]:
        bezet = np.array(vakken)
        vormen = dict.fromkeys((wrap(naam), wrap(naam, SMAL_EM)))
        plekken = [plek for regels in vormen for plek in _candidates(regels, omtrekken[sleutel], vel.letter)]
        kosten = [_cost(plek, i, bezet, punten, vel) for i, plek in enumerate(plekken)]
        beste = min(range(len(plekken)), key=kosten.__getitem__)
        if kosten[beste] >= (ERG if vel.soort != "ruim" else BUITEN):
            continue
        gezet[sleutel] = plekken[beste]
        links, boven, rechts, onder = plekken[beste].vak
        vakken.append((links - 5, boven - 6, rechts + 5, onder + 6))
    return gezet


def _points_of(lijn: Lijn) -> list[Punt]:
    """Points that a name had better not cover; at the ends more, because there one sees where a line leads."""
    einden = [lijn.at(t) for t in (0.0, 0.02, 0.04, 0.96, 0.98, 1.0)]
    return lijn.along(6) + 2 * einden + (6 * [lijn.punt] if lijn.punt else [])


def _candidates(regels: tuple[str, ...], o: Omtrek, letter: float) -> list[Naamplek]:
    """Below first, then above, beside, and more to one side."""
    breed = max((width_of(regel, letter) for regel in regels), default=0)
    regel = letter * HOOGTE_EM
    hoog, r = regel * len(regels), o.straal
    plekken = [
        ("middle", 0, r + 4),
        ("middle", 0, -r - 5 - hoog),
        ("start", r + 6, -hoog / 2),
        ("end", -r - 6, -hoog / 2),
        ("start", -r / 3, r + 4),
        ("end", r / 3, r + 4),
        ("start", -r / 3, -r - 5 - hoog),
        ("end", r / 3, -r - 5 - hoog),
    ]
    uit = []
    for anker, dx, boven in plekken:
        links = o.x + dx - {"start": 0, "middle": breed / 2, "end": breed}[anker]
        vak = (links, o.y + boven, links + breed, o.y + boven + hoog)
        uit.append(Naamplek(anker, round(dx, 1), round(boven + letter * 0.92, 1), regels, vak))
    return uit


def _cost(plek: Naamplek, voorkeur: int, bezet: np.ndarray, punten: np.ndarray, vel: Vel) -> float:
    links, boven, rechts, onder = plek.vak
    buiten = links < 2 or boven < 2 or rechts > vel.breedte - 2 or onder > vel.hoogte - 2
    overlap = (bezet[:, 0] < rechts) & (bezet[:, 2] > links) & (bezet[:, 1] < onder) & (bezet[:, 3] > boven)
    geraakt = (punten[:, 0] > links) & (punten[:, 0] < rechts) & (punten[:, 1] > boven) & (punten[:, 1] < onder)
    return BUITEN * buiten + ERG * int(overlap.sum()) + int(geraakt.sum()) + VOORKEUR[voorkeur % 8]


def _box(x: float, y: float, straal: float) -> tuple[float, float, float, float]:
    return x - straal, y - straal, x + straal, y + straal

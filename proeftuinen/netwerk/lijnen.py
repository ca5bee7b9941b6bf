"""Where the lines of the network run: from border to border, side by side, and round what stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, hypot

import numpy as np

from .graaf import Band
from .vel import Vel

Punt = tuple[float, float]
# How far the middle of a line moves aside, in pixels, when a node stands in the way: the first that is free, and no
# further than this part of its length.
OPZIJ = (0, 26, -26, 44, -44, 68, -68)
OPZIJ_DEEL = 0.2
NAAST, BOLLER = 11, 5  # pixels between ties that share both ends, and so much more in their middle
LUCHT = 5  # pixels between a line and the node where it ends


@dataclass(frozen=True)
class Omtrek:
    """A node as a thing to stay off: its middle, its shape, and half its size."""

    x: float
    y: float
    vorm: str
    straal: float

    def leave_towards(self, punt: Punt) -> Punt:
        """Where a line to that point leaves this node, a little off its border."""
        dx, dy = punt[0] - self.x, punt[1] - self.y
        lengte = hypot(dx, dy) or 1
        dx, dy = dx / lengte, dy / lengte
        if self.vorm == "formeel":
            rand = self.straal / max(abs(dx), abs(dy), 0.1)
        elif self.vorm == "gemeente":
            rand = 1.25 * self.straal / max(abs(dx) + abs(dy), 0.1)
        else:
            rand = self.straal
        rand = min(rand + LUCHT, lengte / 2)
        return self.x + dx * rand, self.y + dy * rand


@dataclass(frozen=True)
class Lijn:
    """One tie as it is drawn, from ``begin`` to ``eind``, pulled aside by ``stuur``; an arrow's tip is ``punt``."""

    band: Band
    stand: str  # "nieuw", "gestopt" or ""
    begin: Punt
    stuur: Punt
    eind: Punt
    punt: Punt | None = None
    decimalen: int = 1

    @property
    def d(self) -> str:
        """The path, short: relative, and straight where it can be."""
        (x, y), (cx, cy), (ex, ey) = self.begin, self.stuur, self.eind
        stuur, eind = (cx - x, cy - y), (ex - x, ey - y)
        if abs(eind[0] * stuur[1] - eind[1] * stuur[0]) < 1:
            return f"M{self._write(self.begin)}l{self._write(eind)}"
        return f"M{self._write(self.begin)}q{self._write(stuur)} {self._write(eind)}"

    @property
    def pijl(self) -> str:
        """The head of the arrow as a path, its tip where the line would have ended."""
        if self.punt is None:
            return ""
        (px, py), (ex, ey) = self.punt, self.eind
        dx, dy = (ex - px) * 1.08, (ey - py) * 1.08
        zx, zy = -dy * 0.4, dx * 0.4
        een, ander = (dx + zx, dy + zy), (-2 * zx, -2 * zy)
        return f"M{self._write(self.punt)}l{self._write(een)} {self._write(ander)}z"

    def _write(self, punt: Punt) -> str:
        return "{:g} {:g}".format(*(round(getal, self.decimalen) for getal in punt))

    def at(self, t: float) -> Punt:
        (x, y), (cx, cy), (ex, ey) = self.begin, self.stuur, self.eind
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        return a * x + b * cx + c * ex, a * y + b * cy + c * ey

    def along(self, stap: float) -> list[Punt]:
        """Points on it, at most ``stap`` pixels apart."""
        aantal = ceil((hypot(self.eind[0] - self.begin[0], self.eind[1] - self.begin[1]) + 1) / stap)
        return [self.at(i / aantal) for i in range(aantal + 1)]


def lay_lines(banden: Iterable[tuple[Band, str]], omtrekken: dict[str, Omtrek], vel: Vel) -> list[Lijn]:
    """A line for each tie with its ``stand``. Those between the same two run side by side."""
    paren: dict[tuple[str, str], list[tuple[Band, str]]] = {}
    for band, stand in banden:
        paren.setdefault((min(band.van, band.naar), max(band.van, band.naar)), []).append((band, stand))
    lijnen = []
    for (een, ander), samen in paren.items():
        basis = 0.0 if vel.druk else _find_way(omtrekken, een, ander)
        stap = min(NAAST, 1.7 * vel.straal / max(len(samen) - 1, 1))
        for i, (band, stand) in enumerate(samen):
            plek = i - (len(samen) - 1) / 2
            kant = 1 if band.van == een else -1
            omtrek = omtrekken[band.van], omtrekken[band.naar]
            lijnen.append(_lay_line(band, stand, omtrek, kant * (basis + plek * BOLLER), kant * plek * stap, vel))
    return lijnen


def _lay_line(band: Band, stand: str, omtrekken: tuple[Omtrek, Omtrek], opzij: float, naast: float, vel: Vel) -> Lijn:
    """From border to border, its middle ``opzij`` pixels aside, and all of it ``naast``."""
    van, naar = omtrekken
    dx, dy = naar.x - van.x, naar.y - van.y
    lengte = hypot(dx, dy) or 1
    haaks = -dy / lengte, dx / lengte
    stuur = _move(((van.x + naar.x) / 2, (van.y + naar.y) / 2), haaks, 2 * opzij)
    begin, punt = van.leave_towards(stuur), naar.leave_towards(stuur)
    begin, stuur, punt = (_move(p, haaks, naast) for p in (begin, stuur, punt))
    decimalen = 0 if vel.druk else 1
    if not band.gericht or stand == "gestopt":
        return Lijn(band, stand, begin, stuur, punt, None, decimalen)
    terug = stuur[0] - punt[0], stuur[1] - punt[1]
    eind = _move(punt, terug, (5 + 4 * vel.lijn) / (hypot(*terug) or 1))
    return Lijn(band, stand, begin, stuur, eind, punt, decimalen)


def _move(punt: Punt, richting: Punt, ver: float) -> Punt:
    return punt[0] + richting[0] * ver, punt[1] + richting[1] * ver


def _find_way(omtrekken: dict[str, Omtrek], een: str, ander: str) -> float:
    """How far aside a line between these two must go to pass all others; if nothing is free, where it hits least."""
    rest = [o for sleutel, o in omtrekken.items() if sleutel not in (een, ander)]
    if not rest:
        return 0
    middens = np.array([(o.x, o.y) for o in rest])
    ruimtes = np.array([o.straal + LUCHT for o in rest])
    van, naar = (np.array((omtrekken[s].x, omtrekken[s].y)) for s in (een, ander))
    lengte = float(np.linalg.norm(naar - van)) or 1
    haaks = np.array((van[1] - naar[1], naar[0] - van[0])) / lengte
    t = np.linspace(0.08, 0.92, 24)[:, None]

    def count_hits(opzij: float) -> int:
        stuur = (van + naar) / 2 + haaks * 2 * opzij
        baan = (1 - t) ** 2 * van + 2 * t * (1 - t) * stuur + t**2 * naar
        afstanden = np.linalg.norm(baan[:, None] - middens[None], axis=2).min(axis=0)
        return int((afstanden < ruimtes).sum())

    treffers: dict[int, int] = {}
    for opzij in (o for o in OPZIJ if abs(o) <= OPZIJ_DEEL * lengte):
        treffers[opzij] = count_hits(opzij)
        if not treffers[opzij]:
            return opzij
    return min(treffers, key=lambda opzij: treffers[opzij])

"""Figures of moments one after the other, as lines that differ in sign and dashes too."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from ..onderdrukking import ONDERDRUKT, Onderdrukt
from .basis import (
    BREED,
    Getal,
    Grafiek,
    Rij,
    Schaal,
    Teken,
    Vorm,
    is_known,
    line,
    make_schaal,
    numbers,
    text,
    width_of,
    write,
    write_range,
)

HOOG, BOVEN, ONDER = 240, 14, 44
SOORTEN = 5
# Lines at one moment stand this far apart, so that their ranges do not cover each other.
NAAST = 7
Punt = tuple[Getal, Getal, Getal] | Onderdrukt | None


@dataclass(frozen=True)
class Lijn:
    """One group; a point is (figure, low, high), None when not measured, ``ONDERDRUKT`` when not told."""

    label: str
    punten: Sequence[Punt]


def make_verloop(
    titel: str, uitleg: str, momenten: Sequence[str], lijnen: Sequence[Lijn], eenheid: str = ""
) -> Grafiek:
    """A line for each group over the moments; a line stops where a figure is not known."""
    waarden = numbers([w for lijn in lijnen for punt in lijn.punten if isinstance(punt, tuple) for w in punt])
    schaal = make_schaal(waarden, HOOG, BOVEN)
    streken = [write(streek, eenheid) for streek in schaal.streken]
    links = max(map(width_of, streken)) + 8
    vormen: list[Vorm] = []
    for streek, woord in zip(schaal.streken, streken, strict=True):
        y = schaal.place(streek)
        vormen += [line(links, y, BREED, y, "as"), text(links - 8, y + 5, woord, "tekst-2", "end")]
    plekken = _place_moments(len(momenten), links, len(lijnen))
    for i, (x, moment) in enumerate(zip(plekken, momenten, strict=True)):
        anker = "middle" if 0 < i < len(momenten) - 1 or len(momenten) == 1 else "start" if i == 0 else "end"
        x_tekst = {"start": links, "middle": x, "end": BREED}[anker]
        vormen.append(text(round(x_tekst, 1), HOOG + 36, moment, "tekst", anker))
    for nummer, lijn in enumerate(lijnen):
        opzij = (nummer - (len(lijnen) - 1) / 2) * NAAST
        vormen += _draw(lijn, nummer % SOORTEN + 1, [x + opzij for x in plekken], schaal)
    tabel = [Rij(lijn.label, [_write_point(punt, eenheid) for punt in lijn.punten]) for lijn in lijnen]
    legenda = [
        Teken([line(0, 9, 28, 9, f"lijn-{n}"), _sign(n, 14, 9)], lijn.label)
        for n, lijn in ((i % SOORTEN + 1, lijn) for i, lijn in enumerate(lijnen))
    ]
    if any(punt is ONDERDRUKT for lijn in lijnen for punt in lijn.punten):
        legenda.append(Teken([_hidden_sign(14, 9)], write(ONDERDRUKT)))
    kop = [_("Groep"), *momenten]
    return Grafiek("verloop", titel, uitleg, (0, 0, BREED, HOOG + ONDER), vormen, kop, tabel, legenda)


def _place_moments(aantal: int, links: float, lijnen: int) -> list[float]:
    rand = 16 + lijnen * NAAST / 2
    begin, eind = links + rand, BREED - rand
    if aantal < 2:
        return [(begin + eind) / 2] * aantal
    return [round(begin + i * (eind - begin) / (aantal - 1), 1) for i in range(aantal)]


def _write_point(punt: Punt, eenheid: str) -> str:
    return write_range(*punt, eenheid) if isinstance(punt, tuple) else write(punt)


def _draw(lijn: Lijn, nummer: int, plekken: Sequence[float], schaal: Schaal) -> list[Vorm]:
    hoogten = [
        schaal.place(numbers([punt[0]])[0]) if isinstance(punt, tuple) and is_known(punt[0]) else None
        for punt in lijn.punten
    ]
    punten = list(zip(plekken, hoogten, strict=True))
    vormen = [
        line(x1, y1, x2, y2, f"lijn-{nummer}")
        for (x1, y1), (x2, y2) in pairwise(punten)
        if y1 is not None and y2 is not None
    ]
    for (x, y), punt in zip(punten, lijn.punten, strict=True):
        if y is not None and isinstance(punt, tuple):
            grenzen = [schaal.place(grens) for grens in numbers(punt[1:])]
            if len(grenzen) == 2:
                vormen.append(Vorm("path", {"d": f"M{x - 3:g} {grenzen[0]:g}h6m-3 0V{grenzen[1]:g}m-3 0h6"}, "marge"))
            vormen.append(_sign(nummer, x, y))
        elif punt is ONDERDRUKT:
            vormen.append(_hidden_sign(x, HOOG + 12))
    return vormen


def _hidden_sign(x: float, y: float) -> Vorm:
    """Below the axis, so that nobody takes it for a zero."""
    return Vorm("circle", {"cx": x, "cy": y, "r": 5}, "weg")


def _sign(nummer: int, x: float, y: float) -> Vorm:
    """Circle, square, triangle, diamond, cross."""
    pad = {
        1: f"M{x - 5:g} {y:g}a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
        2: f"M{x - 5:g} {y - 5:g}h10v10h-10z",
        3: f"M{x:g} {y - 6:g}l6 11h-12z",
        4: f"M{x:g} {y - 7:g}l7 7-7 7-7-7z",
        5: f"M{x - 2:g} {y - 6:g}h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    }
    return Vorm("path", {"d": pad[nummer]}, f"vorm-{nummer}")

"""The matrix and the reach as everybody may see them."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from copy import copy
from dataclasses import replace
from typing import Any

from socialekaart.momentopname import kept

from ..models import Doelgroepschatting
from ..onderdrukking import protect_cel, protect_count, protect_tree, round_people
from .bereik import Bereik, Gebiedsbereik, Rij, make_bereik, read_gebieden, read_plekken
from .matrix import Matrix, read_matrix
from .vraag import Vraag

# So many are held at once, so that nobody fills the memory by asking for every day.
BEWAARD = 64


def public_matrix(vraag: Vraag, versie: int) -> Matrix:
    """All cells after disclosure control; made once per question, day and version of the data."""
    heel = replace(vraag, domein="")
    sleutel = hash((versie, heel, heel.dag))
    matrix = kept(f"hiaten-{sleutel % BEWAARD}", sleutel, lambda: protect(read_matrix(heel)))
    return replace(matrix, vraag=vraag).narrow()


def protect(matrix: Matrix) -> Matrix:
    """The matrix with what may be told of each cell, and nothing exact beside it."""
    cellen = {
        plek: protect_cel(cel, kleinste_doelgroep=matrix.kleinste.get(cel.stadsdeel))
        for plek, cel in matrix.cellen.items()
    }
    schattingen = {pk: _without_figures(schatting) for pk, schatting in matrix.schattingen.items()}
    return replace(matrix, cellen=cellen, schattingen=schattingen, kleinste={})


def _without_figures(schatting: Doelgroepschatting) -> Doelgroepschatting:
    """Its area, year, method and source; the figures that may be told stand in the cells."""
    leeg: Any = None
    kopie = copy(schatting)
    kopie.aantal = kopie.laag = kopie.hoog = leeg
    return kopie


def public_bereik(vraag: Vraag, wens: int, laag: str, versie: int) -> Bereik:
    """The reach of one wens, made of nothing but what everybody may see; once per question, day and version."""
    sleutel = hash((versie, vraag, vraag.dag, wens, laag))
    return kept(f"bereik-{sleutel % BEWAARD}", sleutel, lambda: _make_bereik(vraag, wens, laag))


def _make_bereik(vraag: Vraag, wens: int, laag: str) -> Bereik:
    bereik = make_bereik(laag, hide_people(read_gebieden(vraag, laag)), read_plekken(vraag, wens))
    return replace(bereik, gebieden=[_protect_people(gebied) for gebied in bereik.gebieden])


def _protect_people(gebied: Gebiedsbereik) -> Gebiedsbereik:
    mensen: Any = protect_count(gebied.mensen)
    return replace(gebied, mensen=mensen)


def hide_people(gebieden: Sequence[Rij]) -> list[Rij]:
    """Estimates as they are published. One that is withheld is not there: the area has its part of its stadsdeel."""
    stadsdelen: dict[Hashable, float] = {
        rij.stadsdeel: rij.kleinste_stadsdeel for rij in gebieden if rij.kleinste_stadsdeel is not None
    }
    binnen: dict[Hashable, dict[Hashable, float]] = defaultdict(dict)
    for rij in gebieden:
        if rij.kleinste is not None:
            binnen[rij.stadsdeel][rij.stadsdeel, rij.gebied] = rij.kleinste
    weg = protect_tree(stadsdelen, binnen)

    def tell(sleutel: Hashable, aantal: float | None) -> float | None:
        return None if aantal is None or sleutel in weg else round_people(aantal)

    return [
        rij._replace(
            schatting=tell((rij.stadsdeel, rij.gebied), rij.schatting),
            schatting_stadsdeel=tell(rij.stadsdeel, rij.schatting_stadsdeel),
        )
        for rij in gebieden
    ]

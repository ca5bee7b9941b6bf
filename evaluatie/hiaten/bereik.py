"""Who can reach what is at a place: the enhanced two-step floating catchment area method (E2SFCA).

Luo, W. & Qi, Y. (2009), An enhanced two-step floating catchment area (E2SFCA) method for measuring spatial
accessibility to primary care physicians. Health & Place 15, 1100–1107.

Step one, per place j: R_j = S_j / Σ_k P_k·W(d_kj), what it has for each of the people within reach. Step two, per area
i: A_i = Σ_j R_j·W(d_ij), what people there can reach. P are the people of the target group, d is metres in a straight
line from a point in the area, and W follows from the bands of ``settings.BEREIK_BANDEN``; beyond the last it is 0. One
initiative is S = 1, split evenly over its public places. What comes to people, works in the whole city or has no place
has W = 1 in the areas of its werkgebied. So Σ_i P_i·A_i = Σ_j S_j over all that reaches anyone.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from django.conf import settings
from django.db import connection

from .aanbod import parameters, supply
from .vraag import Vraag

Banden = Sequence[tuple[float, float]]
# x and y of a place and its part of an initiative; or the stadsdelen where so many come to people. Invented or not.
Aanbod = tuple[float | None, float | None, float, list[int] | None, bool]

# An area belongs to the stadsdeel whose code its own begins with. Shares of surface inside one stadsdeel differ less
# than a thousandth between degrees and metres.
GEBIEDEN = """
WITH schatting AS (
    SELECT DISTINCT ON (d.gebied_id) d.gebied_id AS gebied, d.aantal::float8 AS aantal, d.voorbeeld
    FROM evaluatie_doelgroepschatting d JOIN evaluatie_schattingsmethode k ON k.id = d.methode_id
    WHERE %(schatting)s IN ('', k.slug)
        AND (%(peildatum)s::date IS NULL OR d.jaar <= extract(year FROM %(peildatum)s::date))
    ORDER BY d.gebied_id, k.volgorde, k.slug, d.jaar DESC
),
inwoners AS (
    SELECT DISTINCT ON (gebied_id) gebied_id AS gebied, inwoners::float8 AS aantal
    FROM evaluatie_bevolkingscijfer
    WHERE %(peildatum)s::date IS NULL OR jaar <= extract(year FROM %(peildatum)s::date)
    ORDER BY gebied_id, jaar DESC
),
kleinste AS (SELECT gebied_id AS gebied, min(laag)::float8 AS aantal FROM evaluatie_doelgroepschatting GROUP BY 1)
SELECT g.id, g.code, g.naam, s.id, s.naam, ST_X(m.punt), ST_Y(m.punt), e.aantal, t.aantal, ke.aantal, kt.aantal,
    i.aantal, ST_Area(g.geometrie), coalesce(e.voorbeeld, t.voorbeeld, false)
FROM socialekaart_gebied g
JOIN socialekaart_gebied s ON s.soort = 'stadsdeel' AND starts_with(g.code, s.code)
CROSS JOIN LATERAL (SELECT ST_Transform(ST_PointOnSurface(g.geometrie), 28992) AS punt) AS m
LEFT JOIN schatting e ON e.gebied = g.id
LEFT JOIN schatting t ON t.gebied = s.id
LEFT JOIN kleinste ke ON ke.gebied = g.id
LEFT JOIN kleinste kt ON kt.gebied = s.id
LEFT JOIN inwoners i ON i.gebied = g.id
WHERE g.soort = %(laag)s
ORDER BY g.code
"""

# What people go to, with its share in each place; and what comes to them, by stadsdelen (empty: the whole city).
PLEKKEN = """
WITH {aanbod},
hier AS (SELECT a.* FROM aanbod a JOIN gewenst g USING (versie) WHERE g.wens = %(wens)s),
punten AS (
    SELECT h.versie, h.voorbeeld, ST_Transform(z.punt::geometry, 28992) AS punt,
        1.0::float8 / count(*) OVER (PARTITION BY h.versie) AS aandeel
    FROM hier h JOIN zit z USING (id)
    WHERE z.punt IS NOT NULL AND NOT h.heel_amsterdam AND h.aan_huis IS NOT TRUE
)
SELECT ST_X(punt), ST_Y(punt), aandeel, NULL, voorbeeld FROM punten
UNION ALL
SELECT NULL, NULL, count(*)::float8, stadsdelen, bool_or(voorbeeld)
FROM (
    SELECT h.voorbeeld, CASE WHEN h.heel_amsterdam THEN '{{}}'
        ELSE array_agg(p.gebied ORDER BY p.gebied) FILTER (WHERE p.gebied IS NOT NULL) END AS stadsdelen
    FROM hier h LEFT JOIN plek p USING (versie)
    WHERE NOT EXISTS (SELECT FROM punten x WHERE x.versie = h.versie)
    GROUP BY h.versie, h.heel_amsterdam, h.voorbeeld
) AS aan_huis
WHERE stadsdelen IS NOT NULL
GROUP BY stadsdelen
"""
# How the people of a stadsdeel are spread over its areas.
EIGEN, INWONERS, OPPERVLAKTE = "eigen", "inwoners", "oppervlakte"


@dataclass(frozen=True)
class Gebiedsbereik:
    """``bereik`` is how many initiatives there are for each of the ``mensen`` here; None is not known."""

    gebied: int
    code: str
    naam: str
    stadsdeel: int
    stadsdeelnaam: str
    mensen: float | None
    bereik: float | None


@dataclass(frozen=True)
class Bereik:
    """The reach of one wens on a layer of areas ("wijk" or "buurt").

    ``verdelingen``: where the people of the areas come from: estimates of their own, or that of the stadsdeel shared by
    inhabitants or by surface. Of ``aanbod`` initiatives ``bereikt`` reach people. ``voorbeeld``: a figure is invented.
    """

    laag: str
    gebieden: list[Gebiedsbereik]
    verdelingen: set[str]
    aanbod: float
    bereikt: float
    voorbeeld: bool


class Rij(NamedTuple):
    """What the database knows of an area; ``schatting`` is its own, ``schatting_stadsdeel`` that of its stadsdeel.

    ``kleinste`` and ``kleinste_stadsdeel`` are the lowest ends of all estimates of each, whatever was chosen.
    """

    gebied: int
    code: str
    naam: str
    stadsdeel: int
    stadsdeelnaam: str
    x: float
    y: float
    schatting: float | None
    schatting_stadsdeel: float | None
    kleinste: float | None
    kleinste_stadsdeel: float | None
    inwoners: float | None
    oppervlakte: float
    voorbeeld: bool


def read_bereik(vraag: Vraag, wens: int, laag: str = "wijk") -> Bereik:
    """Exact; two queries. Of the question only soort, schatting and peildatum play a part."""
    return make_bereik(laag, read_gebieden(vraag, laag), read_plekken(vraag, wens))


def read_gebieden(vraag: Vraag, laag: str) -> list[Rij]:
    """The areas of a layer with their estimates, exact; one query."""
    with connection.cursor() as cursor:
        cursor.execute(GEBIEDEN, {**parameters(vraag), "laag": laag})
        return [Rij(*rij) for rij in cursor.fetchall()]


def read_plekken(vraag: Vraag, wens: int) -> list[Aanbod]:
    """Where people go to for a wens, and what comes to them; one query."""
    with connection.cursor() as cursor:
        cursor.execute(PLEKKEN.format(aanbod=supply(vraag)), {**parameters(vraag), "wens": wens})
        return cursor.fetchall()


def make_bereik(laag: str, gebieden: Sequence[Rij], aanbod: Sequence[Aanbod]) -> Bereik:
    """The reach that follows from these people and this supply; of an area without known people it is not known."""
    mensen, verdelingen = spread_people(gebieden)
    plekken = np.array([rij[:3] for rij in aanbod if rij[3] is None], dtype=float).reshape(-1, 3)
    groepen = [(set(rij[3]), rij[2]) for rij in aanbod if rij[3] is not None]
    bereik, bereikt = calculate_reach(gebieden, mensen, plekken, groepen, settings.BEREIK_BANDEN)
    return Bereik(
        laag=laag,
        gebieden=[
            Gebiedsbereik(*rij[:5], mensen=wie, bereik=None if wie is None else float(kan))
            for rij, wie, kan in zip(gebieden, mensen, bereik, strict=True)
        ],
        verdelingen=verdelingen,
        aanbod=sum(rij[2] for rij in aanbod),
        bereikt=bereikt,
        voorbeeld=any(rij.voorbeeld for rij in gebieden) or any(rij[4] for rij in aanbod),
    )


def spread_people(gebieden: Sequence[Rij]) -> tuple[list[float | None], set[str]]:
    """The people of the target group in each area, and how we came to them.

    The estimate of the area itself; else its part of that of the stadsdeel: by inhabitants where they are known of all
    its areas, and by surface where they are not.
    """
    inwoners: dict[int, float] = defaultdict(float)
    oppervlakte: dict[int, float] = defaultdict(float)
    onbekend = {rij.stadsdeel for rij in gebieden if rij.inwoners is None}
    for rij in gebieden:
        inwoners[rij.stadsdeel] += rij.inwoners or 0
        oppervlakte[rij.stadsdeel] += rij.oppervlakte
    mensen: list[float | None] = []
    verdelingen: set[str] = set()
    for rij in gebieden:
        if rij.schatting is not None:
            mensen.append(rij.schatting)
            verdelingen.add(EIGEN)
        elif rij.schatting_stadsdeel is None:
            mensen.append(None)
        elif rij.stadsdeel not in onbekend and inwoners[rij.stadsdeel]:
            mensen.append(rij.schatting_stadsdeel * (rij.inwoners or 0) / inwoners[rij.stadsdeel])
            verdelingen.add(INWONERS)
        else:
            mensen.append(rij.schatting_stadsdeel * rij.oppervlakte / oppervlakte[rij.stadsdeel])
            verdelingen.add(OPPERVLAKTE)
    return mensen, verdelingen


def calculate_reach(
    gebieden: Sequence[Rij],
    mensen: Sequence[float | None],
    plekken: np.ndarray,
    groepen: Sequence[tuple[set[int], float]],
    banden: Banden,
) -> tuple[np.ndarray, float]:
    """A_i of each area, and how much supply reaches anyone.

    ``plekken`` has a row x, y (RD metres), S for each place; ``groepen`` tell how much comes to the people of these
    stadsdelen (empty: of the whole city). ``banden``: metres and weight, nearest first.
    """
    p = np.array([wie or 0 for wie in mensen], dtype=float)
    # Sorted from west to east, so that only what lies in the strip around an area is measured.
    x, y, s = plekken[np.argsort(plekken[:, 0], kind="stable")].T
    middens = np.array([(rij.x, rij.y) for rij in gebieden], dtype=float).reshape(-1, 2)
    ver = banden[-1][0]
    van, tot = np.searchsorted(x, middens[:, 0] - ver), np.searchsorted(x, middens[:, 0] + ver, side="right")
    stroken = [slice(*strook) for strook in zip(van, tot, strict=True)]
    gewichten = [
        weigh((x[strook] - midden[0]) ** 2 + (y[strook] - midden[1]) ** 2, banden)
        for strook, midden in zip(stroken, middens, strict=True)
    ]
    vraag = np.zeros(len(x))
    for strook, gewicht, wie in zip(stroken, gewichten, p, strict=True):
        vraag[strook] += wie * gewicht
    per_mens = np.divide(s, vraag, out=np.zeros(len(x)), where=vraag > 0)
    bereik = np.array([per_mens[strook] @ gewicht for strook, gewicht in zip(stroken, gewichten, strict=True)])
    bereikt = float(s[vraag > 0].sum())
    stadsdelen = np.array([rij.stadsdeel for rij in gebieden], dtype=int)
    for waar, hoeveel in groepen:
        hier = np.isin(stadsdelen, list(waar)) if waar else np.full(len(stadsdelen), True)
        if (wie := p[hier].sum()) > 0:
            bereik[hier] += hoeveel / wie
            bereikt += hoeveel
    return bereik, bereikt


def weigh(kwadraat: np.ndarray, banden: Banden) -> np.ndarray:
    """The weight of each squared distance."""
    per_band = np.array([gewicht for _grens, gewicht in banden] + [0.0])
    return per_band[np.searchsorted([grens * grens for grens, _gewicht in banden], kwadraat)]

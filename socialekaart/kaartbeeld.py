"""The city as a drawing: paths for the server's own SVG map, and areas as JSON for the map in the browser."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import cos, radians
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from .models import Zoekrij
from .momentopname import kept

# Pixels of the drawing: about 1,000 wide for the city; at this latitude a degree of longitude is shorter.
STAD = (30, 12, 985, 712)
WEST, NOORD = 4.7, 52.45
PX_PER_GRAAD = 3900
KRIMP = cos(radians(52.36))
M_PER_GRAAD = 111_320

# Where a name reads best, found by looking; an area that is not here gets a point inside it.
NAAMPUNTEN = {
    "centrum": (4.8985, 52.3735),
    "noord": (4.9430, 52.4030),
    "westpoort": (4.8000, 52.4080),
    "west": (4.8550, 52.3820),
    "nieuw-west": (4.8040, 52.3620),
    "zuid": (4.8840, 52.3440),
    "oost": (4.9330, 52.3590),
    "zuidoost": (4.9660, 52.3070),
    "weesp": (5.0420, 52.3040),
}
BUREN = {
    "Zaanstad": (4.8250, 52.4330),
    "Landsmeer": (4.9150, 52.4345),
    "Waterland": (4.9900, 52.4410),
    "Diemen": (4.9640, 52.3330),
    "Gooise Meren": (5.0880, 52.3320),
    "Ouder-Amstel": (4.9170, 52.3120),
    "Amstelveen": (4.8620, 52.3080),
    "Haarlemmermeer": (4.7500, 52.3200),
}

GEBIEDEN = """
WITH s AS (
    SELECT slug, code, naam, schets, geometrie, ST_SimplifyPreserveTopology(geometrie, 0.00006) AS vlak
    FROM socialekaart_gebied WHERE soort = 'stadsdeel'
), w AS (
    SELECT w.naam, s.slug AS stadsdeel, ST_SimplifyPreserveTopology(w.geometrie, 0.00015) AS vlak
    FROM socialekaart_gebied w JOIN s ON s.code = left(w.code, 1) WHERE w.soort = 'wijk'
), noord AS (SELECT ST_Union(vlak) AS vlak FROM s WHERE slug = 'noord'),
zuidoever AS (
    SELECT ST_Buffer(ST_Union(vlak), 0.0006) AS vlak FROM s WHERE slug IN ('westpoort', 'west', 'centrum', 'oost')
)
SELECT json_build_object(
    'stadsdelen', (SELECT coalesce(json_agg(json_build_object(
        'slug', slug, 'code', code, 'naam', naam, 'schets', schets, 'vlak', ST_AsGeoJSON(vlak, 5)::json,
        'punt', coalesce(%(naampunten)s::json->slug, (ST_AsGeoJSON(ST_PointOnSurface(vlak), 5)::json)->'coordinates'))
        ORDER BY naam), '[]') FROM s),
    'buurgemeenten', %(buren)s::json,
    'omtrek', (SELECT ST_AsGeoJSON(ST_Buffer(ST_Buffer(ST_Union(ST_Buffer(geometrie, 0.0002)), -0.0002),
                                             0), 4)::json FROM s),
    'ij', (SELECT ST_AsGeoJSON(ST_LineMerge(ST_CollectionExtract(
        ST_Intersection(ST_Boundary(noord.vlak), zuidoever.vlak), 2)), 5)::json FROM noord, zuidoever),
    'wijken', (SELECT coalesce(json_agg(json_build_object(
        'naam', naam, 'stadsdeel', stadsdeel, 'vlak', ST_AsGeoJSON(vlak, 5)::json,
        'punt', (ST_AsGeoJSON(ST_PointOnSurface(vlak), 5)::json)->'coordinates') ORDER BY naam), '[]') FROM w)
)::text
"""

BUURTEN = """
SELECT json_build_object('buurten', coalesce(json_agg(json_build_object(
    'naam', b.naam, 'vlak', ST_AsGeoJSON(ST_SimplifyPreserveTopology(b.geometrie, 0.00004), 5)::json,
    'punt', (ST_AsGeoJSON(ST_PointOnSurface(b.geometrie), 5)::json)->'coordinates') ORDER BY b.naam), '[]'))::text
FROM socialekaart_gebied b
WHERE b.soort = 'buurt' AND left(b.code, 1) = %s
"""

# Simplified to about a pixel and moved into pixels; Postgres writes the path itself (ST_AsSVG turns y round).
TEKENING = """
WITH g AS (
    SELECT slug, naam, soort, ST_Affine(
        ST_SimplifyPreserveTopology(geometrie, %(grof)s), %(sx)s, 0, 0, %(sy)s, %(dx)s, %(dy)s) AS vlak
    FROM socialekaart_gebied WHERE soort IN ('stadsdeel', 'wijk')
), s AS (SELECT * FROM g WHERE soort = 'stadsdeel'),
noord AS (SELECT ST_Union(vlak) AS vlak FROM s WHERE slug = 'noord'),
zuidoever AS (SELECT ST_Buffer(ST_Union(vlak), 3) AS vlak FROM s
              WHERE slug IN ('westpoort', 'west', 'centrum', 'oost'))
SELECT
    (SELECT json_agg(json_build_object('slug', slug, 'naam', naam, 'd', ST_AsSVG(ST_Scale(vlak, 1, -1), 1, 1),
        'x', round(ST_X(ST_PointOnSurface(vlak))::numeric, 1), 'y', round(ST_Y(ST_PointOnSurface(vlak))::numeric, 1),
        'kader', json_build_array(ST_XMin(vlak), ST_YMin(vlak), ST_XMax(vlak), ST_YMax(vlak))) ORDER BY naam) FROM s),
    (SELECT ST_AsSVG(ST_Scale(ST_Buffer(ST_Union(ST_Buffer(vlak, 1)), -1), 1, -1), 1, 1) FROM s),
    -- lines of wijken leave room for the water on the borders of stadsdelen
    (SELECT coalesce(ST_AsSVG(ST_Scale(ST_LineMerge(ST_CollectionExtract(ST_Difference(
        ST_Union(ST_Boundary(vlak)), (SELECT ST_Buffer(ST_Union(ST_Boundary(vlak)), 3) FROM s)), 2)), 1, -1), 1, 1), '')
     FROM g WHERE soort = 'wijk'),
    (SELECT coalesce(ST_AsSVG(ST_Scale(ST_LineMerge(ST_CollectionExtract(
        ST_Intersection(ST_Boundary(noord.vlak), zuidoever.vlak), 2)), 1, -1), 1, 1), '') FROM noord, zuidoever)
"""

# One dot per cell of the raster: ten thousand places cost no more than the paper has room for.
STIPPEN = """
SELECT DISTINCT soort, round((x / 1e5 - {west}) * {sx} / {raster}) * {raster},
    round((y / 1e5 - {noord}) * {sy} / {raster}) * {raster}
FROM (SELECT soort, unnest(x) AS x, unnest(y) AS y FROM (%s) AS gezocht) AS plekken
ORDER BY 1, 2, 3
"""


@dataclass(frozen=True)
class Stadsdeelvlak:
    """One stadsdeel in the drawing; ``d`` is an SVG path in pixels, ``kader`` its box (x1, y1, x2, y2)."""

    slug: str
    naam: str
    d: str
    x: float
    y: float
    kader: tuple[float, float, float, float]
    aantal: int | None = None
    url: str = ""
    gekozen: bool = False


@dataclass(frozen=True)
class Kaartbeeld:
    """A drawing of the city, ready for the template."""

    viewbox: str
    stadsdelen: list[Stadsdeelvlak]
    rimpel: str
    wijken: str
    ij: str
    schaal: dict[str, Any]
    punten: dict[str, str] = field(default_factory=dict)
    buren: list[dict[str, Any]] = field(default_factory=list)
    tekens: list[dict[str, Any]] = field(default_factory=list)

    @property
    def eenheid(self) -> float:
        """About one pixel on the screen, in units of a zoomed drawing: what text and marks are measured in."""
        breedte, hoogte = (float(n) for n in self.viewbox.split()[2:])
        return round(max(breedte / 640, hoogte / 560), 3)

    def for_city(self, *, aantallen: dict[str, int], url) -> "Kaartbeeld":
        """With a number and a link on every stadsdeel; ``url`` makes the address of a slug."""
        vlakken = [replace(v, aantal=aantallen.get(v.slug), url=url(v.slug)) for v in self.stadsdelen]
        return replace(self, stadsdelen=vlakken)

    def with_dots(self, stippen: dict[str, str]) -> "Kaartbeeld":
        """With a dot per public place (``select_dots``)."""
        return replace(self, punten=stippen)

    def zoomed(self, slugs: Iterable[str], tekens: Iterable[tuple[float, float, str, str]] = ()) -> "Kaartbeeld":
        """Zoomed to these stadsdelen, with a mark per (lon, lat, soort, domein); names of neighbours fall away."""
        gekozen = set(slugs)
        kaders = [v.kader for v in self.stadsdelen if v.slug in gekozen]
        merken = [
            {"x": x, "y": y, "soort": s, "domein": d} for (x, y), s, d in ((to_px(t[0], t[1]), *t[2:]) for t in tekens)
        ]
        beeld = replace(
            self, stadsdelen=[replace(v, gekozen=v.slug in gekozen) for v in self.stadsdelen], tekens=merken
        )
        if not kaders:
            return beeld
        x1, y1 = min(k[0] for k in kaders), min(k[1] for k in kaders)
        x2, y2 = max(k[2] for k in kaders), max(k[3] for k in kaders)
        rand = 0.08 * max(x2 - x1, y2 - y1)
        kader = (x1 - rand, y1 - rand, x2 - x1 + 2 * rand, y2 - y1 + 2 * rand)
        return replace(beeld, viewbox=" ".join(f"{n:.1f}" for n in kader), buren=[], schaal=make_scale(*kader))


def to_px(lon: float, lat: float) -> tuple[float, float]:
    """Pixels of the drawing for a point."""
    return round((lon - WEST) * KRIMP * PX_PER_GRAAD, 1), round((NOORD - lat) * PX_PER_GRAAD, 1)


def make_scale(x: float, y: float, breedte: float, hoogte: float) -> dict[str, Any]:
    """A scale bar of a round length in the lower right corner of the box."""
    px_per_km = PX_PER_GRAAD * 1000 / M_PER_GRAAD
    km = next(k for k in (5, 2, 1, 0.5, 0) if k * px_per_km < breedte / 4)
    rechts, onder = x + breedte * 0.97, y + hoogte * 0.97
    return {"x1": round(rechts - km * px_per_km, 1), "x2": round(rechts, 1), "y": round(onder, 1), "km": km}


def draw_city(versie: int) -> Kaartbeeld:
    """The areas of the whole city, as the data is at this version."""
    return kept("kaartbeeld", versie, _draw_city)


def _draw_city() -> Kaartbeeld:
    sx, sy = KRIMP * PX_PER_GRAAD, -PX_PER_GRAAD
    with connection.cursor() as cursor:
        cursor.execute(TEKENING, {"sx": sx, "sy": sy, "dx": -WEST * sx, "dy": -NOORD * sy, "grof": 0.0002})
        stadsdelen, rimpel, wijken, ij = cursor.fetchone()
    vlakken = [Stadsdeelvlak(**_with_name_point(vlak)) for vlak in stadsdelen or []]
    buren = [dict(zip("xy", to_px(*punt), strict=True), naam=naam) for naam, punt in BUREN.items()]
    viewbox = " ".join(str(n) for n in STAD)
    return Kaartbeeld(viewbox, vlakken, rimpel or "", wijken, ij or "", make_scale(*STAD), buren=buren)


def all_dots(versie: int) -> dict[str, str]:
    """Dots for everything on the map but under the names, as the data is at this version."""
    namen = [(v.x, v.y, len(v.naam)) for v in draw_city(versie).stadsdelen]
    return kept("stippen", versie, lambda: select_dots(Zoekrij.objects.all(), namen=namen))


def select_dots(
    rijen: QuerySet[Zoekrij], raster: int = 3, namen: Iterable[tuple[float, float, int]] = ()
) -> dict[str, str]:
    """Per kind one SVG path with a dot for every place of these rows, at most one per ``raster`` pixels.

    No dot comes where a name of so many letters stands, with its number below it.
    """
    sql, waarden = rijen.order_by().values("soort", "x", "y").query.sql_with_params()
    maten = {"west": WEST, "noord": NOORD, "sx": KRIMP * PX_PER_GRAAD, "sy": -PX_PER_GRAAD, "raster": raster}
    with connection.cursor() as cursor:
        cursor.execute(STIPPEN.format(**maten) % sql, waarden)
        stippen = [(soort, float(x), float(y)) for soort, x, y in cursor]
    vakken = [(x - 6 * letters - 6, x + 6 * letters + 6, y - 20, y + 30) for x, y, letters in namen]
    vrij = [(s, x, y) for s, x, y in stippen if not any(x1 < x < x2 and y1 < y < y2 for x1, x2, y1, y2 in vakken)]
    return {soort: "".join(f"M{x:g} {y:g}h0" for s, x, y in vrij if s == soort) for soort in ("formeel", "informeel")}


def _with_name_point(vlak: dict[str, Any]) -> dict[str, Any]:
    if vlak["slug"] in NAAMPUNTEN:
        vlak["x"], vlak["y"] = to_px(*NAAMPUNTEN[vlak["slug"]])
    return vlak


def map_texts() -> dict[str, str]:
    """What the map in the browser says, in the language of the page; a script has no words of its own."""
    return {
        "kaart": _("Kaart"),
        "zelfde": _("De kaart toont dezelfde initiatieven als de lijst."),
        "mislukt": _("De kaart laadt nu niet. In de lijst staat alles."),
        "inzoomen": _("Inzoomen"),
        "uitzoomen": _("Uitzoomen"),
        "hele_stad": _("Hele stad"),
        "grenzen": _("Grenzen: Gemeente Amsterdam"),
        "schets": _("Grenzen: schets"),
        "tegels": _("Kaartgegevens: Kadaster"),
        "popup": _("Op de kaart"),
        "sluiten": _("Sluiten"),
        "voorbeeld": _("Voorbeeld"),
        "stapel": _("{aantal} initiatieven op deze plek"),
        "rest": _("En nog {aantal}. U vindt ze in de lijst."),
        "popup_mislukt": _("Dit initiatief laadt niet. Het staat wel in de lijst."),
    }


def areas_json() -> bytes:
    """Stadsdelen, outline, the IJ, wijken and neighbours for the map in the browser."""
    waarden = {
        "naampunten": json.dumps(NAAMPUNTEN),
        "buren": json.dumps([{"naam": naam, "punt": punt} for naam, punt in BUREN.items()]),
    }
    return _select_json(GEBIEDEN, waarden)


def buurten_json(code: str) -> bytes:
    """The buurten of one stadsdeel, by its code."""
    return _select_json(BUURTEN, [code])


def _select_json(sql: str, waarden: list[str] | dict[str, str]) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.fetchone()[0].encode()

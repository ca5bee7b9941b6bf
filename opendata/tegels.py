"""The public places as vector tiles (Mapbox Vector Tile 2.1), for the makers of other maps.

Postgres makes the bytes from the narrow rows of ``Kaartpunt``. From zoom level ``ELKE_PLEK`` on a tile holds each
place. Above it the places in a square of 64 by 64 units, of the 4096 by 4096 of a tile, are one point: with 100,000
initiatives that makes 77 kB at most of 6.8 MB, and no map can show more. Such a point says how many places it stands
for, and of the properties only what all of them have in common.
"""

from typing import Any

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from isal.igzip import compress

from socialekaart.momentopname import kept

# A tile deeper than the first with each place tells no more: a unit of that is less than half a metre here.
DIEPSTE, ELKE_PLEK = 22, 14
LAAG = "initiatieven"

# A border of one square around the tile: of what stands on the edge both tiles draw all.
HIER = "punt && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => 1.0 / 64)"
PLEKKEN = f"""
SELECT ST_AsMVTGeom(punt, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 64, false) AS punt, locatie_id AS id,
    slug, naam, soort, nullif(domein, '') AS domein, nullif(voorbeeld, false) AS voorbeeld
FROM socialekaart_kaartpunt WHERE {HIER}
"""  # noqa: S608  (our own text)
# A property that is null is not in the tile. OFFSET 0: else each sum would work out anew where its places are.
VAKKEN = f"""
SELECT ST_MakePoint(round(avg(x)), round(avg(y))) AS punt, nullif(count(*), 1) AS aantal,
    CASE WHEN count(*) = 1 THEN min(locatie_id) END AS id,
    CASE WHEN min(initiatief_id) = max(initiatief_id) THEN min(slug) END AS slug,
    CASE WHEN min(initiatief_id) = max(initiatief_id) THEN min(naam) END AS naam,
    CASE WHEN min(soort) = max(soort) THEN min(soort) END AS soort,
    CASE WHEN min(domein) = max(domein) THEN nullif(min(domein), '') END AS domein,
    nullif(bool_and(voorbeeld), false) AS voorbeeld
FROM (
    SELECT (ST_X(punt) - west) / eenheid AS x, (noord - ST_Y(punt)) / eenheid AS y, locatie_id, initiatief_id,
        slug COLLATE "C" AS slug, naam COLLATE "C" AS naam, soort COLLATE "C" AS soort, domein COLLATE "C" AS domein,
        voorbeeld
    FROM socialekaart_kaartpunt CROSS JOIN (
        SELECT ST_XMin(t) AS west, ST_YMax(t) AS noord, (ST_XMax(t) - ST_XMin(t)) / 4096 AS eenheid
        FROM ST_TileEnvelope(%(z)s, %(x)s, %(y)s) AS t OFFSET 0
    ) AS tegel
    WHERE {HIER} OFFSET 0
) AS plek
GROUP BY floor(x / 64), floor(y / 64)
"""  # noqa: S608
TEGEL = "SELECT ST_AsMVT(t, %(laag)s, 4096, 'punt', 'id') FROM ({}) AS t"
VER, DICHTBIJ = TEGEL.format(VAKKEN), TEGEL.format(PLEKKEN)

GRENZEN = """
SELECT CASE WHEN e IS NOT NULL THEN ARRAY[floor(ST_XMin(e) * 1e4) / 1e4, floor(ST_YMin(e) * 1e4) / 1e4,
    ceil(ST_XMax(e) * 1e4) / 1e4, ceil(ST_YMax(e) * 1e4) / 1e4] END
FROM (SELECT ST_Transform(ST_SetSRID(ST_Extent(punt)::geometry, 3857), 4326) AS e FROM socialekaart_kaartpunt) AS alles
"""


def is_tile(z: int, x: int, y: int) -> bool:
    """Whether the world has such a tile: level ``z`` is 2^z wide and high."""
    return z <= DIEPSTE and max(x, y) < 2**z


def make_tile(z: int, x: int, y: int) -> bytes:
    """The layer in this tile; no bytes when there is nothing, which is a valid tile as well."""
    with connection.cursor() as cursor:
        cursor.execute(VER if z < ELKE_PLEK else DICHTBIJ, {"z": z, "x": x, "y": y, "laag": LAAG})
        return bytes(cursor.fetchone()[0])


def make_small_tile(z: int, x: int, y: int, versie: int) -> bytes:
    """The same, compressed. The tiles that TileJSON names are kept: a city has some two hundred with anything in it."""
    if z > ELKE_PLEK:
        return _squeeze(make_tile(z, x, y))
    return kept(f"tegel-{z}-{x}-{y}", versie, lambda: _squeeze(make_tile(z, x, y)), ook_leeg=False)


def _squeeze(tegel: bytes) -> bytes:
    return compress(tegel, mtime=0) if tegel else b""


def find_bounds() -> list[float] | None:
    """West, south, east and north of all places, in degrees; None when there is no place."""
    with connection.cursor() as cursor:
        cursor.execute(GRENZEN)
        return cursor.fetchone()[0]


def describe_tiles() -> dict[str, Any]:
    """TileJSON 3.0.0: where the tiles are and what is in them."""
    tegel = reverse("tegel", args=[0, 0, 0]).replace("0/0/0", "{z}/{x}/{y}")
    pagina = reverse("initiatief", args=["SLUG"]).replace("SLUG", "{slug}")
    grenzen = find_bounds()
    return {
        "tilejson": "3.0.0",
        "name": _("Sociale kaart palliatieve zorg Amsterdam"),
        "description": _("Steun voor mensen in de laatste fase van het leven: elke openbare plek."),
        "attribution": f'<a href="{settings.SITE_URL}/">{_("Sociale kaart palliatieve zorg Amsterdam")}</a>, CC BY 4.0',
        "version": "1.0.0",
        "scheme": "xyz",
        "tiles": [settings.SITE_URL + tegel],
        "minzoom": 0,
        "maxzoom": ELKE_PLEK,
        **({"bounds": grenzen} if grenzen else {}),
        "vector_layers": [
            {
                "id": LAAG,
                "description": _("Een punt voor elke plek. Tot zoomniveau 14 is een punt soms meer plekken samen."),
                "minzoom": 0,
                "maxzoom": ELKE_PLEK,
                "fields": {
                    "slug": _("Tekst. De pagina is: %(adres)s") % {"adres": settings.SITE_URL + pagina},
                    "naam": _("Tekst. De naam van het initiatief."),
                    "soort": _("Tekst: formeel of informeel."),
                    "domein": _("Tekst: het domein waarin het initiatief het meest doet."),
                    "voorbeeld": _("Ja of nee. Alleen bij een verzonnen voorbeeld."),
                    "aantal": _("Getal. Alleen bij een punt dat voor meer plekken staat."),
                },
            }
        ],
    }

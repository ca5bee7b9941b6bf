"""The results as one layer: GeoJSON for everybody, and a compact form that the map draws.

Postgres writes the JSON; Python passes the bytes on (``benchmarks/``).
"""

import json
from collections.abc import Callable
from gzip import compress

from django.db import connection
from django.http import HttpRequest, HttpResponse

from palliatief.lib.merk import takes_gzip

from .filters import InitiatiefFilter
from .momentopname import kept

GEOJSON = """
SELECT '{"type":"FeatureCollection","bron":"Sociale kaart palliatieve zorg Amsterdam","features":['
    || coalesce(string_agg(feature, ',' ORDER BY rang), '') || ']}'
FROM (SELECT feature, row_number() OVER () AS rang FROM (%s) AS gezocht) AS rijen
"""

# Delta coded in rows of some 200 metres: neighbours differ little, which compresses well.
PUNTEN = """
WITH punten AS (
    SELECT initiatief_id AS id, unnest(x) AS x, unnest(y) AS y, teken FROM (%s) AS gezocht
), geordend AS (
    SELECT id, teken, x - lag(x, 1, 0) OVER volgorde AS dx, y - lag(y, 1, 0) OVER volgorde AS dy,
        row_number() OVER volgorde AS nr
    FROM punten WINDOW volgorde AS (ORDER BY y / 200, x, id)
)
SELECT '{"versie":' || %%s::bigint || ',"aantal":' || count(*)
    || ',"id":[' || coalesce(string_agg(id::text, ',' ORDER BY nr), '')
    || '],"x":[' || coalesce(string_agg(dx::text, ',' ORDER BY nr), '')
    || '],"y":[' || coalesce(string_agg(dy::text, ',' ORDER BY nr), '')
    || '],"v":[' || coalesce(string_agg(teken::text, ',' ORDER BY nr), '') || ']}'
FROM geordend
"""


def select_geojson(gezocht: InitiatiefFilter) -> bytes:
    """All results as a GeoJSON FeatureCollection, in rank order; without a public place the geometry is null.

    What was ignored of the address stands in ``meldingen``.
    """
    sql, waarden = gezocht.ranked().values("feature").query.sql_with_params()
    collectie = _select(GEOJSON % sql, waarden)
    meldingen = gezocht.remarks()
    return collectie[:-1] + b',"meldingen":%s}' % json.dumps(meldingen).encode() if meldingen else collectie


def select_points(gezocht: InitiatiefFilter, versie: int) -> bytes:
    """Every public place of the results in columns: id, x, y (delta coded, 1e-5 degree) and mark."""
    rijen = gezocht.rows().values("initiatief_id", "x", "y", "teken")
    sql, waarden = rijen.query.sql_with_params()
    return _select(PUNTEN % sql, (*waarden, versie))


def _select(sql: str, waarden: tuple) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.fetchone()[0].encode()


def respond(
    request: HttpRequest, *, naam: str, versie: int, content_type: str, gedeeld: bool, make: Callable[[], bytes]
) -> HttpResponse:
    """The layer as an answer; what all visitors share (no choices made) is kept, already compressed."""
    if not gedeeld or not takes_gzip(request):
        return HttpResponse(make(), content_type=content_type)
    bytes_ = kept(naam, versie, lambda: compress(make(), 6, mtime=0))
    return HttpResponse(
        bytes_, content_type=content_type, headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    )

"""What the makers of other maps ask for, against tipg: all places in a box as GeoJSON, and vector tiles.

Both serve the same database in the same run. tipg gets the data in the form that suits it: a plain table with the same
properties and an indexed point in degrees, in spatial order.
"""

import json
from gzip import decompress
from urllib.parse import urlencode

from django.db import connection

from benchmarks.lib import meten, tipg
from benchmarks.lib.server import Site, backends
from socialekaart.actions.verversen import start_version

# At least 5 and 2 times ahead: at most so much of the time of tipg.
VAKGRENS, TEGELGRENS = 1 / 5, 1 / 2
PER_VAK, VAKKEN, RONDES = 500, 20, 6
# tipg has the places in six decimals, so one on the edge of a box may be in it for one of both; some share a place.
OP_DE_RAND = 8
GZIP = b"\x1f\x8b"

TABEL = "benchmark_initiatieven"
EIGENSCHAPPEN = (
    "bron_id,naam,url,soort,organisatie,domeinen,wensen,doelgroepen,heel_amsterdam,werkgebied,telefoon,voorbeeld"
)
PLEKKEN = f"public.{TABEL}"
MAAK_TABEL = """
DROP TABLE IF EXISTS benchmark_initiatieven;
CREATE TABLE benchmark_initiatieven AS
SELECT initiatief_id AS id, rij->>'slug' AS slug, rij->>'domein' AS domein,
    e->>'bron_id' AS bron_id, e->>'naam' AS naam, e->>'url' AS url, e->>'soort' AS soort,
    e->>'organisatie' AS organisatie, e->'domeinen' AS domeinen, e->'wensen' AS wensen, e->'doelgroepen' AS doelgroepen,
    (e->>'heel_amsterdam')::boolean AS heel_amsterdam, e->'werkgebied' AS werkgebied, e->>'telefoon' AS telefoon,
    (e->>'voorbeeld')::boolean AS voorbeeld, ST_SetSRID(ST_GeomFromGeoJSON(f->'geometry'), 4326) AS punt
FROM (SELECT initiatief_id, rij, feature::jsonb AS f, feature::jsonb->'properties' AS e FROM socialekaart_zoekrij) AS z
WHERE jsonb_typeof(f->'geometry') = 'object'
ORDER BY punt;
ALTER TABLE benchmark_initiatieven ADD PRIMARY KEY (id);
CREATE INDEX ON benchmark_initiatieven USING gist (punt);
ANALYZE benchmark_initiatieven, socialekaart_kaartpunt, socialekaart_zoekrij;
"""

# Around a place, a square as large as the circle that holds so many.
VAK = """
SELECT ST_XMin(v), ST_YMin(v), ST_XMax(v), ST_YMax(v) FROM (
    SELECT ST_Transform(ST_Expand(m.punt, sqrt(pi()) / 2 * max(ST_Distance(m.punt, k.punt))), 4326) AS v
    FROM (SELECT punt FROM socialekaart_kaartpunt ORDER BY md5(locatie_id::text) LIMIT %s) AS m
    CROSS JOIN LATERAL (SELECT punt FROM socialekaart_kaartpunt p ORDER BY p.punt <-> m.punt LIMIT %s) AS k
    GROUP BY m.punt
) AS vakken
"""
DRUKSTE = """
SELECT floor((ST_X(punt) / 40075016.68557849 + 0.5) * 2 ^ %s)::int AS x,
    floor((0.5 - ST_Y(punt) / 40075016.68557849) * 2 ^ %s)::int AS y
FROM socialekaart_kaartpunt GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 16
"""


def bench(poort: int, werker: int, zonder: set[int]) -> bool:
    """Measure both; ``werker`` serves the site on ``poort``, ``zonder`` are the backends of others."""
    with connection.cursor() as cursor:
        cursor.execute(MAAK_TABEL)
    Site(poort).get("/api/v1/initiatieven?perPagina=1")
    onze = backends(zonder=zonder)
    with tipg.serve([TABEL]) as (andere_poort, proces):
        _fetch(andere_poort, f"/collections/{PLEKKEN}/items?limit=1")
        hunne = backends(zonder=zonder | onze)
        wij = poort, [werker, *onze]
        zij = andere_poort, [proces, *hunne]
        goed = _bench_vakken(wij, zij)
        return _bench_tegels(wij, zij) and goed


def _bench_vakken(wij: tuple[int, list[int]], zij: tuple[int, list[int]]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(VAK, [VAKKEN, PER_VAK])
        vakken = [",".join(f"{graad:.6f}" for graad in vak) for vak in cursor.fetchall()]
    soort = {"Accept": "application/geo+json"}

    def ours(vak: object) -> bytes:
        return _fetch(wij[0], "/api/v1/initiatieven?" + urlencode({"bbox": vak, "perPagina": 1000}), **soort)

    def theirs(vak: object) -> bytes:
        keuze = {"bbox": vak, "limit": 10_000, "f": "geojson", "properties": EIGENSCHAPPEN}
        return _fetch(zij[0], f"/collections/{PLEKKEN}/items?" + urlencode(keuze), **soort)

    for vak in vakken:
        onze, hunne = (
            {plek["properties"][naam] for plek in _read_features(inhoud)}
            for inhoud, naam in ((ours(vak), "bronId"), (theirs(vak), "bron_id"))
        )
        if not onze or len(onze ^ hunne) > OP_DE_RAND:
            raise SystemExit(f"In {vak} zijn er {len(onze)} en bij tipg {len(hunne)}")
    return _compare(f"{PER_VAK} in een vak, GeoJSON", wij, zij, (ours, theirs), vakken, VAKGRENS)


def _bench_tegels(wij: tuple[int, list[int]], zij: tuple[int, list[int]]) -> bool:
    """As a map asks for them, which is to level 14, and kept by the site; beside it what it takes to make them anew.

    On level 14 both give each place, on level 12 we give squares.
    """
    gehaald = []
    for wat, niveau, opnieuw, grens in (
        ("tegel op niveau 12", 12, False, TEGELGRENS),
        ("tegel op niveau 14", 14, False, TEGELGRENS),
        ("tegel op niveau 12, telkens gemaakt", 12, True, None),
        ("tegel op niveau 14, telkens gemaakt", 14, True, None),
    ):
        with connection.cursor() as cursor:
            cursor.execute(DRUKSTE, [niveau, niveau])
            tegels = cursor.fetchall()

        def ours(tegel: object, niveau: int = niveau, opnieuw: bool = opnieuw) -> bytes:
            if opnieuw:
                start_version()
            return _fetch(wij[0], "/tegels/{}/{}/{}.mvt".format(niveau, *tegel))

        def theirs(tegel: object, niveau: int = niveau) -> bytes:
            adres = "/collections/{}/tiles/WebMercatorQuad/{}/{}/{}?properties=slug,naam,soort,domein,voorbeeld"
            return _fetch(zij[0], adres.format(PLEKKEN, niveau, *tegel))

        gehaald.append(_compare(wat, wij, zij, (ours, theirs), tegels, grens))
    return all(gehaald)


def _compare(wat: str, wij: tuple, zij: tuple, doen: tuple, gevallen: list, grens: float | None) -> bool:
    """Print the ratio of ours to theirs."""
    onze = meten.Kandidaat("wij", lambda geval: len(doen[0](geval)), wij[1])
    hunne = meten.Kandidaat("tipg", lambda geval: len(doen[1](geval)), zij[1])
    meten.measure([hunne, onze], gevallen, RONDES)
    print(f"{wat}: hoogstens {onze.bytes / 1000:.0f} kB, tipg {hunne.bytes / 1000:.0f} kB", flush=True)
    return meten.report(f"{wat}, tipg = 1", onze, hunne, grens)


VERBINDINGEN: dict[int, Site] = {}


def _fetch(poort: int, adres: str, **hoofden: str) -> bytes:
    """The body as it comes, compressed or not."""
    status, inhoud, _hoofden = VERBINDINGEN.setdefault(poort, Site(poort)).get(adres, **hoofden)
    if status != 200:
        raise SystemExit(f"{adres} gaf {status}")
    return inhoud


def _read_features(inhoud: bytes) -> list[dict]:
    tekst = decompress(inhoud) if inhoud[:2] == GZIP else inhoud
    return json.loads(tekst)["features"]

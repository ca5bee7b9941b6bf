"""The search page and the map layer against raw SQL, at 1,000, 10,000 and 100,000 initiatives.

Floor of the page: one SQL statement through psycopg that returns 25 rows and all counts, bytes only. For a question in
words it gets the full-text query ready made and ranks the 500 nearest hits with ``ts_rank``.
Floor of the layer: one SQL statement that returns the same GeoJSON, bytes only.
"""

import os
import sys

import django

from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
use_own_database()
django.setup()

from django.http import QueryDict
from django.utils.http import urlencode

from benchmarks.lib import meten
from benchmarks.lib.server import Site, backends, gunicorn, kaart_url, raw_connection
from benchmarks.lib.vulling import fill
from palliatief.lib.openingstijden import local_now
from socialekaart import kaartlaag
from socialekaart.filters import InitiatiefFilter
from socialekaart.lijsten import load_keuzes, open_texts
from socialekaart.models import Kaartstand, stale_before

VRAGEN = [
    {},
    {"stadsdeel": "zuidoost"},
    {"stadsdeel": "zuidoost", "domein": "sociaal"},
    {"wens": "maatje"},
    {"stadsdeel": ["oost", "weesp"], "soort": "informeel"},
    {"doelgroep": "copd", "domein": "psychisch"},
    {"wens": "luisterend-oor", "stadsdeel": "noord", "pagina": "2"},
]
RONDES = {1_000: 12, 10_000: 10, 100_000: 4}

VLOER = """
SELECT
 (SELECT json_agg(rij) FROM (SELECT rij FROM {rijen} OFFSET %(vanaf)s LIMIT 25) AS r)::text,
 (SELECT json_agg(k) FROM (SELECT stadsdelen, heel_amsterdam, domeinen, soort, x <> '{{}}' AS op_kaart, count(*),
    count(*) FILTER (WHERE openingstijden = ANY(%(open)s)) AS open, count(*) FILTER (WHERE aan_huis) AS thuis,
    count(*) FILTER (WHERE gratis) AS gratis, count(*) FILTER (WHERE zelf_aanmelden) AS zelf,
    count(*) FILTER (WHERE gecontroleerd_op >= %(vers)s) AS vers
    FROM socialekaart_zoekrij WHERE {kubus} GROUP BY 1, 2, 3, 4, 5) AS k)::text,
 (SELECT json_agg(w) FROM (SELECT unnest(wensen) AS wens, count(*)
    FROM socialekaart_zoekrij WHERE {wensen} GROUP BY 1) AS w)::text,
 (SELECT json_agg(d) FROM (SELECT unnest(doelgroepen) AS doelgroep, count(*)
    FROM socialekaart_zoekrij WHERE {doelgroepen} GROUP BY 1) AS d)::text,
 (SELECT json_agg(t) FROM (SELECT unnest(talen) AS taal, count(*)
    FROM socialekaart_zoekrij WHERE {talen} GROUP BY 1) AS t)::text
"""

WAAR = {
    "stadsdeel": "(stadsdelen && %(stadsdeel)s::int[] OR heel_amsterdam)",
    "domein": "domeinen && %(domein)s::int[]",
    "wens": "wensen && %(wens)s::int[]",
    "doelgroep": "doelgroepen && %(doelgroep)s::int[]",
    "soort": "soort = ANY(%(soort)s)",
    "q": "zoekvector @@ %(q)s::tsquery",
}
# Questions in words: one word, two, an expression, a spelling error, a sentence.
IN_WOORDEN = [
    {"q": "rouw"},
    {"q": "samen wandelen", "stadsdeel": "zuidoost"},
    {"q": "iemand om mee te praten"},
    {"q": "mantelzog", "soort": "informeel"},
    {"q": "mijn man heeft kanker en ik ben zo moe van het zorgen"},
    {"q": "waken in de nacht", "domein": "fysiek", "pagina": "3"},
]


def write_floor(vraag: dict) -> tuple[str, dict]:
    """The statement and its values for one question."""
    gezocht = InitiatiefFilter(QueryDict(urlencode(vraag, doseq=True)), load_keuzes(Kaartstand.objects.current()))
    waarden = {naam: gezocht.ids(naam) for naam in ("stadsdeel", "domein", "wens", "doelgroep")}
    waarden |= {"soort": gezocht.gekozen["soort"], "q": gezocht.tsquery if gezocht.gekozen["q"] else ""}
    waarden |= {"open": open_texts(gezocht.lijsten, local_now()), "vers": stale_before()}
    waarden["vanaf"] = 25 * (int(vraag.get("pagina", 1)) - 1)

    def waar(*zonder: str) -> str:
        return " AND ".join(eis for naam, eis in WAAR.items() if waarden[naam] and naam not in zonder) or "true"

    hier = "locatie_stadsdelen && %(stadsdeel)s::int[]" if waarden["stadsdeel"] else "NOT heel_amsterdam AND x <> '{}'"
    waarden["tekens"] = [2 * nummer + informeel for nummer in gezocht.domeinnummers() for informeel in (0, 1)]
    eigen = "CASE WHEN teken = ANY(%(tekens)s) THEN 0 ELSE 1 END, " if waarden["tekens"] else ""
    rang = f"CASE WHEN {hier} THEN 0 WHEN NOT heel_amsterdam THEN 1 ELSE 2 END, {eigen}sorteernaam, initiatief_id"
    grens, past = ("LIMIT 500", "ORDER BY ts_rank(zoekvector, %(q)s::tsquery) DESC") if waarden["q"] else ("", "")
    rijen = f"(SELECT rij, zoekvector FROM socialekaart_zoekrij WHERE {waar()} ORDER BY {rang} {grens}) AS z {past}"
    sql = VLOER.format(
        rijen=rijen,
        kubus=waar("stadsdeel", "domein", "soort"),
        wensen=waar("wens"),
        doelgroepen=waar("doelgroep"),
        talen=waar(),
    )
    return sql, waarden


def bench(aantal: int, rondes: int) -> bool:
    """Measure the page and the layer with this many initiatives; True when all limits are kept."""
    fill(aantal)
    vloersql = {kaart_url(vraag): write_floor(vraag) for vraag in (*VRAGEN, *IN_WOORDEN)}
    vrij = backends()
    with gunicorn() as (poort, werker), raw_connection() as ruw:
        site = Site(poort)
        site.wait_until_ready()
        van_site = [werker, *backends(zonder=vrij | {ruw.info.backend_pid})]
        van_vloer = [os.getpid(), ruw.info.backend_pid]

        def floor(pad: str) -> int:
            with ruw.cursor(binary=True) as cursor:
                sql, waarden = vloersql[pad]
                return sum(len(kolom or "") for kolom in cursor.execute(sql, waarden).fetchone())

        def page(pad: str) -> int:
            status, inhoud, _hoofden = site.get(pad)
            if status != 200:
                raise SystemExit(f"{pad} gaf {status}")
            return len(inhoud)

        goed = []
        for naam, vragen, vanaf in (("zoekpagina", VRAGEN, 10_000), ("zoeken in woorden", IN_WOORDEN, 100_000)):
            vloer = meten.Kandidaat("vloer", floor, van_vloer)
            pagina = meten.Kandidaat("pagina", page, van_site)
            meten.measure([vloer, pagina], list(map(kaart_url, vragen)), rondes)
            goed.append(meten.report(f"{naam}, {aantal:,} initiatieven", pagina, vloer, 2 if aantal >= vanaf else None))
        return bench_layer(aantal, site, ruw, van_site, van_vloer) and all(goed)


def bench_layer(aantal: int, site: Site, ruw, van_site: list[int], van_vloer: list[int]) -> bool:
    """The whole layer: not from the snapshot (a choice that keeps all), from it, and unchanged."""
    gezocht = InitiatiefFilter(QueryDict("soort=formeel&soort=informeel"), load_keuzes(Kaartstand.objects.current()))
    sql, waarden = gezocht.ranked().values("feature").query.sql_with_params()
    laagsql = kaartlaag.GEOJSON % sql
    etag = site.get("/kaart.geojson")[2]["ETag"]

    def floor(_geval: object) -> int:
        with ruw.cursor() as cursor:
            return len(cursor.execute(laagsql, waarden).fetchone()[0])

    def fetch(pad: str, **hoofden: str):
        return lambda _geval: len(site.get(pad, **hoofden)[1])

    vloer = meten.Kandidaat("vloer", floor, van_vloer)
    alles = "soort=formeel&soort=informeel"
    metingen = [
        (
            "laag GeoJSON, ongecomprimeerd, zelf gezocht",
            f"/kaart.geojson?{alles}",
            {"Accept-Encoding": "identity"},
            1.2,
        ),
        ("laag GeoJSON, uit de momentopname", "/kaart.geojson", {}, 0.15),
        ("laag compact, uit de momentopname", "/kaart.json", {}, 0.15),
        ("laag ongewijzigd (304)", "/kaart.geojson", {"If-None-Match": etag}, None),
    ]
    kandidaten = [meten.Kandidaat(naam, fetch(pad, **hoofden), van_site) for naam, pad, hoofden, _grens in metingen]
    meten.measure([vloer, *kandidaten], [None], 12)
    grenzen = [grens if aantal == 10_000 else None for *_rest, grens in metingen]
    goed = [meten.report(k.naam, k, vloer, grens) for k, grens in zip(kandidaten, grenzen, strict=True)]
    compact = len(site.get("/kaart.json")[1])
    print(f"{'laag compact over de lijn':<44} {compact / 1000:.0f} kB" + ("   grens 80 kB" if aantal == 10_000 else ""))
    return all(goed) and (aantal != 10_000 or compact <= 80_000)


def main() -> None:
    migrate()
    aantallen = [int(a) for a in sys.argv[1:]] or list(RONDES)
    goed = [bench(aantal, RONDES.get(aantal, 4)) for aantal in aantallen]
    sys.exit(0 if all(goed) else 1)


if __name__ == "__main__":
    main()

"""The matrix of gaps against its own SQL statement, a second view against the first, and reach against plain numpy.

100,000 figures of wishes, 10,000 initiatives, 8 stadsdelen × 32 wishes. Floor of the matrix: the same statement through
psycopg, all rows fetched, and nothing else. Floor of the reach: what anybody would write with numpy and psycopg, from
the tables to a figure for each of 518 buurten.
"""

import math
import os
import sys
from collections.abc import Callable

import django

from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
use_own_database()
django.setup()

import numpy as np
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from psycopg import Connection

from benchmarks.lib import meten
from benchmarks.lib.server import raw_connection
from benchmarks.lib.vulling import fill
from evaluatie.hiaten.aanbod import parameters, supply
from evaluatie.hiaten.bereik import read_bereik
from evaluatie.hiaten.matrix import CELLEN, read_matrix
from evaluatie.hiaten.openbaar import public_matrix
from evaluatie.hiaten.vraag import Vraag
from socialekaart.models import Kaartstand, Ondersteuningswens

CIJFERS, INITIATIEVEN, BUURTEN = 100_000, 10_000, 518
GRENS_MATRIX, GRENS_TWEEDE, GRENS_BEREIK = 1.2, 0.05, 1.5
RONDES = 20

METINGEN = """
INSERT INTO evaluatie_meting (naam, golf, instrument, perspectief_id, stadsdeel_id, van, tot, bron, voorbeeld)
SELECT 'Golf ' || n, 'golf-' || n, 'lijst', (SELECT min(id) FROM socialekaart_perspectief), g.id,
    date '2000-01-01' + n * 20, date '2000-01-15' + n * 20, 'vulling', true
FROM generate_series(1, %(golven)s) AS n, socialekaart_gebied g
WHERE g.soort = 'stadsdeel' AND g.slug <> 'westpoort'
"""
WENSCIJFERS = """
INSERT INTO evaluatie_wenscijfer (meting_id, wens_id, n, gewenst, vervuld)
SELECT m.id, w.id, 60 + (m.id + w.id) %% 40, 15 + (m.id * 7 + w.id * 3) %% 30, 5 + w.id %% 10
FROM evaluatie_meting m, socialekaart_ondersteuningswens w ORDER BY m.id, w.id LIMIT %(cijfers)s
"""
SCHATTINGEN = """
INSERT INTO evaluatie_doelgroepschatting
    (gebied_id, jaar, methode_id, aantal, laag, hoog, bron, gemodelleerd, voorbeeld)
SELECT g.id, jaar, k.id, 400 + g.id, 380 + g.id, 450 + g.id, 'vulling', true, true
FROM socialekaart_gebied g, generate_series(2020, 2024) AS jaar, evaluatie_schattingsmethode k
WHERE g.soort = 'stadsdeel' AND g.slug <> 'westpoort'
"""
INVENTARISATIES = """
INSERT INTO evaluatie_inventarisatie (stadsdeel_id, domein_id, op, door, compleet, toelichting, voorbeeld)
SELECT g.id, d.id, dag, 'vulling', true, '', true
FROM socialekaart_gebied g, socialekaart_domein d, unnest(ARRAY['2025-01-01', '2026-01-01']::date[]) AS dag
WHERE g.soort = 'stadsdeel' AND g.slug <> 'westpoort'
"""
# Small squares round points all over the city: where a buurt lies plays a part, its form does not.
BUURTJES = """
INSERT INTO socialekaart_gebied (soort, code, naam, slug, geometrie, schets, bron, bijgewerkt_op)
SELECT 'buurt', code || nr, 'Buurt ' || code || nr, 'buurt-' || code || nr, ST_Multi(ST_Expand(punt, 0.001)), true,
    'vulling', now()
FROM (
    SELECT g.code, row_number() OVER (PARTITION BY g.id) AS nr, p.geom AS punt
    FROM socialekaart_gebied g, ST_Dump(ST_GeneratePoints(g.geometrie, 65, 7)) AS p
    WHERE g.soort = 'stadsdeel' AND g.slug <> 'westpoort'
) AS s LIMIT %(buurten)s
"""
# All initiatives at a place of their own have one wens: 10,000 places for it.
OVERAL = """
INSERT INTO socialekaart_initiatief_wensen (initiatief_id, ondersteuningswens_id)
SELECT i.id, %(wens)s FROM socialekaart_initiatief i ON CONFLICT DO NOTHING
"""
PLAATSEN = """
INSERT INTO socialekaart_locatie (initiatief_id, naam, straat, huisnummer, postcode, plaats, punt, geheim)
SELECT i.id, '', '', '', '', '', p.punt, false
FROM (SELECT id, row_number() OVER () AS nr FROM socialekaart_initiatief i
      WHERE NOT EXISTS (SELECT FROM socialekaart_locatie l WHERE l.initiatief_id = i.id)) AS i
JOIN (SELECT punt, row_number() OVER () AS nr FROM socialekaart_locatie) AS p USING (nr)
"""


@transaction.atomic
def prepare() -> int:
    """Fill the tables; returns the wens that every initiative has."""
    wens = Ondersteuningswens.objects.get(slug="maatje").pk
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE evaluatie_meting, evaluatie_doelgroepschatting, evaluatie_inventarisatie CASCADE")
        for opdracht in (METINGEN, WENSCIJFERS, SCHATTINGEN, INVENTARISATIES, BUURTJES, PLAATSEN):
            cursor.execute(opdracht, {"golven": CIJFERS // 256 + 1, "cijfers": CIJFERS, "buurten": BUURTEN})
        cursor.execute("UPDATE socialekaart_initiatief SET heel_amsterdam = false")
        cursor.execute(OVERAL, {"wens": wens})
    return wens


def by_hand(rauw: Connection, wens: int) -> dict[int, float]:
    """Reach of each buurt as anybody would write it: read, measure every pair, two steps."""
    gebieden = np.array(
        rauw.execute(
            "SELECT g.id, s.id, ST_X(p), ST_Y(p), ST_Area(g.geometrie) FROM socialekaart_gebied g"
            " JOIN socialekaart_gebied s ON s.soort = 'stadsdeel' AND starts_with(g.code, s.code),"
            " ST_Transform(ST_PointOnSurface(g.geometrie), 28992) AS p WHERE g.soort = 'buurt'"
        ).fetchall()
    )
    per_stadsdeel = dict(
        rauw.execute(
            "SELECT DISTINCT ON (gebied_id) gebied_id, aantal::float8 FROM evaluatie_doelgroepschatting d"
            " JOIN evaluatie_schattingsmethode k ON k.id = d.methode_id ORDER BY gebied_id, k.volgorde, jaar DESC"
        ).fetchall()
    )
    plekken = np.array(
        rauw.execute(
            "SELECT i.id, ST_X(p), ST_Y(p) FROM socialekaart_initiatief i"
            " JOIN socialekaart_initiatief_wensen w ON w.initiatief_id = i.id"
            " JOIN socialekaart_locatie l ON l.initiatief_id = i.id,"
            " ST_Transform(l.punt::geometry, 28992) AS p"
            " WHERE i.status = 'gepubliceerd' AND NOT l.geheim AND w.ondersteuningswens_id = %s",
            [wens],
        ).fetchall()
    )
    mensen = np.array([per_stadsdeel[int(stadsdeel)] for stadsdeel in gebieden[:, 1]])
    for stadsdeel in per_stadsdeel:
        hier = gebieden[:, 1] == stadsdeel
        mensen[hier] *= gebieden[hier, 4] / gebieden[hier, 4].sum()
    afstand = np.hypot(gebieden[:, 2, None] - plekken[:, 1], gebieden[:, 3, None] - plekken[:, 2])
    gewicht = np.zeros_like(afstand)
    for grens, waarde in reversed(settings.BEREIK_BANDEN):
        gewicht[afstand <= grens] = waarde
    vraag = mensen @ gewicht
    per_mens = np.divide(1, vraag, out=np.zeros_like(vraag), where=vraag > 0)
    return dict(zip(gebieden[:, 0].astype(int).tolist(), (gewicht @ per_mens).tolist(), strict=True))


def same(ons: dict[int, float], hun: dict[int, float]) -> bool:
    return ons.keys() == hun.keys() and all(math.isclose(ons[sleutel], hun[sleutel], rel_tol=1e-9) for sleutel in ons)


def main() -> None:
    migrate()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE socialekaart_initiatief CASCADE")
        cursor.execute("DELETE FROM socialekaart_gebied WHERE soort = 'buurt'")
    fill(INITIATIEVEN)
    wens = prepare()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    vraag, versie, rauw = Vraag(), Kaartstand.objects.current(), raw_connection()
    cellen = len(read_matrix(vraag).cellen)
    print(f"{CIJFERS:,} cijfers, {INITIATIEVEN:,} initiatieven, {cellen} cellen")
    opdracht, met = CELLEN.format(aanbod=supply(vraag)), parameters(vraag)
    ons = {g.gebied: g.bereik for g in read_bereik(vraag, wens, "buurt").gebieden}
    if not same(ons, by_hand(rauw, wens)):
        raise SystemExit("Het bereik is niet wat numpy zegt.")
    van_ons = [os.getpid(), connection.connection.info.backend_pid]
    van_hen = [os.getpid(), rauw.info.backend_pid]

    def from_nothing(_geval: object) -> int:
        caches["geheugen"].clear()
        return len(public_matrix(vraag, versie).cellen)

    def compare(wat: str, doe: Callable[[object], int], vloer: Callable[[object], int], grens: float | None) -> bool:
        kandidaten = [meten.Kandidaat("vloer", vloer, van_hen), meten.Kandidaat("wij", doe, van_ons)]
        meten.measure(kandidaten, [None], RONDES)
        return meten.report(wat, kandidaten[1], kandidaten[0], grens)

    def statement(_geval: object) -> int:
        return len(rauw.execute(opdracht, met).fetchall())

    goed = [
        compare("de hele matrix", lambda _geval: len(read_matrix(vraag).cellen), statement, GRENS_MATRIX),
        compare("  zoals iedereen hem ziet, uit niets", from_nothing, statement, None),
        compare(
            "  nog eens, zonder wijziging",
            lambda _geval: len(public_matrix(vraag, versie).cellen),
            statement,
            GRENS_TWEEDE,
        ),
        compare(
            f"bereik van {BUURTEN} buurten",
            lambda _geval: len(read_bereik(vraag, wens, "buurt").gebieden),
            lambda _geval: len(by_hand(rauw, wens)),
            GRENS_BEREIK,
        ),
    ]
    sys.exit(0 if all(goed) else 1)


if __name__ == "__main__":
    main()

"""Suggestions while somebody types against raw SQL, at 1,000, 10,000 and 100,000 initiatives.

Floor: one SQL statement through psycopg that gives the same suggestions from the same tables, bytes only: lists,
lexicon and places by the beginning of any word, names of initiatives by their index.

Beside it stands the index alone: the names of initiatives and nothing else. That takes so little that the ratio says
what a request costs at all; therefore a request that does nothing (``/healthz``) is measured along with it.
"""

import os
import sys

import django

from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
use_own_database()
django.setup()

from django.db import connection
from django.utils.http import urlencode

from benchmarks.lib import meten
from benchmarks.lib.server import Site, backends, gunicorn, raw_connection
from benchmarks.lib.vulling import fill
from socialekaart.suggesties import EINDE, INITIATIEVEN

GETYPT = ["ma", "wan", "budd", "koffie", "oost", "praten", "rouw", "samen ver", "dement", "holendr"]
MET_FOUT = ["mantelzorgerz", "luistrend", "wandelem", "hospise"]
AANTALLEN = [1_000, 10_000, 100_000]
RONDES = 40

VLOER = r"""
WITH gezocht AS (
    SELECT 'wens' AS soort, id, naam, slug, '' AS gevonden, lower(unaccent(naam)) AS tekst
    FROM socialekaart_ondersteuningswens
    UNION ALL SELECT 'doelgroep', id, naam, slug, '', lower(unaccent(naam)) FROM socialekaart_doelgroep
    UNION ALL SELECT 'plaats', id, naam, slug, '', lower(unaccent(naam))
    FROM socialekaart_gebied WHERE soort <> 'gebied'
    UNION ALL SELECT 'wens', w.id, w.naam, w.slug, u.tekst, lower(unaccent(u.tekst))
    FROM socialekaart_uitdrukking u
    JOIN socialekaart_uitdrukking_wensen uw ON uw.uitdrukking_id = u.id
    JOIN socialekaart_ondersteuningswens w ON w.id = uw.ondersteuningswens_id WHERE NOT u.overslaan
    UNION ALL SELECT 'doelgroep', d.id, d.naam, d.slug, u.tekst, lower(unaccent(u.tekst))
    FROM socialekaart_uitdrukking u
    JOIN socialekaart_uitdrukking_doelgroepen ud ON ud.uitdrukking_id = u.id
    JOIN socialekaart_doelgroep d ON d.id = ud.doelgroep_id WHERE NOT u.overslaan
), gevonden AS (
    SELECT DISTINCT ON (g.soort, g.id) g.soort, g.naam, g.slug, g.gevonden, z.aantal::text AS uitleg,
        CASE WHEN starts_with(g.tekst, %(q)s) THEN 0 ELSE 1 END + (g.gevonden <> '')::int AS rang
    FROM gezocht g LEFT JOIN socialekaart_zoekwoord z ON z.woord = g.soort || ':' || g.id
    WHERE g.tekst ~ ('\m' || %(q)s) ORDER BY g.soort, g.id, rang, length(g.tekst)
), initiatieven AS (
    SELECT 'initiatief', i.naam, i.slug, '', coalesce(o.naam, ''), s.rang FROM (
        (SELECT initiatief_id, 0 AS rang FROM socialekaart_suggestie
         WHERE begin AND tekst >= %(q)s AND tekst < %(tot)s ORDER BY tekst LIMIT 8)
        UNION ALL
        (SELECT initiatief_id, 1 FROM socialekaart_suggestie
         WHERE NOT begin AND tekst >= %(q)s AND tekst < %(tot)s ORDER BY tekst LIMIT 8)
    ) AS s
    JOIN socialekaart_initiatief i ON i.id = s.initiatief_id
    LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
)
SELECT json_agg(s)::text FROM (
    SELECT * FROM gevonden UNION ALL SELECT * FROM initiatieven ORDER BY rang, soort DESC LIMIT 8
) AS s
"""


def bench(aantal: int) -> bool:
    """Measure with this many initiatives; True when the limit is kept."""
    fill(aantal)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    vrij = backends()
    with gunicorn() as (poort, werker), raw_connection() as ruw:
        site = Site(poort)
        site.wait_until_ready()
        van_site = [werker, *backends(zonder=vrij | {ruw.info.backend_pid})]
        van_vloer = [os.getpid(), ruw.info.backend_pid]

        def floor(q: str) -> int:
            with ruw.cursor(binary=True) as cursor:
                return len(cursor.execute(VLOER, {"q": q, "tot": q + EINDE}).fetchone()[0] or "")

        def index(q: str) -> int:
            with ruw.cursor(binary=True) as cursor:
                return len(cursor.execute(INITIATIEVEN, {"van": [q], "einde": EINDE, "hoogstens": 8}).fetchall())

        def fetch(pad: str):
            def get(q: str) -> int:
                status, inhoud, _hoofden = site.get(f"{pad}?{urlencode({'q': q})}")
                if status != 200:
                    raise SystemExit(f"{pad} gaf {status} bij {q}")
                return len(inhoud)

            return get

        vloer = meten.Kandidaat("vloer", floor, van_vloer)
        alleen_index = meten.Kandidaat("index", index, van_vloer)
        niets = meten.Kandidaat("niets", fetch("/healthz"), van_site)
        suggesties = meten.Kandidaat("suggesties", fetch("/suggesties.json"), van_site)
        meten.measure([vloer, alleen_index, niets, suggesties], GETYPT, RONDES)
        goed = meten.report(f"suggesties, {aantal:,} initiatieven", suggesties, vloer, 2)
        meten.report("  bij de index alleen", suggesties, alleen_index)
        meten.report("  verzoek dat niets doet bij de index alleen", niets, alleen_index)

        vloer = meten.Kandidaat("vloer", floor, van_vloer)
        met_fout = meten.Kandidaat("met een fout", fetch("/suggesties.json"), van_site)
        meten.measure([vloer, met_fout], MET_FOUT, RONDES)
        return meten.report("  met een fout erin", met_fout, vloer, 2) and goed


def main() -> None:
    migrate()
    aantallen = [int(a) for a in sys.argv[1:]] or AANTALLEN
    goed = [bench(aantal) for aantal in aantallen]
    sys.exit(0 if all(goed) else 1)


if __name__ == "__main__":
    main()

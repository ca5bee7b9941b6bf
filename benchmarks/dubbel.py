"""Finding records that may be the same against raw SQL, at 1,000 and 10,000 initiatives.

Floor: the candidates alone, as the index of pg_trgm finds them: one statement that joins a table of names (without
common words, made beforehand) with itself on likeness, and on equal phones and sites. The floor weighs nothing, knows
no distance and writes nothing.

Beside it stands a minute in which nothing changed: what the job costs when there is nothing to do.
"""

import os
import sys

import django

from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
use_own_database()
django.setup()

from django.db import connection, transaction

from benchmarks.lib import meten
from benchmarks.lib.server import raw_connection
from benchmarks.lib.vulling import fill
from socialekaart.actions import find_duplicates, refresh_initiatieven
from socialekaart.actions.dubbelen import BRON, LIJKT
from socialekaart.models import Dubbelpaar, Kaartstand

# With few records the temporary tables themselves, some seven, weigh more than what is in them.
GRENZEN = {1_000: 4, 10_000: 2}
RONDES = 5

# Names of two words that nobody else has; each thirtieth is that of the one before it with a letter more.
NAMEN = """
UPDATE socialekaart_initiatief i SET
    naam = n.een || ' ' || n.ander || CASE WHEN i.id % 30 = 0 THEN 's' ELSE '' END,
    website = CASE WHEN n.nr % 3 = 2 THEN 'https://www.' || n.een || '.example/' || n.ander ELSE '' END
FROM (
    SELECT id, nr, translate(left(md5(nr::text), 7), '0123456789abcdef', 'aeioubdklmnprstv') AS een,
        translate(right(md5(nr::text), 9), '0123456789abcdef', 'aeioubdklmnprstv') AS ander
    FROM (SELECT id, CASE WHEN id % 30 = 0 THEN id - 1 ELSE id END AS nr FROM socialekaart_initiatief) AS nummers
) AS n
WHERE n.id = i.id
"""

VLOER = """
SELECT count(*) FROM (
    SELECT a.id, b.id FROM vloer a JOIN vloer b ON a.kern % b.kern AND a.id < b.id
    UNION SELECT a.id, b.id FROM vloer a JOIN vloer b ON a.telefoon = b.telefoon AND a.id < b.id
    UNION SELECT a.id, b.id FROM vloer a JOIN vloer b ON a.site = b.site AND a.id < b.id
) AS paren (een, ander)
"""


def prepare(aantal: int) -> None:
    fill(aantal)
    with connection.cursor() as cursor:
        cursor.execute(NAMEN)
        cursor.execute("DELETE FROM socialekaart_initiatief_wensen WHERE initiatief_id % 30 = 0")
        cursor.execute("DELETE FROM socialekaart_locatie WHERE initiatief_id % 30 = 0")
        refresh_initiatieven()
        cursor.execute("DROP TABLE IF EXISTS vloer")
        cursor.execute(f"CREATE TABLE vloer AS SELECT id, kern, telefoon, site FROM ({BRON}) AS bron")
        cursor.execute("CREATE INDEX ON vloer USING gin (kern gin_trgm_ops)")
        cursor.execute("VACUUM ANALYZE")


def bench(aantal: int) -> bool:
    """Measure with this many initiatives; True when the limit is kept."""
    prepare(aantal)
    with raw_connection() as ruw, connection.cursor() as cursor:
        ruw.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, false)", [str(LIJKT)])
        cursor.execute("SELECT pg_backend_pid()")
        eigen = [os.getpid(), cursor.fetchone()[0]]

        def floor(geval: object) -> int:
            return ruw.execute(VLOER).fetchone()[0]

        def find(geval: object) -> int:
            Kaartstand.objects.update(dubbel=None)
            with transaction.atomic():
                find_duplicates()
            return Dubbelpaar.objects.count()

        def nothing(geval: object) -> int:
            return int(find_duplicates())

        vloer = meten.Kandidaat("vloer", floor, [os.getpid(), ruw.info.backend_pid])
        zoeken = meten.Kandidaat("zoeken", find, eigen)
        niets = meten.Kandidaat("niets", nothing, eigen)
        meten.measure([vloer, zoeken, niets], [None], RONDES)
        print(f"{aantal:,} initiatieven: {vloer.bytes} kandidaten, {zoeken.bytes} paren om te bekijken")
        goed = meten.report(f"dubbele zoeken, {aantal:,} initiatieven", zoeken, vloer, GRENZEN.get(aantal, 2))
        meten.report("  een minuut waarin niets veranderde", niets, vloer)
        return goed


def main() -> None:
    migrate()
    aantallen = [int(a) for a in sys.argv[1:]] or list(GRENZEN)
    goed = [bench(aantal) for aantal in aantallen]
    sys.exit(0 if all(goed) else 1)


if __name__ == "__main__":
    main()

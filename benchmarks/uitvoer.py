"""The sheet of all initiatives as CSV, from the site, against COPY alone, with 100,000 of them.

Floor: one COPY through psycopg of the same columns from the same tables, sorted by name, without what makes it safe for
a spreadsheet or private. Beside it how much memory the process that serves it takes for this.
"""

import os
import re
import sys
from pathlib import Path

import django

from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
use_own_database()
django.setup()

from benchmarks.lib import meten
from benchmarks.lib.server import Site, backends, gunicorn, raw_connection
from benchmarks.lib.vulling import fill

AANTAL = 100_000
GRENS, MEGABYTE = 1.5, 20
RONDES = 4

VLOER = """
COPY (
    SELECT i.bron_id, i.naam, o.naam AS organisatie, i.soort, i.samenvatting, i.beschrijving, w.slugs, d.slugs,
        CASE WHEN i.heel_amsterdam THEN 'Amsterdam' ELSE g.namen END, l.straat, l.huisnummer, l.postcode, l.plaats,
        ST_X(l.punt::geometry), ST_Y(l.punt::geometry), i.telefoon, i.email, i.website, i.verwijzen, i.kosten,
        array_to_string(i.talen, ';'), i.openingstijden, i.capaciteit, i.gecontroleerd_op, i.voorbeeld
    FROM socialekaart_initiatief i
    LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
    LEFT JOIN (SELECT initiatief_id, string_agg(slug, ';') AS slugs FROM socialekaart_initiatief_wensen
        JOIN socialekaart_ondersteuningswens s ON s.id = ondersteuningswens_id GROUP BY 1) w ON w.initiatief_id = i.id
    LEFT JOIN (SELECT initiatief_id, string_agg(slug, ';') AS slugs FROM socialekaart_initiatief_doelgroepen
        JOIN socialekaart_doelgroep s ON s.id = doelgroep_id GROUP BY 1) d ON d.initiatief_id = i.id
    LEFT JOIN (SELECT initiatief_id, string_agg(naam, ';') AS namen FROM socialekaart_initiatief_werkgebied
        JOIN socialekaart_gebied s ON s.id = gebied_id GROUP BY 1) g ON g.initiatief_id = i.id
    LEFT JOIN (SELECT DISTINCT ON (initiatief_id) * FROM socialekaart_locatie WHERE NOT geheim
        ORDER BY initiatief_id, id) l ON l.initiatief_id = i.id
    JOIN socialekaart_zoekrij z ON z.initiatief_id = i.id
    ORDER BY z.sorteernaam, i.id
) TO STDOUT WITH (FORMAT csv, HEADER)
"""


def memory_of(pid: int, soort: str) -> float:
    """Megabytes that a process has (VmRSS) or had at most (VmHWM)."""
    return int(re.search(rf"{soort}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1000


def bench(aantal: int) -> bool:
    """Measure the download with this many initiatives; True when the limits are kept."""
    fill(aantal)
    vrij = backends()
    with gunicorn() as (poort, werker), raw_connection() as ruw:
        site = Site(poort)
        site.wait_until_ready()
        site.get("/kaart/")
        eerst = memory_of(werker, "VmRSS")

        def floor(_geval: object) -> int:
            with ruw.cursor() as cursor, cursor.copy(VLOER) as kopie:
                return sum(len(blok) for blok in kopie)

        def fetch(_geval: object) -> int:
            status, inhoud, _hoofden = site.get("/kaart.csv", **{"Accept-Encoding": "identity"})
            if status != 200 or inhoud.count(b"\n") <= aantal:
                raise SystemExit(f"kaart.csv gaf {status} en {len(inhoud)} bytes")
            return len(inhoud)

        fetch(None)
        pids = [werker, *backends(zonder=vrij | {ruw.info.backend_pid})]
        vloer = meten.Kandidaat("COPY", floor, [os.getpid(), ruw.info.backend_pid])
        blad = meten.Kandidaat("kaart.csv", fetch, pids)
        meten.measure([vloer, blad], [None], RONDES)
        goed = meten.report(f"kaart.csv, {aantal:,} initiatieven", blad, vloer, GRENS if aantal >= AANTAL else None)
        erbij = memory_of(werker, "VmHWM") - eerst
    print(f"{'geheugen erbij':<44} {erbij:6.1f} MB voor {blad.bytes / 1e6:.0f} MB   grens {MEGABYTE} MB", flush=True)
    return goed and erbij <= MEGABYTE


def main() -> None:
    migrate()
    goed = [bench(aantal) for aantal in [int(a) for a in sys.argv[1:]] or [AANTAL]]
    sys.exit(0 if all(goed) else 1)


if __name__ == "__main__":
    main()

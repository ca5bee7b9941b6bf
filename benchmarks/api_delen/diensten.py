"""Services of HSDS: a page of them against the SQL that makes the same JSON, and all of them against COPY.

Floor of the page: that statement alone through psycopg, without the site. Floor of all: one COPY of the same columns
from the same tables, a line for each service. Beside it how much memory the process that serves it takes for this.
"""

import os
import re
from pathlib import Path

from benchmarks.lib import meten
from benchmarks.lib.server import Site, backends, raw_connection
from opendata.hsds.antwoorden import INHOUD
from opendata.hsds.documenten import select_services

BLADZIJDEGRENS, REGELGRENS, MEGABYTE = 1.5, 5, 20
PER_BLADZIJDE, BLADZIJDEN, RONDES = 100, 20, 6
ALLES_RONDES = 2
LIMIETEN_VANAF = 100_000

VLOER = """
COPY (
    SELECT i.uuid, i.naam, i.samenvatting, i.samenvatting_en, i.beschrijving, i.website, i.email, i.telefoon,
        i.verwijzer, i.zelf_aanmelden, i.verwijzen, i.criteria, i.terugkoppeling, i.kosten, i.gratis, i.wachttijd,
        i.capaciteit, i.aan_huis, i.talen, i.openingstijden, i.soort, i.gecontroleerd_op, i.voorbeeld, i.updated_at,
        i.heel_amsterdam, o.uuid, o.naam, o.soort_organisatie, o.website, w.slugs, d.slugs, g.namen, l.plekken, r.regels
    FROM socialekaart_initiatief i
    LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
    LEFT JOIN (SELECT initiatief_id, string_agg(slug, ';') AS slugs FROM socialekaart_initiatief_wensen
        JOIN socialekaart_ondersteuningswens s ON s.id = ondersteuningswens_id GROUP BY 1) w ON w.initiatief_id = i.id
    LEFT JOIN (SELECT initiatief_id, string_agg(slug, ';') AS slugs FROM socialekaart_initiatief_doelgroepen
        JOIN socialekaart_doelgroep s ON s.id = doelgroep_id GROUP BY 1) d ON d.initiatief_id = i.id
    LEFT JOIN (SELECT initiatief_id, string_agg(naam, ';') AS namen FROM socialekaart_initiatief_werkgebied
        JOIN socialekaart_gebied s ON s.id = gebied_id GROUP BY 1) g ON g.initiatief_id = i.id
    LEFT JOIN (SELECT initiatief_id, string_agg(concat_ws(';', uuid, naam, straat, huisnummer, postcode, plaats,
            ST_X(punt::geometry), ST_Y(punt::geometry)), '|') AS plekken
        FROM socialekaart_locatie WHERE NOT geheim GROUP BY 1) l ON l.initiatief_id = i.id
    LEFT JOIN socialekaart_weekrooster r ON r.tekst = i.openingstijden
    WHERE i.status = 'gepubliceerd' ORDER BY i.id
) TO STDOUT WITH (FORMAT csv)
"""


def bench(poort: int, werker: int, zonder: set[int], aantal: int) -> bool:
    """Measure both with so many services; ``werker`` serves the site, ``zonder`` are the backends of others."""
    site = Site(poort)
    # The first page and the first line are for what is read once.
    for adres in ("/hsds/services?full=true", "/hsds/services?format=ndjson&search=koffie"):
        _fetch(site, adres)
    with raw_connection() as ruw:
        wij = [werker, *backends(zonder=zonder | {ruw.info.backend_pid})]
        zij = [os.getpid(), ruw.info.backend_pid]
        goed = _bench_pages(site, ruw, wij, zij, aantal)
        return _bench_lines(site, ruw, wij, zij, aantal) and goed


def _bench_pages(site: Site, ruw, wij: list[int], zij: list[int], aantal: int) -> bool:
    def floor(bladzijde: int) -> int:
        begin = (bladzijde - 1) * PER_BLADZIJDE
        keuze = f"SELECT initiatief_id FROM socialekaart_zoekrij ORDER BY 1 LIMIT {PER_BLADZIJDE} OFFSET {begin}"
        return len(ruw.execute(INHOUD.replace("SQL", select_services(keuze, full=True))).fetchone()[0].encode())

    def ours(bladzijde: int) -> int:
        return len(_fetch(site, f"/hsds/services?full=true&per_page={PER_BLADZIJDE}&page={bladzijde}"))

    meeste = aantal // PER_BLADZIJDE
    bladzijden = [1 + nummer * (meeste - 1) // (BLADZIJDEN - 1) for nummer in range(BLADZIJDEN)]
    for bladzijde in bladzijden[:2]:
        # The object of the page stands around it.
        if not 0 < ours(bladzijde) - floor(bladzijde) < 300:
            raise SystemExit("De bladzijde is niet dezelfde als die van de SQL alleen.")
    vloer, bladzijde = meten.Kandidaat("SQL", floor, zij), meten.Kandidaat("bladzijde", ours, wij)
    meten.measure([vloer, bladzijde], bladzijden, RONDES)
    return meten.report(f"{PER_BLADZIJDE} diensten met alles, SQL = 1", bladzijde, vloer, BLADZIJDEGRENS)


def _bench_lines(site: Site, ruw, wij: list[int], zij: list[int], aantal: int) -> bool:
    def floor(_geval: object) -> int:
        with ruw.cursor() as cursor, cursor.copy(VLOER) as kopie:
            return sum(len(regel) for regel in kopie)

    def ours(_geval: object) -> int:
        inhoud = _fetch(site, "/hsds/services?full=true&format=ndjson")
        if inhoud.count(b"\n") != aantal:
            raise SystemExit("Niet elke dienst kwam op een regel.")
        return len(inhoud)

    eerst = _memory_of(wij[0], "VmRSS")
    vloer, regels = meten.Kandidaat("COPY", floor, zij), meten.Kandidaat("ndjson", ours, wij)
    meten.measure([vloer, regels], [None], ALLES_RONDES)
    grens = REGELGRENS if aantal >= LIMIETEN_VANAF else None
    goed = meten.report(f"ndjson van {aantal:,} diensten, COPY = 1", regels, vloer, grens)
    erbij = _memory_of(wij[0], "VmHWM") - eerst
    print(f"{'geheugen erbij':<44} {erbij:6.1f} MB voor {regels.bytes / 1e6:.0f} MB   grens {MEGABYTE} MB", flush=True)
    return goed and erbij <= MEGABYTE


def _fetch(site: Site, adres: str) -> bytes:
    status, inhoud, _hoofden = site.get(adres, **{"Accept-Encoding": "identity"})
    if status != 200:
        raise SystemExit(f"{adres} gaf {status}")
    return inhoud


def _memory_of(pid: int, soort: str) -> float:
    """Megabytes that a process has (VmRSS) or had at most (VmHWM)."""
    return int(re.search(rf"{soort}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1000

"""The page of the network against the networkx layout alone, with 300 organisations and 2,000 ties in one stadsdeel.

Floor: ``nx.spring_layout`` of the same graph, and nothing else. The page is made from nothing, as after every change of
the data: it reads everything, lays out, measures and compares two days, draws three pictures and writes the table.
Beside it stands the page of another day while the places are still known, and the PNG has no limit but is told.
"""

import os
import random
import sys
from datetime import date, timedelta

import django

from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
use_own_database()
django.setup()

import networkx as nx
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client

from benchmarks.lib import meten
from benchmarks.lib.vulling import fill
from proeftuinen.models import Fasestap, Samenwerking
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Gebied, Initiatief, Kaartstand, Organisatie

ORGANISATIES, BANDEN = 300, 2_000
GRENS, KILOBYTE = 3, 400
RONDES = 10
ADRES = "/netwerk/?stadsdeel=zuidoost&peildatum=2026-06-01&vergelijk=2025-01-01"
BEGIN = date(2024, 7, 1)


@transaction.atomic
def prepare() -> nx.Graph:
    """Organisations with one or two initiatives each; some have many ties and most have few, as in life."""
    fill(2 * ORGANISATIES)
    soorten = [soort for soort, _woord in Organisatie.Soort.choices]
    Organisatie.objects.bulk_create(
        Organisatie(
            naam=f"Organisatie voor aandacht {n}", slug=f"bank-{n}", soort_organisatie=soorten[n % len(soorten)]
        )
        for n in range(ORGANISATIES)
    )
    organisaties = list(Organisatie.objects.filter(slug__startswith="bank-").order_by("pk"))
    zuidoost = Gebied.objects.stadsdelen().get(slug="zuidoost")
    for nummer, initiatief in enumerate(Initiatief.objects.order_by("pk")):
        initiatief.organisatie = organisaties[nummer % ORGANISATIES]
        initiatief.save(update_fields=["organisatie"])
        initiatief.werkgebied.set([zuidoost])
    toeval = random.Random(7)
    graaf = nx.barabasi_albert_graph(ORGANISATIES, 7, seed=7)
    paren = [*graaf.edges, *nx.gnm_random_graph(ORGANISATIES, 200, seed=8).edges]
    banden = [
        Samenwerking(
            van=organisaties[een],
            naar=organisaties[ander],
            soort=["afstemming", "verwijzing", "gezamenlijk-aanbod", "pilot"][nummer % 4],
            fase="contact",
            stadsdeel=zuidoost,
        )
        for nummer, (een, ander) in enumerate(sorted({(min(paar), max(paar)) for paar in paren})[:BANDEN])
    ]
    Samenwerking.objects.bulk_create(banden)
    Fasestap.objects.bulk_create(
        Fasestap(samenwerking=band, fase="contact", op=BEGIN + timedelta(days=toeval.randrange(600))) for band in banden
    )
    refresh_initiatieven()
    return nx.Graph((band.van_id, band.naar_id) for band in banden)


def main() -> None:
    migrate()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE socialekaart_initiatief, proeftuinen_samenwerking CASCADE")
        cursor.execute("DELETE FROM socialekaart_organisatie WHERE slug LIKE 'bank-%%'")
    graaf = prepare()
    print(f"{graaf.number_of_nodes()} organisaties, {Samenwerking.objects.count()} samenwerkingen")
    client = Client(SERVER_NAME="localhost")
    Kaartstand.objects.current()
    van_ons = [os.getpid(), connection.connection.info.backend_pid]

    def get(adres: str) -> int:
        antwoord = client.get(adres)
        if antwoord.status_code != 200:
            raise SystemExit(f"{adres} gaf {antwoord.status_code}")
        return len(antwoord.content)

    def get_from_nothing(adres: str) -> int:
        caches["geheugen"].clear()
        return get(adres)

    vloer = meten.Kandidaat("opstelling", lambda _adres: len(nx.spring_layout(graaf, seed=1)), van_ons)
    uit_niets = meten.Kandidaat("pagina", get_from_nothing, van_ons)
    meten.measure([vloer, uit_niets], [ADRES], RONDES)
    goed = meten.report("de hele pagina uit niets", uit_niets, vloer, GRENS)

    vloer = meten.Kandidaat("opstelling", lambda _adres: len(nx.spring_layout(graaf, seed=1)), van_ons)
    andere_dag = meten.Kandidaat("andere dag", get, van_ons)
    png = meten.Kandidaat("png", lambda adres: get(adres.replace("/?", ".png?")), van_ons)
    meten.measure([vloer, andere_dag], [ADRES], RONDES)
    meten.report("  terwijl de plekken bekend zijn", andere_dag, vloer)
    png.once(ADRES, bewaar=True)
    png.once(ADRES, bewaar=True)
    print(f"  het plaatje als PNG, de eerste keer            cpu {png.cpu[0] / (sum(vloer.cpu) / RONDES):6.2f} ×")

    klein = uit_niets.bytes <= KILOBYTE * 1000
    oordeel = "gehaald" if klein else "NIET gehaald"
    print(f"  de pagina is {uit_niets.bytes / 1000:.0f} kB   grens {KILOBYTE} kB  {oordeel}")
    hele_tabel = get(f"{ADRES}&tabel=alles")
    print(f"  met de hele tabel {hele_tabel / 1000:.0f} kB")
    sys.exit(0 if goed and klein else 1)


if __name__ == "__main__":
    main()

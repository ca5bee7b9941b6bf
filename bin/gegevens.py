"""Bring the database up to date, and on a first run fill it; run by bin/run.

A new site gets the reference lists, the sketch of the city and the invented examples. As long as the
sketch is there, every start tries to fetch the official areas; without network the sketch stays, and
one sentence says so.
"""

import http.client
import io
import os
import sys
import urllib.request
from pathlib import Path

import django
from django.core.management import call_command
from django.db import transaction

LAAG = "https://maps.amsterdam.nl/open_geodata/geojson_lnglat.php?KAARTLAAG={}&THEMA=gebiedsindeling"
LAGEN = {
    "stadsdeel": LAAG.format("INDELING_STADSDEEL"),
    "gebied": LAAG.format("INDELING_GEBIED"),
    "wijk": LAAG.format("INDELING_WIJK"),
    "buurt": LAAG.format("INDELING_BUURT"),
}
# Short: a start should not wait long for somebody else's server.
WACHTTIJD = 5


@transaction.atomic
def fill_first_time() -> None:
    """Together or not at all: a run that is broken off half-way is still a first run the next time."""
    from proeftuinen.models import Proeftuin
    from socialekaart.models import Gebied, Initiatief, Uitdrukking

    nieuw = not Gebied.objects.exists()
    # A site from before the lexicon, or the proeftuinen, gets what came with it.
    if nieuw or not Uitdrukking.objects.exists() or not Proeftuin.objects.exists():
        call_command("load_lijsten", stdout=io.StringIO())
    if nieuw and not Initiatief.objects.exists():
        call_command("load_voorbeelden", stdout=io.StringIO())


def add_teksten() -> None:
    """A new version may bring new places."""
    from socialekaart.actions import add_teksten

    add_teksten()


def renew_rows() -> None:
    """A new version may keep more of each record than the one before."""
    from socialekaart.actions import refresh_initiatieven
    from socialekaart.models import Zoekrij

    if Zoekrij.objects.filter(regel="").exists():
        refresh_initiatieven()


def use_dictionary() -> None:
    from socialekaart.actions import use_dictionary

    if not use_dictionary():
        sys.stderr.write("De database heeft geen Nederlands woordenboek: het zoeken kent minder woordvormen.\n")


def fetch_gebieden() -> None:
    from socialekaart.actions import import_gebieden
    from socialekaart.importeren import Invoerfout
    from socialekaart.importeren.geojson import read_collectie
    from socialekaart.models import Gebied

    if not Gebied.objects.filter(schets=True).exists():
        return
    try:
        collecties = {soort: read_collectie(fetch(adres)) for soort, adres in LAGEN.items()}
    except (OSError, http.client.HTTPException, Invoerfout):
        sys.stderr.write("De officiële kaartlaag is niet te bereiken: de kaart toont een schets.\n")
        return
    with transaction.atomic():
        for soort, collectie in collecties.items():
            import_gebieden(soort=soort, collectie=collectie, bron=LAGEN[soort])


def fetch(adres: str) -> bytes:
    with urllib.request.urlopen(adres, timeout=WACHTTIJD) as antwoord:  # noqa: S310  (our own https addresses)
        return antwoord.read()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_groepen", verbosity=0)
    use_dictionary()
    renew_rows()
    fill_first_time()
    add_teksten()
    fetch_gebieden()

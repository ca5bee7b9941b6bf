"""Bring the database up to date, and on a first run fill it; run by bin/run.

A new site gets the sketch of the city and the invented examples. As long as the sketch is there, every
start tries to fetch the official areas; without network the sketch stays, and one sentence says so.
"""

import io
import os
import sys
from pathlib import Path

import django
from django.core.management import CommandError, call_command
from django.db import transaction

LAAG = "https://maps.amsterdam.nl/open_geodata/geojson_lnglat.php?KAARTLAAG={}&THEMA=gebiedsindeling"
LAGEN = {
    "stadsdeel": "INDELING_STADSDEEL",
    "gebied": "INDELING_GEBIED",
    "wijk": "INDELING_WIJK",
    "buurt": "INDELING_BUURT",
}


def fill_first_time() -> None:
    from socialekaart.models import Gebied, Initiatief

    if Gebied.objects.exists():
        return
    # Together or not at all: a run that is broken off half-way is still a first run the next time.
    with transaction.atomic():
        call_command("import_gebieden", soort="stadsdeel", schets=True, stdout=io.StringIO())
        if not Initiatief.objects.exists():
            call_command("load_voorbeelden", stdout=io.StringIO())


def fetch_gebieden() -> None:
    from socialekaart.models import Gebied

    if not Gebied.objects.filter(schets=True).exists():
        return
    for soort, laag in LAGEN.items():
        stil = io.StringIO()
        try:
            call_command("import_gebieden", LAAG.format(laag), soort=soort, stdout=stil, stderr=stil)
        except (CommandError, OSError, SystemExit):
            sys.stderr.write("Geen netwerk: de kaart toont een schets van de stad.\n")
            return


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    fill_first_time()
    fetch_gebieden()

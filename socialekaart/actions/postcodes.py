"""Loads the postcodes of the city."""

import csv
from pathlib import Path

from django.contrib.gis.geos import Point
from django.db import transaction

from ..models import Postcode

POSTCODES = Path(__file__).resolve().parent.parent / "gegevens" / "postcodes.csv"


@transaction.atomic
def load_postcodes() -> int:
    """Bring the postcodes to what the file says and return how many are new. Nobody edits them."""
    bekend = set(Postcode.objects.values_list("code", flat=True))
    with POSTCODES.open(encoding="utf-8", newline="") as bestand:
        postcodes = [_read(rij) for rij in csv.DictReader(bestand)]
    Postcode.objects.bulk_create(
        postcodes, update_conflicts=True, unique_fields=["code"], update_fields=["punt", "aandelen"]
    )
    return len({postcode.code for postcode in postcodes} - bekend)


def _read(rij: dict[str, str]) -> Postcode:
    punt = None
    if rij["lon"]:
        punt = Point(float(rij["lon"]), float(rij["lat"]), srid=4326)
        punt.transform(28992)
    delen = (deel.split() for deel in rij["stadsdelen"].split(";"))
    return Postcode(code=rij["postcode"], punt=punt, aandelen={code: float(aandeel) for code, aandeel in delen})

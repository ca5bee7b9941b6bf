"""The postcodes that come with the site."""

import csv

import pytest

from socialekaart.actions.postcodes import POSTCODES, load_postcodes
from socialekaart.models import Postcode

pytestmark = pytest.mark.django_db


def test_loading_again_adds_nothing_and_repairs(lijsten):
    assert load_postcodes() == 0
    Postcode.objects.filter(code="1102").update(aandelen={})
    Postcode.objects.filter(code="1011").delete()
    assert load_postcodes() == 1
    assert Postcode.objects.get(code="1102").aandelen == {"T": 1.0}
    assert str(Postcode.objects.get(code="1042")) == "1042"


def test_a_centre_lies_in_the_city_and_is_absent_where_nothing_is_known(lijsten):
    assert Postcode.objects.get(code="1042").punt is None
    for postcode in Postcode.objects.exclude(punt=None):
        assert 109_000 < postcode.punt.x < 137_000 and 474_000 < postcode.punt.y < 496_000, postcode


def test_shares_add_up():
    with POSTCODES.open(encoding="utf-8") as bestand:
        for rij in csv.DictReader(bestand):
            assert sum(float(deel.split()[1]) for deel in rij["stadsdelen"].split(";")) == pytest.approx(1, abs=0.02)


def test_postcodes_lie_where_the_statistics_say(shared, lijsten):
    """Every part of more than a tenth is there, and nothing is where the statistics have no part at all."""
    feiten: dict[str, dict[str, float]] = {}
    with (shared / "open-data" / "pc4_stadsdeel.csv").open(encoding="utf-8") as bestand:
        for rij in csv.DictReader(bestand):
            feiten.setdefault(rij["pc4"], {})[rij["stadsdeelcode"]] = float(rij["aandeel_opp"] or 1)
    eigen = {postcode.code: postcode.aandelen for postcode in Postcode.objects.all()}
    assert eigen.keys() == feiten.keys()
    for code, delen in feiten.items():
        assert (
            {stadsdeel for stadsdeel, aandeel in delen.items() if aandeel > 0.1} <= eigen[code].keys() <= delen.keys()
        )

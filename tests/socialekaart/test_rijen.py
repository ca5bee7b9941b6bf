"""Lines in a list of initiatives."""

from datetime import date, datetime, timedelta

import pytest

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Initiatief
from socialekaart.rijen import related
from tests.factories import InitiatiefFactory, LocatieFactory
from tests.socialekaart.test_zoeken import search

pytestmark = pytest.mark.django_db


def test_a_row_shows_place_phone_and_freshness(lijsten):
    lang_geleden = date.today() - timedelta(days=400)
    InitiatiefFactory(
        naam="Aan huis", telefoon="+31200000112", openingstijden="24/7", werkgebied=["oost", "weesp"],
        gecontroleerd_op=lang_geleden,
    )  # fmt: skip
    InitiatiefFactory(naam="Privé", telefoon="+31612345678", telefoon_openbaar=False, heel_amsterdam=True,
                      gecontroleerd_op=date.today())  # fmt: skip
    refresh_initiatieven()
    aan_huis, prive = search().rijen
    assert (aan_huis.plek, aan_huis.telefoon, aan_huis.telefoon_uri) == (
        "Oost, Weesp",
        "020 000 01 12",
        "tel:+31200000112",
    )
    assert aan_huis.stand.open and aan_huis.niet_gecontroleerd_sinds == lang_geleden
    assert (prive.plek, prive.telefoon, prive.stand, prive.niet_gecontroleerd_sinds) == (
        "heel Amsterdam",
        "",
        None,
        None,
    )


def test_a_place_that_serves_the_whole_city_says_so(lijsten):
    LocatieFactory(initiatief=InitiatiefFactory(heel_amsterdam=True), in_stadsdeel="oost")
    refresh_initiatieven()
    assert search("stadsdeel=weesp").rijen[0].plek == "Oost, voor heel Amsterdam"


def test_related_initiatives_share_a_wish_and_are_near(klein):
    aan_huis = Initiatief.objects.get(naam="Aan huis")
    assert [rij.naam for rij in related(aan_huis)] == ["Alles"]
    assert related(InitiatiefFactory(naam="Zonder wens")) == []


def test_moments_are_those_of_amsterdam(lijsten, monkeypatch):
    """Open until five in the afternoon, looked at while it is half past four in the summer."""
    InitiatiefFactory(openingstijden="Mo-Su 09:00-17:00")
    refresh_initiatieven()
    moment = datetime.fromisoformat("2026-07-01T14:30:00+00:00")
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    assert search().rijen[0].stand.tekst == "Nu open tot 17.00 uur"

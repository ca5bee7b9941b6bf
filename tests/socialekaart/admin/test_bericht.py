"""Who sees which mail."""

import pytest
from django.utils import timezone

from palliatief.post.models import Bericht
from socialekaart.models import Aanmelding
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory

LIJST = "/beheer/post/bericht/"


@pytest.fixture
def post(lijsten):
    """A mail to an owner in Weesp, one to who suggested something there, and one to a colleague."""
    hier = InitiatiefFactory(werkgebied=["weesp"], contact_email="eigenaar@voorbeeld.example")
    Aanmelding.objects.create(
        sleutel="a",
        soort="wijziging",
        initiatief=hier,
        afzender_email="afzender@voorbeeld.example",
        bevestigd_op=timezone.now(),
    )
    for soort, aan in (("controle", "eigenaar"), ("aanmelding-dank", "afzender"), ("weekmail", "collega")):
        Bericht.objects.create(soort=soort, sleutel=soort, aan=f"{aan}@voorbeeld.example", onderwerp=soort)


@pytest.mark.parametrize(
    ("groep", "stadsdelen", "ziet"),
    [
        ("Netwerkcoördinator", ["weesp"], {"eigenaar", "afzender"}),
        ("Netwerkcoördinator", ["oost"], set()),
        ("Stedelijke redactie", [], set()),
        ("Beheerder", [], {"eigenaar", "afzender", "collega"}),
    ],
)
def test_everybody_sees_the_mail_about_what_they_keep(client, post, groep, stadsdelen, ziet):
    client.force_login(make_gebruiker(groep, stadsdelen=stadsdelen))
    antwoord = client.get(LIJST)
    assert {bericht.aan.partition("@")[0] for bericht in antwoord.context["cl"].result_list} == ziet
    vreemd = Bericht.objects.get(soort="weekmail")
    antwoord = client.get(f"{LIJST}{vreemd.pk}/change/")
    assert (antwoord.status_code == 200) == ("collega" in ziet)

"""A coordinator writes down what somebody said."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from proeftuinen.models import Ervaring
from socialekaart.models import Gebied, Perspectief
from tests.conftest import make_gebruiker
from tests.factories import ErvaringFactory
from tests.socialekaart.admin.formulier import read_form, send

pytestmark = pytest.mark.django_db
LIJST = "/beheer/proeftuinen/ervaring/"


@pytest.fixture
def zuidoost(client, lijsten):
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    return client


def test_nothing_goes_on_the_site_before_it_may(zuidoost):
    velden = {"citaat": "Ik bel nu eerder.", "functie": "huisarts", "status": "gepubliceerd",
              "perspectief": Perspectief.objects.get(slug="zorgverleners").pk}  # fmt: skip
    antwoord = send(zuidoost, f"{LIJST}add/", **velden)
    assert "Vraag eerst of dit op de site mag." in antwoord.text and not Ervaring.objects.exists()
    # Her only stadsdeel was filled in.
    send(zuidoost, f"{LIJST}add/", **velden, toestemming="on")
    ervaring = Ervaring.objects.get()
    assert ervaring.stadsdeel.slug == "zuidoost" and "Ik bel nu eerder." in zuidoost.get("/ervaringen/").text
    send(zuidoost, f"{LIJST}{ervaring.pk}/change/", publicatiedatum=str(localdate() + timedelta(1)))
    assert "Ik bel nu eerder." not in zuidoost.get("/ervaringen/").text
    assert "komt nog" in zuidoost.get(LIJST).text
    assert "Op de site vanaf" in zuidoost.get(f"{LIJST}{ervaring.pk}/history/").text


def test_that_of_another_stadsdeel_is_only_read(zuidoost):
    oost = ErvaringFactory(in_stadsdeel="oost", status="concept")
    adres = f"{LIJST}{oost.pk}/change/"
    assert "niet bij uw stadsdeel" in zuidoost.get(adres).text
    assert zuidoost.post(adres, {"citaat": "Anders."}).status_code == 403
    toevoegen = zuidoost.get(f"{LIJST}add/")
    velden = read_form(toevoegen) | {"citaat": "x", "functie": "x"}
    stad = Gebied.objects.stadsdelen().get(slug="oost").pk
    assert "stadsdeel" in zuidoost.post(f"{LIJST}add/", velden | {"stadsdeel": stad}).context["adminform"].form.errors

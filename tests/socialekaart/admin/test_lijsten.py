"""A coordinator extends the lists; what is on the map follows."""

import pytest

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Doelgroep, Domein, Kaartstand, Ondersteuningswens, Zoekrij
from tests.factories import InitiatiefFactory

from .formulier import send

BEHEER = "/beheer/socialekaart"


@pytest.fixture
def op_de_kaart(lijsten):
    initiatief = InitiatiefFactory(wensen=["maatje"], doelgroepen=["mantelzorgers"])
    refresh_initiatieven()
    return initiatief


def test_a_new_wish_needs_no_programmer(client, coordinator):
    client.force_login(coordinator)
    sociaal = Domein.objects.get(slug="sociaal")
    send(client, f"{BEHEER}/ondersteuningswens/add/", naam="Samen wandelen", domein=sociaal.pk, volgorde="99")
    assert Ondersteuningswens.objects.get(naam="Samen wandelen").slug == "samen-wandelen"
    assert "Samen wandelen" in client.get(f"{BEHEER}/initiatief/add/").content.decode()
    assert "Samen wandelen" in client.get("/kaart/").content.decode()


def test_a_slug_stays(client, coordinator):
    client.force_login(coordinator)
    wens = Ondersteuningswens.objects.get(slug="maatje")
    send(client, f"{BEHEER}/ondersteuningswens/{wens.pk}/change/", naam="Vaste vriend", slug="anders")
    wens.refresh_from_db()
    assert (wens.naam, wens.slug) == ("Vaste vriend", "maatje")


def test_a_new_name_is_found_at_once(client, coordinator, op_de_kaart):
    client.force_login(coordinator)
    wens = Ondersteuningswens.objects.get(slug="maatje")
    send(client, f"{BEHEER}/ondersteuningswens/{wens.pk}/change/", naam="Klusvriend")
    assert list(Zoekrij.objects.matching("klusvriend")) == [Zoekrij.objects.get()]


@pytest.mark.parametrize("veel", [False, True])
def test_a_group_that_goes_leaves_the_map(client, beheerder, op_de_kaart, veel):
    client.force_login(beheerder)
    groep, versie = Doelgroep.objects.get(slug="mantelzorgers"), Kaartstand.objects.current()
    if veel:
        gegevens = {"action": "delete_selected", "_selected_action": [groep.pk], "post": "yes"}
        client.post(f"{BEHEER}/doelgroep/", gegevens)
    else:
        client.post(f"{BEHEER}/doelgroep/{groep.pk}/delete/", {"post": "yes"})
    assert Zoekrij.objects.get().doelgroepen == []
    assert Kaartstand.objects.current() > versie


def test_the_lists_count_their_initiatives(client, coordinator, op_de_kaart):
    client.force_login(coordinator)
    lijst = client.get(f"{BEHEER}/ondersteuningswens/?q=maatje").context["cl"]
    assert [lijst.model_admin.initiatieven(wens) for wens in lijst.result_list] == [1]


def test_english_is_written_beside_the_dutch(client, coordinator):
    client.force_login(coordinator)
    wens = Ondersteuningswens.objects.get(slug="maatje")
    send(
        client, f"{BEHEER}/ondersteuningswens/{wens.pk}/change/", naam_en="Companion", uitleg_en="Someone to visit you."
    )
    assert "Companion" in client.get("/en/kaart/").text
    assert "Companion" not in client.get("/kaart/").text

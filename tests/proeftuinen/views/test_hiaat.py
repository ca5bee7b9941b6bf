"""The page of a gap: what there is, what is done about it, and where a network manager begins."""

import pytest

from socialekaart.actions import refresh_initiatieven
from tests.factories import ActieFactory, InitiatiefFactory, ProeftuinFactory

HIER = "/hiaten/zuidoost/maatje/"


@pytest.fixture
def aanbod(lijsten):
    InitiatiefFactory(wensen=["maatje"], werkgebied=["zuidoost"], soort="formeel")
    InitiatiefFactory(wensen=["maatje"], heel_amsterdam=True)
    InitiatiefFactory(wensen=["maatje"], werkgebied=["weesp"])
    InitiatiefFactory(wensen=["lotgenoten"], werkgebied=["zuidoost"])
    refresh_initiatieven()


def test_what_there_is_is_what_search_finds(client, aanbod, django_assert_num_queries):
    with django_assert_num_queries(5):
        pagina = client.get(HIER)
    # Of the four: one works in Zuidoost and one in the whole city; the others are elsewhere or answer another wish.
    assert "We kennen 2 initiatieven die hier helpen. Daarvan werkt er 1 in heel Amsterdam." in pagina.text
    assert "1 formeel" in pagina.text and "1 informeel" in pagina.text
    zoek = pagina.context["hiaat"].zoek
    assert zoek == "/kaart/?stadsdeel=zuidoost&wens=maatje" and client.get(zoek).context["zoek"].aantal == 2


def test_nothing_from_here_and_nothing_at_all(client, aanbod):
    assert "Dat werkt overal in de stad. Van hier is er niets." in client.get("/hiaten/noord/maatje/").text
    leeg = client.get("/hiaten/noord/rituelen-en-afscheid/").text
    assert "Dat betekent niet dat er geen hulp is." in leeg and "/kaart/?wens=rituelen-en-afscheid" in leeg
    assert "In Noord is nog geen proeftuin." in leeg and "Start een actie" not in leeg


def test_the_actions_on_it_and_the_way_to_a_new_one(client, lijsten):
    proeftuin = ProeftuinFactory(slug="hier")
    assert "In Zuidoost is hier nog geen actie voor." in client.get(HIER).text
    actie = ActieFactory(proeftuin=proeftuin, titel="Maatjes zoeken", voor="maatje")
    ActieFactory(proeftuin=proeftuin, titel="Iets anders", voor="lotgenoten")
    ActieFactory(proeftuin__status="concept", titel="Nog niet openbaar", voor="maatje")
    pagina = client.get(HIER)
    assert "Maatjes zoeken" in pagina.text and f"/proeftuinen/hier/#actie-{actie.pk}" in pagina.text
    assert "Hiaat: maatje" not in pagina.text  # one is there
    assert "Iets anders" not in pagina.text and "Nog niet openbaar" not in pagina.text
    assert "/beheer/proeftuinbord/?proeftuin=hier&amp;wens=maatje#nieuw" in pagina.text
    assert "Cookie" not in pagina.get("Vary", "")


@pytest.mark.parametrize("adres", ["/hiaten/nergens/maatje/", "/hiaten/zuidoost/niets/", "/hiaten/zuidoost/maatje%00/"])
def test_what_does_not_exist_is_not_found(client, lijsten, adres):
    assert client.get(adres).status_code == 404


def test_in_english(client, lijsten):
    assert client.get("/en/hiaten/zuidoost/maatje/").status_code == 200

"""A coordinator sees all and changes their own; what is secret stays with who keeps it."""

import pytest

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Gebied, Initiatief, Organisatie
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory

from .formulier import messages_of, send
from .test_initiatief import LIJST, NIEUW, NIEUW_INITIATIEF, ids, names_in, page_of


@pytest.fixture
def zuidoost(client, lijsten):
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    return client


@pytest.fixture
def weesp(lijsten):
    """A record of colleagues, with what is not for everybody."""
    prive = {"telefoon": "+31612345678", "telefoon_openbaar": False}
    initiatief = InitiatiefFactory(naam="Weespers", werkgebied=["weesp"], **prive)
    LocatieFactory(initiatief=initiatief, in_stadsdeel="weesp", straat="Geheimstraat", geheim=True)
    LocatieFactory(initiatief=initiatief, in_stadsdeel="weesp", straat="Slijkstraat")
    refresh_initiatieven()
    return initiatief


def test_a_record_of_colleagues_is_to_read(zuidoost, weesp):
    antwoord = zuidoost.get(page_of(weesp))
    (melding,) = messages_of(antwoord)
    assert melding == "Dit initiatief hoort bij Weesp. De coördinator daar houdt het bij. U kunt het bekijken."
    assert "Slijkstraat" in antwoord.text and 'name="_save"' not in antwoord.text
    assert 'name="locaties-0-straat"' not in antwoord.text
    assert zuidoost.post(page_of(weesp), {"naam": "Anders"}).status_code == 403
    assert Initiatief.objects.get().naam == "Weespers"


def test_what_is_secret_there_stays_secret(zuidoost, weesp):
    for adres in (page_of(weesp), f"{LIJST}{weesp.pk}/history/", LIJST):
        tekst = zuidoost.get(adres).text
        assert "Geheimstraat" not in tekst and "06 12" not in tekst and "612345678" not in tekst
    assert names_in(zuidoost, q="geheimstraat") == names_in(zuidoost, q="0612345678") == set()
    assert names_in(zuidoost, q="weespers slijkstraat") == names_in(zuidoost, q='"slijkstraat"') == {"Weespers"}


def test_an_action_changes_ones_own_and_says_how_many_not(zuidoost, weesp):
    eigen = InitiatiefFactory(werkgebied=["zuidoost"])
    for alles in ("0", "1"):
        gekozen = {"_selected_action": [eigen.pk, weesp.pk], "select_across": alles}
        antwoord = zuidoost.post(LIJST, {"action": "archiveer", **gekozen}, follow=True)
        assert "1 initiatief is niet van u, en is dus niet gewijzigd." in messages_of(antwoord)
    assert set(Initiatief.objects.values_list("naam", "status")) == {
        (eigen.naam, "gearchiveerd"),
        ("Weespers", "gepubliceerd"),
    }
    assert zuidoost.post(LIJST, {"action": "vlieg", "_selected_action": ["x"]}).status_code in {200, 302}


def test_the_list_of_what_one_keeps(zuidoost, weesp):
    InitiatiefFactory(naam="Hier", werkgebied=["zuidoost"])
    assert names_in(zuidoost, van="mij") == {"Hier"}
    assert names_in(zuidoost, van="iemand") == names_in(zuidoost) == {"Hier", "Weespers"}


def test_a_new_record_begins_in_ones_own_stadsdeel(zuidoost):
    send(zuidoost, NIEUW, **NIEUW_INITIATIEF)
    assert [gebied.slug for gebied in Initiatief.objects.get().werkgebied.all()] == ["zuidoost"]


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ({"werkgebied": ["weesp"]}, "Kies ten minste een van uw stadsdelen: Zuidoost."),
        ({"werkgebied": []}, "Kies ten minste een van uw stadsdelen: Zuidoost."),
        ({"heel_amsterdam": "on"}, "Alleen de stedelijke redactie kan dit kiezen."),
    ],
)
def test_a_new_record_serves_ones_own_stadsdeel(zuidoost, getypt, zin):
    if "werkgebied" in getypt:
        getypt = {"werkgebied": ids(Gebied, *getypt["werkgebied"])}
    antwoord = send(zuidoost, NIEUW, **NIEUW_INITIATIEF | getypt)
    assert zin in antwoord.text and 'value="Koffie aan het water"' in antwoord.text
    assert not Initiatief.objects.exists()


def test_without_a_stadsdeel_one_hears_whom_to_ask(client, lijsten):
    client.force_login(make_gebruiker("Netwerkcoördinator"))
    assert "U heeft nog geen stadsdeel." in send(client, NIEUW, **NIEUW_INITIATIEF).text


def test_the_city_desk_makes_what_is_city_wide(client, redacteur):
    client.force_login(redacteur)
    send(client, NIEUW, **NIEUW_INITIATIEF | {"heel_amsterdam": "on"})
    stedelijk = Initiatief.objects.get()
    assert stedelijk.heel_amsterdam
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    assert "De stedelijke redactie houdt het bij." in client.get(page_of(stedelijk)).text


def test_a_record_may_be_given_away_but_not_unseen(zuidoost):
    initiatief = InitiatiefFactory(werkgebied=["zuidoost"])
    antwoord = send(zuidoost, page_of(initiatief), werkgebied=ids(Gebied, "weesp"))
    assert "Dit hoort nu niet meer bij u. U kunt het nog wel bekijken." in messages_of(antwoord)
    ander = InitiatiefFactory(werkgebied=["zuidoost"])
    assert "Alleen de stedelijke redactie" in send(zuidoost, page_of(ander), heel_amsterdam="on").text


def test_an_organisation_of_colleagues_is_to_read(zuidoost, weesp):
    organisatie = OrganisatieFactory()
    weesp.organisatie = organisatie
    weesp.save()
    assert zuidoost.post(f"/beheer/socialekaart/organisatie/{organisatie.pk}/change/", {"naam": "x"}).status_code == 403
    assert Organisatie.objects.get(pk=organisatie.pk).naam == organisatie.naam

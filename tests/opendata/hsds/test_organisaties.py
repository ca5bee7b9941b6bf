import pytest

from opendata.hsds.nummers import derive_nummer
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Organisatie
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db
ORGANIZATIONS = "/hsds/organizations"


@pytest.fixture
def aanbieders(lijsten) -> list[Organisatie]:
    """Two with something on the site; two without."""
    huis, koor, oud, _leeg = (
        OrganisatieFactory(naam=naam) for naam in ("Het Huis", "Koor 100%", "Oud Huis", "Leeg Huis")
    )
    InitiatiefFactory(organisatie=koor, wensen=["maatje"])
    for nummer in range(2):
        InitiatiefFactory(organisatie=huis, naam=f"Rouwgroep {nummer}", telefoon="+31201234567")
    InitiatiefFactory(organisatie=oud, status="gearchiveerd")
    refresh_initiatieven()
    return [huis, koor]


def test_search_in_names_and_in_what_is_offered(client, aanbieders):
    """What they offer counts too, in the words of the map."""
    gevonden = {
        "": ["Het Huis", "Koor 100%"],
        " ": ["Het Huis", "Koor 100%"],
        "huis": ["Het Huis"],
        "maatje": ["Koor 100%"],
        "100%": ["Koor 100%"],
        "xyzzyqqq": [],
    }
    for woorden, namen in gevonden.items():
        bladzijde = client.get(ORGANIZATIONS, {"search": woorden}).json()
        assert [organisatie["name"] for organisatie in bladzijde["contents"]] == namen, woorden


def test_services_as_far_as_they_are_asked_for(client, aanbieders):
    def services_of(**vraag) -> list[dict] | None:
        return client.get(ORGANIZATIONS, vraag).json()["contents"][0].get("services")

    assert services_of() is None
    kort, lang = services_of(full="true"), services_of(full_service="true")
    assert [dienst["name"] for dienst in kort] == [dienst["name"] for dienst in lang] == ["Rouwgroep 0", "Rouwgroep 1"]
    assert ["phones" in dienst for dienst in (*kort, *lang)] == [False, False, True, True]
    een = f"{ORGANIZATIONS}/{aanbieders[0].uuid}"
    assert client.get(een).json()["services"] == kort
    assert client.get(een, {"full_service": "true"}).json()["services"] == lang


def test_who_offers_nothing_is_not_there(client, aanbieders, django_assert_num_queries):
    oud = Organisatie.objects.get(naam="Oud Huis")
    for nummer in (oud.uuid, derive_nummer("niets")):
        assert client.get(f"{ORGANIZATIONS}/{nummer}").status_code == 404
    with django_assert_num_queries(2):
        assert client.get(f"{ORGANIZATIONS}/{aanbieders[0].uuid}").status_code == 200


def test_secret_places_stay_secret(client, aanbieders, django_assert_num_queries):
    LocatieFactory(initiatief=aanbieders[0].initiatieven.first(), straat="Geheimstraat", geheim=True)
    refresh_initiatieven()
    client.get(ORGANIZATIONS)
    with django_assert_num_queries(2):
        assert b"Geheimstraat" not in client.get(ORGANIZATIONS, {"full_service": "true"}).content

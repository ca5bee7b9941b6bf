"""Services at places: near a postcode, and never where it is secret."""

import pytest
from django.contrib.gis.geos import Point

from opendata.hsds.nummers import derive_nummer
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Locatie, Postcode
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db
PLACES = "/hsds/service_at_locations"


@pytest.fixture
def plekken(lijsten) -> dict[str, Locatie]:
    """Who serves what, and where it is; the factory's places are in 1102, in Zuidoost."""

    def make(naam: str, in_stadsdeel: str = "zuidoost", geheim: bool = False, **velden) -> Locatie:
        initiatief = InitiatiefFactory(naam=naam, **velden)
        postcode = "1102 AB" if in_stadsdeel == "zuidoost" else ""
        return LocatieFactory(initiatief=initiatief, in_stadsdeel=in_stadsdeel, postcode=postcode, geheim=geheim)

    gemaakt = {
        "hier voor hier": make("hier voor hier", werkgebied=["zuidoost"]),
        "elders voor hier": make("elders voor hier", "oost", werkgebied=["zuidoost", "oost"]),
        "elders voor allen": make("elders voor allen", "oost", heel_amsterdam=True, wensen=["maatje"]),
        "hier voor elders": make("hier voor elders", werkgebied=["oost"]),
        "hier": make("hier"),
        "elders": make("elders", "oost"),
        "geheim": make("geheim", geheim=True, werkgebied=["zuidoost"]),
        "concept": make("concept", werkgebied=["zuidoost"], status="concept"),
    }
    refresh_initiatieven()
    return gemaakt


@pytest.fixture
def choose(client, plekken):
    def choose(**vraag) -> list[str]:
        response = client.get(PLACES, vraag)
        assert response.status_code == 200, response.content
        return [plek["service"]["name"] for plek in response.json()["contents"]]

    return choose


def test_no_other_server_is_asked_where_a_postcode_is(choose, settings, monkeypatch):
    """Else one mark would stand for two answers: with that server, and without."""
    settings.PDOK_LOCATIESERVER = True
    monkeypatch.setattr("socialekaart.plaatsen.find_adres", pytest.fail)
    assert choose(postcode="1102 ZZ") == HIER


HIER = ["hier voor hier", "elders voor hier", "elders voor allen", "hier"]


def test_a_postcode_finds_who_serves_it(choose):
    """Who says where it serves, by that; who does not, by where it is."""
    for postcode in ("1102", "1102 AB", "1102ab", " 1102  AB "):
        assert choose(postcode=postcode) == HIER, postcode
    assert choose(postcode="3011 AB") == choose(postcode="3011", proximity=1000) == []


def test_a_distance_leaves_out_what_is_farther(choose):
    """The whole postcode is where its places are, so these are no metre away; Oost is kilometres from there."""
    assert choose(postcode="1102 AB", proximity=1) == ["hier voor hier", "hier"]
    assert choose(postcode="1102 AB", proximity=100_000) == HIER
    assert choose(postcode="1102 AB", proximity=100, taxonomy_term_id=derive_nummer("wens:maatje")) == []


def test_a_distance_in_metres(choose, plekken):
    """500 metres north of the others by the formula for a degree of latitude (111.2 km)."""
    plek = plekken["hier"]
    Locatie.objects.filter(pk=plek.pk).update(postcode="", punt=Point(4.97, 52.31 + 0.5 / 111.2, srid=4326))
    refresh_initiatieven()
    assert choose(postcode="1102 AB", proximity=495) == ["hier voor hier"]
    assert choose(postcode="1102 AB", proximity=505) == ["hier voor hier", "hier"]


def test_what_is_asked_of_services_holds_here_too(choose, plekken):
    assert choose(search="maatje") == ["elders voor allen"]
    assert choose(taxonomy_id=derive_nummer("taxonomie:wensen"), postcode="1102") == ["elders voor allen"]
    assert choose(modified_after="2999-01-01") == []


def test_what_cannot_be_is_refused_in_words(client, lijsten):
    geweigerd = [
        ({"proximity": 100}, "proximity"),
        ({"postcode": " ", "proximity": 100}, "proximity"),
        ({"postcode": "1102", "proximity": 0}, "proximity"),
        ({"postcode": "1102", "proximity": "1e30"}, "proximity"),
        ({"postcode": "Zuidoost"}, "postcode"),
        ({"postcode": "0102"}, "postcode"),
        ({"postcode": "1" * 30}, "postcode"),
    ]
    for vraag, parameter in geweigerd:
        response = client.get(PLACES, vraag)
        assert response.status_code == 400, vraag
        assert [fout["parameter"] for fout in response.json()["fouten"]] == [parameter]


def test_no_distance_from_where_nobody_knows(client, lijsten):
    Postcode.objects.filter(code="1102").update(punt=None)
    refresh_initiatieven()
    assert client.get(PLACES, {"postcode": "1102", "proximity": 100}).status_code == 400


def test_secret_places_and_what_is_not_on_the_site_never_come_out(client, plekken):
    for vraag in (
        {},
        {"full": "true"},
        {"format": "ndjson", "full": "true"},
        {"postcode": "1102", "proximity": 10_000},
    ):
        response = client.get(PLACES, vraag)
        inhoud = b"".join(response) if response.streaming else response.content
        assert b"hier voor hier" in inhoud
        for naam in ("geheim", "concept"):
            assert str(plekken[naam].uuid).encode() not in inhoud
    for naam in ("geheim", "concept"):
        nummer = derive_nummer(f"service_at_location:{plekken[naam].uuid}")
        assert client.get(f"{PLACES}/{nummer}").status_code == 404


def test_few_statements_for_all_and_for_one(client, plekken, django_assert_num_queries):
    plek = plekken["hier"]
    client.get(PLACES)
    with django_assert_num_queries(2):
        client.get(PLACES, {"full": "true"})
    nummer = derive_nummer(f"service_at_location:{plek.uuid}")
    with django_assert_num_queries(2):
        gelezen = client.get(f"{PLACES}/{nummer}").json()
    assert (gelezen["location"]["id"], gelezen["service"]["id"]) == (str(plek.uuid), str(plek.initiatief.uuid))
    assert client.get(f"{PLACES}/{plek.uuid}").status_code == 404

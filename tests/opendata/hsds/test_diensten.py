"""Services: each way to choose, and what it costs."""

import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from opendata.hsds.documenten import stand_ready
from opendata.hsds.nummers import derive_nummer
from opendata.models import Hsdsdienst
from socialekaart.actions import refresh_initiatieven
from socialekaart.actions.verversen import start_version
from socialekaart.models import Initiatief
from tests.factories import InitiatiefFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db
SERVICES = "/hsds/services"
ZORG = {"taxonomy_term_id": derive_nummer("soort-organisatie:zorg")}


@pytest.fixture
def diensten(lijsten) -> dict[str, Initiatief]:
    """Three that differ in all that one can choose by, one without anything, and one that is not on the site."""
    zorg, welzijn = (OrganisatieFactory(soort_organisatie=soort) for soort in ("zorg", "welzijn"))
    maken = {
        "maatje": {"organisatie": welzijn, "wensen": ["maatje"], "doelgroepen": ["kanker"], "naam": "Maatje aan huis"},
        "rouw": {"organisatie": zorg, "soort": "formeel", "wensen": ["rouw-en-verlies"], "doelgroepen": ["kanker"]},
        "beide": {"organisatie": zorg, "wensen": ["maatje", "rouw-en-verlies", "ontmoeting"]},
        "kaal": {},
        "concept": {"organisatie": zorg, "wensen": ["maatje"], "status": "concept"},
    }
    gemaakt = {naam: InitiatiefFactory(**velden) for naam, velden in maken.items()}
    for dag, initiatief in enumerate(gemaakt.values(), start=1):
        Initiatief.objects.filter(pk=initiatief.pk).update(updated_at=datetime(2026, 1, dag, tzinfo=UTC))
    refresh_initiatieven()
    return gemaakt


@pytest.fixture
def choose(client, diensten):
    """The names of what these parameters choose."""
    namen = {str(initiatief.uuid): naam for naam, initiatief in diensten.items()}

    def choose(**vraag) -> list[str]:
        response = client.get(SERVICES, vraag)
        assert response.status_code == 200, response.content
        return [namen[dienst["id"]] for dienst in response.json()["contents"]]

    return choose


ALLE = ["maatje", "rouw", "beide", "kaal"]


def test_by_term(choose):
    gevonden = {
        "wens:maatje": ["maatje", "beide"],
        "domein:sociaal": ["maatje", "beide"],
        "domein:psychisch": ["rouw", "beide"],
        "doelgroep:kanker": ["maatje", "rouw"],
        "soort:formeel": ["rouw"],
        "soort-organisatie:zorg": ["rouw", "beide"],
        "wens:die-er-niet-is": [],
        "taxonomie:wensen": [],
    }
    assert {term: choose(taxonomy_term_id=derive_nummer(term)) for term in gevonden} == gevonden


def test_by_taxonomy(choose):
    gevonden = {
        "wensen": ["maatje", "rouw", "beide"],
        "doelgroepen": ["maatje", "rouw"],
        "soort": ALLE,
        "soort-organisatie": ["maatje", "rouw", "beide"],
        "die-er-niet-is": [],
    }
    assert {naam: choose(taxonomy_id=derive_nummer(f"taxonomie:{naam}")) for naam in gevonden} == gevonden


def test_by_when_it_was_changed(choose):
    """At that moment or later; without a time zone it is UTC."""
    gevonden = {
        "2026-01-02T00:00:00Z": ["rouw", "beide", "kaal"],
        "2026-01-02T00:00:01": ["beide", "kaal"],
        "2026-01-02T01:00:00+01:00": ["rouw", "beide", "kaal"],
        "2026-01-04": ["kaal"],
        "0001-01-01T00:00:00+23:00": ALLE,
        "9999-12-31T23:59:59-23:00": [],
    }
    assert {moment: choose(modified_after=moment) for moment in gevonden} == gevonden


def test_all_that_is_asked_must_hold(choose, diensten):
    zorg = diensten["rouw"].organisatie.uuid
    assert choose(organization_id=zorg) == ["rouw", "beide"]
    assert choose(organization_id=zorg, taxonomy_term_id=derive_nummer("wens:maatje")) == ["beide"]
    assert choose(organization_id=zorg, taxonomy_term_id=derive_nummer("doelgroep:kanker")) == ["rouw"]
    assert choose(organization_id=zorg, modified_after="2026-01-03", search="maatje") == ["beide"]
    assert choose(organization_id=derive_nummer("niemand")) == []


def test_words_mean_what_they_mean_on_the_map(choose, client, diensten):
    namen = {initiatief.naam: naam for naam, initiatief in diensten.items()}
    for vraag in ("maatje", "verdriet", "maatje voor iemand met kanker", "xyzzyqqq", "  "):
        kaart = client.get(reverse("kaart_geojson"), {"q": vraag}).json()["features"]
        op_de_kaart = {namen[plek["properties"]["naam"]] for plek in kaart}
        assert choose(search=vraag) == [naam for naam in ALLE if naam in op_de_kaart], vraag


def test_minimal_says_which_and_since_when(client, diensten):
    """All on one page, unless a number is asked for."""
    bladzijde = client.get(SERVICES, {"minimal": "true", "full": "true"}).json()
    assert bladzijde["contents"] == [
        {"id": str(diensten[naam].uuid), "modified_date": f"2026-01-0{dag}T00:00:00.000000Z"}
        for dag, naam in enumerate(ALLE, start=1)
    ]
    assert (bladzijde["size"], bladzijde["total_pages"]) == (4, 1)
    tweede = client.get(SERVICES, {"minimal": "true", "per_page": 3, "page": 2}).json()
    assert tweede["contents"] == bladzijde["contents"][3:]


def test_one_service(client, diensten):
    assert client.get(f"{SERVICES}/{diensten['rouw'].uuid}").json()["name"] == diensten["rouw"].naam
    for nummer in (diensten["concept"].uuid, derive_nummer("niets"), "geen-nummer"):
        response = client.get(f"{SERVICES}/{nummer}")
        assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")


def test_lines_are_found_once_and_made_in_parts(client, diensten, monkeypatch):
    monkeypatch.setattr("opendata.hsds.antwoorden.BROK", 3)
    response = client.get(SERVICES, {"format": "ndjson", "page": 9})
    assert response.headers["Content-Type"] == "application/x-ndjson"
    regels = b"".join(response).splitlines()
    assert [json.loads(regel)["id"] for regel in regels] == [str(diensten[naam].uuid) for naam in ALLE]
    for niets in ({"search": "xyzzyqqq"}, {"taxonomy_term_id": derive_nummer("niets")}):
        assert b"".join(client.get(SERVICES, {"format": "ndjson"} | niets)) == b""


def test_a_page_takes_two_statements_and_what_one_holds_already_one(client, diensten, django_assert_num_queries):
    """How many there are, and whether they stand ready, is asked once for all pages."""
    eerste = client.get(SERVICES, {"minimal": "true"})
    for vraag, aantal in ((ZORG, 4), (ZORG | {"page": 2}, 2)):
        with django_assert_num_queries(aantal):
            client.get(SERVICES, {"full": "true", "per_page": 1, **vraag})
    with django_assert_num_queries(2):
        client.get(f"{SERVICES}/{diensten['rouw'].uuid}")
    with django_assert_num_queries(1):
        response = client.get(SERVICES, {"minimal": "true"}, headers={"If-None-Match": eerste.headers["ETag"]})
    assert (response.status_code, response.content) == (304, b"")


def test_the_same_whether_it_stands_ready_or_not(client, diensten):
    """After an update that says things otherwise nothing does, until the worker was there."""
    vragen = ["?full=true", "?full=true&format=ndjson", f"/{diensten['rouw'].uuid}"]

    def read() -> list[list[dict]]:
        # the members of an object have no order
        antwoorden = [b"".join(client.get(SERVICES + vraag)) for vraag in vragen]
        return [[json.loads(regel) for regel in antwoord.splitlines()] for antwoord in antwoorden]

    assert stand_ready()
    gereed = read()
    assert len(gereed[0][0]["contents"]) == len(gereed[1]) > 1
    Hsdsdienst.objects.update(vorm="0" * 32)
    start_version()
    assert not stand_ready() and read() == gereed
    Hsdsdienst.objects.all().delete()
    start_version()
    assert not stand_ready() and read() == gereed


def test_what_cannot_be_is_refused_in_words(client, lijsten):
    geweigerd = {"page=2": 404, "page=0": 400, "per_page=0": 400, "modified_after=gisteren": 400, "minimal=soms": 400}
    for vraag, status in geweigerd.items():
        response = client.get(f"{SERVICES}?{vraag}")
        assert (response.status_code, response.headers["Content-Type"]) == (status, "application/problem+json")

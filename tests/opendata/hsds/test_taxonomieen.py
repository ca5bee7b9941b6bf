"""Taxonomies and their terms: what is in them, and each way to choose."""

import json

import pytest

from opendata.hsds.nummers import derive_nummer
from socialekaart.models import Doelgroep, Domein, Initiatief, Ondersteuningswens, Organisatie

pytestmark = pytest.mark.django_db
WENSEN = str(derive_nummer("taxonomie:wensen"))
SOCIAAL = str(derive_nummer("domein:sociaal"))
MAATJE = str(derive_nummer("wens:maatje"))


@pytest.fixture
def fetch(client):
    def fetch(adres: str, **vraag):
        response = client.get(f"/hsds/{adres}", vraag)
        assert response.status_code == 200, response.content
        return response.json()

    return fetch


def codes(bladzijde: dict) -> list[str]:
    return [term["code"] for term in bladzijde["contents"]]


def test_the_four_taxonomies(fetch, django_assert_num_queries):
    with django_assert_num_queries(2):
        bladzijde = fetch("taxonomies")
    assert [t["name"] for t in bladzijde["contents"]] == [
        "Domeinen en ondersteuningswensen",
        "Doelgroepen",
        "Formeel of informeel",
        "Soort organisatie",
    ]
    assert fetch(f"taxonomies/{WENSEN}") == bladzijde["contents"][0]


def test_every_word_of_the_lists_is_a_term(fetch, django_assert_num_queries):
    with django_assert_num_queries(2):
        bladzijde = fetch("taxonomy_terms", per_page=1000)
    lijsten = [
        *Domein.objects.values_list("slug", flat=True),
        *Ondersteuningswens.objects.values_list("slug", flat=True),
        *Doelgroep.objects.values_list("slug", flat=True),
        *Initiatief.Soort.values,
        *Organisatie.Soort.values,
    ]
    assert sorted(codes(bladzijde)) == sorted(lijsten)
    assert len({term["id"] for term in bladzijde["contents"]}) == bladzijde["total_items"] == len(lijsten)


def test_one_term(fetch):
    wens = Ondersteuningswens.objects.get(slug="maatje")
    assert fetch(f"taxonomy_terms/{MAATJE}") == {
        "id": MAATJE,
        "code": "maatje",
        "name": wens.naam,
        "description": wens.uitleg,
        "parent_id": SOCIAAL,
        "taxonomy": "Domeinen en ondersteuningswensen",
        "language": "nl",
        "taxonomy_id": WENSEN,
    }
    assert "parent_id" not in fetch(f"taxonomy_terms/{SOCIAAL}")


def test_a_term_that_nobody_explained_has_its_name(fetch):
    Ondersteuningswens.objects.filter(slug="maatje").update(uitleg="")
    term = fetch(f"taxonomy_terms/{MAATJE}")
    assert term["description"] == term["name"]


def test_choices_hold_together(fetch):
    sociaal = list(Ondersteuningswens.objects.filter(domein__slug="sociaal").values_list("slug", flat=True))
    assert codes(fetch("taxonomy_terms", parent_id=SOCIAAL)) == sociaal
    assert codes(fetch("taxonomy_terms", taxonomy_id=WENSEN, top_only="true")) == list(
        Domein.objects.values_list("slug", flat=True)
    )
    assert codes(fetch("taxonomy_terms", parent_id=SOCIAAL, search="maatje")) == ["maatje"]
    assert fetch("taxonomy_terms", parent_id=SOCIAAL, top_only="true")["empty"] is True
    assert fetch("taxonomy_terms", taxonomy_id=SOCIAAL)["contents"] == []


def test_search_is_for_all_words_without_accents(fetch):
    Doelgroep.objects.filter(slug="iedereen").update(naam="Coördinatie 100 %_ ’s")
    assert codes(fetch("taxonomy_terms", search="COORDINATIE 100 %_")) == ["iedereen"]
    assert codes(fetch("taxonomy_terms", search="coordinatie rolstoel")) == []
    assert fetch("taxonomies", search="groepen")["total_items"] == 1


def test_pages_follow_each_other_and_lines_give_all(fetch, client):
    alles = fetch("taxonomy_terms", per_page=1000)["contents"]
    bladzijden = [fetch("taxonomy_terms", per_page=25, page=nummer) for nummer in (1, 2, 3)]
    assert [term for bladzijde in bladzijden for term in bladzijde["contents"]] == alles
    assert client.get("/hsds/taxonomy_terms?per_page=25&page=4").status_code == 404
    stroom = client.get("/hsds/taxonomy_terms?format=ndjson&search=%25&taxonomy_id=" + WENSEN)
    assert b"".join(stroom) == b""
    regels = b"".join(client.get("/hsds/taxonomy_terms?format=ndjson")).decode().splitlines()
    assert [json.loads(regel) for regel in regels] == alles


@pytest.mark.parametrize("adres", ["taxonomies", "taxonomy_terms"])
def test_what_is_not_there(client, adres):
    assert client.get(f"/hsds/{adres}/{derive_nummer('iets')}").status_code == 404
    assert client.get(f"/hsds/{adres}/abc").status_code == 404

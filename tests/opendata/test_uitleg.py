"""The page about an API, from its description."""

import pytest
from django.utils.translation import override

from opendata.uitleg import explain, tell_form

TEKST = {"type": "string"}


@pytest.mark.parametrize(
    ("schema", "woorden"),
    [
        (TEKST, "tekst"),
        ({"type": "string", "format": "uuid"}, "nummer (UUID)"),
        ({"type": "string", "format": "date-time"}, "datum of tijd, zoals 2026-03-01T09:00:00Z"),
        ({"type": "boolean", "default": False}, "true of false"),
        (
            {"type": "integer", "minimum": 1, "maximum": 1000000, "default": 5},
            "getal van 1 tot en met 1.000.000; zonder keuze: 5",
        ),
        ({"type": "integer", "minimum": 1}, "getal"),
        ({"type": "string", "enum": ["json", "ndjson"], "default": "json"}, "json of ndjson; zonder keuze: json"),
        ({"type": "array", "items": TEKST, "default": []}, "tekst; mag vaker"),
    ],
)
def test_forms_in_words(schema, woorden):
    assert tell_form(schema) == woorden


def make(**parameters: list[str]) -> dict:
    paden = {
        "/" + pad.replace("_", "/"): {
            "get": {
                "summary": "Zoeken",
                "parameters": [{"name": naam, "schema": TEKST, "required": naam == "id"} for naam in namen],
            }
        }
        for pad, namen in parameters.items()
    }
    return {"servers": [{"url": "https://kaart.example/proef"}], "paths": paden}


def test_what_many_have_in_common_is_told_once():
    uitleg = explain(make(a=["q", "x"], b=["q"], c=["q", "id"], d=["x", "id"], e=["id"]), {"/a": "/a?q=hoi"})
    assert [p.naam for p in uitleg.gedeeld] == ["q"]
    eerste, *_midden, laatste = uitleg.bewerkingen
    assert (eerste.adres, eerste.anker, eerste.voorbeeld) == ("/proef/a", "adres-proef-a", "/proef/a?q=hoi")
    assert ([p.naam for p in eerste.parameters], [p.naam for p in eerste.ook]) == (["x"], ["q"])
    assert [(p.naam, p.uitleg, p.verplicht) for p in laatste.parameters] == [("id", "Het vaste nummer.", True)]
    assert laatste.voorbeeld == ""


def test_the_language_of_the_page():
    with override("en"):
        assert explain(make(a=[]), {}).bewerkingen[0].wat == "Search"


@pytest.mark.django_db
def test_the_page_of_hsds_asks_little_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(4):
        tekst = client.get("/hsds/uitleg/").content.decode()
    assert "/hsds/taxonomy_terms/{id}" in tekst
    assert tekst.count('id="keuze-per_page"') == 1
    with django_assert_num_queries(1):  # it is kept until the data change
        client.get("/hsds/uitleg/")

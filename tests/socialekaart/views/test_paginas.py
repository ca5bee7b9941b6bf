"""Home and the pages about the project."""

import pytest

from socialekaart.actions import load_voorbeelden
from tests.socialekaart.views.test_kaart import forget_everything

pytestmark = pytest.mark.django_db


def test_home_shows_numbers_that_the_search_gives_too(client, lijsten):
    load_voorbeelden()
    context = client.get("/").context
    assert context["aantal"] == client.get("/kaart/").context["zoek"].aantal
    for domein in context["domeinen"]:
        assert domein["aantal"] == client.get(domein["url"]).context["zoek"].aantal
    for stadsdeel in context["stadsdelen"]:
        assert stadsdeel["aantal"] == client.get(stadsdeel["url"]).context["aantal"]
        assert client.get("/").text.count(f'href="{stadsdeel["url"]}"') >= 1


def test_home_asks_few_questions(client, lijsten, django_assert_max_num_queries):
    load_voorbeelden()
    forget_everything()
    with django_assert_max_num_queries(10):
        assert client.get("/").status_code == 200


def test_about_names_the_partners_and_who_pays(client, lijsten):
    tekst = client.get("/over/").text
    for naam in (
        "Kuria",
        "Markant",
        "Dynamo",
        "Agora",
        "Amsterdam UMC",
        "Gemeente Amsterdam",
        "ZonMw",
        "Palliantie II",
    ):
        assert naam in tekst
    assert "september 2026" in tekst


@pytest.mark.parametrize("pad", ["/contact/", "/privacy/", "/toegankelijkheid/"])
def test_contact_is_shown_when_it_is_known(client, lijsten, settings, pad):
    settings.CONTACT_EMAIL = ""
    assert "mailto:" not in client.get(pad).text
    settings.CONTACT_EMAIL = "kaart@voorbeeld.example"
    assert "mailto:kaart@voorbeeld.example" in client.get(pad).text


def test_a_page_that_is_not_there_helps_on(client, lijsten):
    antwoord = client.get("/weg/")
    assert antwoord.status_code == 404
    assert 'href="/kaart/"' in antwoord.text

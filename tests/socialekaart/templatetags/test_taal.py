"""The switch between the languages, and what is Dutch inside an English page."""

import re

import pytest
from django.template import Context, Template
from django.utils.translation import override

pytestmark = pytest.mark.django_db


def switch_of(tekst: str) -> str | None:
    vondst = re.search(
        r'id="taalwissel" data-vervang><a href="([^"]+)" lang="(..)" hreflang="\2">(\w+)</a></li>', tekst
    )
    return vondst and f"{vondst[1]} {vondst[3]}".replace("&amp;", "&")


@pytest.mark.parametrize(
    ("pad", "wissel"),
    [
        ("/", "/en/ English"),
        ("/en/", "/ Nederlands"),
        ("/stadsdeel/weesp/", "/en/stadsdeel/weesp/ English"),
        (
            "/kaart/?stadsdeel=oost&stadsdeel=weesp&q=oor%26hart&pagina=1",
            "/en/kaart/?stadsdeel=oost&stadsdeel=weesp&q=oor%26hart&pagina=1 English",
        ),
        ("/en/kaart/?wens=maatje", "/kaart/?wens=maatje Nederlands"),
        ("/account/login/", None),
        ("/bestaat-niet/", None),
    ],
)
def test_the_switch_keeps_page_and_question(client, lijsten, pad, wissel):
    assert switch_of(client.get(pad).text) == wissel


def test_search_engines_hear_of_both_languages(client, lijsten):
    for pad in ("/kaart/?wens=maatje", "/en/kaart/?wens=maatje"):
        gevonden = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', client.get(pad).text)
        assert dict(gevonden) == {
            "nl": "http://testserver/kaart/?wens=maatje",
            "en": "http://testserver/en/kaart/?wens=maatje",
            "x-default": "http://testserver/kaart/?wens=maatje",
        }


def test_a_question_cannot_end_the_attribute_it_stands_in(client, lijsten):
    tekst = client.get('/kaart/?q="><script>alert(1)</script>').text
    assert "<script>alert" not in tekst


def test_an_address_without_a_name_has_no_other_language(client, coordinator):
    client.force_login(coordinator)
    antwoord = client.get("/beheer/bestaat-niet/")
    assert antwoord.status_code == 404
    assert switch_of(antwoord.text) is None


def test_dutch_is_marked_only_inside_another_language():
    sjabloon = Template("{% load taal %}<p{% nl %}>hallo</p>")
    assert sjabloon.render(Context()) == "<p>hallo</p>"
    with override("en"):
        assert sjabloon.render(Context()) == '<p lang="nl">hallo</p>'

"""What the templates make of phone numbers, texts and web addresses."""

import json

import pytest
from django.template import Context, Template


def show(sjabloon: str, waarde) -> str:
    return Template("{% load kaart %}" + sjabloon).render(Context({"w": waarde}))


def test_a_phone_number_reads_aloud_and_dials():
    assert show("{{ w|telefoon }} {{ w|telefoon_uri }}", "+31200000112") == "020 000 01 12 tel:+31200000112"


def test_every_line_with_words_is_a_step():
    assert show("{% for r in w|regels %}[{{ r }}]{% endfor %}", "Bel eerst.\r\n\r\n  Dan komt iemand langs. ") == (
        "[Bel eerst.][Dan komt iemand langs.]"
    )


def test_fonts_that_were_made_are_named_and_others_are_not(tmp_path, settings):
    gemaakt = {"fonts/kaart-sans-400-latin.woff2": "fonts/kaart-sans-400-latin.abc.woff2"}
    (tmp_path / "staticfiles.json").write_text(json.dumps({"version": "1.1", "paths": gemaakt, "hash": ""}))
    settings.STATIC_ROOT = tmp_path
    assert show("{% letters as l %}{{ l|join:' ' }}", None) == "/static/fonts/kaart-sans-400-latin.abc.woff2"


@pytest.mark.parametrize(
    ("adres", "getoond"),
    [
        ("https://www.naastje.example/", "naastje.example"),
        ("http://naastje.example/maatje", "naastje.example/maatje"),
    ],
)
def test_a_web_address_shows_what_people_say(adres, getoond):
    assert show("{{ w|website }}", adres) == getoond

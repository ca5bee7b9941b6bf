"""The map in a frame: for whom, and with what around it."""

import html
import re

import pytest

from socialekaart.actions import load_voorbeelden

pytestmark = pytest.mark.django_db


def ancestors_of(antwoord) -> str:
    return re.search(r"frame-ancestors ([^;]+)", antwoord["Content-Security-Policy"])[1]


@pytest.mark.parametrize("pad", ["/embed/kaart/", "/en/embed/kaart/?stadsdeel=oost"])
def test_nobody_else_may_frame_it_until_they_are_on_the_list(client, lijsten, settings, pad):
    antwoord = client.get(pad)
    assert ancestors_of(antwoord) == "'self'"
    assert "X-Frame-Options" not in antwoord
    settings.EMBED_HOSTS = ["https://www.partner.nl", "https://*.zorg.example", "https://a.nl; script-src *"]
    antwoord = client.get(pad)
    assert ancestors_of(antwoord) == "'self' https://www.partner.nl https://*.zorg.example"
    assert "default-src 'none'" in antwoord["Content-Security-Policy"]
    assert re.search(r"script-src 'self'(;|$)", antwoord["Content-Security-Policy"])


@pytest.mark.parametrize("pad", ["/", "/kaart/", "/insluiten/", "/embed/bestaat-niet/"])
def test_other_pages_stay_out_of_every_frame(client, lijsten, settings, pad):
    settings.EMBED_HOSTS = ["https://www.partner.nl"]
    antwoord = client.get(pad)
    assert ancestors_of(antwoord) == "'none'"
    assert antwoord["X-Frame-Options"] == "DENY"


def test_it_is_the_search_without_the_rest_of_the_site(client, lijsten, django_assert_max_num_queries):
    load_voorbeelden()
    gezocht = client.get("/kaart/?stadsdeel=oost&domein=sociaal").context["zoek"]
    client.get("/embed/kaart/")
    with django_assert_max_num_queries(6):
        antwoord = client.get("/embed/kaart/?stadsdeel=oost&domein=sociaal")
    assert [rij.id for rij in antwoord.context["zoek"].rijen] == [rij.id for rij in gezocht.rijen]
    tekst = antwoord.text
    assert '<a href="/kaart/?stadsdeel=oost&amp;domein=sociaal" target="_blank" rel="noopener">' in tekst
    assert '<base target="_top">' in tekst
    assert "<footer" not in tekst and "<form" not in tekst and "meegeven.js" not in tekst
    assert not antwoord.cookies and "Cookie" not in antwoord.get("Vary", "")


def test_list_map_or_both(client, lijsten, subtests):
    load_voorbeelden()
    for weergave, lijst, kaart in [("", True, True), ("lijst", True, False), ("kaart", False, True)]:
        with subtests.test(weergave=weergave, lijst=lijst, kaart=kaart):
            tekst = client.get("/embed/kaart/", {"weergave": weergave}).text
            assert ("data-initiatief" in tekst) is lijst
            assert ("data-kaart" in tekst and "js/kaartstart." in tekst) is kaart


def test_all_results_are_one_step_away(client, lijsten):
    load_voorbeelden()
    antwoord = client.get("/embed/kaart/")
    aantal = antwoord.context["zoek"].aantal
    assert aantal > 25
    assert f"Bekijk alle {aantal} initiatieven" in antwoord.text
    assert "Bekijk alle" not in client.get("/embed/kaart/?stadsdeel=westpoort&wens=laatste-wens").text


def test_nothing_found_and_not_understood_are_told(client, lijsten):
    tekst = client.get("/embed/kaart/?stadsdeel=oosten&weergave=globe").text
    assert "Dat betekent niet dat er geen hulp is." in tekst
    assert "‘oosten’ kennen we niet." in tekst and "‘globe’ kennen we niet." in tekst


def test_a_partner_gets_the_code_and_sees_what_it_does(client, lijsten, settings):
    settings.EMBED_HOSTS = ["https://www.partner.nl"]
    settings.CONTACT_EMAIL = "kaart@voorbeeld.example"
    antwoord = client.get("/insluiten/?stadsdeel=oost&weergave=kaart&taal=en&hoogte=450")
    frames = re.findall(r"<iframe[^>]+></iframe>", html.unescape(antwoord.text))
    assert len(frames) == 2
    assert 'src="http://testserver/en/embed/kaart/?stadsdeel=oost&weergave=kaart"' in html.unescape(frames[0])
    assert 'src="/en/embed/kaart/?stadsdeel=oost&weergave=kaart"' in html.unescape(frames[1])
    assert "https://www.partner.nl" in antwoord.text and "kaart@voorbeeld.example" in antwoord.text
    assert "frame-src 'self'" in antwoord["Content-Security-Policy"]
    assert "frame-src" not in client.get("/kaart/")["Content-Security-Policy"]


def test_a_wrong_height_is_told_beside_its_field(client, lijsten):
    antwoord = client.get("/insluiten/?hoogte=9999")
    assert antwoord.context["form"].errors["hoogte"][0] in antwoord.text
    assert 'height="600"' in antwoord.text

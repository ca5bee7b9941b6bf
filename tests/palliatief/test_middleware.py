"""Closed by default, and public pages are the same for everybody."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_public_page_does_not_look_who_asks(client, coordinator, django_assert_num_queries):
    client.get("/kaart/")
    client.force_login(coordinator)
    with django_assert_num_queries(4):
        antwoord = client.get("/kaart/")
    assert "Cookie" not in antwoord["Vary"]
    assert not antwoord.cookies
    with django_assert_num_queries(0):
        client.get("/healthz")


def test_what_does_not_say_that_it_is_public_needs_an_account(client, lijsten):
    antwoord = client.get("/beheer/socialekaart/initiatief/")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize(
    ("pad", "taal"),
    [
        ("/", "nl"),
        ("/kaart/", "nl"),
        ("/en/", "en"),
        ("/en/kaart/?stadsdeel=oost", "en"),
        ("/enschede/", "nl"),
        ("/bestaat-niet/", "nl"),
        ("/en/bestaat-niet/", "en"),
        ("/account/login/", "nl"),
    ],
)
def test_the_language_follows_from_the_address(client, lijsten, pad, taal):
    antwoord = client.get(pad)
    assert f'<html lang="{taal}">' in antwoord.text
    assert antwoord["Content-Language"] == taal


@pytest.mark.parametrize("pad", ["/nl/kaart/", "/en/beheer/", "/en/kaart.geojson", "/en/healthz", "/en-gb/kaart/"])
def test_there_is_one_address_for_each_thing(client, lijsten, pad):
    assert client.get(pad).status_code == 404


@pytest.mark.parametrize("pad", ["/kaart/", "/en/kaart/", "/kaart.geojson"])
def test_neither_browser_nor_cookie_chooses_the_language(client, lijsten, pad):
    gewoon = client.get(pad)
    client.cookies["django_language"] = "en" if gewoon["Content-Language"] == "nl" else "nl"
    anders = client.get(pad, headers={"Accept-Language": "en,nl;q=0.1" if pad == "/kaart/" else "nl"})
    assert anders.content == gewoon.content
    assert "Language" not in anders["Vary"] and "Cookie" not in anders["Vary"]
    assert "Set-Cookie" not in anders


def test_an_english_address_without_its_last_slash_stays_english(client, lijsten):
    antwoord = client.get("/en/kaart?q=oor")
    assert (antwoord.status_code, antwoord["Location"]) == (301, "/en/kaart/?q=oor")


def test_the_language_of_one_visitor_is_not_that_of_the_next(client, lijsten):
    from django.utils.translation import get_language

    client.get("/en/over/")
    assert get_language() == "nl"

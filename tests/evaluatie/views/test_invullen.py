"""Filling in a questionnaire as somebody without an account does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from evaluatie.actions import inzending as module
from evaluatie.models import Antwoord, Inzending, OpenAntwoord, Vragenlijst
from tests.factories import MeetmomentFactory


@pytest.fixture
def ronde(lijsten):
    return MeetmomentFactory(sleutel="abcdefghjk")


ADRES = "/v/abcdefghjk/"
KENMERK = "3f0c9d0e-0000-4000-8000-000000000001"


def test_the_page_asks_all_and_knows_nobody(client, ronde, django_assert_num_queries):
    with django_assert_num_queries(3):
        antwoord = client.get(ADRES)
    tekst = antwoord.content.decode()
    assert tekst.count('class="stap vraag"') == 8
    assert "Vraag 3 van 8" in tekst and "Weten de mensen die helpen van elkaar wat ze doen?" in tekst
    assert antwoord["X-Robots-Tag"] == "noindex"
    assert set(antwoord.cookies) == {"csrftoken"}


def test_answers_come_in_once_and_the_visitor_is_thanked(client, ronde):
    data = {"kenmerk": KENMERK, "v-gehoord": "3", "v-gelukt": "Als het rustig is."}
    for _keer in range(2):
        antwoord = client.post(ADRES, data)
        assert (antwoord.status_code, antwoord["Location"]) == (302, ADRES + "dank/")
    assert (Inzending.objects.count(), Antwoord.objects.get().punt.label) == (1, "Soms")
    assert OpenAntwoord.objects.get().tekst == "Als het rustig is."
    assert "sessionid" not in client.cookies
    dank = client.get(ADRES + "dank/")
    assert "Uw antwoorden zijn verstuurd." in dank.text
    assert (dank["Cache-Control"], dank["X-Robots-Tag"]) == ("no-store", "noindex"), "nothing keeps that somebody was"


def test_bad_input_keeps_all_that_was_typed(client, ronde):
    data = {"kenmerk": KENMERK, "v-gehoord": "99", "v-vertrouwen": "2", "v-gelukt": "<b>Rust</b>"}
    tekst = client.post(ADRES, data).content.decode()
    assert "Dit antwoord kennen we niet." in tekst and 'href="#vraag-5"' in tekst
    assert '<input type="radio" name="v-vertrouwen" value="2" checked>' in tekst
    assert "&lt;b&gt;Rust&lt;/b&gt;</textarea>" in tekst and KENMERK in tekst
    assert not Inzending.objects.exists()


def test_nothing_filled_in_is_nothing_sent(client, ronde):
    assert "U hebt nog niets ingevuld." in client.post(ADRES, {}).content.decode()


def test_when_too_much_comes_in_nothing_is_lost(client, ronde, monkeypatch):
    monkeypatch.setattr(module, "PER_UUR", 0)
    antwoord = client.post(ADRES, {"v-gelukt": "Als het rustig is."})
    assert antwoord.status_code == 429
    assert "Als het rustig is.</textarea>" in antwoord.content.decode()


def test_another_site_cannot_send(ronde):
    assert Client(enforce_csrf_checks=True).post(ADRES, {"v-gehoord": "1"}).status_code == 403


@pytest.mark.parametrize(
    ("velden", "status", "woorden"),
    [
        ({"gesloten": True}, 410, "Deze vragenlijst is gesloten"),
        ({"van": -9, "tot": -1}, 410, "Deze vragenlijst is gesloten"),
        ({"van": 1, "tot": 9}, 200, "U bent er vroeg bij"),
        ({"van": 1, "tot": 9, "gesloten": True}, 410, "Deze vragenlijst is gesloten"),
    ],
)
def test_a_round_that_is_not_open_says_so_and_takes_nothing(client, lijsten, velden, status, woorden):
    dagen = {naam: localdate() + timedelta(days=velden[naam]) for naam in ("van", "tot") if naam in velden}
    MeetmomentFactory(sleutel="abcdefghjk", **(velden | dagen))
    for antwoord in (client.get(ADRES), client.post(ADRES, {"v-gehoord": "1"})):
        assert antwoord.status_code == status
        assert woorden in antwoord.content.decode()
    assert not Inzending.objects.exists()


@pytest.mark.parametrize("einde", ["", "dank/"])
def test_a_link_that_is_not_there_is_not_found(client, lijsten, einde):
    assert client.get(f"/v/bestaatniet/{einde}").status_code == 404


def test_a_code_from_paper_leads_to_the_questions(client, ronde):
    assert client.post("/vragenlijst/", {"code": "ABCDE fghjk"})["Location"] == ADRES
    assert "Deze code kennen we niet." in client.post("/vragenlijst/", {"code": "zzz"}).content.decode()
    assert "Er is niets verstuurd." in client.get("/vragenlijst/?gestopt").content.decode()


def test_paper_has_all_questions_and_the_way_to_the_screen(client, ronde, monkeypatch):
    gezien = []
    monkeypatch.setattr("palliatief.lib.pdf.make_pdf", lambda html, stijl: gezien.append(html) or b"%PDF-")
    antwoord = client.get("/v/abcdefghjk.pdf")
    assert (antwoord["Content-Type"], antwoord["X-Robots-Tag"]) == ("application/pdf", "noindex")
    assert "abcde fghjk" in gezien[0] and "testserver/vragenlijst" in gezien[0]
    assert gezien[0].count('class="vraag"') == 8 and gezien[0].count('class="hok"') == 30
    assert client.get("/v/bestaatniet.pdf").status_code == 404


@pytest.mark.parametrize(
    ("taal", "adres", "woorden"), [("en", "/en/v/", "You stay anonymous"), ("tr", "/v/", "U blijft anoniem")]
)
def test_around_the_questions_stands_their_own_language(client, ronde, monkeypatch, taal, adres, woorden):
    """Who gets an English list reads no Dutch beside it; a language that the site does not speak stands in Dutch."""
    Vragenlijst.objects.filter(meetmomenten=ronde).update(taal=taal)
    assert client.post("/vragenlijst/", {"code": "abcde fghjk"})["Location"] == f"{adres}abcdefghjk/"
    gezien = []
    monkeypatch.setattr("palliatief.lib.pdf.make_pdf", lambda html, stijl: gezien.append(html) or b"%PDF-")
    client.get("/v/abcdefghjk.pdf")
    assert woorden in gezien[0] and f'<html lang="{taal}">' in gezien[0]

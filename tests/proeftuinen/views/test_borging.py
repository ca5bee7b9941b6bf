"""The public pages of a borgingsplan, and its paper."""

import re
import zlib
from datetime import date

import pytest

from palliatief.lib import pdf
from palliatief.lib.beurt import Bezet
from tests.factories import BorgingsversieFactory, OrganisatieFactory

PLAN = "/borgingsplan/hier/"


@pytest.fixture
def plan(lijsten):
    """Two versions that were talked about, and one that is being written."""
    een = BorgingsversieFactory(
        plan__slug="hier",
        plan__proeftuin__slug="hier",
        plan__proeftuin__naam="Hier",
        plan__proeftuin__eind=date(2026, 9, 30),
        status="besproken",
        besproken_op=date(2026, 1, 5),
    )
    twee = BorgingsversieFactory(
        plan=een.plan, nummer=2, status="besproken", besproken_op=date(2026, 2, 5), monitoring="<b>Tellen</b> & kijken"
    )
    afspraak = twee.afspraken.create(titel="Waken in de nacht", geld="deels", geld_tot=2027, geldbron="Stad")
    afspraak.eigenaren.set([OrganisatieFactory(naam="De Kade")])
    twee.ondertekeningen.create(organisatie=OrganisatieFactory(naam="De Kom"), functie="bestuurder")
    BorgingsversieFactory(plan=een.plan, nummer=3, missie="Nog geheim")
    return een.plan


def test_the_newest_public_version(client, plan, django_assert_num_queries):
    client.get(PLAN)
    # Versions; agreements, their owners; signatures; what every page asks (two).
    with django_assert_num_queries(4):
        pagina = client.get(PLAN)
    for tekst in ("Borgingsplan van proeftuin Hier", "Waken in de nacht", "De Kade", "deels geregeld tot 2027", "Stad"):
        assert tekst in pagina.text, tekst
    assert "nog niet getekend" in pagina.text and "&lt;b&gt;Tellen" in pagina.text
    assert "nu, versie 2" in pagina.text and "Nog geheim" not in pagina.text
    assert "/borgingsplan/hier/verschil/1/2/" in pagina.text and "/borgingsplan/hier/2.pdf" in pagina.text


def test_an_older_version_says_that_there_is_a_newer_one(client, plan):
    oud = client.get(f"{PLAN}1/").text
    assert "Dit is versie 1. Er is een nieuwere versie." in oud and "noindex" in oud
    assert "Er tekende nog niemand." in oud and "Er zijn nog geen afspraken." in oud
    assert "nieuwere versie" not in client.get(f"{PLAN}2/").text


def test_what_differs_is_told_whichever_comes_first(client, plan):
    pagina = client.get(f"{PLAN}verschil/1/2/").text
    assert "Van versie 1 naar versie 2" in pagina and "1 afspraak is nieuw." in pagina and "De Kade" in pagina
    assert "Van versie 1 naar versie 2" in client.get(f"{PLAN}verschil/2/1/").text
    assert "Deze versies zeggen hetzelfde." in client.get(f"{PLAN}verschil/1/1/").text


@pytest.mark.parametrize(
    "adres",
    [
        "/borgingsplan/bestaat-niet/",
        "/borgingsplan/bestaat-niet.pdf",
        f"{PLAN}3/",
        f"{PLAN}3.pdf",
        f"{PLAN}99999999999999999999999/",
        f"{PLAN}verschil/2/3/",
        f"{PLAN}verschil/0/99999999999999999999/",
    ],
)
def test_what_does_not_exist_or_is_being_written_is_not_found(client, plan, adres):
    assert client.get(adres).status_code == 404


def test_a_plan_goes_with_its_proeftuin_and_the_city_stands_alone(client, plan):
    pagina = client.get("/proeftuinen/hier/").text
    assert "Wat blijft er na september 2026?" in pagina and "Verschil met versie 1" in pagina
    plan.proeftuin.status = "concept"
    plan.proeftuin.save()
    assert client.get(PLAN).status_code == 404
    BorgingsversieFactory(
        plan__slug="amsterdam", plan__proeftuin=None, status="besproken", besproken_op=date(2026, 1, 5)
    )
    assert "Borgingsplan voor heel Amsterdam" in client.get("/borgingsplan/amsterdam/").text
    assert "This text is in Dutch" in client.get("/en/borgingsplan/amsterdam/").text


def test_the_paper_has_room_to_sign(client, plan, monkeypatch):
    gezien = []
    monkeypatch.setattr(pdf, "make_pdf", lambda html, stijl: gezien.append(html) or b"%PDF-")
    antwoord = client.get("/borgingsplan/hier.pdf")
    assert antwoord["Content-Disposition"] == 'attachment; filename="borgingsplan-hier-versie-2.pdf"'
    for tekst in ("Besproken op 5 februari 2026. Nog niet vastgesteld.", "Wat is er anders dan in versie 1?", "De Kom"):
        assert tekst in gezien[0], tekst
    # Three lines for who nobody thought of.
    assert gezien[0].count("<tr><td></td>") == 3
    plan.versies.filter(nummer=3).delete()
    plan.versies.filter(nummer=2).update(status="vastgesteld", vastgesteld_op=date(2026, 3, 5))
    client.get("/borgingsplan/hier/2.pdf")
    assert "Vastgesteld op 5 maart 2026." in gezien[1] and "<tr><td></td>" not in gezien[1]


def test_a_tagged_pdf(client, plan):
    inhoud = client.get("/borgingsplan/hier/1.pdf").content
    delen = [zlib.decompress(deel) for deel in re.findall(rb"stream\n(.+?)\nendstream", inhoud, re.DOTALL)[:-1]]
    assert inhoud.startswith(b"%PDF-1.7") and any(b"/StructTreeRoot" in deel for deel in delen)


def test_when_it_is_busy_it_says_so(client, plan, monkeypatch):
    def refuse(html, stijl):
        raise Bezet

    monkeypatch.setattr(pdf, "make_pdf", refuse)
    assert client.get("/borgingsplan/hier.pdf").status_code == 503

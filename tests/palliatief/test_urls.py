"""Every page in both languages: nothing of the one in the other, also not by way of what is kept in memory."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from socialekaart.actions import load_voorbeelden, refresh_initiatieven
from socialekaart.models import Initiatief
from tests.browser.paginas import PAGINAS, TOESTANDEN
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db

ADRESSEN = {**PAGINAS, **{naam: pad for naam, pad in TOESTANDEN.items() if not pad.startswith(("/account/", "/en/"))}}
GEZEGD = {"title", "aria-label", "alt", "placeholder"}
LEEG = {"meta", "link", "input", "img", "br", "hr", "base"}


class Woorden(HTMLParser):
    """The texts of a page and the language that each is in."""

    def __init__(self, pagina: str):
        super().__init__()
        self.talen: list[str] = []
        self.gevonden: list[tuple[str, str]] = []
        self.feed(pagina)

    def handle_starttag(self, naam, attributen):
        eigen = dict(attributen)
        taal = eigen.get("lang") or (self.talen[-1] if self.talen else "")
        self.gevonden += [(taal, waarde) for sleutel, waarde in attributen if sleutel in GEZEGD and waarde]
        if naam not in LEEG:
            self.talen.append("code" if naam in {"script", "textarea"} else taal)

    def handle_startendtag(self, naam, attributen):
        pass

    def handle_endtag(self, naam):
        self.talen.pop()

    def handle_data(self, tekst):
        if tekst.strip():
            self.gevonden.append((self.talen[-1] if self.talen else "", " ".join(tekst.split())))


def texts_of(client, pad: str, taal: str) -> list[str]:
    antwoord = client.get(pad)
    assert antwoord["Content-Language"] == taal
    return [tekst for code, tekst in Woorden(antwoord.text).gevonden if code == taal]


def dutch_words(teksten: list[str]) -> set[str]:
    """Those that the site itself says in Dutch and has other words for in English."""
    with override("en"):
        return {tekst for tekst in teksten if gettext(tekst) != tekst}


@pytest.fixture
def gevuld(lijsten):
    load_voorbeelden()


def test_dutch_then_english_then_dutch(client, gevuld, subtests):
    for naam, pad in ADRESSEN.items():
        with subtests.test(naam):
            eerst = texts_of(client, pad, "nl")
            engels = texts_of(client, f"/en{pad}", "en")
            daarna = texts_of(client, pad, "nl")
            assert daarna == eerst
            assert len(dutch_words(eerst)) > 4
            assert dutch_words(engels) <= {"Nederlands"}  # a language is called what those who speak it call it


def test_english_first_does_not_stick_either(client, gevuld):
    engels = texts_of(client, "/en/kaart/?stadsdeel=oost", "en")
    texts_of(client, "/kaart/?stadsdeel=oost", "nl")
    assert texts_of(client, "/en/kaart/?stadsdeel=oost", "en") == engels
    assert "Kind of support" in engels and "Buddy" in engels


def test_names_of_what_people_made_are_marked_as_dutch(client, gevuld):
    antwoord = client.get("/en/kaart/")
    rij = antwoord.context["zoek"].rijen[0]
    dutch = [tekst for code, tekst in Woorden(antwoord.text).gevonden if code == "nl"]
    assert rij.naam in dutch and rij.samenvatting in dutch
    assert 'class="taalmerk">Dutch only<' in antwoord.text
    assert 'lang="nl"' not in client.get("/kaart/").text.replace('lang="nl">', "", 1).replace('hreflang="nl"', "")


def test_an_english_summary_takes_the_place_of_the_dutch(client, lijsten):
    initiatief = InitiatiefFactory(
        naam="Aan huis", samenvatting="Een vrijwilliger komt langs.", samenvatting_en="A volunteer visits you."
    )
    refresh_initiatieven()
    for pad in ("/en/kaart/", f"/en/initiatief/{initiatief.slug}/"):
        tekst = client.get(pad).text
        assert "A volunteer visits you." in tekst and "Dutch only" not in tekst
        assert "Een vrijwilliger komt langs." not in tekst
    assert "A volunteer visits you." not in client.get(f"/initiatief/{initiatief.slug}/").text
    Initiatief.objects.update(samenvatting_en="")
    refresh_initiatieven()
    for pad in ("/en/kaart/", f"/en/initiatief/{initiatief.slug}/"):
        tekst = client.get(pad).text
        assert '<span lang="nl">Een vrijwilliger komt langs.</span> <span class="taalmerk">Dutch only</span>' in tekst


def test_numbers_and_dates_are_written_as_the_language_does(client, lijsten, settings):
    settings.CONTROLE_GELDIG_DAGEN = 1
    InitiatiefFactory(naam="Oud", slug="oud", gecontroleerd_op="2024-12-31", capaciteit=1234, openingstijden="24/7")
    refresh_initiatieven()
    nederlands, engels = client.get("/initiatief/oud/").text, client.get("/en/initiatief/oud/").text
    assert "Niet gecontroleerd sinds 31 december 2024" in nederlands and "<dd>1.234</dd>" in nederlands
    assert "Not checked since 31 December 2024" in engels and "<dd>1,234</dd>" in engels
    assert "Nu open" in nederlands and "Open now" in engels
    assert "Monday" in engels and "maandag" in nederlands


def test_machines_have_one_address_in_both_languages():
    for naam in ("kaart_geojson", "kaart_punten", "kaart_csv", "kaart_xlsx", "kaart_svg", "gebieden", "healthz"):
        with override("en"):
            assert not reverse(naam).startswith("/en/"), naam
    with override("en"):
        assert reverse("kaart_popup", args=[1]) == "/en/kaart/popup/1.json"
        assert reverse("admin:index") == "/beheer/"


def test_the_card_on_the_map_speaks_the_language_of_its_page(client, lijsten):
    pk = InitiatiefFactory(openingstijden="24/7").pk
    refresh_initiatieven()
    kaartjes = [client.get(f"{taal}/kaart/popup/{pk}.json").json() for taal in ("", "/en", "")]
    assert [kaartje["stand"] for kaartje in kaartjes] == ["Nu open", "Open now", "Nu open"]
    assert [kaartje["soort_naam"] for kaartje in kaartjes] == ["Informeel", "Informal", "Informeel"]
    assert kaartjes[1]["url"].startswith("/en/initiatief/")


def test_the_map_of_an_english_page_has_english_words(client, lijsten):
    tekst = client.get("/en/kaart/").text
    assert '"inzoomen": "Zoom in"' in tekst and '"punten": "/kaart.json"' in tekst

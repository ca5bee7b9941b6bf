"""On paper an initiative is one sheet with the phone number large, and nothing to press."""

import re

import pytest
from playwright.sync_api import expect

from socialekaart.models import Initiatief


def count_sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.fixture
def langste(db) -> list[str]:
    """Addresses of the examples with the most text."""

    def length(initiatief: Initiatief) -> int:
        tekst = len(initiatief.beschrijving) + len(initiatief.verwijzen) + len(initiatief.samenvatting)
        regels = initiatief.wensen.count() + initiatief.doelgroepen.count()
        return tekst + 40 * regels + (300 if initiatief.openingstijden else 0)

    alle = sorted(Initiatief.objects.published().exclude(telefoon=""), key=length, reverse=True)
    return [initiatief.get_absolute_url() for initiatief in alle[:3]]


def test_initiative_is_one_sheet(visit, langste):
    page = visit("/over/")
    for pad in langste:
        page.goto(pad)
        assert count_sheets(page.pdf(prefer_css_page_size=True)) == 1, pad


def test_sheet_shows_the_phone_number_and_no_navigation(visit, langste):
    page = visit(langste[0])
    page.emulate_media(media="print")
    bel = page.locator(".belknop-groot")
    assert bel.is_visible()
    assert bel.evaluate("el => parseFloat(getComputedStyle(el).fontSize)") == pytest.approx(22 / 0.75, abs=0.5)
    assert page.get_by_role("navigation").count() == 0
    for kiezer in ("header.kop", "footer", "button", ".springlink"):
        assert not [el for el in page.locator(kiezer).all() if el.is_visible()], kiezer
    for kop in ("Zo verwijst u", "Voor wie", "Praktisch"):
        assert page.get_by_role("heading", name=kop).is_visible()


def test_paper_is_black_on_white_in_the_dark_too(visit, langste):
    page = visit(langste[0])
    page.emulate_media(media="print", color_scheme="dark")
    kleuren = page.evaluate(
        "() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert kleuren == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_list_on_paper_is_rows_only(visit):
    page = visit("/kaart/?stadsdeel=weesp")
    page.emulate_media(media="print")
    assert page.locator(".rij").first.is_visible()
    assert not page.locator("#zoekformulier .zoekbalk").is_visible()
    assert not page.locator("#kaart").is_visible()


def test_a_story_is_two_sheets(visit):
    page = visit("/personas/")
    for pad in [link.get_attribute("href") for link in page.locator(".ramen a").all()]:
        page.goto(pad)
        assert count_sheets(page.pdf(prefer_css_page_size=True)) == 2, pad


def test_a_story_on_paper_has_room_to_write_and_no_navigation(visit):
    page = visit("/personas/ria/")
    page.emulate_media(media="print")
    hoogten = page.locator(".vraagvakken li").evaluate_all(
        "els => els.map(el => getComputedStyle(el, '::after').height)"
    )
    assert len(hoogten) == 8 and all(float(hoogte.removesuffix("px")) > 75 for hoogte in hoogten)
    assert page.get_by_role("navigation").count() == 0
    for kiezer in ("header.kop", "footer", "form", "button", ".meer"):
        assert not [el for el in page.locator(kiezer).all() if el.is_visible()], kiezer
    assert page.get_by_text("Dit is een verzonnen persoon").first.is_visible()


def test_with_a_stadsdeel_the_sheet_has_the_phone_numbers(visit):
    page = visit("/personas/ria/?stadsdeel=zuidoost")
    page.emulate_media(media="print")
    nummers = page.locator(".wenshulp .belknop")
    assert nummers.count() > 10 and all(nummer.is_visible() for nummer in nummers.all())
    rijen = page.locator(".wenshulp .rij")
    # An invented example says so on paper too.
    verzonnen = [rij for rij in rijen.all() if rij.locator(".voorbeeld").count()]
    assert verzonnen and all(rij.locator(".voorbeeld").is_visible() for rij in verzonnen)
    assert not rijen.first.locator(".rij-zin").is_visible()


def test_the_print_button_prints(visit):
    page = visit("/personas/ria/")
    page.evaluate("window.print = () => { window.geprint = true }")
    page.get_by_role("button", name="Print gesprekshulp").click()
    assert page.evaluate("window.geprint")


def test_without_script_the_page_says_how_to_print_and_the_stadsdeel_works(visit):
    page = visit("/personas/ria/", java_script_enabled=False)
    assert page.get_by_text("Printen kan ook met ‘Afdrukken’ in het menu van uw browser.").is_visible()
    assert not page.get_by_role("button", name="Print gesprekshulp").is_visible()
    page.get_by_label("Kies een stadsdeel").select_option("zuidoost")
    page.get_by_role("button", name="Toon wie er helpt").click()
    expect(page).to_have_url("/personas/ria/?stadsdeel=zuidoost")
    expect(page.get_by_role("link", name="Bekijk alle").first).to_be_visible()

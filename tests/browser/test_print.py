"""On paper an initiative is one sheet with the phone number large, and nothing to press."""

import re

import pytest

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

"""From searching to paper: with a mouse, with the keyboard alone, without script, and on a phone."""

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from socialekaart.meegeeflijst import HOOGSTENS, Meegeeflijst, make_token
from socialekaart.models import Initiatief
from tests.browser.axe import check
from tests.browser.conftest import BREED, TELEFOON

ZOEK = "/kaart/?stadsdeel=zuidoost"


@pytest.fixture
def drie(db) -> list[Initiatief]:
    """Examples that a visitor can have on the list."""
    return list(Initiatief.objects.published().exclude(telefoon="").order_by("pk")[:3])


@pytest.fixture
def open_with(visitor, site) -> Callable[..., Page]:
    """Opens a page as a visitor who has these on the list."""

    def go(initiatieven: list[Initiatief], pad: str = "/meegeeflijst/", **opties) -> Page:
        context = visitor(**opties)
        waarde = Meegeeflijst(tuple(initiatief.pk for initiatief in initiatieven)).write()
        context.add_cookies([{"name": "meegeeflijst", "value": waarde, "url": site}])
        page = context.new_page()
        page.goto(pad)
        return page

    return go


def count(page: Page) -> Locator:
    return page.locator("#meegeefaantal > span:first-child")


def names(page: Page) -> Locator:
    return page.locator(".meegeefnaam")


def download(page: Page, press) -> str:
    with page.expect_download() as verwacht:
        press()
    gehaald = verwacht.value
    assert gehaald.suggested_filename == "meegeeflijst.pdf"
    return text_of(gehaald.path().read_bytes())


def text_of(pdf: bytes) -> str:
    return "\n".join(bladzijde.extract_text() for bladzijde in PdfReader(io.BytesIO(pdf)).pages)


def button(page: Page, tekst: str, naam: str) -> Locator:
    """A button that says what it does, and to a screen reader also to which."""
    return page.get_by_role("button", name=re.compile(rf"^{tekst}\s*: {re.escape(naam)}$"))


def tab_to(page: Page, doel: Locator, toets: str = "Tab") -> None:
    for _keer in range(250):
        if doel.evaluate("el => el === document.activeElement"):
            return
        page.keyboard.press(toets)
    raise AssertionError("met het toetsenbord niet te bereiken")


# --- the whole way ----------------------------------------------------------------------------------------


def test_with_a_mouse(visit):
    page = visit(ZOEK)
    page.locator("#domein-sociaal").check()
    expect(page.locator(".chip", has_text="Sociaal")).to_be_visible()
    rij = page.locator(".rij", has=page.locator(".belknop")).first
    naam, telefoon = rij.locator(".rij-titel").inner_text(), rij.locator(".belknop").inner_text().splitlines()[-1]
    rij.get_by_role("link", name=naam, exact=True).click()
    button(page, "Zet op meegeeflijst", naam).click()
    expect(button(page, "Staat op meegeeflijst", naam)).to_be_visible()
    expect(count(page)).to_have_text("1")
    page.get_by_role("link", name="Meegeeflijst").click()
    expect(page.get_by_role("heading", name="Meegeeflijst", level=1)).to_be_visible()
    page.locator(".veld-notitie textarea").fill("Vraag naar Hanna.")
    tekst = download(page, page.get_by_role("button", name="Download als PDF").first.click)
    assert telefoon in tekst and "Vraag naar Hanna." in tekst
    expect(page.locator(".veld-notitie textarea")).to_have_value("Vraag naar Hanna.")


def test_with_the_keyboard_alone(visit):
    page = visit(ZOEK)
    knop = page.locator(".rij", has=page.locator(".belknop")).first.locator(".zetknop")
    tab_to(page, knop)
    page.keyboard.press("Enter")
    expect(count(page)).to_have_text("1")
    expect(knop).to_be_focused()
    expect(knop).to_have_accessible_description("Haal van de lijst")
    expect(page.locator("#meegeefstatus")).to_have_text(re.compile("staat op uw lijst"))
    tab_to(page, page.locator(".meegeeflink"), "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/meegeeflijst/")
    tab_to(page, page.locator(".veld-notitie textarea"))
    page.keyboard.type("Bel na tien uur.")
    download_knop = page.get_by_role("button", name="Download als PDF").last
    tab_to(page, download_knop)
    assert "Bel na tien uur." in download(page, lambda: page.keyboard.press("Enter"))


def test_without_script(visit):
    page = visit(ZOEK, java_script_enabled=False)
    rijen = page.locator(".rij")
    for nummer in (1, 0):
        knop = rijen.nth(nummer).locator(".zetknop")
        assert knop.inner_text().startswith("Zet op lijst")
        knop.click()
        expect(page).to_have_url(re.compile(rf"stadsdeel=zuidoost#lijst-{knop.get_attribute('value')}$"))
        expect(rijen.nth(nummer).get_by_text("Staat op lijst")).to_be_visible()
    volgorde = [rijen.nth(nummer).locator(".rij-titel").inner_text() for nummer in (1, 0)]
    page.get_by_role("link", name="Meegeeflijst").click()
    expect(names(page)).to_have_text(volgorde)
    page.locator(".veld-notitie textarea").first.fill("Blijft bij mij.")
    button(page, "Omlaag", volgorde[0]).click()
    expect(page.get_by_text(f"{volgorde[0]} staat nu op plaats 2.")).to_be_visible()
    expect(names(page)).to_have_text(volgorde[::-1])
    expect(page.locator(".veld-notitie textarea").last).to_have_value("Blijft bij mij.")
    button(page, "Haal weg", volgorde[0]).click()
    expect(names(page)).to_have_text(volgorde[1:])
    page.get_by_role("button", name="Zet terug").click()
    expect(names(page)).to_have_text(volgorde[::-1])
    expect(page.locator(".veld-notitie textarea").last).to_have_value("Blijft bij mij.")
    expect(page.locator(".deellink a")).to_have_attribute("href", re.compile("^http"))
    assert "Blijft bij mij." in download(page, page.get_by_role("button", name="Download als PDF").first.click)


# --- collecting -------------------------------------------------------------------------------------------


def test_the_button_takes_off_what_it_put_on(visit):
    page = visit(ZOEK)
    knop = page.locator(".zetknop").first
    knop.click()
    expect(count(page)).to_have_text("1")
    knop.click()
    expect(page.locator("#meegeefaantal")).to_be_hidden()
    expect(page.locator("#meegeefstatus")).to_have_text(re.compile("is van uw lijst gehaald"))
    expect(knop).to_have_text(re.compile("Zet op lijst"))


def test_marks_come_back_after_another_search_and_another_page(visit):
    page = visit(ZOEK)
    knop = page.locator(".zetknop").first
    eigen = page.locator(f".zetknop[value='{knop.get_attribute('value')}']")
    knop.click()
    expect(eigen).to_have_class(re.compile("erop"))
    page.locator("#q").fill("zoiets bestaat vast niet")
    page.keyboard.press("Enter")
    expect(eigen).to_have_count(0)
    page.evaluate("history.back()")
    expect(eigen).to_have_class(re.compile("erop"))
    page.goto("/over/")
    expect(count(page)).to_have_text("1")


def test_a_full_list_is_said_with_script_too(open_with):
    alle = list(Initiatief.objects.published().order_by("-pk")[:HOOGSTENS])
    anders = Initiatief.objects.published().exclude(pk__in=[initiatief.pk for initiatief in alle]).first()
    page = open_with(alle, anders.get_absolute_url())
    page.locator(".zetknop").first.click()
    expect(page.get_by_text("Uw lijst is vol.")).to_be_visible()
    expect(count(page)).to_have_text(str(HOOGSTENS))


# --- the list ---------------------------------------------------------------------------------------------


def test_moving_is_announced_and_keeps_the_keyboard_on_its_button(open_with, drie):
    page = open_with(drie)
    begin = names(page).all_inner_texts()
    page.locator(".veld-notitie textarea").nth(2).fill("Voor uw vrouw.")
    knop = button(page, "Omhoog", begin[2])
    knop.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#lijststatus")).to_have_text(f"{begin[2]} staat nu op plaats 2.")
    expect(names(page)).to_have_text([begin[0], begin[2], begin[1]])
    expect(button(page, "Omhoog", begin[2])).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#lijststatus")).to_have_text(f"{begin[2]} staat nu op plaats 1.")
    expect(button(page, "Omlaag", begin[2])).to_be_focused()
    expect(page.locator(".veld-notitie textarea").first).to_have_value("Voor uw vrouw.")


def test_what_was_taken_off_comes_back_with_its_note(open_with, drie):
    page = open_with(drie)
    begin = names(page).all_inner_texts()
    page.locator(".veld-notitie textarea").nth(1).fill("Bel na tien uur.")
    button(page, "Haal weg", begin[1]).click()
    expect(count(page)).to_have_text("2")
    expect(page.locator("#lijststatus")).to_have_text(f"{begin[1]} is van de lijst gehaald.")
    terug = page.get_by_role("button", name="Zet terug")
    expect(terug).to_be_focused()
    terug.click()
    expect(count(page)).to_have_text("3")
    expect(names(page)).to_have_text(begin)
    expect(page.locator(".veld-notitie textarea").nth(1)).to_have_value("Bel na tien uur.")
    page.get_by_role("button", name="Maak de lijst leeg").click()
    expect(page.get_by_text("Er staat nog niets op uw lijst.")).to_be_visible()
    page.get_by_role("button", name="Zet terug").click()
    expect(page.locator(".veld-notitie textarea").nth(1)).to_have_value("Bel na tien uur.")


def test_what_was_typed_is_there_when_one_comes_back(open_with, drie):
    page = open_with(drie)
    veld = page.locator(".veld-notitie textarea").first
    veld.fill("Nog niet klaar.")
    page.get_by_role("link", name="Zoek verder").click()
    page.wait_for_url("**/kaart/")
    page.go_back()
    expect(veld).to_have_value("Nog niet klaar.")


def test_what_fails_goes_on_without_script(open_with, drie):
    page = open_with(drie)
    page.route(
        "**/meegeeflijst/",
        lambda route: route.continue_() if route.request.is_navigation_request() else route.abort(),
    )
    page.context.set_default_timeout(10_000)
    page.evaluate("window.oud = true")
    page.get_by_role("button", name=re.compile("^Haal weg")).first.click()
    page.wait_for_function("() => !window.oud")
    expect(names(page)).to_have_count(2)


def test_the_link_can_be_copied_and_opened(visitor, open_with, drie):
    page = open_with(drie, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.get_by_role("button", name="De link is gekopieerd.")).to_be_visible()
    adres = page.evaluate("navigator.clipboard.readText()")
    ander = visitor().new_page()
    ander.goto(adres)
    expect(names(ander)).to_have_text(names(page).all_inner_texts())
    ander.get_by_role("button", name="Neem over in mijn lijst").click()
    expect(count(ander)).to_have_text("3")
    expect(names(ander)).to_have_text(names(page).all_inner_texts())


# --- paper ------------------------------------------------------------------------------------------------


def test_the_browser_prints_notes_in_full_and_nothing_to_press(open_with, drie):
    page = open_with(drie)
    lang = "\n".join(f"Regel {nummer} van een lange notitie." for nummer in range(1, 13))
    page.locator(".veld-notitie textarea").first.fill(lang)
    page.emulate_media(media="print", color_scheme="dark")
    for kiezer in ("header.kop", "footer", "button", "textarea", "input", ".deellink", ".springlink"):
        assert not [el for el in page.locator(kiezer).all() if el.is_visible()], kiezer
    tekst = text_of(page.pdf(prefer_css_page_size=True))
    assert "Regel 1 van" in tekst and "Regel 12 van" in tekst and "Wie kan u helpen?" in tekst
    bel = page.locator(".meegeefbel").first
    assert bel.evaluate("el => parseFloat(getComputedStyle(el).fontSize)") >= 29


def test_without_script_a_note_prints_from_its_field(open_with, drie):
    page = open_with(drie, java_script_enabled=False)
    page.locator(".veld-notitie textarea").first.fill("Vraag naar Hanna.")
    page.emulate_media(media="print")
    zichtbaar = [veld for veld in page.locator(".veld-notitie textarea").all() if veld.is_visible()]
    assert [veld.input_value() for veld in zichtbaar] == ["Vraag naar Hanna."]


# --- a phone, and the rules of access -----------------------------------------------------------------------


@pytest.mark.parametrize("breedte", [320, 360])
def test_on_a_phone(open_with, drie, breedte):
    page = open_with(drie, viewport={**TELEFOON, "width": breedte})
    assert page.evaluate("document.documentElement.scrollWidth") == breedte
    for knop in page.locator("main button:visible, main a.knop:visible, .meegeeflink").all():
        vak = knop.bounding_box()
        assert vak["height"] >= 44 and vak["width"] >= 44, knop.inner_text()
    tekst = download(page, page.get_by_role("button", name="Download als PDF").first.click)
    assert drie[0].naam in tekst
    page.goto(ZOEK)
    assert page.evaluate("document.documentElement.scrollWidth") == breedte
    kop = page.locator(".menuknop")
    assert kop.bounding_box()["height"] <= 48
    page.locator(".zetknop").first.click()
    expect(count(page)).to_have_text(re.compile("2|4"))


def test_the_list_and_a_link_keep_to_every_rule(open_with, drie):
    page = open_with(drie)
    check(page, (BREED, TELEFOON))
    page.get_by_role("button", name=re.compile("^Haal weg")).first.click()
    expect(page.get_by_role("button", name="Zet terug")).to_be_visible()
    check(page, (TELEFOON,))
    page.goto(f"/meegeeflijst/{make_token(Meegeeflijst(tuple(initiatief.pk for initiatief in drie)))}/")
    check(page, (BREED, TELEFOON))


def test_a_text_that_is_too_long_keeps_to_every_rule(open_with, drie):
    page = open_with(drie)
    veld = page.locator(".veld-notitie textarea").first
    veld.evaluate("el => el.removeAttribute('maxlength')")
    veld.fill("n" * 401)
    page.get_by_role("button", name="Download als PDF").first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(".veld-notitie textarea").first).to_have_value("n" * 401)
    expect(page.locator(".veld-notitie textarea").first).to_have_attribute("aria-invalid", "true")
    check(page, (TELEFOON,))

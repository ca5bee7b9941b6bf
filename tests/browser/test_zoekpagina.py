"""The search page gives the same with and without script, and keeps one's place."""

import re

import pytest
from playwright.sync_api import Page, expect

VRAGEN = [
    "/kaart/",
    "/kaart/?stadsdeel=zuidoost&domein=sociaal",
    "/kaart/?q=samen+eten",
    "/kaart/?doelgroep=mantelzorgers&soort=informeel&stadsdeel=oost&stadsdeel=weesp",
    "/kaart/?wens=rouw-en-verlies&stadsdeel=westpoort",
    "/kaart/?q=onvindbaarwoord&stadsdeel=weesp",
    "/kaart/?plaats=1102&straal=2000&thuis=ja",
    "/kaart/?plaats=1061&taal=tr&gratis=ja&sorteer=afstand",
    "/kaart/?stadsdeel=zuidoots&kleur=blauw&domein=spiritueel",
]
# What the page says: title, line below it, remarks, rows in order, choices with counts, chips, ways on.
ZEGT = """() => {
  const tekst = el => el.textContent.replace(/\\s+/g, ' ').trim();
  const teksten = kiezer => [...document.querySelectorAll(kiezer)].map(tekst);
  return {
    titel: document.title,
    kop: teksten('#titel, .lijstkop p'),
    meldingen: teksten('#resultaten .melding'),
    rijen: teksten('.rij'),
    keuzes: [...document.querySelectorAll('.keuze')].map(el => [
      el.querySelector('input').id, el.querySelector('input').checked, el.querySelector('.aantal')?.textContent]),
    chips: teksten('.chip'),
    uitwegen: teksten('.uitwegen li'),
    instellingen: document.getElementById('kaart-instellingen').textContent,
  };
}"""


def collect(page: Page, pad: str) -> list[dict]:
    """All pages of a search, followed through "Volgende"."""
    page.goto(pad)
    gezegd = [page.evaluate(ZEGT)]
    while (volgende := page.get_by_role("link", name="Volgende")).count():
        voor = page.url
        volgende.click()
        expect(page).not_to_have_url(voor)
        page.wait_for_load_state()
        gezegd.append(page.evaluate(ZEGT))
    return gezegd


@pytest.fixture
def zonder_script(visitor) -> Page:
    return visitor(java_script_enabled=False).new_page()


@pytest.mark.parametrize("pad", VRAGEN)
def test_same_results_without_script(visitor, zonder_script, pad):
    met = collect(visitor().new_page(), pad)
    assert met == collect(zonder_script, pad)
    aantal = int(re.match(r"\d+|Niets", met[0]["kop"][0])[0].replace("Niets", "0"))
    assert sum(len(pagina["rijen"]) for pagina in met) == aantal


def choose(page: Page, id_: str) -> None:
    """Tick or untick a choice as a visitor does, and wait for its answer."""
    vak = page.locator(f"#{id_}")
    if not vak.is_visible():
        page.locator(f"details:has(#{id_}) > summary").click()
    with page.expect_response(lambda antwoord: "/kaart/?" in antwoord.url):
        vak.click()
    expect(page.locator("#resultaten")).not_to_have_attribute("aria-busy", "true")


def test_choosing_gives_what_the_form_gives(visit, zonder_script):
    page = visit("/kaart/?q=praten")
    for id_ in ("stadsdeel-zuidoost", "domein-sociaal", "soort-informeel"):
        choose(page, id_)
        zonder_script.goto(page.url)
        assert page.evaluate(ZEGT) == zonder_script.evaluate(ZEGT)
    assert "stadsdeel=zuidoost" in page.url and "domein=sociaal" in page.url and "q=praten" in page.url
    choose(page, "domein-sociaal")
    assert "domein" not in page.url


def test_form_works_without_script(zonder_script):
    zonder_script.goto("/kaart/?q=praten")
    zonder_script.locator("#knop-stadsdeel").click()
    zonder_script.locator("#stadsdeel-weesp").check()
    zonder_script.locator(".keuzevelden details[open] .knop").click()
    expect(zonder_script).to_have_url(re.compile(r"\?(?=.*stadsdeel=weesp)(?=.*q=praten)"))
    expect(zonder_script.locator(".chip", has_text="Weesp")).to_be_visible()
    zonder_script.locator(".chip", has_text="Weesp").click()
    expect(zonder_script).to_have_url(re.compile(r"\?(?!.*stadsdeel)(?=.*q=praten)"))


def test_focus_stays_and_the_outcome_is_said(visit):
    page = visit("/kaart/")
    choose(page, "domein-spiritueel")
    expect(page.locator("#domein-spiritueel")).to_be_focused()
    expect(page.locator("#domein-spiritueel")).to_be_checked()
    titel = page.locator("#titel").inner_text()
    expect(page.get_by_role("status").filter(has_text=titel)).to_have_count(1)
    eerder = titel
    choose(page, "soort-formeel")
    expect(page.locator("#titel")).not_to_have_text(eerder)
    expect(page.locator("#zoekstatus")).to_have_text(page.locator("#titel").inner_text())


def test_back_and_forward_restore(visit):
    page = visit("/kaart/")
    begin = page.evaluate(ZEGT)
    choose(page, "domein-psychisch")
    choose(page, "soort-informeel")
    eind = page.evaluate(ZEGT)
    for _keer in range(2):
        with page.expect_response(lambda antwoord: "/kaart/" in antwoord.url):
            page.evaluate("history.back()")
        expect(page.locator("#resultaten")).not_to_have_attribute("aria-busy", "true")
    assert page.evaluate(ZEGT) == begin
    page.evaluate("history.go(2)")
    expect(page.locator("#titel")).to_have_text(eind["kop"][0])
    assert page.evaluate(ZEGT) == eind


def test_removing_the_last_chip_is_announced_and_keeps_the_keyboard_in_the_page(visit):
    page = visit("/kaart/?stadsdeel=weesp")
    page.locator(".chip", has_text="Weesp").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(0)
    assert page.url.endswith("/kaart/")
    expect(page.locator("#lijst")).to_be_focused()
    expect(page.locator("#zoekstatus")).to_have_text(page.locator("#titel").inner_text())


def test_a_search_that_fails_goes_on_without_script(visit):
    """When the answer is not the page that the script expects, the browser goes to the address itself."""
    page = visit("/kaart/")
    page.route(
        "**/kaart/?*",
        lambda route: route.continue_() if route.request.is_navigation_request() else route.fulfill(body="onderhoud"),
    )
    page.evaluate("window.oud = true")
    page.locator("#q").fill("praten")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !window.oud")
    assert "q=praten" in page.url
    expect(page.locator(".chip").first).to_be_visible()

"""The way to a phone number with the keyboard alone; what has the focus is always seen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TELEFOON, wait_for_map
from tests.browser.paginas import PAGINAS

ADRES = "() => document.activeElement.id || document.activeElement.href || document.activeElement.textContent.trim()"
# Something differs between focus and no focus: an outline, a shadow, or the stroke of a part that is drawn.
ZICHTBAAR = """() => {
  const el = document.activeElement;
  const stijl = deel => {
    const s = getComputedStyle(deel);
    const lijn = s.outlineStyle === 'none' ? '' : `${s.outlineWidth} ${s.outlineColor}`;
    return [lijn, s.boxShadow, s.stroke, s.strokeWidth, s.fill].join();
  };
  const delen = [el, el.parentElement, ...el.querySelectorAll('path')];
  const met = delen.map(stijl);
  const vak = el.getBoundingClientRect();
  const inBeeld = vak.bottom > 0 && vak.top < innerHeight && vak.right > 0 && vak.left < innerWidth;
  el.blur();
  const zonder = delen.map(stijl);
  el.focus({preventScroll: true});
  return inBeeld && met.join() !== zonder.join();
}"""


def tab_until(page: Page, gezocht: str, hoogstens: int = 60) -> None:
    """Press Tab until the focus is on the element that matches; every stop on the way is visible."""
    for _stap in range(hoogstens):
        page.keyboard.press("Tab")
        assert page.evaluate(ZICHTBAAR), f"no visible focus on {page.evaluate(ADRES)}"
        if page.evaluate("kiezer => document.activeElement.matches(kiezer)", gezocht):
            return
    raise AssertionError(f"{gezocht} is not reached")


def test_from_the_front_page_to_a_phone_number(visit):
    page = visit("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    page.keyboard.press("Enter")
    tab_until(page, "#q", 3)
    page.keyboard.type("maatje")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/kaart/\?.*q=maatje"))
    wait_for_map(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_until(page, ".rij-titel a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/initiatief/"))
    page.wait_for_load_state()
    tab_until(page, "a.belknop-groot[href^='tel:']")


def test_stadsdelen_on_the_drawn_map_take_focus_in_sight(visit):
    page = visit("/")
    tab_until(page, ".stadskaart a[href*='/stadsdeel/noord/'], .stadskaart a[href*='stadsdeel=noord']")
    page.keyboard.press("Enter")
    expect(page.locator("h1, .chip").filter(has_text="Noord").first).to_be_visible()


@pytest.mark.parametrize("pad", PAGINAS.values(), ids=PAGINAS)
def test_every_stop_is_visible(visit, pad):
    page = visit(pad)
    if page.locator("#kaart").count():
        wait_for_map(page)
    gezien = []
    for _stap in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        gezien.append(page.evaluate(ADRES))
        if page.evaluate("document.activeElement.tagName === 'IFRAME'"):
            continue  # the focus is inside the frame, which is a page of its own
        assert page.evaluate(ZICHTBAAR), f"no visible focus on {gezien[-1]}"
    # A page to fill in has nothing but its own few buttons.
    assert len(gezien) > (10 if page.locator("#menu").count() else 1)


def test_filters_on_a_phone(visit):
    page = visit("/kaart/", viewport=TELEFOON)
    tab_until(page, ".filterknop")
    page.keyboard.press("Enter")
    vak = page.locator("#domein-sociaal")
    expect(vak).to_be_in_viewport()
    tab_until(page, "#domein-sociaal", 4)
    titel = page.locator("#titel").inner_text()
    page.keyboard.press("Space")
    expect(page.locator("#titel")).not_to_have_text(titel)
    expect(vak).to_be_focused()
    expect(vak).to_be_checked()
    page.keyboard.press("Escape")
    expect(vak).not_to_be_in_viewport()
    expect(page.locator(".filterknop")).to_be_focused()


def test_fields_that_open(visit):
    page = visit("/kaart/")
    tab_until(page, "#knop-stadsdeel")
    page.keyboard.press("Enter")
    tab_until(page, "#stadsdeel-noord", 8)
    page.keyboard.press("Space")
    expect(page.locator(".chip", has_text="Noord")).to_be_visible()
    expect(page.locator("#stadsdeel-noord")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#stadsdeel-noord")).to_be_hidden()
    expect(page.locator("#knop-stadsdeel")).to_be_focused()


def test_list_and_map_on_a_phone(visit):
    page = visit("/kaart/?stadsdeel=oost", viewport=TELEFOON)
    kaart = page.locator(".kaartschakel").get_by_role("link", name="Kaart")
    kaart.focus()
    page.keyboard.press("Enter")
    wait_for_map(page)
    expect(page.locator("#kaart")).to_be_in_viewport(ratio=0.5)
    expect(kaart).to_have_attribute("aria-current", "true")
    lijst = page.locator(".kaartschakel").get_by_role("link", name="Lijst")
    lijst.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".rij").first).to_be_in_viewport()
    expect(lijst).to_have_attribute("aria-current", "true")

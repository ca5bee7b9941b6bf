"""Suggestions under the search field: with the keyboard, the mouse and a finger, and when there are none."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import check
from tests.browser.conftest import TELEFOON, wait_for_map

PAGINAS = ["/", "/kaart/", "/en/", "/en/kaart/"]


def type_in(page: Page, tekst: str) -> None:
    """As a visitor does, and wait for what comes of it."""
    page.locator("#q").click()
    page.keyboard.type(tekst)
    page.locator("#suggesties").wait_for()


def active(page: Page):
    """The option that the field points at."""
    return page.locator(f"#{page.locator('#q').get_attribute('aria-activedescendant')}")


@pytest.mark.parametrize("pad", PAGINAS)
def test_with_the_keyboard(visit, pad):
    page = visit(pad)
    veld = page.get_by_role("combobox", name=re.compile("Wat zoekt u|What are you looking for"))
    expect(veld).to_have_attribute("aria-expanded", "false")
    expect(veld).to_have_attribute("aria-autocomplete", "list")
    type_in(page, "luist" if "/en/" not in pad else "some")
    lijst = page.get_by_role("listbox")
    expect(lijst).to_have_id(veld.get_attribute("aria-controls"))
    expect(veld).to_have_attribute("aria-expanded", "true")
    expect(veld).not_to_have_attribute("aria-activedescendant", re.compile("."))
    opties = lijst.get_by_role("option")
    expect(page.locator("#suggestiestatus")).to_have_text(re.compile(rf"^{opties.count()} "))
    page.keyboard.press("ArrowDown")
    expect(opties.first).to_have_attribute("aria-selected", "true")
    expect(active(page)).to_have_text(re.compile("^(Luisterend oor|Someone who listens)"))
    page.keyboard.press("ArrowUp")
    expect(opties.last).to_have_attribute("aria-selected", "true")
    expect(opties.first).to_have_attribute("aria-selected", "false")
    expect(opties.last).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    expect(veld).to_be_focused()
    page.keyboard.press("Enter")
    prefix = "/en" if "/en/" in pad else ""
    expect(page).to_have_url(re.compile(rf"{prefix}/kaart/\?wens=luisterend-oor$"))
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("#q")).to_have_value("")


def test_in_the_text_nothing_is_chosen(visit):
    page = visit("/")
    type_in(page, "maat")
    for toets in ("Home", "End", "ArrowLeft"):
        page.keyboard.press("ArrowDown")
        expect(page.locator("[aria-selected=true]")).to_have_count(1)
        page.keyboard.press(toets)
        expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/kaart/\?q=maat"))


def test_escape_closes_then_clears(visit):
    page = visit("/kaart/")
    veld = page.locator("#q")
    type_in(page, "maat")
    page.keyboard.press("Escape")
    expect(page.locator("#suggesties")).to_be_hidden()
    expect(veld).to_have_attribute("aria-expanded", "false")
    expect(veld).to_have_value("maat")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggesties")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(veld).to_have_value("")
    page.keyboard.press("Escape")
    expect(veld).to_be_focused()


def test_tab_leaves_and_chooses_nothing(visit):
    page = visit("/")
    type_in(page, "maat")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator("#suggesties")).to_be_hidden()
    expect(page.locator("#doelgroep")).to_be_focused()
    assert page.locator("#q").input_value() == "maat"


def test_with_the_mouse_to_an_initiative(visit):
    page = visit("/")
    type_in(page, "naast je")
    groep = page.get_by_role("group", name="Initiatieven")
    expect(groep.locator("mark").first).to_have_text("Naast je")
    groep.get_by_role("option", name="Naast je: een maatje aan huis").click()
    expect(page).to_have_url(re.compile("/initiatief/naast-je-een-maatje-aan-huis/$"))


def test_with_a_finger_on_a_phone(visit):
    page = visit("/kaart/", viewport=TELEFOON, has_touch=True)
    page.locator("#q").tap()
    page.keyboard.type("buddy")
    optie = page.get_by_role("option", name=re.compile("^Maatje.*buddy"))
    expect(optie).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"]
    assert optie.bounding_box()["height"] >= 44
    optie.tap()
    expect(page).to_have_url(re.compile(r"/kaart/\?wens=maatje$"))


def test_what_was_chosen_before_stays_chosen(visit):
    page = visit("/kaart/?stadsdeel=oost&soort=informeel")
    wait_for_map(page)
    type_in(page, "maatj")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?wens=maatje&"))
    assert {"stadsdeel=oost", "soort=informeel"} <= set(page.url.split("?")[1].split("&"))
    expect(page.locator("#titel")).to_be_visible()
    type_in(page, "noord")
    page.get_by_role("option", name="Noord stadsdeel").click()
    expect(page).to_have_url(re.compile("stadsdeel=noord"))
    assert "oost" not in page.url and "wens=maatje" in page.url
    page.go_back()
    expect(page).to_have_url(re.compile("stadsdeel=oost"))


def test_the_choices_beside_the_field_on_the_front_page_count_too(visit):
    page = visit("/")
    page.locator("#doelgroep").select_option("mantelzorgers")
    type_in(page, "maatj")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/kaart/\?wens=maatje&doelgroep=mantelzorgers$"))


def test_an_accent_is_marked_as_it_stands(visit):
    page = visit("/")
    type_in(page, "mantelzorgcafe")
    expect(page.locator("#suggesties mark").first).to_have_text(re.compile("^mantelzorgcafé$", re.IGNORECASE))


def test_markup_stays_text(visit):
    page = visit("/")
    antwoord = {"soort": "initiatief", "naam": "<b>x</b>", "uitleg": "<img src=x>", "gevonden": "", "url": "/"}
    page.route("**/suggesties.json*", lambda route: route.fulfill(json={"suggesties": [antwoord]}))
    type_in(page, "<b>")
    expect(page.locator(".suggestie")).to_have_text("<b>x</b> <img src=x>")


def test_nothing_to_suggest_is_said_and_the_form_still_searches(visit):
    page = visit("/kaart/")
    type_in(page, "maat")
    page.keyboard.type("zzzzz")
    expect(page.locator("#suggesties")).to_be_hidden()
    expect(page.locator("#suggestiestatus")).to_have_text("Geen suggesties.")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=maatzzzzz"))


def test_an_answer_that_fails_is_no_hindrance(visit):
    page = visit("/")
    page.route("**/suggesties.json*", lambda route: route.fulfill(body="geen json"))
    page.locator("#q").click()
    with page.expect_response("**/suggesties.json*"):
        page.keyboard.type("maat")
    expect(page.locator("#suggesties")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=maat"))


def test_a_newer_question_overtakes_an_older_one(visit):
    page = visit("/")
    page.route("**/suggesties.json?q=ma", lambda route: None)  # never answers
    page.locator("#q").click()
    with page.expect_request("**/suggesties.json?q=ma"):
        page.keyboard.type("ma")
    with page.expect_event("requestfailed"):
        page.keyboard.type("at")
    expect(page.locator(".suggestie").first).to_have_text(re.compile("^Maatje"))


def test_one_letter_asks_nothing(visit):
    page = visit("/")
    gevraagd = []
    page.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    page.locator("#q").click()
    page.keyboard.type("m")
    type_in(page, "aat")
    assert [url.split("?")[1] for url in gevraagd if "suggesties" in url] == ["q=maat"]


@pytest.mark.parametrize("pad", ["/", "/kaart/", "/en/"])
def test_without_script_it_is_a_plain_field(visit, pad):
    page = visit(pad, java_script_enabled=False)
    expect(page.get_by_role("searchbox")).to_have_attribute("id", "q")
    page.locator("#q").fill("maatje")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"/kaart/\?.*q=maatje"))
    expect(page.locator("#suggesties")).to_be_hidden()


@pytest.mark.parametrize("pad", PAGINAS)
def test_the_open_list_keeps_to_every_rule(visit, pad):
    page = visit(pad)
    if "kaart" in pad:
        wait_for_map(page)
    type_in(page, "oost")
    page.keyboard.press("ArrowDown")
    check(page)

"""Searching in English, with script and without, and changing languages on the way."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import TELEFOON, wait_for_map


def switch(page: Page, naam: str) -> None:
    if page.get_by_role("button", name="Menu").is_visible():
        page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name=naam, exact=True).click()


def test_the_whole_path_in_english(visit):
    page = visit("/en/")
    page.get_by_label("What are you looking for?").fill("maatje")
    page.get_by_role("button", name="Find help").click()
    expect(page.locator("#titel")).to_have_text(re.compile(r"^\d+ initiatives?$"))
    wait_for_map(page)
    expect(page.get_by_role("button", name="Zoom in")).to_be_visible()
    with page.expect_response(lambda antwoord: "/en/kaart/?" in antwoord.url):
        page.get_by_role("checkbox", name="Informal").check()
    expect(page.locator(".chip").get_by_text("Informal")).to_be_visible()
    aantal = int(page.locator("#titel").inner_text().split()[0])
    switch(page, "Nederlands")
    expect(page).to_have_url(re.compile(r"^[^?]*:\d+/kaart/\?(?=.*q=maatje)(?=.*soort=informeel)"))
    expect(page.locator("#titel")).to_have_text(re.compile(rf"^{aantal} initiatie(f|ven)$"))
    switch(page, "English")
    expect(page.locator("#titel")).to_have_text(re.compile(rf"^{aantal} initiatives?$"))
    rij = page.locator(".rij-titel a").first
    naam = rij.inner_text()
    rij.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(naam)
    expect(page).to_have_url(re.compile("/en/initiatief/"))
    expect(page.get_by_role("heading", name="How to refer")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_attribute("lang", "nl")


def test_the_card_on_the_map_is_in_english(visit):
    page = visit("/en/kaart/?stadsdeel=weesp&q=levensboek")
    wait_for_map(page)
    page.goto("/en/kaart/?stadsdeel=weesp")
    wait_for_map(page)
    vak = page.locator("#kaart .leaflet-container")
    vak.focus()
    assert page.locator(".leaflet-control-attribution").inner_text() in {
        "Boundaries: sketch",
        "Boundaries: City of Amsterdam",
    }
    assert page.locator(".kaartpopup").get_attribute("aria-label") == "On the map"
    assert page.locator(".kaartpopup-sluit").get_attribute("aria-label") == "Close"


def test_on_a_phone_without_script(visit):
    page = visit("/en/kaart/?wens=maatje&pagina=1", viewport=TELEFOON, java_script_enabled=False)
    switch(page, "Nederlands")
    expect(page).to_have_url("/kaart/?wens=maatje&pagina=1")
    expect(page.locator(".chip").get_by_text("Maatje")).to_be_visible()


def test_a_search_in_the_page_takes_the_switch_along(visit):
    page = visit("/kaart/")
    with page.expect_response(lambda antwoord: "/kaart/?" in antwoord.url):
        page.locator("#domein-sociaal").check()
    expect(page.locator("#taalwissel a")).to_have_attribute("href", re.compile(r"^/en/kaart/\?.*domein=sociaal"))

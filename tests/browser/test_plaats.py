"""Searching by place: with a keyboard, without script, and from where somebody is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TELEFOON

# In the middle of Zuidoost, and in Utrecht.
ZUIDOOST = {"longitude": 4.9712345, "latitude": 52.3112345}
UTRECHT = {"longitude": 5.1214, "latitude": 52.0907}


def mine(page: Page):
    return page.get_by_role("button", name="Vul mijn buurt in")


def test_a_place_is_found_with_the_keyboard_alone(visit):
    page = visit("/kaart/")
    page.get_by_label("Waar?").focus()
    page.keyboard.type("1102ab")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/kaart/?plaats=1102ab")
    expect(page.locator(".chip")).to_contain_text(["Waar 1102 AB"])
    expect(page.get_by_label("Waar?")).to_have_value("1102 AB")
    expect(page.locator(".rij .plek").first).to_contain_text("m")
    page.get_by_label("1 km").check()
    expect(page).to_have_url("/kaart/?plaats=1102+AB&straal=1000")
    expect(page.locator("#titel")).to_be_visible()
    expect(page.get_by_label("1 km")).to_be_focused()
    page.get_by_role("link", name="Waar 1102 AB").click()
    expect(page).to_have_url("/kaart/")
    expect(page.get_by_label("Waar?")).to_have_value("")
    expect(page.get_by_label("1 km")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
def test_what_we_do_not_know_is_said_at_the_field(visit, script):
    page = visit("/kaart/?plaats=zuidoots", java_script_enabled=script, viewport=TELEFOON)
    veld = page.get_by_label("Waar?")
    expect(veld).to_have_value("zuidoots")
    expect(veld).to_have_attribute("aria-invalid", "true")
    expect(veld).to_have_accessible_description(
        "Een postcode, buurt of stadsdeel. Zoals 1102 AB of Holendrecht. ‘zuidoots’ kennen we niet. Bedoelt u Zuidoost?"
    )
    page.get_by_role("link", name="Zuidoost", exact=True).first.click()
    expect(page.locator(".chip")).to_contain_text(["Waar Zuidoost"])


def test_without_script_there_is_no_button_that_does_nothing(visit):
    page = visit("/kaart/", java_script_enabled=False)
    expect(page.get_by_label("Waar?")).to_be_visible()
    expect(mine(page)).to_have_count(0)


def test_only_the_name_of_the_area_leaves_the_browser(visitor):
    page = visitor(geolocation=ZUIDOOST, permissions=["geolocation"]).new_page()
    gevraagd: list[str] = []
    page.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    page.goto("/kaart/")
    expect(page.get_by_label("Waar?")).to_have_value("")
    mine(page).click()
    expect(page.get_by_label("Waar?")).to_have_value("Zuidoost")
    expect(page.locator("#locatiestand")).to_contain_text("U bent in of bij Zuidoost. Klopt dat?")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_contain_text(["Waar Zuidoost"])
    expect(page.locator("#locatiestand")).to_be_empty()
    assert not [adres for adres in gevraagd if "4.97" in adres or "52.31" in adres]


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        ({"geolocation": UTRECHT, "permissions": ["geolocation"]}, "U bent nu niet in Amsterdam."),
        ({}, "Uw apparaat gaf geen plek door."),
    ],
)
def test_outside_the_city_and_without_permission_the_field_stays_empty(visit, opties, zin):
    page = visit("/kaart/", **opties)
    mine(page).click()
    expect(page.locator("#locatiestand")).to_contain_text(zin)
    expect(page.get_by_label("Waar?")).to_have_value("")

"""Two coordinators in the same record, with the keyboard alone; then the history, and back to an earlier version."""

import pytest
from playwright.sync_api import Page, expect

from palliatief.gebruikers.models import Gebruiker
from socialekaart.actions import refresh_initiatieven, remove_initiatieven
from socialekaart.models import Initiatief
from tests.browser.axe import AXE
from tests.browser.conftest import TELEFOON
from tests.browser.test_beheer import REGELS, WACHTWOORD
from tests.factories import InitiatiefFactory, LocatieFactory

MAIL = "@tegelijk.example"


@pytest.fixture
def blad(site, django_db_blocker):
    """The address of a record that two people may edit."""
    with django_db_blocker.unblock():
        for naam in ("noor", "sam"):
            Gebruiker.objects.create_superuser(f"{naam}{MAIL}", WACHTWOORD, first_name=naam.capitalize())
        maatje = InitiatiefFactory(naam="Maatje voor twee", wensen=["maatje"], werkgebied=["zuidoost"])
        LocatieFactory(initiatief=maatje)
        refresh_initiatieven(ids=[maatje.pk])
        yield f"/beheer/socialekaart/initiatief/{maatje.pk}/"
        remove_initiatieven(ids=[maatje.pk])
        Gebruiker.objects.filter(email__endswith=MAIL).delete()


def log_in(visitor, naam: str, blad: str) -> Page:
    page = visitor().new_page()
    page.goto(f"{blad}change/")
    page.get_by_label("E-mail").fill(f"{naam}{MAIL}")
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.keyboard.press("Enter")
    page.locator("#id_naam").wait_for()
    return page


def check(page: Page) -> None:
    """No barrier, in both themes, and it fits on a phone."""
    page.wait_for_load_state()
    page.evaluate(AXE)
    for thema in ("light", "dark"):
        page.emulate_media(color_scheme=thema, reduced_motion="reduce")
        assert page.evaluate(REGELS) == [], thema
    breed = page.viewport_size
    page.set_viewport_size(TELEFOON)
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"]
    page.set_viewport_size(breed)


def test_the_second_chooses_per_field_with_the_keyboard_and_goes_back_in_time(visitor, blad, django_db_blocker):
    noor, sam = log_in(visitor, "noor", blad), log_in(visitor, "sam", blad)
    sam.locator("#id_naam").fill("Maatje van Sam")
    sam.locator("#id_kosten").fill("vijf euro")
    sam.keyboard.press("Enter")
    expect(sam.locator(".messagelist")).to_contain_text("‘Maatje van Sam’ is bewaard.")

    noor.locator("#id_naam").fill("Maatje van Noor")
    noor.locator("#id_wachttijd").fill("een week")
    noor.keyboard.press("Enter")
    expect(noor.get_by_role("heading", name="Uw collega heeft dit net ook gewijzigd.")).to_be_visible()
    expect(noor.locator(".messagelist")).to_contain_text("Sam wijzigde dit net ook. Dat blijft zo: Kosten.")
    check(noor)
    keuze = noor.get_by_role("group", name="Naam")
    expect(keuze.get_by_label("U Maatje van Noor")).to_be_focused()
    noor.keyboard.press("ArrowDown")
    expect(keuze.get_by_label("Uw collega Maatje van Sam")).to_be_checked()
    noor.keyboard.press("ArrowUp")
    expect(keuze.get_by_label("U Maatje van Noor")).to_be_checked()
    noor.keyboard.press("Enter")
    expect(noor.locator(".messagelist")).to_contain_text("‘Maatje van Noor’ is bewaard.")
    with django_db_blocker.unblock():
        nu = Initiatief.objects.get(naam="Maatje van Noor")
        assert (nu.kosten, nu.wachttijd) == ("vijf euro", "een week")

    noor.goto(f"{blad}history/")
    check(noor)
    noor.get_by_role("link", name="Zet deze versie terug").first.focus()
    noor.keyboard.press("Enter")
    expect(noor.get_by_role("heading", level=1)).to_contain_text("‘Maatje van Noor’ terug naar")
    check(noor)
    noor.get_by_role("button", name="Zet deze versie terug").focus()
    noor.keyboard.press("Enter")
    expect(noor.locator(".messagelist")).to_contain_text("‘Maatje van Sam’ is weer zoals in deze versie.")
    expect(noor.locator(".geschiedenis > li").first).to_contain_text("teruggezet naar versie van")

"""Suggesting an initiative on a phone: what is known already comes while typing. And deciding on a correction."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from palliatief.gebruikers.models import Gebruiker
from palliatief.post.models import Bericht
from socialekaart.actions import submit_aanmelding
from socialekaart.models import Aanmelding, Initiatief
from tests.browser.axe import AXE, check
from tests.browser.conftest import BREED, TELEFOON
from tests.browser.test_beheer import REGELS
from tests.conftest import make_gebruiker


def test_what_is_known_comes_while_typing_and_every_step_keeps_to_every_rule(visit):
    page = visit("/aanmelden/", viewport=TELEFOON)
    page.get_by_role("button", name="Volgende").click()
    ontbreekt = page.get_by_role("link", name="Vul de naam van het initiatief in.")
    ontbreekt.wait_for()
    check(page)
    ontbreekt.press("Enter")
    expect(page.locator("#id_naam")).to_be_focused()
    page.keyboard.type("Naast je een maatje")
    expect(page.locator("#bekendstatus")).to_have_text("We vonden 1 initiatief dat hierop lijkt.")
    expect(page.locator("#bekend a").first).to_have_attribute("href", "/initiatief/naast-je-een-maatje-aan-huis/")
    page.locator("#id_naam").fill("Zeldzaamwoord")
    expect(page.locator("#bekend")).to_be_hidden()
    page.locator("#id_samenvatting").fill("Samen koken.")
    page.get_by_label("Vrijwilligers (informeel)").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    for titel in ("Voor wie en waar?", "Hoe komt iemand er?"):
        expect(page.get_by_role("heading", level=1)).to_have_text(titel)
        check(page, (TELEFOON,))
        page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie bent u?")
    check(page, (TELEFOON,))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe komt iemand er?")


@pytest.fixture
def wijziging(site, django_db_blocker):
    """A correction of an example, and the cookie of who may decide on it."""
    with django_db_blocker.unblock():
        gebruiker = make_gebruiker("Beheerder", email="moderator@voorbeeld.example")
        client = Client()
        client.force_login(gebruiker)
        initiatief = Initiatief.objects.get(slug="naast-je-een-maatje-aan-huis")
        aanmelding = submit_aanmelding(
            sleutel="browser",
            soort="wijziging",
            initiatief=initiatief,
            gegevens={"kosten": "op een andere manier", "openingstijden": "na afspraak"},
            afzender_email="a@voorbeeld.example",
            bevestigd=True,
        )
        yield aanmelding, {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
        Bericht.objects.filter(sleutel__startswith=f"aanmelding:{aanmelding.pk}:").delete()
        Aanmelding.objects.all().delete()
        Gebruiker.objects.filter(pk=gebruiker.pk).delete()


def test_button_says_how_many_are_taken_over(visitor, wijziging):
    aanmelding, cookie = wijziging
    context = visitor()
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(f"/beheer/socialekaart/aanmelding/{aanmelding.pk}/change/")
    knop = page.locator("[data-tel]")
    expect(knop).to_have_text("Neem 1 over en bedank")
    page.get_by_label("Neem over: Kosten").uncheck()
    expect(knop).to_have_text("Neem over en bedank")
    page.get_by_text("Wijs af", exact=True).click()
    page.get_by_text("Vraag iets terug", exact=True).click()
    page.evaluate(AXE)
    for scherm in (BREED, TELEFOON):
        page.set_viewport_size(scherm)
        for thema in ("light", "dark"):
            page.emulate_media(color_scheme=thema, reduced_motion="reduce")
            assert page.evaluate(REGELS) == [], f"{scherm['width']} {thema}"
    page.get_by_label("Uw vraag aan de afzender").fill("Wanneer kan het?")
    page.get_by_role("button", name="Verstuur de vraag").click()
    expect(page.locator(".verloop")).to_contain_text("Wanneer kan het?")

"""Logging in with a second step in a browser: a code from an app, then a passkey, then the passkey alone."""

import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect

from palliatief.gebruikers.models import Gebruiker
from tests.browser.axe import AXE
from tests.browser.conftest import BREED, TELEFOON, listen
from tests.browser.test_beheer import REGELS, WACHTWOORD
from tests.conftest import make_gebruiker

# As Chromium has it: with a finger that is always there.
VINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def noor(db, django_db_blocker) -> Iterator[Gebruiker]:
    with django_db_blocker.unblock(), override_settings(MFA_VERPLICHT=True):
        gebruiker = make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"], email="noor@voorbeeld.example")
        gebruiker.set_password(WACHTWOORD)
        gebruiker.save()
        yield gebruiker
        Gebruiker.objects.filter(pk=gebruiker.pk).delete()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """By name and not by number: a passkey belongs to a name."""
    adres = site.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=adres, locale="nl-NL", viewport=BREED)
    context.set_default_timeout(20_000)
    problemen = listen(context, adres)
    yield context.new_page()
    context.close()
    assert not problemen


def log_in(page: Page, gebruiker: Gebruiker) -> None:
    page.goto("/beheer/")
    page.get_by_label("E-mail").fill(gebruiker.email)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()


def check(page: Page) -> None:
    """Readable for everybody, at night and on a phone."""
    page.wait_for_load_state()
    page.evaluate(AXE)
    for thema in ("light", "dark"):
        page.emulate_media(color_scheme=thema, reduced_motion="reduce")
        assert page.evaluate(REGELS) == [], (page.url, thema)
    page.set_viewport_size({"width": 320, "height": TELEFOON["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size(BREED)


def test_an_app_then_a_passkey(page: Page, noor: Gebruiker):
    log_in(page, noor)
    expect(page.get_by_role("heading", name="Kies eerst een tweede stap")).to_be_visible()
    check(page)

    page.get_by_role("link", name="Stel de app in").click()
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("img", name="QR-code voor uw app")).to_be_visible()
    check(page)
    sleutel = page.locator("code.sleutel").inner_text()
    page.get_by_label("Code").fill(format_hotp_value(hotp_value(sleutel, int(time.time()) // 30)))
    page.keyboard.press("Enter")
    expect(page.locator(".herstelcodes li")).to_have_count(10)
    check(page)

    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": VINGER})
    page.goto("/account/passkey/add/")
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("Dat is niet gelukt, of u heeft het gestopt.")
    check(page)
    page.reload()
    page.get_by_label("Naam").fill("Mijn laptop")
    page.get_by_role("button", name="Maak de passkey").press("Enter")
    page.wait_for_url("**/veiligheid/")
    expect(page.locator(".passkeys")).to_contain_text("Mijn laptop")
    check(page)

    page.context.clear_cookies()
    log_in(page, noor)
    expect(page.get_by_role("heading", name="Tweede stap")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Gebruik mijn passkey").click()
    page.wait_for_url("**/beheer/")

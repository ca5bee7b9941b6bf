"""A coordinator in the browser: log in, add an initiative, point at its place, see it on the map."""

import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from palliatief.gebruikers.models import Gebruiker
from socialekaart.actions import refresh_initiatieven, remove_initiatieven
from socialekaart.models import Gebied, Initiatief, Organisatie
from tests.browser.axe import AXE
from tests.browser.conftest import TELEFOON, wait_for_map
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory

WACHTWOORD = "een lang wachtwoord"
NAAM = "Koffie aan het water"
REGELS = """() => axe.run(document, {
  resultTypes: ['violations'],
  preload: false,
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
}).then(({violations}) => violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' | ')}`))"""


@pytest.fixture
def coordinator(site, django_db_blocker):
    with django_db_blocker.unblock():
        gebruiker = make_gebruiker(
            "Netwerkcoördinator", stadsdelen=["zuidoost"], email="noor@voorbeeld.example", first_name="Noor"
        )
        gebruiker.set_password(WACHTWOORD)
        gebruiker.save()
        yield gebruiker
        remove_initiatieven(ids=Initiatief.objects.filter(naam__startswith=NAAM).values_list("pk", flat=True))
        Gebruiker.objects.filter(pk=gebruiker.pk).delete()


@pytest.fixture
def ingelogd(coordinator, visitor) -> Page:
    """On the list of initiatives, after logging in."""
    page = visitor().new_page()
    page.goto("/beheer/socialekaart/initiatief/")
    page.get_by_label("E-mail").fill(coordinator.email)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("heading", name="Initiatieven", level=1).wait_for()
    return page


def fill_in(page: Page) -> None:
    page.get_by_label("Naam verplicht").fill(NAAM)
    page.get_by_label("Informeel").check()
    page.locator("#id_samenvatting").fill("Elke dinsdag samen koffie.")
    page.get_by_role("group", name="Sociaal").get_by_label("Ontmoeting").check()
    expect(page.get_by_label("Zuidoost").first).to_be_checked()
    page.get_by_label("gepubliceerd").check()


def test_add_an_initiative_with_the_map(ingelogd: Page):
    page = ingelogd
    page.get_by_role("link", name="Initiatief toevoegen").click()
    fill_in(page)
    kaart = page.locator("#locaties-0 .beheerkaart")
    kaart.scroll_into_view_if_needed()
    kaart.locator(".naam-tekst", has_text="Weesp").wait_for()
    kaart.click(position={"x": 300, "y": 200})
    expect(kaart.locator(".speld")).to_be_visible()
    lon, lat = (page.get_by_label(naam).first.input_value() for naam in ("Lengtegraad", "Breedtegraad"))
    assert 4.6 < float(lon) < 5.2 and 52.2 < float(lat) < 52.5

    page.get_by_text("Nog een Locatie toevoegen").click()
    tweede = page.locator("#locaties-1")
    tweede.get_by_label("Lengtegraad").fill("4.9660")
    tweede.get_by_label("Breedtegraad").fill("52.3070")
    expect(tweede.locator(".speld")).to_be_visible()
    tweede.get_by_label("Breedtegraad").fill("")
    expect(tweede.locator(".speld")).to_have_count(0)
    tweede.get_by_label("Breedtegraad").fill("52.3070")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text(f"‘{NAAM}’ is bewaard.")).to_be_visible()

    page.goto("/kaart/?q=koffie+aan+het+water&stadsdeel=zuidoost")
    wait_for_map(page)
    expect(page.get_by_role("heading", name=NAAM)).to_be_visible()


def test_the_place_moves_with_the_mark(ingelogd: Page):
    page = ingelogd
    page.goto("/beheer/socialekaart/initiatief/add/")
    page.get_by_label("Lengtegraad").first.fill("4.97")
    page.get_by_label("Breedtegraad").first.fill("52.31")
    speld = page.locator("#locaties-0 .speld")
    speld.scroll_into_view_if_needed()
    vak = speld.bounding_box()
    page.mouse.move(vak["x"] + 14, vak["y"] + 10)
    page.mouse.down()
    page.mouse.move(vak["x"] + 80, vak["y"] + 10, steps=5)
    page.mouse.up()
    assert float(page.get_by_label("Lengtegraad").first.input_value()) > 4.97


def test_a_new_organisation_without_leaving_the_page(ingelogd: Page, django_db_blocker):
    page = ingelogd
    page.goto("/beheer/socialekaart/initiatief/add/")
    with page.expect_popup() as venster:
        page.locator("#add_id_organisatie").click()
    nieuw = venster.value
    nieuw.get_by_label("Naam verplicht").fill("Stichting Nieuw")
    nieuw.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_label("Organisatie").locator("option:checked")).to_have_text("Stichting Nieuw")
    with django_db_blocker.unblock():
        Organisatie.objects.get(naam="Stichting Nieuw").delete()


@pytest.mark.parametrize(
    "pad",
    [
        "",
        "socialekaart/initiatief/",
        "socialekaart/initiatief/add/",
        "socialekaart/gebied/",
        "socialekaart/persona/add/",
        "socialekaart/zoektelling/?van=geen-dag",
    ],
)
def test_admin_pages_keep_to_wcag_and_fit_on_a_phone(ingelogd: Page, pad):
    page = ingelogd
    page.goto(f"/beheer/{pad}")
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    for thema in ("light", "dark"):
        page.emulate_media(color_scheme=thema, reduced_motion="reduce")
        assert page.evaluate(REGELS) == [], thema
    page.set_viewport_size(TELEFOON)
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"]
    assert page.evaluate(REGELS) == []


@pytest.mark.parametrize(
    "lijst", ["initiatief", "organisatie", "persona", "ondersteuningswens", "voorzieningsoort", "gebied"]
)
def test_no_page_asks_for_what_the_policy_forbids(ingelogd: Page, lijst):
    """The fixture fails on any message of the content security policy."""
    page = ingelogd
    page.goto(f"/beheer/socialekaart/{lijst}/")
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("link", name="Geschiedenis").click()
    page.get_by_role("heading", name="Geschiedenis").wait_for()


def test_a_tuesday_with_the_keyboard(ingelogd: Page, coordinator, django_db_blocker):
    """Tick two and send, then open one, correct it, and be back at the list."""
    page = ingelogd
    with django_db_blocker.unblock():
        coordinator.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug="zuidoost"))
        for nummer in range(3):
            initiatief = InitiatiefFactory(
                naam=f"{NAAM} {nummer}",
                gecontroleerd_op=date(2001, 1, nummer + 1),
                werkgebied=["zuidoost"],
                wensen=["ontmoeting"],
            )
            refresh_initiatieven(ids=[initiatief.pk])
    page.goto("/beheer/?soort=controle")
    page.get_by_role("checkbox", name=f"{NAAM} 0").focus()
    for toets in ("Space", "ArrowDown", "Space", "Enter"):
        page.keyboard.press(toets)
    expect(page.get_by_text("2 initiatieven zijn vandaag gecontroleerd.")).to_be_visible()
    expect(page.get_by_role("link", name=f"{NAAM} 0")).to_have_count(0)
    page.get_by_role("checkbox", name="Alles op deze bladzijde").check()
    expect(page.get_by_role("checkbox", name=f"{NAAM} 2")).to_be_checked()
    page.get_by_role("link", name=f"{NAAM} 2").focus()
    page.keyboard.press("Enter")
    page.locator("#id_samenvatting").fill("Elke woensdag samen koffie.")
    page.get_by_role("button", name="Klopt: bewaar en volgende").press("Enter")
    expect(page.get_by_text(f"‘{NAAM} 2’ is bewaard.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/beheer/\?soort=controle"))
    with django_db_blocker.unblock():
        assert Initiatief.objects.get(naam=f"{NAAM} 2").gecontroleerd_op == timezone.localdate()

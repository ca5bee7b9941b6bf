"""A day of a network manager, in the browser, in one go: from a meeting to what stays."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db.models import Q
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from palliatief.gebruikers.models import Gebruiker
from proeftuinen.models import Borgingsplan, Cyclus, Proeftuin, Samenwerking
from socialekaart.actions.verversen import start_version
from socialekaart.models import Organisatie
from tests.conftest import make_gebruiker
from tests.factories import BorgingsversieFactory, CyclusFactory, OrganisatieFactory, ProeftuinFactory

BEGIN = "Managersproef"
ARTS, VERPLEGING, KAMER, KERK, NIEUW = (
    f"{BEGIN} {naam}" for naam in ("huisartsen", "wijkverpleging", "buurtkamer", "kerk", "wakers")
)
SOORTEN = {ARTS: "zorg", VERPLEGING: "zorg", KAMER: "welzijn", KERK: "vrijwilligers"}
NETWERK = "/netwerk/?stadsdeel=noord"
HIAAT = "/hiaten/noord/waken-en-nachtzorg/"


@pytest.fixture
def manager(site, visitor, django_db_blocker) -> Iterator[Page]:
    """The network manager of a proeftuin in Noord, where no examples of cooperation are, logged in."""
    with django_db_blocker.unblock():
        gebruiker = make_gebruiker("Netwerkcoördinator", stadsdelen=["noord"], email="manager@voorbeeld.example")
        client = Client()
        client.force_login(gebruiker)
        fill_proeftuin()
        context = visitor()
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
        yield context.new_page()
        context.close()
        empty_proeftuin()
        Gebruiker.objects.filter(pk=gebruiker.pk).delete()


def fill_proeftuin() -> None:
    """Four organisations that do not work together yet, a cycle that waits for its end, and a plan that was decided."""
    proeftuin = ProeftuinFactory(naam=BEGIN, slug="managersproef", in_stadsdeel="noord", begin=date(2025, 1, 1))
    for nummer, (naam, soort) in enumerate(SOORTEN.items()):
        organisatie = OrganisatieFactory(naam=naam, slug=f"managersproef-{nummer}", soort_organisatie=soort)
        proeftuin.deelnames.create(organisatie=organisatie, rol="doet mee")
    cyclus = CyclusFactory(
        proeftuin=proeftuin, nummer=1, vraag="Vinden wij elkaar?", fase="besluit",
        plan="Bellen.", uitvoering="Wij belden.", observatie="Er werd opgenomen.", geleerd="Bellen helpt.",
    )  # fmt: skip
    cyclus.stappen.create(fase="besluit", op=date(2026, 1, 6))
    versie = BorgingsversieFactory(
        plan__proeftuin=proeftuin, plan__slug="managersproef", status="vastgesteld", vastgesteld_op=date(2026, 2, 3)
    )
    versie.afspraken.create(titel="Belrondje op maandag").eigenaren.set(Organisatie.objects.filter(naam=VERPLEGING))
    start_version()


def empty_proeftuin() -> None:
    organisaties = Organisatie.objects.filter(naam__startswith=BEGIN)
    Samenwerking.objects.filter(Q(van__in=organisaties) | Q(naar__in=organisaties)).delete()
    Borgingsplan.objects.filter(slug="managersproef").delete()
    Proeftuin.objects.filter(slug="managersproef").delete()
    organisaties.delete()
    start_version()


def test_a_day_of_a_network_manager(manager):
    page = manager

    # Before the meeting nobody works together.
    page.goto(NETWERK)
    expect(page.locator(".lead").first).to_contain_text("en 0 samenwerkingen")

    log_meeting(page)

    # The network shows it: as figures, as a picture, as a table.
    page.get_by_role("link", name="Bekijk het netwerk van Noord").click()
    expect(page.locator(".lead").first).to_contain_text("en 4 samenwerkingen")
    expect(page.locator(".netwerkzinnen")).to_contain_text("4 nieuwe samenwerkingen, 0 gestopt")
    # Three of the four are between care and welfare.
    expect(page.get_by_role("row", name="Tussen zorg en welzijn")).to_contain_text("3 van 4")
    tabel = page.get_by_role("region", name="Hetzelfde als tabel")
    rij = tabel.get_by_role("row").filter(has=page.get_by_role("rowheader", name=KAMER))
    expect(rij).to_contain_text(f"{VERPLEGING} (nieuw)")
    beeld = page.locator(".netwerkbeeld svg").first
    expect(beeld).to_contain_text(KAMER.split()[-1])
    gegevens = page.request.get("/netwerk.json?stadsdeel=noord").json()
    assert gegevens["aantal_banden"] == len(gegevens["banden"]) == 4
    assert gegevens["aandeel_zorg_welzijn"] == 0.75

    # From a gap to an action on it, and back.
    page.goto(HIAAT)
    page.get_by_role("link", name="Start een actie voor dit hiaat").click()
    page.get_by_label("Wat", exact=True).fill("Tien nieuwe wakers zoeken")
    page.get_by_label("Wie (organisatie)").select_option(NIEUW)
    page.get_by_role("button", name="Zet op het bord").click()
    kaart = page.locator(".kaart").filter(has_text="Tien nieuwe wakers zoeken")
    expect(kaart).to_be_visible()
    kaart.get_by_role("link", name="Hiaat:").click()
    page.wait_for_url(f"**{HIAAT}")
    expect(page.get_by_role("main")).to_contain_text("Tien nieuwe wakers zoeken")

    # The cycle ends; what was decided stands on the page of the proeftuin.
    page.goto("/beheer/proeftuinbord/?proeftuin=managersproef")
    cyclus = page.locator("#cyclus-1")
    cyclus.locator("textarea[name=tekst]").fill("Wij blijven elke maandag bellen.")
    cyclus.locator("textarea[name=verandering]").fill("Ook de kerk belt mee.")
    cyclus.get_by_role("button", name="Rond de cyclus af").click()
    expect(page.get_by_text("Er loopt nu geen cyclus.")).to_be_visible()
    afgerond = Cyclus.objects.get(proeftuin__slug="managersproef")
    assert (afgerond.fase, afgerond.besluit) == ("afgerond", "Wij blijven elke maandag bellen.")
    page.goto("/proeftuinen/managersproef/")
    expect(page.get_by_role("main")).to_contain_text("Wij blijven elke maandag bellen.")

    renew_plan(page)


def log_meeting(page: Page) -> None:
    """One page: who were there, and four ties, of which one with an organisation that nobody knew."""
    page.goto("/beheer/proeftuinen/bijeenkomst/add/")
    page.get_by_label("Titel").fill("Tafel 1")
    page.get_by_label(ARTS).check()
    page.get_by_label(KAMER).check()
    banden = [
        (VERPLEGING, KAMER, "afstemming", "pilot"),
        (ARTS, KERK, "verwijzing", "contact"),
        (ARTS, NIEUW, "verwijzing", "contact"),
        (KAMER, KERK, "gezamenlijk aanbod", "structureel"),
    ]
    for nummer, (van, naar, soort, fase) in enumerate(banden, start=1):
        regel = page.get_by_role("group", name=f"Samenwerking {nummer}", exact=True)
        regel.get_by_label("Wie", exact=True).fill(van)
        regel.get_by_label("Met wie", exact=True).fill(naar)
        regel.get_by_label("Wat doen ze samen").select_option(soort)
        regel.get_by_label("Hoe ver zijn ze").select_option(fase)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    # Nobody knows the last name yet; all that was typed is still there.
    expect(page.locator(".errornote")).to_contain_text("Samenwerking 3")
    derde = page.get_by_role("group", name="Samenwerking 3", exact=True)
    expect(derde).to_contain_text("Deze naam kennen we niet.")
    expect(derde.get_by_label("Met wie", exact=True)).to_have_value(NIEUW)
    assert not Samenwerking.objects.filter(van__naam=VERPLEGING).exists()
    derde.get_by_label("Nieuw? Welke soort is het?").last.select_option("vrijwilligers")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.locator(".verteld li")).to_have_count(4)
    assert Samenwerking.objects.filter(bijeenkomst__titel="Tafel 1", stadsdeel__slug="noord").count() == 4
    assert Organisatie.objects.get(naam=NIEUW).soort_organisatie == "vrijwilligers"


def renew_plan(page: Page) -> None:
    """A decided plan stays; its next version is talked about, differs in words, and is downloaded."""
    page.goto("/borgingsplan/managersproef/")
    expect(page.get_by_role("main")).to_contain_text("Het belrondje op maandag.")
    plan = Borgingsplan.objects.get(slug="managersproef")
    page.goto(f"/beheer/proeftuinen/borgingsplan/{plan.pk}/change/")
    page.get_by_role("link", name="Maak een nieuwe versie").click()
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_label("Wat is er anders", exact=True).fill("De kerk belt mee.")
    page.get_by_label("Wat gaat door").fill("Het belrondje op maandag, met de kerk.")
    page.get_by_role("button", name="Dit is besproken").click()
    expect(page.get_by_text("staat nu op: besproken")).to_be_visible()
    eerste, tweede = plan.versies.order_by("nummer")
    assert (eerste.status, eerste.blijft) == ("vastgesteld", "Het belrondje op maandag.")
    assert (tweede.status, tweede.besproken_op) == ("besproken", timezone.localdate())
    assert tweede.afspraken.get().eigenaren.get().naam == VERPLEGING

    page.goto("/borgingsplan/managersproef/")
    page.get_by_role("link", name="Bekijk alle verschillen met versie 1").click()
    expect(page.get_by_role("main")).to_contain_text("met de kerk")
    page.goto("/borgingsplan/managersproef/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het plan om te tekenen").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")

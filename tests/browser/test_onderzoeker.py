"""A researcher's work in the browser, in one go: figures in, a gap down to its working, files out, a questionnaire."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from evaluatie.actions import send_inzending
from evaluatie.models import Bevolkingscijfer, Doelgroepschatting, Inzending, Meetmoment, Meting, OpenAntwoord
from palliatief.gebruikers.models import Gebruiker
from socialekaart.actions.verversen import start_version
from tests.conftest import make_gebruiker

from .conftest import TELEFOON

BEVOLKING = "code,naam,jaar,inwoners,65_plus,sterfte_per_1000\nM,Oost,2024,100000,12000,6\nX,Nergens,2024,1,1,1\n"
METING = """meting,instrument,perspectief,stadsdeel,van,tot,n,wens,gewenst,vervuld,bron
Onderzoekersproef,Gesprek,vrijwilligers,Weesp,2026-06-01,2026-06-30,60,maatje,30,10,Eigen onderzoek
Onderzoekersproef,Gesprek,vrijwilligers,Weesp,2026-06-01,2026-06-30,60,ontmoeting,50%,10,Eigen onderzoek
"""


@pytest.fixture
def onderzoeker(site, visitor, django_db_blocker) -> Iterator[Page]:
    with django_db_blocker.unblock():
        gebruiker = make_gebruiker("Onderzoeker", email="proef@voorbeeld.example")
        client = Client()
        client.force_login(gebruiker)
        context = visitor(accept_downloads=True)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
        yield context.new_page()
        context.close()
        clear_up()
        Gebruiker.objects.filter(pk=gebruiker.pk).delete()


def clear_up() -> None:
    rondes = Meetmoment.objects.filter(groep="Onderzoekersproef")
    OpenAntwoord.objects.filter(meetmoment__in=rondes).delete()
    Inzending.objects.filter(meetmoment__in=rondes).delete()
    rondes.delete()
    Meting.objects.filter(naam="Onderzoekersproef").delete()
    Doelgroepschatting.objects.filter(gebied__slug="oost", jaar=2024).delete()
    Bevolkingscijfer.objects.filter(gebied__slug="oost", jaar=2024).delete()
    start_version()


def test_the_work_of_a_researcher(onderzoeker, visitor):
    read_in_figures(onderzoeker)
    read_gap_of_weesp(onderzoeker)
    meetmoment = open_round(onderzoeker)
    for nummer in range(9):
        fill_in_quietly(meetmoment, nummer)
    rij = onderzoeker.locator(".vraagblok").first.locator("tr", has_text="Vrijwilligers, T2")
    onderzoeker.goto("/evaluatie/")
    expect(rij).to_contain_text("minder dan 10 mensen")
    fill_in_on_phone(visitor(viewport=TELEFOON), meetmoment)
    assert Inzending.objects.filter(meetmoment=meetmoment).count() == 10
    onderzoeker.goto("/evaluatie/")
    expect(rij).to_have_count(1)
    expect(rij).not_to_contain_text("minder dan 10 mensen")


def upload(page: Page, adres: str, tekst: str) -> None:
    page.goto(adres)
    page.locator("input[type=file]").set_input_files(
        {"name": "blad.csv", "mimeType": "text/csv", "buffer": tekst.encode()}
    )


def read_in_figures(page: Page) -> None:
    """Population and a measurement, each with a row that is wrong: looked at first, then read in."""
    upload(page, "/beheer/evaluatie/bevolkingscijfer/inlezen/", BEVOLKING)
    page.locator("input[name=bron]").fill("Eigen telling")
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.locator(".uitkomst")).to_contain_text("1 rij is fout")
    assert not Bevolkingscijfer.objects.filter(gebied__slug="oost", jaar=2024).exists()
    page.get_by_role("button", name="Lees in").click()
    page.wait_for_url("**/beheer/evaluatie/bevolkingscijfer/")
    # 100,000 × 6 / 1000 = 600 deaths; × 0.66 is 396 people.
    assert Doelgroepschatting.objects.get(gebied__slug="oost", jaar=2024, methode__slug="sterfte-66").aantal == 396
    upload(page, "/beheer/evaluatie/meting/inlezen/", METING)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.locator(".uitkomst")).to_contain_text("1 rij is fout")
    expect(page.locator(".regels .fout")).to_contain_text("geen percentage")
    page.get_by_role("button", name="Lees in").click()
    page.wait_for_url("**/beheer/evaluatie/meting/")
    assert Meting.objects.get(naam="Onderzoekersproef").cijfers.get().gewenst == 30


def read_gap_of_weesp(page: Page) -> None:
    """From the matrix to the sum: 250 deaths × 0.66 = 165 people, half of whom wish it: 82.5, to 5 is 85."""
    page.goto("/hiaten/?meting=onderzoekersproef-vrijwilligers")
    page.locator("td", has=page.locator("a[href*='cel=weesp.maatje']")).get_by_role("link").click()
    som = page.locator("#cel")
    expect(som).to_contain_text("Maatje in Weesp: zo is dit berekend")
    expect(som).to_contain_text("ongeveer 30 van de 60 mensen")
    expect(som).to_contain_text("165 × 50%")
    expect(som.locator(".som li").nth(2)).to_contain_text("85")
    som.get_by_role("link", name="Deze cel als eigen pagina").click()
    expect(page.get_by_role("heading", name="Maatje in Weesp")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Eigen onderzoek")
    page.goto("/hiaten/?meting=onderzoekersproef-vrijwilligers")
    begin = {"CSV": b"\xef\xbb\xbf", "Excel": b"PK", "PDF": b"%PDF-", "Datapakket": b"PK"}
    for naam, eerste in begin.items():
        with page.expect_download(timeout=60_000) as download:
            page.locator(".downloads").get_by_role("link", name=naam, exact=True).click()
        assert download.value.path().read_bytes().startswith(eerste), naam


def open_round(page: Page) -> Meetmoment:
    """A round for volunteers, at T2, of which no answers are there yet."""
    page.goto("/beheer/evaluatie/meetmoment/add/")
    page.get_by_label("Vragenlijst", exact=False).first.select_option(label="Samen zorgen: vrijwilligers")
    page.locator("select[name=moment]").select_option("T2")
    page.locator("input[name=groep]").fill("Onderzoekersproef")
    page.locator("input[name=tot]").fill((timezone.localdate() + timezone.timedelta(days=30)).isoformat())
    page.get_by_role("button", name=re.compile("^(Opslaan|Bewaar)")).first.click()
    return Meetmoment.objects.get(groep="Onderzoekersproef")


def fill_in_quietly(meetmoment: Meetmoment, nummer: int) -> None:
    vragen = meetmoment.vragenlijst.vragen.filter(soort="schaal").select_related("schaal")
    antwoorden = {vraag: list(vraag.schaal.punten.all())[nummer % 4] for vraag in vragen}
    send_inzending(meetmoment=meetmoment, kenmerk=uuid4(), antwoorden=antwoorden, eigen_woorden={})


def fill_in_on_phone(telefoon: BrowserContext, meetmoment: Meetmoment) -> None:
    """One question a screen; halfway the phone goes off, and the answers are still there."""
    page = telefoon.new_page()
    page.goto(f"/v/{meetmoment.sleutel}/")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("Vraag 1 van 8")).to_be_visible()
    page.get_by_text("Meestal wel").locator("visible=true").click()
    page.get_by_role("button", name="Volgende").locator("visible=true").click()
    expect(page.get_by_text("Vraag 2 van 8")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Vraag 2 van 8")).to_be_visible()
    page.get_by_role("button", name="Vorige").locator("visible=true").click()
    expect(page.get_by_role("radio", name="Meestal wel").locator("visible=true")).to_be_checked()
    page.get_by_role("button", name="Volgende").locator("visible=true").click()
    for nummer in range(2, 9):
        expect(page.get_by_text(f"Vraag {nummer} van 8")).to_be_visible()
        page.get_by_role("button", name="Sla over").locator("visible=true").click()
    tweede = telefoon.new_page()
    tweede.goto(f"/v/{meetmoment.sleutel}/")
    expect(tweede.locator("input:checked")).to_have_count(1)
    page.get_by_role("button", name="Verstuur").click()
    page.wait_for_url(f"**/v/{meetmoment.sleutel}/dank/")
    # What was sent stands on the device no more, also not in another tab.
    expect(tweede.locator("input:checked")).to_have_count(0)

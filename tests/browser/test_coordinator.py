"""A morning of a new coordinator, in the browser, in one go."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.utils import timezone
from playwright.sync_api import Page, expect

from palliatief.gebruikers.models import Gebruiker
from palliatief.post.models import Bericht
from socialekaart import actions
from socialekaart.models import Aanmelding, Initiatief, Inlezing, Organisatie
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory, LocatieFactory

WACHTWOORD = "een lang wachtwoord"
BEGIN = "Ochtendproef"


@pytest.fixture
def geheim(settings, site, django_db_blocker) -> Iterator[str]:
    """A coordinator of Weesp with a second step, and what waits for them; the answer is the secret of the app."""
    settings.MFA_VERPLICHT = True
    with django_db_blocker.unblock():
        noor = make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp"], email="ochtend@voorbeeld.example")
        noor.set_password(WACHTWOORD)
        noor.save()
        geheim = totp.generate_totp_secret()
        totp.TOTP.activate(noor, geheim)
        fill_morning()
        yield geheim
        actions.remove_initiatieven(ids=Initiatief.objects.filter(naam__startswith=BEGIN).values_list("pk", flat=True))
        Aanmelding.objects.filter(naam__startswith=BEGIN).delete()
        Inlezing.objects.all().delete()
        Organisatie.objects.filter(naam__startswith=BEGIN).delete()
        Bericht.objects.all().delete()
        Gebruiker.objects.filter(pk=noor.pk).delete()


def fill_morning() -> None:
    """A suggestion, a record that was not checked for long, and one that is on the map twice."""
    vandaag = timezone.localdate()
    vast = {"werkgebied": ["weesp"], "wensen": ["maatje"], "gecontroleerd_op": vandaag}
    gemeld = InitiatiefFactory(naam=f"{BEGIN} wandelclub", kosten="gratis", **vast)
    oud = InitiatiefFactory(naam=f"{BEGIN} eetclub", **vast | {"gecontroleerd_op": date(2020, 1, 1)})
    twee = [InitiatiefFactory(naam=f"{BEGIN} leesgroep Weesp", telefoon="+31200000582", **vast) for _ in range(2)]
    for initiatief in (gemeld, oud, *twee):
        LocatieFactory(initiatief=initiatief, in_stadsdeel="weesp")
    Aanmelding.objects.create(
        sleutel="ochtend",
        soort="wijziging",
        initiatief=gemeld,
        naam=gemeld.naam,
        gegevens={"kosten": "2 euro per keer"},
        oud={"kosten": "gratis"},
        afzender_email="afzender@voorbeeld.example",
        bevestigd_op=timezone.now() - timedelta(days=2),
    )
    actions.refresh_initiatieven()
    actions.find_duplicates()


def write_sheet(pad: Path) -> Path:
    """Forty rows as Dutch Excel writes them, of which five are wrong."""
    kop = "bron_id;naam;organisatie;soort;samenvatting;wensen;werkgebied;telefoon;postcode"
    gelijk = [f"{BEGIN} stichting", "informeel", "Samen koffie.", "maatje", "Weesp", "0200000583", ""]
    rijen = [[f"p{nummer}", f"{BEGIN} blad {nummer}", *gelijk] for nummer in range(40)]
    rijen[3][5] = "maatjee"
    rijen[9][3] = "soms"
    rijen[17][6] = "Weesperzijde"
    rijen[25][7] = "020 12"
    rijen[33][1] = ""
    pad.write_bytes("\r\n".join([kop, *(";".join(rij) for rij in rijen)]).encode("cp1252"))
    return pad


def log_in(page: Page, geheim: str) -> None:
    page.goto("/beheer/")
    page.get_by_label("E-mail").fill("ochtend@voorbeeld.example")
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()
    teller = next(totp.yield_hotp_counters_from_time())
    page.locator("input[name=code]").fill(totp.format_hotp_value(totp.hotp_value(geheim, teller)))
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.get_by_role("navigation", name="Wat wacht")).to_be_visible()


def test_a_morning_of_a_new_coordinator(geheim, visitor, tmp_path):
    page = visitor().new_page()
    log_in(page, geheim)

    # A suggestion from outside is taken over.
    page.get_by_role("link", name="Aanmeldingen van buiten").click()
    page.get_by_role("link", name=f"{BEGIN} wandelclub", exact=True).click()
    page.get_by_role("button", name="Neem 1 over en bedank").click()
    page.get_by_text("overgenomen").first.wait_for()
    assert Initiatief.objects.get(naam=f"{BEGIN} wandelclub").kosten == "2 euro per keer"
    assert Bericht.objects.filter(aan="afzender@voorbeeld.example").count() == 1

    # A stale record is corrected and checked.
    page.goto("/beheer/")
    page.get_by_role("navigation", name="Wat wacht").get_by_role("link", name="Te lang niet gecontroleerd").click()
    page.get_by_role("link", name=f"{BEGIN} eetclub", exact=True).click()
    page.get_by_label("Kosten").fill("3 euro per maaltijd")
    page.get_by_label("Laatst gecontroleerd op").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_text("is bewaard").wait_for()
    eetclub = Initiatief.objects.get(naam=f"{BEGIN} eetclub")
    assert (eetclub.kosten, eetclub.gecontroleerd_op) == ("3 euro per maaltijd", timezone.localdate())

    # A sheet with five wrong rows of forty.
    page.goto("/beheer/socialekaart/inlezing/add/")
    page.locator("input[type=file]").set_input_files(write_sheet(tmp_path / "proef.csv"))
    page.locator("input[name=bron]").fill(BEGIN)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_text("5 rijen zijn fout en blijven weg")).to_be_visible()
    expect(page.locator("ol.regels li.fout")).to_have_count(5)
    expect(page.locator("ol.regels")).to_contain_text("maatje")
    assert not Initiatief.objects.filter(bron=BEGIN).exists()
    page.get_by_role("button", name="Lees 35 rijen in").click()
    expect(page.get_by_role("heading", name="Het staat op de kaart")).to_be_visible()
    assert Initiatief.objects.published().filter(bron=BEGIN).count() == 35

    # Two records of one initiative become one; the old address leads to it.
    een, ander = Initiatief.objects.filter(naam=f"{BEGIN} leesgroep Weesp").order_by("pk")
    page.goto("/beheer/?soort=dubbel")
    page.locator(".dinglijst").get_by_role("link", name=f"{BEGIN} leesgroep").first.click()
    page.locator(f"input[name=blijft][value='{een.pk}']").check()
    page.get_by_role("button", name="Bekijk wat het wordt").click()
    page.get_by_role("button", name="Voeg samen").click()
    page.get_by_text("samengevoegd").first.wait_for()
    page.goto(ander.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text(een.naam)
    expect(page).to_have_url(een.get_absolute_url())

    # The first version of the stale record comes back.
    page.goto(f"/beheer/socialekaart/initiatief/{eetclub.pk}/history/")
    page.get_by_role("link", name="Zet deze versie terug").last.click()
    page.get_by_role("button", name="Zet deze versie terug").click()
    page.get_by_text("teruggezet").first.wait_for()
    eetclub.refresh_from_db()
    assert (eetclub.kosten, eetclub.gecontroleerd_op) == ("", date(2020, 1, 1))

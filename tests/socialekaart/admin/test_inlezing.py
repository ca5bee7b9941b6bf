"""Reading in a sheet as a coordinator does: choose, look, read in, undo."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from palliatief.gebruikers.models import Logregel
from socialekaart.actions import upload_blad
from socialekaart.models import Gebied, Initiatief, Inlezing
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db
LIJST = "/beheer/socialekaart/inlezing/"
KIES = f"{LIJST}add/"
KOP = "bron_id;naam;soort;samenvatting;wensen;werkgebied;gecontroleerd_op;lon;lat;telefoon"
FOUT = "=1+1;<script>alert(1)</script>;anders;Kort.;maatjes;Oost;;;;"


def sheet(*rijen: str) -> bytes:
    """As Dutch Excel writes it."""
    return "\r\n".join([KOP, *rijen]).encode("cp1252")


def veertig() -> bytes:
    rij = "{0};Café {0};informeel;Koffie. Gezellig!;maatje;Oost;31-12-2025;4,93;52,356;205555{0:03}"
    goed = [rij.format(nummer) for nummer in range(35)]
    return sheet(*goed, *(FOUT.replace("=1+1", f"=1+{nummer}") for nummer in range(5)))


@pytest.fixture
def gewoon(client, coordinator):
    coordinator.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug="oost"))
    client.force_login(coordinator)
    return client


def choose(client, inhoud: bytes, naam: str = "blad.csv", **velden):
    bestand = SimpleUploadedFile(naam, inhoud)
    return client.post(KIES, {"bestand": bestand, "bron": "proef", **velden}, follow=True)


def test_forty_rows_of_which_five_are_wrong(gewoon):
    InitiatiefFactory(naam="Oud café", bron="proef", bron_id="0", werkgebied=["oost"], telefoon="+31201234567")
    pagina = choose(gewoon, veertig())
    adres = pagina.redirect_chain[-1][0]
    assert "Als u inleest, komen er <b>34</b> initiatieven bij en veranderen er <b>1</b>." in pagina.text
    assert "&lt;script&gt;alert(1)" in pagina.text and "<script>alert" not in pagina.text
    assert "Bedoelt u “maatje”?" in pagina.text
    gewijzigd = gewoon.get(f"{adres}?toon=gewijzigd").text
    assert "<del>020 123 45 67</del>" in gewijzigd and "<ins>020 555 50 00</ins>" in gewijzigd
    assert "Bladzijde 2 van 2" in gewoon.get(f"{adres}?toon=nieuw&bladzijde=2").text
    assert "Er zijn geen rijen van deze soort." in gewoon.get(f"{adres}?toon=overgeslagen&bladzijde=x").text
    assert gewoon.get(f"{adres}?toon=onzin").status_code == 200
    assert Initiatief.objects.count() == 1

    [inlezing] = Inlezing.objects.all()
    klaar = gewoon.post(reverse("admin:socialekaart_inlezing_begin", args=[inlezing.pk, "inlezen"]), follow=True)
    assert "35 initiatieven zijn ingelezen." in klaar.text
    assert Initiatief.objects.count() == 35
    laatste = Initiatief.objects.get(bron_id="34")
    assert (laatste.naam, str(laatste.telefoon.as_e164)) == ("Café 34", "+31205555034")
    assert laatste.locaties.get().stadsdeel.slug == "oost"
    assert "35 nieuw" not in gewoon.get(LIJST).text and "34 nieuw" in gewoon.get(LIJST).text

    laatste.kosten = "gratis"
    laatste.save()
    terug = gewoon.post(reverse("admin:socialekaart_inlezing_begin", args=[inlezing.pk, "terugdraaien"]), follow=True)
    assert "<b>33</b> nieuwe initiatieven zijn weer weg, <b>1</b> zijn teruggezet, <b>1</b> zijn gebleven" in terug.text
    assert "Iemand heeft dit daarna gewijzigd." in terug.text
    assert set(Initiatief.objects.values_list("naam", flat=True)) == {"Oud café", "Café 34"}
    nog_eens = gewoon.post(reverse("admin:socialekaart_inlezing_begin", args=[inlezing.pk, "inlezen"]), follow=True)
    assert "Dit kan nu niet: dit blad is ongedaan gemaakt." in nog_eens.text


def test_mistakes_as_a_file_in_which_nothing_runs(gewoon):
    choose(gewoon, sheet(FOUT))
    [inlezing] = Inlezing.objects.all()
    inlezing.regels.update(naam="=HYPERLINK(1)")
    tekst = gewoon.get(f"{LIJST}{inlezing.pk}/fouten.csv").content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(tekst)))
    assert [(rij["rij"], rij["kolom"]) for rij in rijen] == [("2", "soort"), ("2", "wensen")]
    assert {rij["naam"] for rij in rijen} == {"'=HYPERLINK(1)"}
    blad = load_workbook(io.BytesIO(gewoon.get(f"{LIJST}{inlezing.pk}/fouten.xlsx").content)).active
    assert [cel.value for cel in blad[2]] == [2, "'=HYPERLINK(1)", "soort", "anders", "Kies formeel of informeel."]
    assert gewoon.get(f"{LIJST}{inlezing.pk}/fouten.ods").status_code == 404


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [(b"%PDF-1", "Dit is geen blad."), (b"naam;soort\n", "In de eerste rij ontbreekt"), (b"", "Dit bestand is leeg.")],
)
def test_what_is_no_sheet_is_told_beside_the_field_and_not_kept(gewoon, inhoud, reden):
    pagina = choose(gewoon, inhoud, bron="wat ik typte")
    assert reden in pagina.text and 'value="wat ik typte"' in pagina.text
    assert not Inlezing.objects.exists()


def test_too_large(gewoon, settings):
    settings.INLEZING_MEGABYTES = 1
    assert "Dit bestand is te groot: hooguit 1 MB." in choose(gewoon, b"x" * ((1 << 20) + 1)).text
    huge = gewoon.generic("POST", KIES, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=6 << 20)
    assert (huge.status_code, "Dit bestand is te groot: hooguit 1 MB." in huge.text) == (413, True)
    assert not Inlezing.objects.exists()


def test_a_source_is_readable_and_remembered(gewoon):
    assert "teken in dat niet te lezen is" in choose(gewoon, sheet(FOUT), bron="a\u200bb\x00c"[:2]).text
    assert 'value="initiatievenblad"' in gewoon.get(KIES).text
    choose(gewoon, sheet(FOUT), bron="Netwerk")
    assert 'value="Netwerk"' in gewoon.get(KIES).text


def test_all_or_nothing_shows_no_button(gewoon):
    pagina = choose(gewoon, sheet(FOUT, "2;Goed;informeel;Kort.;;Oost;;;;"), alles_of_niets="on")
    assert "U koos alles of niets" in pagina.text and "stap/inlezen" not in pagina.text


def test_a_large_sheet_tells_how_far_it_is(gewoon, settings):
    settings.INLEZING_METEEN = 1
    pagina = choose(gewoon, sheet(FOUT, FOUT))
    assert "We bekijken het blad" in pagina.text and "Ververs deze pagina" in pagina.text
    Inlezing.objects.update(klaar=1)
    pk = Inlezing.objects.get().pk
    assert gewoon.get(f"{LIJST}{pk}/voortgang.json").json() == {"taak": "bekijken", "klaar": 1, "totaal": 2}
    bezig = gewoon.post(f"{LIJST}{pk}/stap/bekijken/", follow=True)
    assert "Iemand is al met dit blad bezig." in bezig.text
    Inlezing.objects.update(taak="", status="mislukt", melding="Het ging mis.")
    assert "Probeer het opnieuw" in gewoon.get(f"{LIJST}{pk}/change/").text
    gewoon.post(f"{LIJST}{pk}/stap/bekijken/")
    assert Inlezing.objects.get().taak == "bekijken"
    assert "we bekijken het blad" in gewoon.get(LIJST).text


def test_sheets_are_for_who_reads_them_in(gewoon, coordinator, onderzoeker, beheerder):
    choose(gewoon, sheet(FOUT))
    pk = Inlezing.objects.get().pk
    paden = [f"{LIJST}{pk}/{deel}" for deel in ("change/", "voortgang.json", "fouten.csv")]
    vrij = [KIES, f"{LIJST}sjabloon.xlsx", f"{LIJST}initiatieven.xlsx"]
    assert [gewoon.get(pad).status_code for pad in (*paden, *vrij)] == [200] * 6
    collega = Client()
    collega.force_login(make_gebruiker("Netwerkcoördinator"))
    assert [collega.get(pad).status_code for pad in paden] == [404] * 3
    assert collega.post(f"{LIJST}{pk}/stap/inlezen/").status_code == 404
    ander = Client()
    ander.force_login(onderzoeker)
    assert [ander.get(pad).status_code for pad in (LIJST, *paden, *vrij)] == [403] * 7
    assert ander.post(f"{LIJST}{pk}/stap/inlezen/").status_code in (403, 404)
    baas = Client()
    baas.force_login(beheerder)
    assert [baas.get(pad).status_code for pad in paden] == [200] * 3
    assert gewoon.get(f"{LIJST}{pk}/stap/inlezen/").status_code == 405
    assert gewoon.post(f"{LIJST}{pk}/stap/onzin/").status_code == 404
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(coordinator)
    assert streng.post(f"{LIJST}{pk}/stap/inlezen/").status_code == 403
    assert choose(streng, sheet(FOUT)).status_code == 403


def test_who_may_only_look_has_no_buttons(client, beheerder, onderzoeker):
    goed = sheet("1;A;informeel;Kort.;;Oost;;;;")
    upload_blad(inhoud=goed, bestandsnaam="b", bron="x", alles_of_niets=False, wie=beheerder)
    Inlezing.objects.update(wie=onderzoeker)
    onderzoeker.user_permissions.add(Permission.objects.get(codename="view_inlezing"))
    client.force_login(onderzoeker)
    pk = Inlezing.objects.get().pk
    assert "stap/inlezen" not in client.get(f"{LIJST}{pk}/change/").text
    assert client.post(f"{LIJST}{pk}/stap/inlezen/").status_code == 403


def test_pages_ask_few_questions(gewoon):
    def count() -> int:
        pk = Inlezing.objects.latest("pk").pk
        with CaptureQueriesContext(connection) as vragen:
            gewoon.get(f"{LIJST}{pk}/change/?toon=fout")
            gewoon.get(LIJST)
        assert not [vraag for vraag in vragen if '"bestand"' in vraag["sql"]], "the file itself is not needed"
        return len(vragen)

    choose(gewoon, sheet(FOUT))
    weinig = count()
    choose(gewoon, veertig())
    assert count() <= weinig


def test_an_export_is_written_down(client, onderzoeker):
    een, _twee = InitiatiefFactory(naam="Een"), InitiatiefFactory(naam="Twee")
    client.force_login(onderzoeker)
    antwoord = client.post(
        "/beheer/socialekaart/initiatief/", {"action": "exporteer", "_selected_action": [een.pk], "index": 0}
    )
    blad = load_workbook(io.BytesIO(antwoord.content)).worksheets[0]
    assert [cel.value for cel in blad["B"]] == ["naam", "Een"]
    assert "no-store" in antwoord["Cache-Control"]
    regel = Logregel.objects.get(soort="export")
    assert (regel.wie, regel.wat) == (onderzoeker.email, "1 initiatief als Excel-blad")

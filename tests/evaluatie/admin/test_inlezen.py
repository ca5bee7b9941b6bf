"""The sheets of the evaluation in the admin: looked at first, read in as they were seen."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from evaluatie.bladen.meting import METINGEN
from evaluatie.models import Bevolkingscijfer, Doelgroepschatting, Meting
from socialekaart.admin import blad as bladpagina

pytestmark = pytest.mark.django_db
METING = ",".join(METINGEN) + "\n{},Lijst,mantelzorgers,Weesp,2026-03-01,2026-04-30,40,maatje,10,,Bron\n"


@pytest.fixture(autouse=True)
def als_onderzoeker(onderzoeker, client):
    client.force_login(onderzoeker)


def upload(tekst: str, **velden) -> dict:
    return {"bestand": SimpleUploadedFile("blad.csv", tekst.encode()), **velden}


def test_population_with_its_source(client):
    adres = "/beheer/evaluatie/bevolkingscijfer/inlezen/"
    tekst = "code,jaar,inwoners,sterfte_per_1000\nS,2024,25300,9.7\nGM0363,2024,1,1\nS,2023,x,\n"
    assert 'aria-invalid="true"' in client.post(adres, upload(tekst)).text
    bekeken = client.post(adres, upload(tekst, bron="CBS"))
    assert "<b>1</b> rij slaan we over." in bekeken.text and "hele gemeente" in bekeken.text
    assert not Bevolkingscijfer.objects.exists()
    client.post(adres, bekeken.context["verstopt"] | {"lees": "ja"})
    assert Bevolkingscijfer.objects.get().bron == "CBS" and Doelgroepschatting.objects.count() == 3
    assert Bevolkingscijfer.history.get().history_user.email == "onderzoeker@voorbeeld.example"


def test_measurements_and_their_errors(client, monkeypatch):
    adres = "/beheer/evaluatie/meting/inlezen/"
    monkeypatch.setattr(bladpagina, "IN_BEELD", 1)
    bekeken = client.post(adres, upload(METING.format("Voorjaar") + "Voorjaar,Lijst\n"))
    assert "En nog <b>1</b> rij." in bekeken.text and bekeken.context["regels"][0].oordeel == "fout"
    fouten = client.post(adres, bekeken.context["verstopt"] | {"fouten": "ja"})
    assert load_workbook(io.BytesIO(fouten.content)).active["C2"].value == "perspectief"
    pagina = client.post(adres, bekeken.context["verstopt"] | {"lees": "ja"}, follow=True)
    assert "1 rij was fout" in pagina.text and Meting.objects.get().naam == "Voorjaar"


def test_estimates(client):
    adres = "/beheer/evaluatie/doelgroepschatting/inlezen/"
    bekeken = client.post(adres, upload("gebied_code,jaar,methode,aantal,laag,hoog,bron\nS,2024,opgave,9,8,9,Bron\n"))
    client.post(adres, bekeken.context["verstopt"] | {"lees": "ja"})
    assert Doelgroepschatting.objects.get().aantal == 9


@pytest.mark.parametrize(
    ("model", "kolom", "keuze"),
    [
        ("bevolkingscijfer", "code", "S"),
        ("doelgroepschatting", "methode", "sterfte-66"),
        ("meting", "stadsdeel", "Nieuw-West"),
    ],
)
def test_an_empty_sheet_has_choices_and_comes_back_as_it_is(client, model, kolom, keuze):
    adres = f"/beheer/evaluatie/{model}/inlezen/"
    assert "Download een leeg blad" in client.get(adres).text
    inhoud = client.get(f"{adres}leeg.xlsx").content
    boek = load_workbook(io.BytesIO(inhoud))
    keuzes = next(k for k in boek["Keuzes"].iter_cols(values_only=True) if k[0] == kolom)
    assert keuze in keuzes and len(boek["Invullen"].data_validations.dataValidation) == boek["Keuzes"].max_column
    assert boek["Uitleg"].max_row == boek["Invullen"].max_column + 1
    bestand = SimpleUploadedFile("leeg.xlsx", inhoud)
    assert "In dit blad staat niets nieuws." in client.post(adres, {"bestand": bestand, "bron": "x"}).text


def test_who_does_not_read_sheets_in_gets_no_empty_one(client, coordinator):
    client.force_login(coordinator)
    assert client.get("/beheer/evaluatie/meting/inlezen/leeg.xlsx").status_code == 403

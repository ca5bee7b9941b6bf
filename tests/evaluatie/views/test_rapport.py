"""The report and the data package as everybody downloads them."""

import io
import re
import zipfile
import zlib

import pytest
from django.utils import timezone

from palliatief.lib.beurt import Bezet
from tests.factories import InventarisatieFactory, MetingFactory, SchattingFactory, WenscijferFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeten(lijsten) -> None:
    SchattingFactory()
    InventarisatieFactory()
    WenscijferFactory(meting=MetingFactory(voorbeeld=True))


def inflate(pdf: bytes) -> bytes:
    """All streams of the PDF, readable."""
    delen = [pdf]
    for stroom in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            delen.append(zlib.decompress(stroom))
        except zlib.error:
            continue
    return b"\n".join(delen)


def test_the_report_is_a_tagged_pdf_that_is_kept_until_something_changes(client, gemeten, monkeypatch):
    adres = "/hiaten.pdf?domein=psychisch"
    antwoord = client.get(adres)
    assert antwoord["Content-Disposition"] == f'attachment; filename="hiaten-{timezone.localdate()}.pdf"'
    inhoud = inflate(antwoord.content)
    assert antwoord.content.startswith(b"%PDF-") and b"/Lang (nl)" in inhoud and b"/StructTreeRoot" in inhoud
    monkeypatch.setattr("evaluatie.views.rapport.make_bestand", None)
    assert client.get(adres).content == antwoord.content
    assert client.get(adres, headers={"If-None-Match": antwoord["ETag"]}).status_code == 304


def test_the_package_takes_the_choices_of_the_page_and_leaves_out_what_it_does_not_know(client, gemeten):
    antwoord = client.get("/hiaten.zip?domein=sociaal&stad=utrecht&meting=%00&peildatum=gisteren")
    with zipfile.ZipFile(io.BytesIO(antwoord.content)) as zip_:
        regels = zip_.read("hiaten.csv").decode().splitlines()
    assert {regel.split(",")[1] for regel in regels[1:]} == {"sociaal"}
    assert antwoord["Content-Type"] == "application/zip"


def test_when_others_are_having_theirs_made_one_waits_a_moment(client, lijsten, monkeypatch):
    def refuse(*args):
        raise Bezet

    monkeypatch.setattr("evaluatie.views.rapport.make_bestand", refuse)
    antwoord = client.get("/hiaten.pdf")
    assert antwoord.status_code == 503 and "Wacht even" in antwoord.text and "no-store" in antwoord["Cache-Control"]

import io

import pytest

from opendata.actions.bestanden import DEEL, keep_bestand
from opendata.bestanden import DATASETS, list_vormen
from opendata.models import Openbestand
from palliatief.lib.download import CSV
from tests.factories import InitiatiefFactory, LocatieFactory, MetingFactory

pytestmark = pytest.mark.django_db
WAT = "/open-data/"
VORMEN = {vorm.naam: vorm for vorm in list_vormen()}


def keep(naam: str, inhoud: bytes, rijen: int = 2) -> Openbestand:
    return keep_bestand(vorm=VORMEN[naam], inhoud=io.BytesIO(inhoud), rijen=rijen, versie=1)


def test_as_long_as_nothing_was_made_the_page_says_so_and_what_will_come(
    client, lijsten, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        html = client.get(WAT).text
    assert "De bestanden zijn nog niet gemaakt" in html and "Met voorbeelden" not in html and "</a></li>" in html
    for dataset in DATASETS:
        assert f'id="{dataset.slug}"' in html and all(vorm.naam in html for vorm in dataset.vormen)
    assert "Zo noemt u deze gegevens" not in html


def test_each_file_has_its_size_date_rows_licence_columns_and_hash(client, lijsten):
    bestand = keep("initiatieven.csv", b"x" * 2048, rijen=1)
    html = client.get(WAT).text
    assert 'href="/open-data/initiatieven.csv" download' in html and bestand.sha256 in html
    assert "1 rij ·" in html and "2,0\xa0KB" in html and "nog niet gemaakt" in html
    assert "https://creativecommons.org/licenses/by/4.0/" in html and "<code>openingstijden</code>" in html
    assert "open data (" in html and "http://127.0.0.1:8000/open-data/" in html
    assert client.get("/en" + WAT).status_code == 200


def test_what_rests_on_examples_says_so(client, lijsten):
    MetingFactory(voorbeeld=True)
    html = client.get(WAT).text
    # the page, the measurements, and the gaps that rest on them
    assert html.count("Met voorbeelden") == 3
    # and the initiatives, in both forms
    InitiatiefFactory(voorbeeld=True)
    assert client.get(WAT).text.count("Met voorbeelden") == 5


def test_a_file_comes_whole_with_its_length_and_its_hash(client, lijsten, django_assert_max_num_queries):
    inhoud = b"\x00\xff" * DEEL + b"einde"
    bestand = keep("hiaten.zip", inhoud)
    with django_assert_max_num_queries(3):  # the file, what was withdrawn, its pieces
        antwoord = client.get("/open-data/hiaten.zip", headers={"accept-encoding": "gzip"})
        assert antwoord.getvalue() == inhoud
    assert antwoord["Content-Length"] == str(len(inhoud)) and antwoord["Content-Type"] == "application/zip"
    assert antwoord["ETag"] == f'"{bestand.sha256}"' and "Content-Encoding" not in antwoord
    assert antwoord["Content-Disposition"] == 'attachment; filename="hiaten.zip"'
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    hoofd = client.head("/open-data/hiaten.zip")
    assert hoofd["Content-Length"] == antwoord["Content-Length"] and hoofd.content == b""
    for wie in ({"if-none-match": antwoord["ETag"]}, {"if-modified-since": antwoord["Last-Modified"]}):
        assert client.get("/open-data/hiaten.zip", headers=wie).status_code == 304


def test_an_empty_file_and_a_file_that_is_not_there(client, lijsten):
    keep("initiatieven.csv", b"")
    antwoord = client.get("/open-data/initiatieven.csv")
    assert antwoord.getvalue() == b"" and antwoord["Content-Length"] == "0" and antwoord["Content-Type"] == CSV
    for naam in ("niets.csv", "initiatieven.xlsx", "%00", "..%2Fmanage.py", "x" * 3000):
        assert client.get(f"/open-data/{naam}").status_code == 404
    assert client.post("/open-data/initiatieven.csv").status_code == 405


def test_the_footer_leads_to_it(client, lijsten):
    assert 'href="/open-data/"' in client.get("/over/").text


def test_what_was_made_before_something_was_withdrawn_is_not_given(client, lijsten):
    plek = LocatieFactory()
    oud = keep("initiatieven.csv", b"Geheimstraat")
    plek.geheim = True
    plek.save()
    for houder in ({}, {"if-none-match": f'"{oud.sha256}"'}):
        antwoord = client.get("/open-data/initiatieven.csv", headers=houder)
        assert (
            antwoord.status_code == 503 and antwoord["Retry-After"] == "300" and antwoord["Cache-Control"] == "no-store"
        )
        assert "over vijf minuten" in antwoord.text and "Geheimstraat" not in antwoord.text
    assert client.head("/open-data/initiatieven.csv").status_code == 503
    keep_bestand(vorm=VORMEN[oud.naam], inhoud=io.BytesIO(b"nieuw"), rijen=0, versie=2, intrekkingen=1)
    assert client.get("/open-data/initiatieven.csv").getvalue() == b"nieuw"


def test_a_download_is_of_one_file_or_breaks_off(client, lijsten):
    """The next comes after the headers were sent, and before the first byte."""
    keep("initiatieven.csv", b"oud")
    antwoord = client.get("/open-data/initiatieven.csv")
    keep("initiatieven.csv", b"nieuw")
    with pytest.raises(FileNotFoundError):
        antwoord.getvalue()

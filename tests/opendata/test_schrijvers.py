import csv
import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from opendata.bestanden import DATASETS, list_vormen
from socialekaart.actions import refresh_initiatieven
from tests.factories import (
    InitiatiefFactory,
    LocatieFactory,
    SamenwerkingFactory,
    SchattingFactory,
    WenscijferFactory,
)

pytestmark = pytest.mark.django_db
VORMEN = {vorm.naam: vorm for vorm in list_vormen()}
# The page of each set has the same table; these addresses give it too.
ZELFDE = {"initiatieven.csv": "/kaart.csv", "hiaten.csv": "/hiaten.csv", "doelgroep.csv": "/doelgroep.csv"}


def write(naam: str) -> tuple[bytes, int]:
    uit = io.BytesIO()
    rijen = VORMEN[naam].write(uit)
    return uit.getvalue(), rijen


def read_csv(inhoud: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline="")))


def unpack(inhoud: bytes) -> bytes:
    """What stands in a file; of a zip, which an Excel file is too, what stands in each of its files."""
    if not zipfile.is_zipfile(io.BytesIO(inhoud)):
        return inhoud
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        return b"".join(map(pakket.read, pakket.namelist()))


@pytest.fixture
def stad(lijsten) -> None:
    """A few initiatives of which one is secret, estimates of which one may not be told, a measurement, and a tie."""
    LocatieFactory(initiatief__naam="=Maatje", initiatief__wensen=["maatje"], initiatief__werkgebied=["zuidoost"])
    LocatieFactory(initiatief__naam="Zonder adres", geheim=True, straat="Geheimstraat")
    InitiatiefFactory(naam="Concept", status="concept")
    SchattingFactory()
    SchattingFactory(in_stadsdeel="westpoort", aantal=8, laag=7, hoog=9)
    WenscijferFactory()
    SamenwerkingFactory()
    refresh_initiatieven()


def test_every_file_has_the_rows_that_it_says_and_the_columns_that_the_page_explains(stad):
    for dataset in DATASETS:
        uitleg = [[kolom.naam for kolom in tabel.describe()] for tabel in dataset.tabellen]
        for vorm in dataset.vormen:
            inhoud, rijen = write(vorm.naam)
            assert b"Geheimstraat" not in unpack(inhoud), vorm.naam
            # nobody filled in a questionnaire
            assert (rijen > 0) == (dataset.slug != "vragenlijsten"), vorm.naam
            if vorm.naam.endswith(".csv"):
                kop, *regels = read_csv(inhoud)
                assert kop in uitleg and len(regels) == rijen, vorm.naam
            elif vorm.naam.endswith(".xlsx"):
                blad = load_workbook(io.BytesIO(inhoud)).worksheets[0]
                assert [cel.value for cel in blad[1]] in uitleg and blad.max_row - 1 == rijen, vorm.naam


def test_files_say_what_the_pages_say(client, stad):
    for naam, adres in ZELFDE.items():
        antwoord = client.get(adres)
        assert read_csv(antwoord.getvalue() if antwoord.streaming else antwoord.content) == read_csv(write(naam)[0])
    kaart = client.get("/kaart.geojson").json()["features"]
    inhoud, rijen = write("initiatieven.geojson")
    eigen = json.loads(inhoud)["features"]
    assert sorted(eigen, key=str) == sorted(kaart, key=str) and rijen == 2
    assert [vlak["geometry"] is None for vlak in eigen] == [False, True]
    assert list(eigen[0]["properties"]) == [kolom.naam for kolom in DATASETS[0].tabellen[1].describe()]


def test_what_may_not_be_told_stands_nowhere(stad):
    for naam in ("doelgroep.csv", "doelgroep.xlsx"):
        inhoud, _rijen = write(naam)
        rijen = (
            read_csv(inhoud)
            if naam.endswith("csv")
            else load_workbook(io.BytesIO(inhoud)).active.iter_rows(values_only=True)
        )
        westpoort = [rij for rij in rijen if "Westpoort" in rij]
        assert westpoort and all(list(rij[5:8]) == ["onderdrukt"] * 3 for rij in westpoort)


def test_a_formula_is_made_safe_once_in_every_form(client, lijsten):
    """Who takes the apostrophe away has what was typed."""
    SchattingFactory(bron="=1+1")
    blad = load_workbook(io.BytesIO(write("doelgroep.xlsx")[0])).active
    for kop, *rijen in (
        read_csv(write("doelgroep.csv")[0]),
        read_csv(client.get("/doelgroep.csv").content),
        list(blad.iter_rows(values_only=True)),
    ):
        assert {rij[kop.index("bron")] for rij in rijen} == {"'=1+1"}


def test_nothing_gives_a_file_with_only_its_head(lijsten):
    inhoud, rijen = write("initiatieven.geojson")
    assert rijen == 0 and json.loads(inhoud)["features"] == []
    for naam in ("initiatieven.csv", "metingen.csv", "samenwerkingen.csv", "vragenlijsten.csv"):
        inhoud, rijen = write(naam)
        assert rijen == 0 and len(read_csv(inhoud)) == 1


def test_many_features_are_one_collection(lijsten, monkeypatch):
    """Longer than what Postgres gives at once."""
    monkeypatch.setattr("opendata.schrijvers.copy_lines", lambda _sql: iter([b'{"a":1}\n{"a":2}\n', b'{"a":3}\n', b""]))
    inhoud, rijen = write("initiatieven.geojson")
    assert [vlak["a"] for vlak in json.loads(inhoud)["features"]] == [1, 2, 3] and rijen == 3


@pytest.mark.parametrize("naam", ["initiatieven.csv", "initiatieven.xlsx", "hsds.zip", "hsds.ndjson"])
def test_a_public_place_stands_where_a_secret_one_would(lijsten, naam):
    """What the search for a secret street goes by: it finds a street that may be seen."""
    LocatieFactory(straat="Openstraat")
    refresh_initiatieven()
    assert b"Openstraat" in unpack(write(naam)[0])

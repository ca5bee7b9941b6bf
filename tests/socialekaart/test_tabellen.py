"""The results as a sheet that can be opened, and read in again."""

import csv
import io
from datetime import date

import pytest
from django.contrib.gis.geos import Point
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from palliatief.lib.tabelbestand import ONZICHTBAAR, safe_cell
from socialekaart.actions import import_initiatieven, load_voorbeelden, refresh_initiatieven
from socialekaart.models import Initiatief
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db

# What makes a cell or a line of CSV go wrong, and what cannot be seen.
LASTIG = st.text(st.one_of(st.sampled_from("=+-@'\t\r\n,\";\\.\x01\x0b\x7f\ufffe\uffff"), st.characters(codec="utf-8")))
TEKST = LASTIG.filter(lambda tekst: "\0" not in tekst).map(lambda tekst: tekst[:190])

KOLOMMEN = (
    "bron_id,naam,organisatie,soort,samenvatting,beschrijving,wensen,doelgroepen,werkgebied,straat,huisnummer,"
    "postcode,plaats,lon,lat,telefoon,email,website,verwijzen,kosten,talen,openingstijden,capaciteit,gecontroleerd_op,voorbeeld"
)


def read_csv(client, vraag: str = "") -> list[dict[str, str]]:
    tekst = b"".join(client.get(f"/kaart.csv{vraag}").streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst)))


def test_rows_are_those_of_the_list_in_its_order(client, lijsten):
    load_voorbeelden()
    vraag = "?stadsdeel=weesp&domein=sociaal"
    features = client.get(f"/kaart.geojson{vraag}").json()["features"]
    rijen = read_csv(client, vraag)
    assert [rij["bron_id"] for rij in rijen] == [f["properties"]["bron_id"] for f in features]
    assert ",".join(rijen[0]) == KOLOMMEN


def test_excel_holds_the_same(client, lijsten):
    load_voorbeelden()
    blad = load_workbook(io.BytesIO(client.get("/kaart.xlsx?q=maatje").content)).active
    rijen = list(blad.iter_rows(values_only=True))
    assert ",".join(rijen[0]) == KOLOMMEN
    assert [rij[1] for rij in rijen[1:]] == [rij["naam"] for rij in read_csv(client, "?q=maatje")]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_cannot_be_a_formula(client, lijsten, begin):
    InitiatiefFactory(naam=f"{begin}HYPERLINK(1)", samenvatting=f"{begin}1+1", kosten=f"{begin}cmd")
    refresh_initiatieven()
    rij = read_csv(client)[0]
    for kolom in ("naam", "samenvatting", "kosten"):
        assert rij[kolom].startswith(f"'{begin}".rstrip("\r")) or rij[kolom].startswith("'")
    blad = load_workbook(io.BytesIO(client.get("/kaart.xlsx").content)).active
    assert all(not str(cel.value or "").startswith(begin) for cel in blad[2])


def test_what_no_spreadsheet_may_hold_becomes_a_space(client, lijsten):
    """A vertical tab comes along when somebody pastes from Word."""
    InitiatiefFactory(naam="Huis\x0bin de\x02wijk", beschrijving="Regel een\nregel\ufffetwee\x7f")
    refresh_initiatieven()
    rij = read_csv(client)[0]
    assert (rij["naam"], rij["beschrijving"]) == ("Huis in de wijk", "Regel een\nregel twee ")
    blad = load_workbook(io.BytesIO(client.get("/kaart.xlsx").content)).active
    assert blad["B2"].value == "Huis in de wijk"


@settings(max_examples=10)
@given(TEKST, TEKST, TEKST)
def test_whatever_somebody_typed_comes_out_in_its_own_cell(lijsten, client, naam, beschrijving, kosten):
    initiatief = InitiatiefFactory(naam=f"{naam}.", beschrijving=beschrijving, kosten=kosten)
    refresh_initiatieven(ids=[initiatief.pk])
    rij = read_csv(client)[0]
    Initiatief.objects.all().delete()
    for kolom, tekst in {"naam": f"{naam}.", "beschrijving": beschrijving, "kosten": kosten}.items():
        assert rij[kolom] == safe_cell(tekst).translate(ONZICHTBAAR)
    assert rij["capaciteit"] == "" and rij["voorbeeld"] == "" and None not in rij


def test_numbers_and_days_are_that_in_excel(client, lijsten):
    initiatief = InitiatiefFactory(capaciteit=12, gecontroleerd_op=date(2026, 3, 1), bron_id="007")
    LocatieFactory(initiatief=initiatief, punt=Point(4.9, 52.35, srid=4326))
    InitiatiefFactory(naam="Zonder")
    refresh_initiatieven()
    blad = load_workbook(io.BytesIO(client.get("/kaart.xlsx").content)).active
    kop, rij, leeg = (dict(zip(KOLOMMEN.split(","), rij, strict=True)) for rij in blad.values)
    assert list(kop.values()) == KOLOMMEN.split(",")
    assert (rij["capaciteit"], rij["lon"], rij["lat"], rij["bron_id"]) == (12, 4.9, 52.35, "007")
    assert rij["gecontroleerd_op"].date() == date(2026, 3, 1)
    assert leeg["capaciteit"] is leeg["lon"] is leeg["gecontroleerd_op"] is None


def test_private_numbers_and_secret_places_stay_inside(client, lijsten):
    initiatief = InitiatiefFactory(
        telefoon="+31612345678", telefoon_openbaar=False, email="a@b.example", email_openbaar=False
    )
    LocatieFactory(initiatief=initiatief, geheim=True)
    refresh_initiatieven()
    rij = read_csv(client)[0]
    assert {rij[k] for k in ("telefoon", "email", "straat", "postcode", "lon", "lat")} == {""}


def test_what_goes_out_can_come_in_again_without_change(client, lijsten):
    load_voorbeelden()
    rijen = [(nummer, rij) for nummer, rij in enumerate(read_csv(client), start=2)]
    rapport = import_initiatieven(rijen=rijen, bron="voorbeeld", voorbeeld=True)
    assert (rapport.nieuw, rapport.gewijzigd, rapport.fout) == (0, 0, [])
    assert rapport.ongewijzigd == len(rijen)


def test_an_invented_example_never_comes_back_as_a_real_one(client, lijsten):
    InitiatiefFactory(naam="Echt", bron="elders", bron_id="e-1")
    InitiatiefFactory(naam="Verzonnen", bron="voorbeeld", bron_id="v-1", voorbeeld=True)
    refresh_initiatieven()
    rijen = list(enumerate(read_csv(client), start=2))
    assert {rij["naam"]: rij["voorbeeld"] for _nummer, rij in rijen} == {"Echt": "", "Verzonnen": "ja"}
    rapport = import_initiatieven(rijen=rijen, bron="ander netwerk")
    assert rapport.nieuw == 1
    assert [regel["reden"] for regel in rapport.overgeslagen] == ["Dit is een verzonnen voorbeeld."]

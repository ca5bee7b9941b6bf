"""The gaps as a table, on its addresses and from the command line."""

import csv
import io
import sys
import zipfile
from datetime import datetime

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from evaluatie.hiaten.uitvoer import make_hiaten_xlsx
from evaluatie.rapporten import Opdracht, Vraag, make_bestand
from socialekaart.models import Gebied, Ondersteuningswens
from tests.factories import InitiatiefFactory, InventarisatieFactory, SchattingFactory, WenscijferFactory

# Contract (design §9).
KOLOMMEN = (
    "stadsdeel,domein,wens,meting,n,gewenst,aandeel,aandeel_laag,aandeel_hoog,doelgroep,doelgroep_laag,doelgroep_hoog,"
    "verwacht,verwacht_laag,verwacht_hoog,aanbod_alleen_hier,aanbod_gedeeld,aanbod_stedelijk,aanbod_formeel,"
    "aanbod_informeel,capaciteit,capaciteit_bekend,dekking,dekking_laag,dekking_hoog,status,bron_meting,"
    "bron_doelgroep,peildatum,versie"
)


@pytest.fixture
def gemeten(lijsten):
    """In Zuidoost 19 of 52 people want a buddy, of 160; there is one initiative. Four of 52 want company."""
    meting = WenscijferFactory(meting__bron="=cmd|' /C calc'!A0").meting
    WenscijferFactory(meting=meting, voor="ontmoeting", gewenst=4)
    SchattingFactory(voorbeeld=True)
    InventarisatieFactory()
    InitiatiefFactory(wensen=["maatje"], werkgebied=["zuidoost"], capaciteit=12)


def read(inhoud):
    rijen = csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig")))
    return {(rij["stadsdeel"], rij["wens"]): rij for rij in rijen}


def as_cell(waarde):
    """A value of the CSV as a spreadsheet holds it."""
    if waarde == "2026-06-01":
        return datetime.fromisoformat(waarde)
    for soort in (int, float):
        try:
            return soort(waarde) if waarde != "1.0" else waarde
        except ValueError:
            pass
    return waarde or None


def test_everybody_gets_one_row_per_stadsdeel_and_wens_without_small_numbers(client, gemeten):
    antwoord = client.get("/hiaten.csv", {"peildatum": "2026-06-01"})
    assert antwoord["Content-Disposition"] == 'attachment; filename="hiaten-2026-06-01.csv"'
    assert antwoord.content.decode("utf-8-sig").splitlines()[0] == KOLOMMEN
    rijen = read(antwoord.content)
    stadsdelen = Gebied.objects.stadsdelen().order_by("naam").values_list("slug", flat=True)
    wensen = Ondersteuningswens.objects.values_list("slug", flat=True)
    assert list(rijen) == [(stadsdeel, wens) for stadsdeel in stadsdelen for wens in wensen]
    # 19/52 of 160 is 58 people: 60. The initiative was made after that day.
    assert rijen["zuidoost", "maatje"] | {
        "domein": "sociaal", "meting": "voorjaar-2026-mantelzorgers", "n": "50", "gewenst": "20", "aandeel": "0.37",
        "doelgroep": "160", "verwacht": "60", "verwacht_laag": "40", "aanbod_alleen_hier": "0", "capaciteit": "",
        "status": "geen-aanbod", "bron_meting": "Een vragenlijst: =cmd|' /C calc'!A0",
        "bron_doelgroep": "66% van de sterfte, 2024: Een bron", "peildatum": "2026-06-01", "versie": "1.0",
    } == rijen["zuidoost", "maatje"]  # fmt: skip
    klein = rijen["zuidoost", "ontmoeting"]
    assert {klein[veld] for veld in ("gewenst", "aandeel", "verwacht", "dekking_hoog")} == {"onderdrukt"}
    assert (klein["n"], klein["doelgroep"], klein["status"]) == ("50", "160", "geen-aanbod")
    leeg = rijen["noord", "rouw-en-verlies"]
    assert (leeg["n"], leeg["gewenst"], leeg["dekking"], leeg["status"]) == ("", "", "", "geen-meting")


def test_what_was_chosen_wrong_is_left_out(client, gemeten):
    rijen = read(client.get("/hiaten.csv?meting=x%00&domein=sociaal&peildatum=2026-99-99&schatting=9e999&x=1").content)
    assert {rij["domein"] for rij in rijen.values()} == {"sociaal"}
    assert (rijen["zuidoost", "maatje"]["aanbod_alleen_hier"], rijen["zuidoost", "maatje"]["capaciteit"]) == ("1", "12")


def test_excel_holds_the_same_and_explains_it_and_is_the_same_file_tomorrow(client, gemeten):
    antwoord = client.get("/hiaten.xlsx", {"peildatum": "2026-06-01"})
    boek = openpyxl.load_workbook(io.BytesIO(antwoord.content))
    kop, *rijen = boek["Hiaten"].values
    assert ",".join(kop) == KOLOMMEN
    als_csv = read(client.get("/hiaten.csv", {"peildatum": "2026-06-01"}).content)
    for rij in rijen:
        assert [as_cell(waarde) for waarde in als_csv[rij[0], rij[2]].values()] == list(rij)
    uitleg = {rij[0]: rij[1] for rij in boek["Uitleg"].values}
    assert set(kop) < set(uitleg)
    assert uitleg["Peildatum"] == "1 juni 2026"
    assert uitleg["Doelgroep"] == "66% van de sterfte, 2024: Een bron"
    assert "geen-aanbod" in uitleg
    assert "Licentie" in uitleg
    assert "Intern" not in uitleg
    with zipfile.ZipFile(io.BytesIO(antwoord.content)) as zip_:
        assert {info.date_time for info in zip_.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in zip_.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")
    opdracht = Opdracht(Vraag(peildatum=boek["Hiaten"]["AC2"].value.date()))
    assert make_bestand("xlsx", opdracht) == antwoord.content


def test_exact_figures_say_so_in_the_file(gemeten, tmp_path):
    call_command("export_hiaten", str(tmp_path / "h.csv"), "--intern", "--domein", "sociaal")
    rijen = read((tmp_path / "h.csv").read_bytes())
    assert (rijen["zuidoost", "ontmoeting"]["gewenst"], rijen["zuidoost", "maatje"]["n"]) == ("4", "52")
    assert rijen["zuidoost", "maatje"]["aandeel"] == "0.365385"
    assert {rij["versie"] for rij in rijen.values()} == {"1.0-intern"}
    inhoud = make_hiaten_xlsx(Opdracht(Vraag(), precies=True).read_matrix(), precies=True)
    uitleg = [rij[0] for rij in openpyxl.load_workbook(io.BytesIO(inhoud))["Uitleg"].values]
    assert uitleg[1:3] == ["Intern", "Met voorbeelden"]
    assert "Licentie" not in uitleg


def test_the_command_writes_any_form_and_to_the_output(client, gemeten, tmp_path, monkeypatch):
    uit = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", uit)
    call_command("export_hiaten", "-", "--werkgebied", "alles")
    assert uit.buffer.getvalue() == client.get("/hiaten.csv?werkgebied=alles").content
    call_command("export_hiaten", str(tmp_path / "h.zip"), "--vorm", "zip")
    assert (tmp_path / "h.zip").read_bytes().startswith(b"PK")


def test_the_command_refuses_what_it_does_not_know(gemeten, tmp_path):
    with pytest.raises(CommandError, match=r"Bedoelt u Sociaal\?.*Er is niets geschreven"):
        call_command("export_hiaten", str(tmp_path / "h.csv"), "--domein", "socaal")
    assert not list(tmp_path.iterdir())
    with pytest.raises(CommandError, match="niet schrijven"):
        call_command("export_hiaten", str(tmp_path / "weg" / "h.csv"))


def test_a_city_without_figures_has_rows_that_say_so(client, lijsten):
    rijen = read(client.get("/hiaten.csv").content)
    assert {rij["status"] for rij in rijen.values()} == {"geen-meting"}
    assert client.get("/hiaten.xlsx").status_code == 200

import csv
import io
import json
import zipfile
from collections import defaultdict

import pytest
from frictionless import Package

from opendata.hsds.nummers import derive_nummer
from opendata.pakket import GEEN_ORGANISATIE, TABELLEN, write_ndjson, write_pakket
from palliatief.lib.tabelbestand import plain_cell
from socialekaart.actions import refresh_initiatieven
from tests.factories import InitiatiefFactory, LocatieFactory
from tests.opendata.verzameling import VERBODEN, fill_everything

pytestmark = pytest.mark.django_db
LIJSTEN = ("phones", "schedules", "languages", "service_areas", "cost_options")


def read_tables(pakket: bytes) -> dict[str, list[dict]]:
    """The rows of every table, without what is empty, with values as the description says they are."""
    with zipfile.ZipFile(io.BytesIO(pakket)) as zip_:
        beschrijving = json.loads(zip_.read("datapackage.json"))
        tabellen = {}
        for bron in beschrijving["resources"]:
            soort = {veld["name"]: veld["type"] for veld in bron["schema"]["fields"]}
            rijen = csv.DictReader(io.TextIOWrapper(zip_.open(bron["path"]), "utf-8", newline=""))
            tabellen[bron["name"]] = [
                {
                    kolom: plain_cell(cel) if soort[kolom] in ("string", "date") else json.loads(cel)
                    for kolom, cel in rij.items()
                    if cel
                }
                for rij in rijen
            ]
    return tabellen


def rebuild(tabellen: dict[str, list[dict]]) -> dict[str, dict]:
    """The documents that such tables were, by their number."""
    van: dict = defaultdict(list)
    per_nummer = {tabel: {rij["id"]: rij for rij in rijen} for tabel, rijen in tabellen.items()}
    for tabel in LIJSTEN:
        for rij in tabellen[tabel]:
            van[tabel, rij.pop("service_id")].append(rij)
    for rij in tabellen["addresses"]:
        van["addresses", rij.pop("location_id")].append(rij)
    for rij in tabellen["service_at_locations"]:
        plek = per_nummer["locations"][rij["location_id"]]
        adressen = van["addresses", plek["id"]]
        plek = plek | ({"addresses": adressen} if adressen else {})
        van["service_at_locations", rij["service_id"]].append({"id": rij["id"], "location": plek})
    for rij in tabellen["attributes"]:
        term = per_nummer["taxonomy_terms"][rij["taxonomy_term_id"]]
        van["attributes", rij["link_id"]].append((rij["id"], rij["link_type"], term["code"]))
    documenten = {}
    for rij in tabellen["services"]:
        organisatie = per_nummer["organizations"][rij.pop("organization_id")]
        delen = {tabel: rijen for (tabel, nummer), rijen in van.items() if nummer == rij["id"] and rijen}
        documenten[rij["id"]] = rij | delen | {"organization": organisatie}
    return documenten


def test_the_tables_are_valid_and_say_what_the_api_says(lijsten, settings):
    settings.CONTACT_EMAIL = "redactie@voorbeeld.example"
    fill_everything(60)
    pakket, regels = io.BytesIO(), io.BytesIO()
    aantal = write_pakket(pakket)
    assert aantal == write_ndjson(regels) > 20
    uitgepakt = zipfile.ZipFile(pakket)
    for inhoud in (regels.getvalue(), *map(uitgepakt.read, uitgepakt.namelist())):
        assert not [verboden for verboden in VERBODEN if verboden.encode() in inhoud]
    documenten = rebuild(read_tables(pakket.getvalue()))
    for regel in regels.getvalue().splitlines():
        dienst = {"organization": GEEN_ORGANISATIE} | json.loads(regel)
        if "attributes" in dienst:
            dienst["attributes"] = [(a["id"], a["link_type"], a["taxonomy_term"]["code"]) for a in dienst["attributes"]]
        assert documenten.pop(dienst["id"]) == dienst
    assert not documenten


def test_frictionless_finds_nothing_wrong(lijsten, tmp_path):
    fill_everything(30)
    with (tmp_path / "hsds.zip").open("w+b") as bestand:
        write_pakket(bestand)
    oordeel = Package(str(tmp_path / "hsds.zip")).validate()
    assert oordeel.valid, oordeel.flatten(["title", "fieldName", "note"])[:5]
    assert {taak.name for taak in oordeel.tasks} == set(TABELLEN)


def test_it_is_described_for_people_and_the_same_data_give_the_same_bytes(lijsten):
    InitiatiefFactory(naam="=1+1", telefoon="+31201234567", organisatie=None)
    LocatieFactory(initiatief=InitiatiefFactory(status="concept"))
    refresh_initiatieven()
    een, twee = io.BytesIO(), io.BytesIO()
    assert write_pakket(een) == write_pakket(twee) == 1 and een.getvalue() == twee.getvalue()
    zip_ = zipfile.ZipFile(een)
    beschrijving = json.loads(zip_.read("datapackage.json"))
    assert beschrijving["licenses"][0]["name"] == "CC-BY-4.0"
    assert beschrijving["homepage"] == "http://127.0.0.1:8000/open-data/"
    kolommen = {veld["name"]: veld for veld in beschrijving["resources"][1]["schema"]["fields"]}
    assert kolommen["referral"]["type"] == "object" and "Wie mag verwijzen" in kolommen["referral"]["description"]
    # No spreadsheet takes a name for a formula; a phone number stays what the standard asks for.
    assert "'=1+1" in zip_.read("services.csv").decode() and ",+31201234567," in zip_.read("phones.csv").decode()
    assert str(derive_nummer("organization:onbekend")) in zip_.read("organizations.csv").decode()
    assert zip_.read("locations.csv").decode().count("\n") == 1


def test_without_services_there_are_headers_and_words(lijsten):
    leeg = io.BytesIO()
    assert write_pakket(leeg) == 0 and write_ndjson(io.BytesIO()) == 0
    tabellen = read_tables(leeg.getvalue())
    assert {tabel for tabel, rijen in tabellen.items() if rijen} == {"taxonomies", "taxonomy_terms"}

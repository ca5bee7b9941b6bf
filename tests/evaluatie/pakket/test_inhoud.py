"""The data package: whole, described, safe, and the same bytes for the same data."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
import yaml

from evaluatie.hiaten.vraag import Vraag
from evaluatie.onderdrukking import round_people
from evaluatie.rapporten import Opdracht, make_bestand
from tests.factories import InventarisatieFactory, MetingFactory, SchattingFactory, WenscijferFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeten(lijsten) -> None:
    """Zuidoost: 19 of 52 wish a maatje, 4 of 52 wish respite; in an earlier wave 12 of 40 wished a maatje."""
    SchattingFactory()
    InventarisatieFactory()
    meting = MetingFactory(bron="=gevaarlijk()", voorbeeld=True)
    WenscijferFactory(meting=meting, vervuld=3)
    WenscijferFactory(meting=meting, voor="ontmoeting", gewenst=4)
    WenscijferFactory(meting=MetingFactory(naam="Najaar 2025", van="2025-09-01", tot="2025-10-01"), n=40, gewenst=12)


def unpack(opdracht: Opdracht) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(make_bestand("zip", opdracht))) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def read(bestanden: dict[str, bytes], naam: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(bestanden[naam].decode())))


@pytest.fixture
def keep_limit():
    """frictionless lets csv read cells of any length from then on, in all of this process."""
    grens = csv.field_size_limit()
    yield
    csv.field_size_limit(grens)


@pytest.mark.usefixtures("keep_limit")
@pytest.mark.parametrize("precies", [False, True])
def test_frictionless_finds_nothing_wrong_with_it(gemeten, tmp_path, precies):
    from frictionless import Package, system

    with zipfile.ZipFile(io.BytesIO(make_bestand("zip", Opdracht(Vraag(), precies)))) as zip_:
        zip_.extractall(tmp_path)
    with system.use_context(trusted=True):
        verslag = Package(tmp_path / "datapackage.json").validate()
    assert verslag.valid, verslag.flatten(["title", "message"])
    assert verslag.stats["tasks"] >= 3


def test_public_figures_are_those_of_the_site_and_nothing_small_is_in_it(gemeten):
    bestanden = unpack(Opdracht(Vraag()))
    maatje, ontmoeting = (
        {r["wens"]: r for r in read(bestanden, "hiaten.csv") if r["stadsdeel"] == "zuidoost"}[wens]
        for wens in ("maatje", "ontmoeting")
    )
    assert (maatje["gewenst"], maatje["n"], maatje["status"]) == ("20", "50", "geen-aanbod")
    assert (ontmoeting["gewenst"], ontmoeting["verwacht"], ontmoeting["n"]) == ("onderdrukt", "onderdrukt", "50")
    metingen = {(r["meting"], r["wens"]): r for r in read(bestanden, "metingen.csv")}
    nu = metingen["voorjaar-2026-mantelzorgers", "maatje"]
    toen = metingen["najaar-2025-mantelzorgers", "maatje"]
    assert {k: nu[k] for k in ("n", "gewenst", "aandeel")} == {k: maatje[k] for k in ("n", "gewenst", "aandeel")}
    assert nu["vervuld"] == "onderdrukt" and nu["bron"] == "'=gevaarlijk()" and nu["voorbeeld"] == "true"
    assert (toen["n"], toen["gewenst"], toen["vervuld"]) == (str(round_people(40)), str(round_people(12)), "")
    assert metingen["voorjaar-2026-mantelzorgers", "ontmoeting"]["gewenst"] == "onderdrukt"


def test_exact_figures_say_that_they_are_for_nobody_else(gemeten):
    bestanden = unpack(Opdracht(Vraag(), precies=True))
    assert {naam for naam in bestanden if naam.endswith(".csv") and "codeboek" not in naam} == {
        "hiaten-intern.csv",
        "metingen-intern.csv",
        "vragenlijsten-intern.csv",
        "doelgroep-intern.csv",
    }
    vervuld = {r["vervuld"] for r in read(bestanden, "metingen-intern.csv")}
    assert vervuld == {"3", ""}
    pakket = json.loads(bestanden["datapackage.json"])
    assert "licenses" not in pakket and pakket["description"].startswith("Intern:")
    assert "dc:license" not in json.loads(bestanden["csv-metadata.json"])
    assert b"Deel dit niet verder" in bestanden["LICENTIE.txt"] and "license" not in yaml.safe_load(
        bestanden["CITATION.cff"]
    )


def test_everything_is_described_for_programs_and_for_people(gemeten):
    bestanden = unpack(Opdracht(Vraag(soort="formeel", domein="sociaal")))
    pakket, web = json.loads(bestanden["datapackage.json"]), json.loads(bestanden["csv-metadata.json"])
    assert pakket["keuzes"] == {"soort": "formeel", "domein": "sociaal"}
    assert [bron["path"] for bron in pakket["resources"]] == [tabel["url"] for tabel in web["tables"]]
    codeboek = {(r["bestand"], r["kolom"]) for r in read(bestanden, "codeboek.csv")}
    for bron, tabel in zip(pakket["resources"], web["tables"], strict=True):
        kop = bestanden[bron["path"]].decode().splitlines()[0].split(",")
        assert kop == [veld["name"] for veld in bron["schema"]["fields"]]
        assert kop == [kolom["name"] for kolom in tabel["tableSchema"]["columns"]]
        assert {(bron["path"], naam) for naam in kop} <= codeboek
    assert {r["domein"] for r in read(bestanden, "metingen.csv")} == {"sociaal"}
    leesmij, methode = bestanden["LEESMIJ.md"].decode(), bestanden["methode.md"].decode()
    assert "Met voorbeelden" in leesmij and "- soort: formeel" in leesmij and "=gevaarlijk()" in leesmij
    assert "Wilson EB" in methode and "minder dan 10 mensen" in methode and "`schaars` (Schaars)" in methode
    assert yaml.safe_load(bestanden["CITATION.cff"])["license"] == "CC-BY-4.0"


def test_the_same_data_and_choices_give_the_same_bytes(gemeten):
    opdracht = Opdracht(Vraag())
    assert make_bestand("zip", opdracht) == make_bestand("zip", opdracht)


def test_of_a_day_in_the_past_is_only_what_had_been_measured_then(gemeten):
    bestanden = unpack(Opdracht(Vraag(peildatum=date(2026, 1, 1))))
    assert {r["meting"] for r in read(bestanden, "metingen.csv")} == {"najaar-2025-mantelzorgers"}
    assert "vragenlijsten.csv" not in bestanden
    assert json.loads(bestanden["datapackage.json"])["created"] == "2026-01-01T00:00:00Z"


def test_without_any_data_it_is_still_a_package(lijsten):
    bestanden = unpack(Opdracht(Vraag()))
    assert read(bestanden, "metingen.csv") == [] and "Er zijn nog geen metingen" in bestanden["LEESMIJ.md"].decode()
    assert {r["status"] for r in read(bestanden, "hiaten.csv")} == {"geen-meting"}

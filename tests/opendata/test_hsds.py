"""What HSDS promises, held against the schemas of the standard: every address, every page, with every field or none."""

import io
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from opendata.hsds.beschrijving import ANTWOORDEN
from opendata.hsds.nummers import derive_nummer
from socialekaart.actions import import_gebieden, import_voorzieningen
from socialekaart.models import Initiatief, Locatie
from tests.opendata.verzameling import VERBODEN, fill_everything

pytestmark = pytest.mark.django_db
# HSDS_AANTAL=10000 looks longer.
AANTAL = int(os.environ.get("HSDS_AANTAL", "150"))
# The lists, and the schema of what stands in each.
LIJSTEN = {
    "services": "compiled/service_list.json",
    "services?full=true": "compiled/service.json",
    "organizations": "compiled/organization_list.json",
    "organizations?full=true": "compiled/organization.json",
    "organizations?full=true&full_service=true": "compiled/organization.json",
    "service_at_locations": "compiled/service_at_location_list.json",
    "service_at_locations?full=true": "compiled/service_at_location.json",
    "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
}
# What the field of a record says when it is filled, and where that must stand then and only then.
AANWEZIG = {
    "summary_en": "samenvatting_en",
    "url": "website",
    "application_process": "verwijzen",
    "eligibility_description": "criteria",
    "fees_description": "kosten",
    "wait_time": "wachttijd",
    "opening_hours": "openingstijden",
    "languages": "talen",
}


@pytest.fixture
def ruimte(lijsten, settings) -> None:
    """Who checks every page asks more than anybody may."""
    settings.API_PER_MINUUT = 1_000_000
    settings.CONTACT_EMAIL = "redactie@voorbeeld.example"


@pytest.fixture
def verzameling(ruimte) -> list[Initiatief]:
    return fill_everything(AANTAL)


def load_layer(shared: Path) -> None:
    """The facilities of the municipality, in its own stadsdelen."""
    stadsdelen, laag = (
        json.loads((shared / pad).read_text(encoding="utf-8"))
        for pad in (
            "gebieden/amsterdam_stadsdelen_9.geojson",
            "open-data/amsterdam_maatschappelijke_voorzieningen_1462.geojson",
        )
    )
    import_gebieden(soort="stadsdeel", collectie=stadsdelen, bron="gemeente")
    import_voorzieningen(collectie=laag)


@pytest.fixture(params=["gemaakt", "voorbeelden", "gemeente"])
def gevuld(request, ruimte) -> None:
    """Each of the collections that the site is filled with: generated, the examples, the layer of the municipality."""
    if request.param == "gemaakt":
        fill_everything(AANTAL)
    elif request.param == "voorbeelden":
        call_command("load_voorbeelden", stdout=io.StringIO())
    else:
        load_layer(request.getfixturevalue("shared"))


@cache
def load(pad: Path) -> Resource:
    """A schema; the largest takes a tenth of a second."""
    return DRAFT202012.create_resource(json.loads(pad.read_text(encoding="utf-8")))


@pytest.fixture
def schema(shared):
    """A validator of one of the schemas of the standard; what it refers to is looked up beside it, never elsewhere."""
    map_ = shared / "hsds-3.0" / "schema"
    register = Registry(retrieve=lambda adres: load(map_ / adres))
    controle = FormatChecker()
    return lambda naam: Draft202012Validator(load(map_ / naam).contents, registry=register, format_checker=controle)


@pytest.fixture
def read(client):
    def read(adres: str) -> dict:
        response = client.get(f"/hsds/{adres}")
        assert response.status_code == 200, (adres, response.content)
        assert not [woord for woord in VERBODEN if woord.encode() in response.content], adres
        inhoud = response.json()
        assert not list(find_empty(inhoud)), adres
        return inhoud

    return read


def find_empty(waarde: object, plek: str = "") -> Iterator[str]:
    """Where nothing stands: what is not known is left out."""
    if waarde is None or waarde in ("", [], {}):
        yield plek
    elif isinstance(waarde, dict):
        for naam, deel in waarde.items():
            # The list of a page may be empty: then nothing was found.
            if plek or naam != "contents":
                yield from find_empty(deel, f"{plek}/{naam}")
    elif isinstance(waarde, list):
        for nummer, deel in enumerate(waarde):
            yield from find_empty(deel, f"{plek}/{nummer}")


def read_pages(read, adres: str, per_page: int) -> list[dict]:
    """All that the pages of a list hold; the page object of each must be right."""
    inhoud: list[dict] = []
    nummer = 0
    while True:
        nummer += 1
        bladzijde = read(f"{adres}{'&' if '?' in adres else '?'}per_page={per_page}&page={nummer}")
        alle = bladzijde["total_items"]
        assert bladzijde == {
            "total_items": alle,
            "total_pages": -(-alle // per_page),
            "page_number": nummer,
            "size": len(bladzijde["contents"]),
            "first_page": nummer == 1,
            "last_page": nummer * per_page >= alle,
            "empty": not alle,
            "contents": bladzijde["contents"],
        }
        assert not [plek for deel in bladzijde["contents"] for plek in find_empty(deel)]
        inhoud += bladzijde["contents"]
        if bladzijde["last_page"]:
            assert len(inhoud) == alle
            return inhoud


def published() -> list[Initiatief]:
    return list(Initiatief.objects.published().order_by("pk").prefetch_related("wensen", "doelgroepen", "locaties"))


def test_every_page_of_every_list_follows_its_schema(gevuld, read, schema):
    for adres, naam in LIJSTEN.items():
        for deel in read_pages(read, adres, 40):
            schema(naam).validate(deel)


def test_every_record_by_its_number_follows_its_schema(gevuld, read, schema):
    """One and the same as in the list with everything."""
    for soort, vraag in {
        "services": "?full=true",
        "organizations": "?full=true",
        "service_at_locations": "?full=true",
        "taxonomies": "",
        "taxonomy_terms": "",
    }.items():
        validator = schema(ANTWOORDEN[f"/{soort}/{{id}}"].schemas[0])
        for deel in read_pages(read, soort + vraag, 1000)[::9]:
            gelezen = read(f"{soort}/{deel['id']}")
            validator.validate(gelezen)
            assert gelezen == deel


def test_lines_are_what_the_pages_hold(verzameling, read, client):
    for adres in LIJSTEN:
        regels = b"".join(client.get(f"/hsds/{adres}{'&' if '?' in adres else '?'}format=ndjson")).splitlines()
        assert [json.loads(regel) for regel in regels] == read_pages(read, adres, 1000), adres


def test_all_that_is_public_is_there_once_and_in_order(gevuld, read):
    diensten = read_pages(read, "services?full=true", 1000)
    assert [dienst["id"] for dienst in diensten] == [str(i.uuid) for i in published()]
    plekken = Locatie.objects.public().filter(initiatief__in=Initiatief.objects.published())
    nummers = {str(derive_nummer(f"service_at_location:{plek.uuid}")) for plek in plekken}
    assert {plek["id"] for plek in read_pages(read, "service_at_locations", 1000)} == nummers
    assert {plek["id"] for dienst in diensten for plek in dienst.get("service_at_locations", [])} == nummers
    aanbieders = {str(i.organisatie.uuid) for i in published() if i.organisatie}
    assert {organisatie["id"] for organisatie in read_pages(read, "organizations", 1000)} == aanbieders


def test_what_is_filled_is_there_and_what_is_not_is_left_out(verzameling, read):
    for dienst, initiatief in zip(read_pages(read, "services?full=true", 1000), published(), strict=True):
        assert {naam: naam in dienst for naam in AANWEZIG} == {
            naam: bool(getattr(initiatief, veld)) for naam, veld in AANWEZIG.items()
        }
        assert dienst["name"] == initiatief.naam
        assert dienst["summary"] == initiatief.samenvatting
        assert dienst["description"] == "\n\n".join(
            tekst for tekst in (initiatief.samenvatting, initiatief.beschrijving) if tekst
        )
        assert dienst.get("capacity") == initiatief.capaciteit
        assert (dienst.get("free"), dienst.get("home_visits")) == (initiatief.gratis, initiatief.aan_huis)
        assert ("cost_options" in dienst) == bool(initiatief.gratis)
        assert dienst.get("example", False) == ("alert" in dienst) == initiatief.voorbeeld
        verwijzing = dienst.get("referral", {})
        assert verwijzing.get("by", "onbekend") == initiatief.verwijzer
        assert verwijzing.get("self_referral") == initiatief.zelf_aanmelden
        assert verwijzing.get("feedback", "") == initiatief.terugkoppeling
        assert dienst.get("email", "") == (initiatief.email if initiatief.email_openbaar else "")
        nummers = [telefoon["number"] for telefoon in dienst.get("phones", [])]
        assert nummers == (
            [initiatief.telefoon.as_e164] if initiatief.telefoon and initiatief.telefoon_openbaar else []
        )
        termen = {(k["link_type"], k["taxonomy_term"]["code"]) for k in dienst["attributes"]}
        assert termen == {
            ("soort", initiatief.soort),
            *(("wens", wens.slug) for wens in initiatief.wensen.all()),
            *(("doelgroep", groep.slug) for groep in initiatief.doelgroepen.all()),
        }


def test_a_term_is_the_same_wherever_it_stands(verzameling, read):
    termen = {term["id"]: term for term in read_pages(read, "taxonomy_terms", 1000)}
    diensten = read_pages(read, "services?full=true", 1000)
    gebruikt = [kenmerk["taxonomy_term"] for dienst in diensten for kenmerk in dienst["attributes"]]
    assert len(gebruikt) > AANTAL
    assert not [term for term in gebruikt if termen[term["id"]] != term]


def test_an_empty_map_has_one_empty_page(lijsten, read, client):
    for soort in ("services", "organizations", "service_at_locations"):
        bladzijde = read(soort)
        assert (bladzijde["total_items"], bladzijde["contents"], bladzijde["empty"]) == (0, [], True)
        assert client.get(f"/hsds/{soort}?page=2").status_code == 404
        assert b"".join(client.get(f"/hsds/{soort}?format=ndjson")) == b""
        if soort != "organizations":
            vraag = f"taxonomy_term_id={derive_nummer('wens:onbekend')}"
            assert read(f"{soort}?{vraag}")["empty"] is True
            assert b"".join(client.get(f"/hsds/{soort}?format=ndjson&{vraag}")) == b""


@pytest.mark.parametrize("soort", ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"])
def test_a_question_that_is_no_question(lijsten, client, soort):
    fout = {"page=0", "page=-1", f"page={10**30}", f"per_page={10**9}", "per_page=0", "format=xml", "onbekend=1"}
    for vraag in fout:
        response = client.get(f"/hsds/{soort}?{vraag}")
        assert (response.status_code, response.json()["status"]) == (400, 400), vraag
    assert client.get(f"/hsds/{soort}?page=1000000").status_code == 404
    # Words that mean something to a program mean nothing here.
    assert client.get(f"/hsds/{soort}", {"search": "SQL KEUZE DOCUMENT %s ' \\ $1"}).json()["empty"] is True
    assert client.get(f"/hsds/{soort}/{derive_nummer('er is niets')}").status_code == 404
    assert client.get(f"/hsds/{soort}/geen-nummer").json()["status"] == 404


def test_every_parameter_of_the_standard_is_known(lijsten, client, shared):
    standaard = json.loads((shared / "hsds-3.0" / "schema" / "openapi.json").read_text(encoding="utf-8"))
    paden = client.get(reverse("hsds_openapi")).json()["paths"]
    for pad, operaties in standaard["paths"].items():
        gevraagd = {p.get("name") or p["$ref"].split("/")[-1] for p in operaties["get"].get("parameters", [])}
        assert not gevraagd - {parameter["name"] for parameter in paden[pad]["get"]["parameters"]}, pad
    assert set(paden) == set(standaard["paths"])


def test_the_description_names_every_address_and_what_it_answers(lijsten, client):
    beschrijving = client.get(reverse("hsds_openapi")).json()
    assert set(beschrijving["paths"]) == set(ANTWOORDEN)
    for pad, operaties in beschrijving["paths"].items():
        operatie = operaties["get"]
        assert operatie["summary"] and operatie["description"]
        assert {"200", "304", "400", "405", "429"} <= set(operatie["responses"])
        assert ("404" in operatie["responses"]) == (pad != "/")
        namen = {parameter["name"] for parameter in operatie["parameters"]}
        assert not {p["name"] for p in operatie["parameters"] if "anyOf" in p["schema"]}
        assert ANTWOORDEN[pad].lijst == ({"search", "page", "per_page", "format"} <= namen)

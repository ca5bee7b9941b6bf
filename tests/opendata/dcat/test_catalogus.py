"""The catalogue against the rules of DCAT-AP-NL 3.0 themselves, and against what is there."""

from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from django.utils.timezone import localdate
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib import namespace as ns
from rdflib.compare import isomorphic

from opendata.bestanden import DATASETS, list_vormen
from opendata.dcat.catalogus import Catalogus
from opendata.dcat.diensten import DIENSTEN
from opendata.dcat.graaf import SPDX, VCARD
from opendata.dcat.stand import read_stand
from opendata.models import Openbestand
from opendata.overzicht import Overzicht
from tests.factories import InitiatiefFactory, MetingFactory, SchattingFactory

MOMENT = datetime(2026, 5, 1, 23, 30, 59, 123, tzinfo=UTC)
PAGINA = "http://127.0.0.1:8000/open-data/"


@pytest.fixture(scope="session")
def regels(shared: Path) -> Graph:
    """All shapes of the profile: mandatory, recommended, ranges, and those of Europe that it rests on."""
    regels = Graph()
    for bestand in sorted((shared / "rules" / "dcat-ap-nl").glob("*SHACL*.ttl")):
        regels.parse(bestand)
    return regels


@pytest.fixture
def bestanden(lijsten) -> None:
    """All files as if they were made."""
    Openbestand.objects.bulk_create(
        Openbestand(naam=vorm.naam, soort=vorm.soort, grootte=7, sha256="a" * 64, rijen=1, versie=1, gemaakt_op=MOMENT)
        for vorm in list_vormen()
    )


def make() -> Catalogus:
    return Catalogus(Overzicht().datasets, read_stand(MOMENT))


def own(naam: str) -> URIRef:
    return URIRef(f"{PAGINA}#{naam}")


def judge(graaf: Graph, regels: Graph) -> str:
    """What the profile has against it."""
    goed, _graaf, tekst = validate(graaf, shacl_graph=regels, inference="none")
    return "" if goed else tekst


def test_it_has_all_that_the_profile_asks_and_recommends(bestanden, regels):
    graaf = make().graaf
    assert not judge(graaf, regels)
    graaf.remove((own("initiatieven"), ns.DCTERMS.creator, None))
    assert "Result Path: dct:creator" in judge(graaf, regels), "the rules notice what is missing"


def test_before_the_first_file_it_is_valid_too(lijsten, regels):
    graaf = make().graaf
    assert not judge(graaf, regels)
    namen = set(map(str, graaf.objects(None, ns.DCAT.distribution)))
    assert namen == {f"{PAGINA}#{dienst.slug}-vorm" for dienst in DIENSTEN}
    assert not list(graaf.objects(None, ns.DCTERMS.temporal))


def test_every_set_and_every_file_is_in_it(bestanden):
    graaf = make().graaf
    assert set(graaf.objects(own("catalogus"), ns.DCAT.dataset)) == {own(dataset.slug) for dataset in DATASETS}
    for dataset in DATASETS:
        verdelingen = set(graaf.objects(own(dataset.slug), ns.DCAT.distribution))
        assert {own(vorm.naam) for vorm in dataset.vormen} <= verdelingen
    for vorm in list_vormen():
        hier = own(vorm.naam)
        assert graaf.value(hier, ns.DCAT.downloadURL) == URIRef(PAGINA + vorm.naam)
        assert graaf.value(hier, ns.DCAT.mediaType).endswith(f"/{vorm.korte_soort}")
        assert graaf.value(hier, ns.DCAT.byteSize).toPython() == 7
        controle = graaf.value(hier, SPDX.checksum)
        assert str(graaf.value(controle, SPDX.checksumValue).value.hex()) == "a" * 64
        assert graaf.value(hier, ns.DCTERMS.modified).toPython() == MOMENT.replace(microsecond=0)


def test_the_addresses_in_it_are_answered(bestanden, client):
    graaf = make().graaf
    wijzers = (ns.DCAT.endpointDescription, ns.DCAT.landingPage, ns.FOAF.page, ns.FOAF.homepage, VCARD.hasURL)
    adressen = {urlsplit(adres).path for wijzer in wijzers for adres in graaf.objects(None, wijzer)}
    assert {resolve(adres).url_name for adres in adressen} >= {"open_data", "contact", "kaart", "hiaten", "dcat_ttl"}
    vormen = [own(f"{dienst.slug}-vorm") for dienst in DIENSTEN]
    haalt = {graaf.value(vorm, wijzer) for vorm in vormen for wijzer in (ns.DCAT.downloadURL, ns.DCAT.accessURL)}
    for adres in haalt | set(graaf.objects(None, ns.DCAT.endpointURL)):
        assert client.get(urlsplit(adres).path).status_code == 200, adres


def test_figures_are_of_their_own_days_and_the_rest_of_the_day_on_which_it_was_made(bestanden):
    SchattingFactory(jaar=2022)
    SchattingFactory(jaar=2024)
    MetingFactory(van=date(2026, 1, 5), tot=date(2026, 2, 6))
    graaf = make().graaf

    def period(slug: str) -> tuple[date, date]:
        tijd = graaf.value(own(slug), ns.DCTERMS.temporal)
        return graaf.value(tijd, ns.DCAT.startDate).toPython(), graaf.value(tijd, ns.DCAT.endDate).toPython()

    assert period("doelgroep") == (date(2022, 1, 1), date(2024, 12, 31))
    assert period("metingen") == (date(2026, 1, 5), date(2026, 2, 6))
    assert period("initiatieven") == (localdate(MOMENT),) * 2 == (date(2026, 5, 2),) * 2, "the day here"


def test_it_says_what_is_invented(bestanden):
    assert (own("initiatieven"), ns.RDFS.comment, None) not in make().graaf
    InitiatiefFactory(voorbeeld=True)
    assert "verzonnen" in make().graaf.value(own("initiatieven"), ns.RDFS.comment)


def test_the_publisher_follows_the_settings(bestanden, settings, regels):
    kaal = make().graaf
    contact = own("contact")
    assert kaal.value(own("uitgever"), ns.FOAF.name) == Literal(settings.PUBLISHER_NAME, lang="nl")
    assert kaal.value(contact, VCARD.hasEmail) is None
    settings.PUBLISHER_NAME, settings.PUBLISHER_URI = "Gemeente Voorbeeld", "https://ror.org/00000000"
    settings.PUBLISHER_URL, settings.PUBLISHER_TYPE = "https://voorbeeld.example/", "LocalAuthority"
    settings.CONTACT_EMAIL, settings.SITE_URL = "data@voorbeeld.example", "https://kaart.example"
    graaf = make().graaf
    uitgever = URIRef("https://ror.org/00000000")
    assert graaf.value(URIRef("https://kaart.example/open-data/#hiaten"), ns.DCTERMS.publisher) == uitgever
    assert graaf.value(uitgever, ns.FOAF.homepage) == URIRef("https://voorbeeld.example/")
    assert graaf.value(uitgever, ns.DCTERMS.type).endswith("/LocalAuthority")
    [mail] = graaf.objects(None, VCARD.hasEmail)
    assert str(mail) == "mailto:data@voorbeeld.example"
    assert not judge(graaf, regels)


def test_texts_are_in_each_language_once(bestanden):
    graaf = make().graaf
    titels = {titel.language: str(titel) for titel in graaf.objects(own("initiatieven"), ns.DCTERMS.title)}
    assert titels["nl"] == "Initiatieven" and set(titels) <= {"nl", "en"}
    assert len(set(titels.values())) == len(titels)
    thema = URIRef("http://publications.europa.eu/resource/authority/data-theme/HEAL")
    assert {naam.language for naam in graaf.objects(thema, ns.SKOS.prefLabel)} == {"nl", "en"}


def test_the_city_lies_where_its_stadsdelen_are(lijsten):
    plaats = URIRef("https://sws.geonames.org/2759793/")
    vlak = str(make().graaf.value(plaats, ns.DCAT.bbox))
    west, zuid = map(float, vlak.removeprefix("POLYGON((").partition(",")[0].split())
    assert 4.6 < west < 4.9 and 52.2 < zuid < 52.4


def test_both_forms_say_the_same_and_the_same_data_give_the_same_bytes(bestanden):
    een, ander = make(), make()
    assert een.as_turtle() == ander.as_turtle() and een.as_jsonld() == ander.as_jsonld()
    assert isomorphic(Graph().parse(een.as_turtle(), format="turtle"), Graph().parse(een.as_jsonld(), format="json-ld"))
    assert not [knoop for knoop in een.graaf.all_nodes() if isinstance(knoop, BNode)]
    assert not set(een.graaf.subjects(ns.RDF.type, ns.DCAT.Dataset)) & set(
        een.graaf.subjects(ns.RDF.type, ns.FOAF.Document)
    )

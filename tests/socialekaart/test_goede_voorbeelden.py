"""Finding good examples: on the page, and in a feed reader."""

from xml.etree import ElementTree

import pytest

from socialekaart.actions.verversen import start_version
from socialekaart.models import Bestand, Gebied
from tests.factories import GoedVoorbeeldFactory, OrganisatieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lijsten")]
LIJST = "/goede-voorbeelden/"


@pytest.fixture
def bellen(lijsten):
    """One example with all that can be told."""
    start_version()
    voorbeeld = GoedVoorbeeldFactory(
        slug="bellen",
        titel="Elke maandag bellen",
        themas=["samen-verwijzen"],
        stadsdeel=Gebied.objects.stadsdelen().get(slug="oost"),
        plaats="Betondorp",
        opbrengst="Huisartsen **verwijzen** vaker.",
        navolgen="## Begin klein\n\nEén vaste dag.",
        contact="netwerkcoördinator, Netwerk Oost",
        contact_email="oost@voorbeeld.example",
        film_adres="https://www.film.example/12",
        film_minuten=3,
        film_tekst="Goedemorgen <b>allemaal</b>.",
        film_beeld=Bestand.objects.create(naam="bellen.png", soort="image/png", grootte=3, sleutel="s", inhoud=b"png"),
    )
    voorbeeld.partners.add(OrganisatieFactory(naam="Buurtteam José", website="https://buurtteam.example/"))
    return voorbeeld


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("q=huisarts", True),  # stands there as "Huisartsen"
        ("q=verwijzing+MAANDAG", True),
        ("q=jose", True),
        ("q=de", True),
        ("q=betondorp+noord", False),
        ("q=*", False),
        ("q=%00.(", False),
        ("thema=samen-verwijzen&stadsdeel=oost", True),
        ("thema=mantelzorg", False),
        ("stadsdeel=weesp", False),
    ],
)
def test_it_is_found_by_words_in_any_form_by_theme_and_by_stadsdeel(client, bellen, vraag, gevonden):
    pagina = client.get(f"{LIJST}?{vraag}").text
    assert ("Elke maandag bellen" in pagina) == gevonden
    assert ("1 voorbeeld gevonden." in pagina) == gevonden and ("Niets gevonden." in pagina) == (not gevonden)


def test_what_it_does_not_understand_is_told_and_turning_a_page_keeps_the_search(client, settings):
    settings.RESULTATEN_PER_PAGINA = 1
    for _nummer in range(2):
        GoedVoorbeeldFactory(themas=["mantelzorg"])
    pagina = client.get(f"{LIJST}?thema=mantelzorg&stadsdeel=zuidoots").text
    assert "Op ‘zuidoots’ kunnen we hier niet zoeken." in pagina
    assert 'href="?thema=mantelzorg&amp;pagina=2"' in pagina
    assert "Steun voor mantelzorgers" in client.get(f"{LIJST}?thema=mantelzorg&pagina=2").text


def test_its_page_tells_all_and_loads_nothing_of_others(client, bellen):
    pagina = client.get("/goede-voorbeelden/bellen/").text
    for tekst in (
        "Betondorp",
        '<a href="https://buurtteam.example/" rel="noopener external">Buurtteam José</a>',
        "<strong>verwijzen</strong>",
        "<h3>Begin klein</h3>",
        "netwerkcoördinator, Netwerk Oost",
        'href="mailto:oost@voorbeeld.example"',
        'href="https://www.film.example/12" rel="noopener external"',
        "3 minuten · opent op film.example",
        f'<img src="/bestand/{bellen.film_beeld_id}/bellen.png" alt=""',
        "Goedemorgen &lt;b&gt;allemaal&lt;/b&gt;.",
        'href="/goede-voorbeelden/?thema=samen-verwijzen"',
    ):
        assert tekst in pagina, tekst
    assert "<iframe" not in pagina and 'src="https://' not in pagina
    engels = client.get("/en/goede-voorbeelden/bellen/").text
    assert '<div lang="nl"><p>Huisartsen' in engels


def test_pages_ask_as_much_for_many_as_for_few(client, bellen, django_assert_num_queries):
    for _nummer in range(4):
        GoedVoorbeeldFactory(themas=["mantelzorg", "gemeente"])
    client.get(LIJST)
    with django_assert_num_queries(6):  # version, themes, number, rows, their themes, version of the texts
        client.get(LIJST)
    with django_assert_num_queries(7):  # and what is known of the words
        client.get(LIJST, {"q": "doen"})
    with django_assert_num_queries(3):  # row, themes, partners
        client.get("/goede-voorbeelden/bellen/")


def test_a_reader_follows_what_is_new(client, bellen):
    GoedVoorbeeldFactory(titel="Nog niet af", status="concept")
    antwoord = client.get("/goede-voorbeelden/feed.atom")
    assert antwoord["Content-Type"].startswith("application/atom+xml")
    ruimte = {"a": "http://www.w3.org/2005/Atom"}
    voer = ElementTree.fromstring(antwoord.content)
    [stuk] = voer.findall("a:entry", ruimte)
    assert stuk.findtext("a:title", namespaces=ruimte) == "Elke maandag bellen"
    adres = stuk.find("a:link", ruimte).get("href")
    assert adres == "http://127.0.0.1:8000/goede-voorbeelden/bellen/" == stuk.findtext("a:id", namespaces=ruimte)
    assert stuk.findtext("a:updated", namespaces=ruimte).startswith(f"{bellen.publicatiedatum}T00:00:00+0")
    assert client.get("/goede-voorbeelden/feed.atom", headers={"If-None-Match": antwoord["ETag"]}).status_code == 304
    assert 'type="application/atom+xml"' in client.get(LIJST).text
    # Somebody may paste what XML cannot hold.
    GoedVoorbeeldFactory(titel="Pauze\x01teken")
    assert "Pauze teken" in ElementTree.fromstring(client.get("/goede-voorbeelden/feed.atom").content).itertext()

"""The network as a page and as data, over the web."""

import csv
import io
import re
from datetime import date, timedelta

import networkx as nx
import pytest
from django.utils.timezone import localdate

from proeftuinen.models import Proeftuin
from proeftuinen.netwerk import uitvoer
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Gebied
from tests.factories import InitiatiefFactory, OrganisatieFactory, SamenwerkingFactory

TOEN, NU = "2025-01-01", "2026-06-01"
ADRES = f"?stadsdeel=zuidoost&peildatum={NU}"


@pytest.fixture
def buurt(lijsten):
    """Twelve ties in Zuidoost, each of Huisarts (care, formal): four with care since before, six new with welfare
    (informal), one new with the municipality, and one that stopped; Alleen has none, and is invented."""
    stadsdeel = Gebied.objects.stadsdelen().get(slug="zuidoost")
    Proeftuin.objects.filter(slug="zuidoost").update(begin=date(2025, 1, 1))
    huisarts = OrganisatieFactory(naam="Huisarts", soort_organisatie="zorg")
    OrganisatieFactory(naam="Alleen", voorbeeld=True).deelnames.create(proeftuin=Proeftuin.objects.get(slug="zuidoost"))

    def tie(naam, soort_organisatie, **velden):
        naar = OrganisatieFactory(naam=naam, soort_organisatie=soort_organisatie)
        return SamenwerkingFactory(van=huisarts, naar=naar, stadsdeel=stadsdeel, **velden)

    for nummer in range(4):
        tie(f"Zorg {nummer}", "zorg", soort="verwijzing", fase="structureel")
    for nummer in range(6):
        tie(f"Buurt {nummer}", "vrijwilligers", sinds=date(2026, 2, 1), fase="pilot", sterkte_van=4, bron="=gesprek")
    tie("Gebiedsteam", "gemeente", soort="contact-gemeente", sinds=date(2026, 3, 1))
    tie("Weg", "welzijn").stappen.create(fase="gestopt", op=date(2026, 1, 1))
    refresh_initiatieven()
    return huisarts


def text_of(antwoord):
    kaal = re.sub(r"<[^>]+>", "", antwoord.content.decode())
    return " ".join(kaal.split())


def test_the_page_tells_what_changed(client, buurt):
    antwoord = client.get(f"/netwerk/{ADRES}")
    tekst = text_of(antwoord)
    assert "Wie werkt met wie samen in Zuidoost?" in tekst
    # Huisarts, Alleen, 4, 6 and 1 others; Weg is not there any more.
    assert "Op 1 juni 2026 kennen we 13 organisaties en 11 samenwerkingen. Voor de start waren dat er 5." in tekst
    # Care and welfare then: Weg, 1 of 5; now: the six, of 11. Density then: 5 of 7x6/2, now 11 of 13x12/2.
    cijfers = [(c.titel, c.toen, c.nu) for c in antwoord.context["pagina"].cijfers]
    assert cijfers == [
        ("Samenwerkingen", "5", "11"),
        ("Tussen zorg en welzijn", "1 van 5", "55%"),
        ("Tussen formeel en informeel", "0 van 5", "55%"),
        ("Dichtheid", "24%", "14%"),
        ("Staan los", "1", "1"),
    ]
    assert "7 nieuwe samenwerkingen, 1 gestopt. De meeste nieuwe lijnen lopen tussen zorg en welzijn." in tekst
    assert "Bruggenbouwer is Huisarts. Zonder deze valt het netwerk uit elkaar." in tekst
    assert "Staan los: Alleen." in tekst
    assert "Voorbeeld" in tekst
    assert "5 samenwerkingen, 1 daarvan tussen zorg en welzijn" in tekst
    rijen = antwoord.context["pagina"].rijen
    assert [(rij.knoop.naam, rij.lijnen) for rij in rijen[:2]] == [("Huisarts", 11), ("Buurt 0", 1)]
    assert [(woord, [(p.naam, p.nieuw) for p in wie]) for woord, wie in rijen[0].groepen] == [
        ("Verwijst naar", [(f"Zorg {n}", False) for n in range(4)]),
        ("Stemt af met", [(f"Buurt {n}", True) for n in range(6)]),
        ("Contact (gemeente) met", [("Gebiedsteam", True)]),
        ("Gestopt met", [("Weg", False)]),
    ]
    assert "Krijgt verwijzingen van: Huisarts." in tekst


def test_the_page_with_a_choice_another_day_and_without_one(client, buurt):
    tekst = text_of(client.get(f"/netwerk/{ADRES}&vergelijk=2026-02-01&soort=contact-gemeente&soort=verwijzing"))
    assert "Op 1 februari 2026 waren dat er 4." in tekst
    assert "1 nieuwe samenwerking, 0 gestopt. Daarvan loopt er 0 tussen zorg en welzijn." in tekst
    assert "Andere lijnen tellen nu niet mee." in tekst
    alleen_nu = text_of(client.get(f"/netwerk/{ADRES}&vergelijk="))
    assert "In cijfers" in alleen_nu and "Toen en nu" not in alleen_nu
    begin = text_of(client.get("/netwerk/?stadsdeel=zuidoost&peildatum=2025-12-31&vergelijk=2025-06-01"))
    assert "0 nieuwe samenwerkingen, 0 gestopt." in begin and "Daarvan" not in begin


def test_a_long_table_shows_the_first_until_one_asks_for_all(client, buurt):
    stadsdeel = Gebied.objects.stadsdelen().get(slug="zuidoost")
    for nummer in range(40):
        SamenwerkingFactory(van=buurt, naar=OrganisatieFactory(naam=f"Extra {nummer}"), stadsdeel=stadsdeel)
    refresh_initiatieven()
    eerste = client.get(f"/netwerk/{ADRES}")
    assert "Toon alle 53 organisaties" in text_of(eerste)
    meer = eerste.context["pagina"].hele_tabel
    assert meer.endswith("&tabel=alles#tabel")
    alles = client.get(f"/netwerk/{meer}")
    assert "Extra 39" in text_of(alles) and "Toon alle 53" not in text_of(alles)


def test_nothing_known_is_said_in_words(client, lijsten):
    antwoord = client.get("/netwerk/?stadsdeel=weesp")
    assert "kennen we 0 organisaties en 0 samenwerkingen" in text_of(antwoord)
    assert "We kennen hier nog geen organisaties. Daarom is er geen plaatje." in text_of(antwoord)
    gegevens = client.get("/netwerk.json?stadsdeel=weesp").json()
    assert (gegevens["aandeel_zorg_welzijn"], gegevens["aandeel_formeel_informeel"]) == (None, None)
    assert client.get("/netwerk.png?stadsdeel=weesp")["Content-Type"] == "image/png"


def test_initiatives_of_nobody_are_counted_in_words(client, buurt):
    InitiatiefFactory(werkgebied=["zuidoost"])
    refresh_initiatieven()
    assert "Hier is ook 1 initiatief zonder organisatie en zonder samenwerking." in text_of(
        client.get(f"/netwerk/{ADRES}")
    )


def test_names_are_escaped(client, buurt):
    buurt.naam = "<b>&\x01'\"Huisarts"
    buurt.save()
    refresh_initiatieven()
    assert "<b>&" not in client.get(f"/netwerk/{ADRES}").content.decode()
    graaf = nx.read_graphml(io.BytesIO(client.get(f"/netwerk.graphml{ADRES}").content))
    assert graaf.nodes[f"o{buurt.pk}"]["label"] == "<b>& '\"Huisarts"
    assert b"<b>&" not in client.get(f"/netwerk.svg{ADRES}").content


def test_json_has_the_measures(client, buurt):
    gegevens = client.get(f"/netwerk.json{ADRES}").json()
    assert (gegevens["stadsdeel"], gegevens["peildatum"], gegevens["voorbeeld"]) == ("zuidoost", NU, True)
    assert (gegevens["aantal_organisaties"], gegevens["aantal_banden"]) == (13, 11)
    assert gegevens["dichtheid"] == pytest.approx(11 / 78)
    assert gegevens["aandeel_zorg_welzijn"] == gegevens["aandeel_formeel_informeel"] == pytest.approx(6 / 11)
    assert gegevens["geisoleerd"] == ["Alleen"]
    # Of the 12x11/2 pairs without Huisarts, the 11x10/2 of the eleven lie on either side of it.
    assert gegevens["makelaars"] == [{"naam": "Huisarts", "waarde": pytest.approx(55 / 66)}]
    assert gegevens["organisaties"][0] == {
        "sleutel": gegevens["organisaties"][0]["sleutel"],
        "naam": "Alleen",
        "vorm": "formeel",
        "kant": "anders",
        "domein": "",
        "banden": 0,
        "voorbeeld": True,
    }
    nieuw = next(band for band in gegevens["banden"] if band["naar_naam"] == "Buurt 0")
    del nieuw["naar"], nieuw["naar_naam"]
    assert nieuw == {
        "van": f"o{buurt.pk}",
        "van_naam": "Huisarts",
        "soort": "afstemming",
        "fase": "pilot",
        "sinds": "2026-02-01",
        "sterkte_van": 4,
        "sterkte_naar": None,
        "bron": "=gesprek",
        "voorbeeld": False,
    }
    verandering = gegevens["verandering"]
    assert (verandering["vergelijk"], verandering["aantal_nieuw"], verandering["aantal_gestopt"]) == (TOEN, 7, 1)
    assert [band["naar_naam"] for band in verandering["gestopt"]] == ["Weg"]
    assert verandering["toen"]["aantal_banden"] == 5
    assert "verandering" not in client.get(f"/netwerk.json{ADRES}&vergelijk=").json()


def test_graphml_is_read_by_networkx(client, buurt):
    antwoord = client.get(f"/netwerk.graphml{ADRES}")
    assert antwoord["Content-Disposition"] == f'attachment; filename="netwerk-zuidoost-{NU}.graphml"'
    graaf = nx.read_graphml(io.BytesIO(antwoord.content))
    assert (len(graaf), graaf.number_of_edges()) == (13, 11)
    assert nx.density(nx.Graph(graaf)) == pytest.approx(11 / 78)
    soorten = {bekend["soort"]: bekend["gericht"] for *_einden, bekend in graaf.edges(data=True)}
    assert soorten == {"verwijzing": True, "afstemming": False, "contact-gemeente": False}


def test_csv_is_the_sheet_of_the_import(client, buurt):
    antwoord = client.get(f"/netwerk.csv{ADRES}")
    rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig"))))
    assert list(rijen[0])[:9] == ["van", "naar", "soort", "fase", "sinds", "tot", "sterkte_van", "sterkte_naar", "bron"]
    assert len(rijen) == 11
    assert {rij["bron"] for rij in rijen if rij["naar"].startswith("Buurt")} == {"'=gesprek"}
    assert {(rij["sinds"], rij["peildatum"]) for rij in rijen if rij["naar"] == "Zorg 0"} == {("", NU)}


def test_the_picture_is_a_file(client, buurt):
    svg = client.get(f"/netwerk.svg{ADRES}")
    assert svg["Content-Type"].startswith("image/svg+xml")
    assert b"Netwerk van Zuidoost op 1 juni 2026" in svg.content
    eerste = client.get(f"/netwerk.png{ADRES}").content
    assert eerste.startswith(b"\x89PNG")
    assert client.get(f"/netwerk.png{ADRES}").content == eerste


def test_who_would_wait_long_for_the_picture_is_told_at_once(client, buurt):
    with uitvoer._beurt._rij, uitvoer._beurt._rij:
        antwoord = client.get(f"/netwerk.png{ADRES}")
    assert antwoord.status_code == 503 and antwoord.text.startswith("Het is nu druk.")
    assert "ETag" not in antwoord and "no-store" in antwoord["Cache-Control"]


def test_who_has_the_data_of_today_gets_it_again_tomorrow_only(client, buurt, monkeypatch):
    hoofden = {"If-None-Match": client.get("/netwerk.json")["ETag"]}
    assert client.get("/netwerk.json", headers=hoofden).status_code == 304
    morgen = localdate() + timedelta(days=1)
    monkeypatch.setattr("socialekaart.views.publiek.localdate", lambda: morgen)
    assert client.get("/netwerk.json", headers=hoofden).status_code == 200


@pytest.mark.parametrize("vorm", ["/", ".json", ".csv", ".graphml", ".svg"])
def test_nonsense_is_no_error(client, lijsten, vorm):
    adres = f"/netwerk{vorm}?stadsdeel=%00&stadsdeel=a&peildatum=99999999999-1-1&vergelijk=9999-99-99&soort=%F0&x=1"
    assert client.get(adres).status_code == 200


def test_the_page_asks_little_of_the_database(client, buurt, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(9):
        client.get(f"/netwerk/{ADRES}")
    with django_assert_num_queries(1):
        client.get(f"/netwerk/{ADRES}&vergelijk=2026-05-01")

"""Initiatives of the Dutch API: what is told of each, in which forms, and what never is."""

from datetime import UTC, date, datetime
from gzip import decompress as gunzip
from uuid import UUID

import pytest
from django.contrib.gis.geos import Point

from socialekaart.lijsten import load_keuzes
from socialekaart.models import Gebied, Initiatief, Kaartstand
from tests.factories import PUNTEN, InitiatiefFactory, LocatieFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db
SITE = "https://kaart.example"
NIEMAND = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def vol(lijsten, refresh):
    """An initiative of which all is known, with a public place and a secret one; and one of which nothing is."""
    vol = InitiatiefFactory(
        naam='Zeg "bron_id" : </script>',
        slug="zeg-het",
        organisatie=OrganisatieFactory(naam="De Brug"),
        samenvatting_en="Say it.",
        beschrijving="Regel 1\nRegel “2” \\ 😀",
        wensen=["maatje", "rouw-en-verlies"],
        doelgroepen=["copd"],
        werkgebied=["zuidoost", "oost"],
        telefoon="+31201234567",
        email="vraag@voorbeeld.example",
        website="https://voorbeeld.example/",
        verwijzer="huisarts",
        zelf_aanmelden=False,
        verwijzen="Bel ons.",
        criteria="Voor iedereen.",
        terugkoppeling="U hoort van ons.",
        aan_huis=True,
        kosten="€ 5",
        gratis=False,
        talen=["nl", "tr"],
        openingstijden="Mo-Fr 09:00-17:00",
        capaciteit=0,
        wachttijd="2 weken",
        bron="sheet",
        bron_id="7",
        bron_url="https://bron.example/7",
        gecontroleerd_op=date(2026, 5, 1),
        contactpersoon="Anna Geheim",
        contact_email="anna@geheim.example",
        voorbeeld=True,
    )
    LocatieFactory(initiatief=vol, naam="Het Huis")
    LocatieFactory(initiatief=vol, straat="Geheimstraat", geheim=True, in_stadsdeel="weesp")
    leeg = InitiatiefFactory(naam="Leeg", slug="leeg", soort="formeel", talen=[], verwijzer="onbekend")
    Initiatief.objects.update(updated_at=datetime(2026, 6, 1, 12, tzinfo=UTC))
    refresh()
    return vol, leeg


def test_all_that_may_be_told_and_nothing_that_may_not(vol, ask, django_assert_num_queries):
    load_keuzes(Kaartstand.objects.current())  # once for each version of the data
    with django_assert_num_queries(2):
        antwoord = ask("initiatieven")
    eerste, tweede = antwoord["initiatieven"]
    assert (antwoord["aantal"], antwoord["pagina"], antwoord["perPagina"]) == (2, 1, 100)
    plek = vol[0].locaties.get(geheim=False)
    assert eerste == {
        "id": str(vol[0].uuid), "naam": 'Zeg "bron_id" : </script>', "url": f"{SITE}/initiatief/zeg-het/",
        "soort": "informeel", "organisatie": {"id": str(vol[0].organisatie.uuid), "naam": "De Brug"},
        "samenvatting": "Een vrijwilliger komt bij u langs.", "samenvattingEn": "Say it.",
        "beschrijving": "Regel 1\nRegel “2” \\ 😀", "domeinen": ["psychisch", "sociaal"],
        "wensen": ["maatje", "rouw-en-verlies"], "doelgroepen": ["copd"], "heelAmsterdam": False,
        "werkgebied": ["oost", "zuidoost"], "aanHuis": True,
        "locaties": [{
            "id": str(plek.uuid), "naam": "Het Huis", "straat": "Voorbeeldplein", "huisnummer": "12",
            "postcode": "1102 AB", "plaats": "Amsterdam", "stadsdeel": "zuidoost",
            "geometrie": {"type": "Point", "coordinates": [4.97, 52.31]},
        }],
        "telefoon": "+31201234567", "email": "vraag@voorbeeld.example", "website": "https://voorbeeld.example/",
        "verwijzer": "huisarts", "zelfAanmelden": False, "verwijzen": "Bel ons.", "criteria": "Voor iedereen.",
        "terugkoppeling": "U hoort van ons.", "wachttijd": "2 weken", "gratis": False, "kosten": "€ 5",
        "talen": ["nl", "tr"], "openingstijden": "Mo-Fr 09:00-17:00", "capaciteit": 0, "bron": "sheet", "bronId": "7",
        "bronUrl": "https://bron.example/7", "gecontroleerdOp": "2026-05-01",
        "gewijzigdOp": "2026-06-01T12:00:00.000000Z", "voorbeeld": True,
    }  # fmt: skip
    assert tweede == {
        "id": str(vol[1].uuid), "naam": "Leeg", "url": f"{SITE}/initiatief/leeg/", "soort": "formeel",
        "samenvatting": "Een vrijwilliger komt bij u langs.", "domeinen": [], "wensen": [], "doelgroepen": [],
        "heelAmsterdam": False, "werkgebied": [], "locaties": [], "talen": [],
        "gewijzigdOp": "2026-06-01T12:00:00.000000Z", "voorbeeld": False,
    }  # fmt: skip
    assert ask(f"initiatieven/{vol[0].uuid}", "initiatieven/{id}") == eerste


def test_as_a_layer_for_a_map(vol, ask, django_assert_num_queries):
    load_keuzes(Kaartstand.objects.current())
    with django_assert_num_queries(2):
        laag = ask("initiatieven", geojson=True)
    eerste, tweede = laag["features"]
    assert eerste["id"] == str(vol[0].uuid)
    assert eerste["geometry"] == {"type": "Point", "coordinates": [4.97, 52.31]}
    eigenschappen = eerste["properties"]
    assert eigenschappen["naam"] == 'Zeg "bron_id" : </script>'
    assert (eigenschappen["bronId"], eigenschappen["heelAmsterdam"]) == ("7", False)
    assert eigenschappen["url"] == f"{SITE}/initiatief/zeg-het/"
    assert tweede["geometry"] is None
    assert ask.response.headers["Content-Crs"] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
    assert ask(f"initiatieven/{vol[0].uuid}", "initiatieven/{id}", geojson=True) == eerste


def test_nothing_that_is_private(vol, client):
    Initiatief.objects.update(telefoon_openbaar=False, email_openbaar=False)
    for hoofden in ({}, {"accept": "application/geo+json"}):
        for adres in ("initiatieven", f"initiatieven/{vol[0].uuid}", "initiatieven?q=geheimstraat"):
            tekst = client.get(f"/api/v1/{adres}", headers=hoofden).content.decode()
            for geheim in ("Geheim", "5.042", "geheim.example", "+3120", "vraag@", '"weesp"'):
                if not (geheim == "+3120" and hoofden):
                    assert geheim not in tekst, (adres, geheim)


def test_what_is_not_published_is_not_there(vol, ask, refresh):
    Initiatief.objects.filter(pk=vol[0].pk).update(status="concept")
    refresh()
    assert ask("initiatieven")["aantal"] == 1
    assert "id" in ask(f"initiatieven/{vol[0].uuid}", "initiatieven/{id}", status=404)["detail"]


@pytest.mark.parametrize(
    ("vraag", "namen"),
    [
        ({"stadsdeel": "zuidoost"}, ["Zeg"]),
        ({"stadsdeel": ["weesp", "zuidoost"]}, ["Zeg"]),
        ({"stadsdeel": "weesp"}, []),
        ({"domein": "sociaal"}, ["Zeg"]),
        ({"domein": "fysiek"}, []),
        ({"wens": "maatje", "doelgroep": "copd"}, ["Zeg"]),
        ({"wens": "maatje", "doelgroep": "kanker"}, []),
        ({"soort": "formeel"}, ["Leeg"]),
        ({"soort": ["formeel", "informeel"]}, ["Zeg", "Leeg"]),
        ({"q": "maatje"}, ["Zeg"]),
        ({"q": "maatje", "soort": "formeel"}, []),
        ({"q": "\x07 "}, ["Zeg", "Leeg"]),
        ({"q": "onvindbaarwoord"}, []),
        ({"bbox": "4.96,52.30,4.98,52.32"}, ["Zeg"]),
        ({"bbox": "5.03,52.30,5.05,52.32"}, []),  # around the secret place
        ({"bbox": "-180,-90,180,90"}, ["Zeg"]),
        ({"bbox": ""}, ["Zeg", "Leeg"]),
        ({"gewijzigdSinds": "2026-06-01T12:00:00Z"}, ["Zeg", "Leeg"]),
        ({"gewijzigdSinds": "2026-06-01T14:00:00"}, ["Zeg", "Leeg"]),  # in Amsterdam that is two hours earlier
        ({"gewijzigdSinds": "2026-06-02"}, []),
        ({"organisatie": NIEMAND}, []),
    ],
)
def test_each_way_to_choose(vol, ask, vraag, namen):
    antwoord = ask("initiatieven", **vraag)
    assert [i["naam"].split()[0] for i in antwoord["initiatieven"]] == namen
    assert antwoord["aantal"] == len(namen)


def test_a_box_gives_the_same_features_as_all_that_is_in_it(vol, ask, refresh):
    """Without another choice they are read elsewhere; who has two places there comes once."""
    LocatieFactory(initiatief=vol[0])
    refresh()
    vak, stadsdelen = "4.90,52.20,5.10,52.40", Gebied.objects.stadsdelen()
    alleen = ask("initiatieven", geojson=True, bbox=vak)
    ook = ask("initiatieven", geojson=True, bbox=vak, stadsdeel=[stadsdeel.slug for stadsdeel in stadsdelen])
    assert alleen["features"] == ook["features"]
    assert len(alleen["features"]) == alleen["aantal"] == 1
    assert ask("initiatieven", geojson=True, bbox=vak, perPagina=1, pagina=1) == alleen


def test_of_one_organisation(vol, ask):
    assert ask("initiatieven", organisatie=vol[0].organisatie.uuid)["aantal"] == 1


def test_words_give_the_best_answer_first(lijsten, ask, refresh):
    InitiatiefFactory(naam="Wandelen", samenvatting="Soms met een rolstoel.")
    InitiatiefFactory(naam="Rolstoel lenen")
    refresh()
    assert [i["naam"] for i in ask("initiatieven", q="rolstoel")["initiatieven"]] == ["Rolstoel lenen", "Wandelen"]
    assert [i["naam"] for i in ask("initiatieven")["initiatieven"]] == ["Wandelen", "Rolstoel lenen"]


def test_page_after_page_gives_each_once(lijsten, ask, client, refresh):
    InitiatiefFactory.create_batch(5)
    refresh()
    adres, gezien = f"{SITE}/api/v1/initiatieven?soort=informeel&perPagina=2", []
    while adres:
        response = client.get(adres.removeprefix(SITE))
        gezien += [i["naam"] for i in response.json()["initiatieven"]]
        links = dict(reversed(deel.split("; rel=")) for deel in response.headers["Link"].split(", "))
        adres = links.get('"next"', "").strip("<>")
        assert links['"last"'].endswith("pagina=3>")
        assert ('"prev"' in links) == (len(gezien) > 2)
    assert gezien == list(Initiatief.objects.order_by("pk").values_list("naam", flat=True))


def test_the_first_page_is_always_there_and_none_after_the_last(lijsten, ask):
    assert ask("initiatieven")["initiatieven"] == ask("initiatieven", geojson=True)["features"] == []
    assert "laatste is 1" in ask("initiatieven", pagina=2, status=404)["detail"]


@pytest.mark.parametrize(
    ("naam", "waarde", "woord"),
    [
        ("pagina", "0", "1 of meer"),
        ("pagina", "-1", "1 of meer"),
        ("pagina", "1" + "0" * 30, "minder"),
        ("perPagina", "1000000000", "1000"),
        ("perPagina", "veel", "getal"),
        ("stadsdeel", "zuidoots", "Kies een van deze: centrum"),
        ("stadsdeel", "", "Kies een van deze"),
        ("wens", "maatje\x00", "teken"),
        ("doelgroep", "x" * 9999, "kennen we niet"),
        ("soort", "half", "formeel"),
        ("organisatie", "12", "UUID"),
        ("bbox", "4.9,52.3", "vier getallen"),
        ("bbox", "nan,nan,nan,nan", "vier getallen"),
        ("bbox", "4.98,52.30,4.96,52.32", "west en zuid"),
        ("bbox", "4,52,5,91", "graden"),
        ("gewijzigdSinds", "gisteren", "datum"),
        ("gewijzigdSinds", "2026-02-30", "datum"),
        ("q", "x" * 201, "200"),
        ("kleur", "rood", "kennen we niet"),
        ("per_pagina", "5", "kennen we niet"),
    ],
)
def test_what_is_wrong_is_told(lijsten, ask, naam, waarde, woord):
    (fout,) = ask("initiatieven", status=400, **{naam: waarde})["fouten"]
    assert fout["parameter"] == naam
    assert woord in fout["reden"]


def test_a_number_that_is_no_number_is_nowhere(client):
    for adres in ("initiatieven/", "initiatieven/x", f"initiatieven/{NIEMAND}/", "iets"):
        response = client.get(f"/api/v1/{adres}")
        assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")


def test_who_can_unpack_gets_it_packed(vol, client):
    gewoon = client.get("/api/v1/initiatieven")
    klein = client.get("/api/v1/initiatieven", headers={"accept-encoding": "gzip"})
    assert klein.headers["Content-Encoding"] == "gzip"
    assert gunzip(klein.content) == gewoon.content
    assert klein.headers["ETag"] != gewoon.headers["ETag"]


def test_many_places_are_several_points(lijsten, ask, refresh):
    initiatief = InitiatiefFactory()
    for plek in ("oost", "noord"):
        LocatieFactory(initiatief=initiatief, punt=Point(*PUNTEN[plek], srid=4326))
    refresh()
    (feature,) = ask("initiatieven", geojson=True)["features"]
    assert feature["geometry"] == {"type": "MultiPoint", "coordinates": [[4.93, 52.356], [4.93, 52.395]]}
    assert UUID(feature["id"]) == initiatief.uuid

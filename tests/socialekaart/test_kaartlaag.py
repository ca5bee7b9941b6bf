"""The results as a layer: the same initiatives as the list, in the same order, and nothing secret."""

import gzip
import json
from itertools import accumulate

import pytest

from socialekaart.actions import load_voorbeelden, refresh_initiatieven
from socialekaart.models import Initiatief, Locatie
from tests.factories import PUNTEN, InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db

VRAGEN = [
    "",
    "?stadsdeel=zuidoost&domein=sociaal",
    "?q=samen&soort=informeel",
    "?wens=maatje&wens=waken-en-nachtzorg",
]


def test_geojson_is_the_list_in_rank_order(client, lijsten, subtests):
    load_voorbeelden()
    for vraag in VRAGEN:
        with subtests.test(vraag=vraag):
            features = client.get(f"/kaart.geojson{vraag}").json()["features"]
            pagina, ids = 1, []
            while len(ids) < len(features):
                extra = f"{vraag}{'&' if vraag else '?'}pagina={pagina}"
                ids += [rij.id for rij in client.get(f"/kaart/{extra}").context["zoek"].rijen]
                pagina += 1
            nummers = dict(Initiatief.objects.values_list("pk", "uuid"))
            assert [f["id"] for f in features] == [str(nummers[pk]) for pk in ids]
            assert len(features) == client.get(f"/kaart/{vraag}").context["zoek"].aantal


def test_compact_points_are_the_places_of_the_geojson(client, lijsten, subtests):
    load_voorbeelden()
    for vraag in VRAGEN:
        with subtests.test(vraag=vraag):
            punten = client.get(f"/kaart.json{vraag}").json()
            features = client.get(f"/kaart.geojson{vraag}").json()["features"]
            ids = {str(uuid): pk for pk, uuid in Initiatief.objects.values_list("pk", "uuid")}
            verwacht = sorted(
                (
                    ids[f["id"]],
                    round(f["geometry"]["coordinates"][0] * 1e5),
                    round(f["geometry"]["coordinates"][1] * 1e5),
                )
                for f in features
                if f["geometry"]
            )
            assert sorted(zip(punten["id"], accumulate(punten["x"]), accumulate(punten["y"]), strict=True)) == verwacht
            assert punten["aantal"] == len(verwacht) == client.get(f"/kaart/{vraag}").context["zoek"].aantal_op_kaart


def test_a_feature_says_who_what_and_where(client, lijsten):
    initiatief = InitiatiefFactory(
        naam='Naast je "huis"', wensen=["maatje", "luisterend-oor"], doelgroepen=["copd"], werkgebied=["zuidoost"],
        bron="test", bron_id="t-1", telefoon="+31200000112",
    )  # fmt: skip
    LocatieFactory(initiatief=initiatief)
    LocatieFactory(initiatief=initiatief, in_stadsdeel="oost")
    InitiatiefFactory(naam="Zonder plek", heel_amsterdam=True, telefoon="+31612345678", telefoon_openbaar=False)
    refresh_initiatieven()
    eerste, tweede = client.get("/kaart.geojson").json()["features"]
    assert eerste["geometry"] == {
        "type": "MultiPoint",
        "coordinates": [list(PUNTEN["zuidoost"]), list(PUNTEN["oost"])],
    }
    assert eerste["properties"] == {
        "bron_id": "t-1", "naam": 'Naast je "huis"', "url": f"/initiatief/{initiatief.slug}/", "soort": "informeel",
        "organisatie": "", "domeinen": ["psychisch", "sociaal"], "wensen": ["maatje", "luisterend-oor"],
        "doelgroepen": ["copd"], "heel_amsterdam": False, "werkgebied": ["zuidoost"], "telefoon": "+31200000112",
        "voorbeeld": False,
    }  # fmt: skip
    assert tweede["geometry"] is None
    assert tweede["properties"]["telefoon"] == ""


def test_the_mark_says_domain_and_kind(client, lijsten):
    for wensen, soort in (
        (["hospicezorg"], "formeel"),
        (["rituelen-en-afscheid"], "informeel"),
        ([], "formeel"),
    ):
        LocatieFactory(initiatief=InitiatiefFactory(wensen=wensen, soort=soort))
    refresh_initiatieven()
    assert sorted(client.get("/kaart.json").json()["v"]) == [0, 7, 8]


def test_a_secret_place_is_in_no_form(client, lijsten):
    plek = LocatieFactory(initiatief__naam="Schuilplaats", straat="Geheimlaan", in_stadsdeel="noord")
    refresh_initiatieven()
    assert "4.93" in client.get("/kaart.geojson").text
    Locatie.objects.update(geheim=True)
    refresh_initiatieven(ids=[plek.initiatief_id])
    for adres in (
        "/kaart.geojson",
        "/kaart.json",
        "/kaart.svg",
        "/kaart/",
        plek.initiatief.get_absolute_url(),
    ):
        tekst = client.get(adres).text
        assert "4.93" not in tekst and "Geheimlaan" not in tekst, adres
    assert client.get("/kaart/?q=Geheimlaan").context["zoek"].aantal == 0
    assert b"Geheimlaan" not in b"".join(client.get("/kaart.csv").streaming_content)
    assert client.get("/kaart.json").json()["aantal"] == 0
    assert client.get("/kaart.geojson").json()["features"][0]["geometry"] is None


@pytest.mark.parametrize(
    "pad", ["/kaart.geojson", "/kaart.json", "/kaart.svg", "/gebieden.json", "/gebieden/oost.json"]
)
def test_unchanged_data_is_not_sent_again_and_changed_data_is(client, lijsten, pad):
    eerste = client.get(pad)
    assert client.get(pad, headers={"If-None-Match": eerste["ETag"]}).status_code == 304
    InitiatiefFactory()
    refresh_initiatieven()
    assert client.get(pad, headers={"If-None-Match": eerste["ETag"]}).status_code == 200


def test_the_snapshot_is_kept_compressed_until_something_changes(client, lijsten, django_assert_num_queries):
    InitiatiefFactory(naam="Eerst")
    refresh_initiatieven()
    client.get("/kaart.geojson", headers={"Accept-Encoding": "gzip"})
    with django_assert_num_queries(1):
        antwoord = client.get("/kaart.geojson", headers={"Accept-Encoding": "gzip"})
    assert antwoord["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(antwoord.content))["features"][0]["properties"]["naam"] == "Eerst"
    Initiatief.objects.update(naam="Daarna")
    refresh_initiatieven()
    antwoord = client.get("/kaart.geojson", headers={"Accept-Encoding": "gzip"})
    assert json.loads(gzip.decompress(antwoord.content))["features"][0]["properties"]["naam"] == "Daarna"


def test_at_most_two_queries_after_the_lists_are_known(client, lijsten, django_assert_max_num_queries, subtests):
    load_voorbeelden()
    for pad in ["/kaart.geojson", "/kaart.json"]:
        with subtests.test(pad=pad):
            client.get("/kaart/")
            with django_assert_max_num_queries(2):
                assert client.get(f"{pad}?stadsdeel=oost").status_code == 200


def test_what_was_ignored_is_told_in_the_layer_too(client, lijsten):
    assert "meldingen" not in client.get("/kaart.geojson?stadsdeel=oost").json()
    meldingen = client.get("/kaart.geojson?stadsdeel=zuidoots").json()["meldingen"]
    assert meldingen == ["‘zuidoots’ kennen we niet. Bedoelt u Zuidoost? We zochten in heel Amsterdam."]


def test_other_sites_may_read_it(client, lijsten):
    antwoord = client.get("/kaart.geojson")
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert antwoord["Content-Type"].startswith("application/geo+json")

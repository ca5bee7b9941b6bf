"""Which visits to the search page count as a search."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socialekaart.actions import load_voorbeelden, refresh_lexicon
from socialekaart.actions import zoektelling as acties
from socialekaart.models import Ondersteuningswens, Uitdrukking, Zoektelling, Zoekvraag

pytestmark = pytest.mark.usefixtures("lijsten")

SITE = "http://testserver"


def cells() -> set[tuple]:
    velden = ("stadsdeel__slug", "wens__slug", "niets_gevonden", "aantal")
    return set(Zoektelling.objects.values_list(*velden))


def test_a_search_is_counted(client):
    load_voorbeelden()
    client.get("/kaart/?wens=maatje&stadsdeel=zuidoost")
    client.get("/en/kaart/?wens=maatje&stadsdeel=zuidoost")
    client.get("/kaart/?q=qqqxxx")
    assert cells() == {("zuidoost", "maatje", False, 2), (None, None, True, 1)}
    assert [(v.tekst, v.aantal, v.niets_gevonden) for v in Zoekvraag.objects.all()] == [("", 1, 1)]


def test_what_was_understood_counts_as_a_wish(client):
    woord = Uitdrukking.objects.create(tekst="zwiepwoord")
    woord.wensen.set(Ondersteuningswens.objects.filter(slug="maatje"))
    refresh_lexicon()
    client.get("/kaart/?q=zwiepwoord&wens=vervoer")
    assert {cel[:2] for cel in cells()} == {(None, "maatje"), (None, "vervoer")}


@pytest.mark.parametrize(
    "pad",
    ["/kaart/", "/kaart/?stadsdeel=oost&domein=sociaal", "/kaart/?wens=bestaat-niet", "/kaart.geojson?q=maatje", "/"],
)
def test_looking_around_is_no_search(client, pad):
    client.get(pad)
    assert not Zoektelling.objects.exists()


def test_only_the_first_page_counts(client):
    load_voorbeelden()
    pagina = client.get("/kaart/?wens=ontmoeting&wens=maatje&wens=luisterend-oor&wens=lotgenoten&pagina=2")
    assert pagina.context["zoek"].pagina.number == 2
    assert not Zoektelling.objects.exists()


def test_a_question_about_the_page_alone_does_not_count(client):
    client.head("/kaart/?q=maatje")
    assert not Zoektelling.objects.exists()


def test_words_count_once_for_who_goes_on_with_them(client):
    client.get("/kaart/?q=rouw")
    for verder in ("&domein=sociaal", "&soort=formeel", "&pagina=1"):
        client.get(f"/kaart/?q=rouw{verder}", headers={"referer": f"{SITE}/kaart/?q=rouw"})
    assert Zoekvraag.objects.get().aantal == 1
    assert {cel[-1] for cel in cells()} == {1}
    client.get("/kaart/?q=rouw&stadsdeel=oost", headers={"referer": f"{SITE}/kaart/?q=rouw"})
    assert Zoekvraag.objects.get().aantal == 1
    assert {cel[0] for cel in cells()} == {None, "oost"}


@pytest.mark.parametrize(
    "vorige",
    ["https://elders.example/kaart/?q=rouw", f"{SITE}/?q=rouw", "http://[", f"{SITE}/kaart/?{'q=rouw&' * 300}", ""],
)
def test_from_elsewhere_it_is_a_new_question(client, vorige):
    client.get("/kaart/?q=rouw")
    client.get("/kaart/?q=rouw", headers={"referer": vorige})
    assert Zoekvraag.objects.get().aantal == 2


def test_a_count_that_fails_is_written_down_without_the_words(client, monkeypatch, caplog):
    monkeypatch.setattr(acties, "TEL", "SELECT %(tekst)s::int")
    antwoord = client.get("/kaart/?q=geheimwoord")
    assert antwoord.status_code == 200
    (regel,) = [regel for regel in caplog.records if regel.name == "socialekaart.views.kaart"]
    assert regel.levelname == "ERROR" and "DataError" in regel.getMessage()
    assert "geheimwoord" not in caplog.text


def count_queries(client, pad: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as vragen:
        client.get(pad, headers=headers)
    return len(vragen)


def test_one_query_for_the_count(client, subtests):
    load_voorbeelden()
    for pad in ["/kaart/?wens=maatje", "/kaart/?q=rouw&stadsdeel=oost"]:
        with subtests.test(pad=pad):
            client.get(pad)
            zonder = count_queries(client, pad, referer=f"{SITE}{pad}")
            assert count_queries(client, pad) == zonder + 1 <= 8

"""The gaps of the Dutch API: the same figures as the sheet has, and nothing of few people."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.factories import InitiatiefFactory, InventarisatieFactory, SchattingFactory, WenscijferFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeten(lijsten, refresh):
    """In Zuidoost 19 of 52 people want a buddy, of 160; there is one initiative. Four of 52 want company."""
    meting = WenscijferFactory().meting
    WenscijferFactory(meting=meting, voor="ontmoeting", gewenst=4)
    SchattingFactory(voorbeeld=True)
    InventarisatieFactory()
    InitiatiefFactory(wensen=["maatje"], werkgebied=["zuidoost"], capaciteit=12)
    refresh()


def to_snake(naam: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in naam)


@pytest.mark.parametrize("vraag", [{}, {"domein": "sociaal", "werkgebied": "alles"}, {"peildatum": "2026-06-01"}])
def test_the_figures_of_the_sheet(gemeten, ask, client, vraag):
    """Each cell of the sheet is here: told, withheld, or left out because nobody knows it."""
    hiaten = ask("hiaten", **vraag)["hiaten"]
    rijen = list(csv.DictReader(io.StringIO(client.get("/hiaten.csv", vraag).content.decode("utf-8-sig"))))
    assert len(hiaten) == len(rijen) > 0
    for hiaat, rij in zip(hiaten, rijen, strict=True):
        hiaat.pop("voorbeeld")
        cijfers = {to_snake(naam): "onderdrukt" for naam in hiaat.pop("onderdrukt")}
        cijfers |= {to_snake(naam): waarde for naam, waarde in hiaat.items()}
        assert {naam: str(waarde) for naam, waarde in cijfers.items()} == {n: w for n, w in rij.items() if w}


def test_few_people_are_withheld_and_never_zero(gemeten, ask):
    hiaten = {(h["stadsdeel"], h["wens"]): h for h in ask("hiaten")["hiaten"]}
    maatje, ontmoeting = hiaten["zuidoost", "maatje"], hiaten["zuidoost", "ontmoeting"]
    assert (maatje["gewenst"], maatje["aanbodAlleenHier"], maatje["onderdrukt"]) == (20, 1, [])
    assert {"gewenst", "aandeel", "verwacht", "dekkingHoog"} <= set(ontmoeting["onderdrukt"])
    assert not {"gewenst", "aandeel", "verwacht"} & ontmoeting.keys()
    assert maatje["voorbeeld"]
    assert not hiaten["noord", "maatje"]["voorbeeld"]


def test_what_is_not_there_is_told(gemeten, ask):
    morgen = (localdate() + timedelta(days=1)).isoformat()
    for naam, waarde in [("meting", "x"), ("schatting", ""), ("domein", "x"), ("soort", "x"), ("werkgebied", "x"),
                         ("peildatum", morgen), ("peildatum", "1066-10-14"), ("peildatum", "31-12")]:  # fmt: skip
        (fout,) = ask("hiaten", status=400, **{naam: waarde})["fouten"]
        assert fout["parameter"] == naam
    assert ask("hiaten", meting="voorjaar-2026-mantelzorgers", schatting="sterfte-66", soort="formeel")["hiaten"]


def test_another_day_is_another_answer(gemeten, client, monkeypatch):
    vandaag = client.get("/api/v1/hiaten").headers["ETag"]
    assert client.get("/api/v1/hiaten", headers={"if-none-match": vandaag}).status_code == 304
    monkeypatch.setattr("opendata.poort.localdate", lambda: localdate() + timedelta(days=1))
    assert client.get("/api/v1/hiaten", headers={"if-none-match": vandaag}).status_code == 200

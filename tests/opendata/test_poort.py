"""The gate of the APIs: who comes through, at what pace, and what it says to who does not."""

import json
from datetime import date, datetime
from enum import Enum
from typing import Literal
from uuid import UUID

import pytest
from django.http import Http404, HttpResponse, StreamingHttpResponse
from ninja import Query, Schema
from pydantic import Field, field_validator

from opendata.poort import gate, make_api, nowhere, open_api
from socialekaart.actions.verversen import start_version

pytestmark = pytest.mark.django_db


class Kleur(Enum):
    ROOD = "rood"
    WIT = "wit"


class Vraag(Schema):
    getal: int = Field(1, ge=1, le=9)
    meter: float = Field(1, gt=0, allow_inf_nan=False)
    nummer: UUID | None = None
    moment: datetime | None = None
    dag: date | None = None
    wel: bool = False
    vorm: Literal["json", "ndjson"] = "json"
    kleur: Kleur = Kleur.ROOD
    tekst: str = Field("xx", min_length=2, max_length=5)
    lijst: list[int] = Field([], max_length=2)
    eigen: str = ""

    @field_validator("eigen")
    @classmethod
    def refuse_no(cls, waarde: str) -> str:
        if waarde == "nee":
            raise ValueError("Nee mag niet.")
        return waarde


api = make_api(title="Proef", urls_namespace="proef-van-de-poort")
stroom_gemaakt = []


@api.get("/vraag", url_name="vraag")
def ask(request, vraag: Query[Vraag]):
    return HttpResponse(str(vraag.getal), content_type="application/json")


@api.get("/nodig", url_name="nodig")
def need(request, wat: str):
    return HttpResponse(wat)


@api.get("/stroom", url_name="stroom")
def stream(request):
    def make():
        stroom_gemaakt.append(1)
        yield b"regel\n"

    return StreamingHttpResponse(make())


@api.get("/weg", url_name="weg")
def leave(request):
    raise Http404


def raise_404():
    raise Http404("Die is er niet.")


PATRONEN = {patroon.name: patroon.callback for patroon in open_api("proef/", api)}


@pytest.fixture
def get(rf):
    def get(naam: str, vraag: str = "", methode: str = "get", **koppen):
        return PATRONEN[naam](getattr(rf, methode)(f"/proef/?{vraag}", headers=koppen))

    return get


def read_problem(response) -> dict:
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "no-store"
    assert not {"ETag", "Last-Modified"} & set(response.headers)
    inhoud = json.loads(response.content)
    assert inhoud["status"] == response.status_code
    return inhoud


def test_who_asks_well_comes_through(get):
    response = get("vraag", "getal=3&lijst=1&lijst=2")
    assert (response.status_code, response.content) == (200, b"3")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response.headers["Vary"] == "Accept, Accept-Crs, Accept-Encoding"


@pytest.mark.parametrize(
    ("vraag", "parameter", "reden"),
    [
        ("getal=0", "getal", "Kies 1 of meer."),
        ("getal=-1", "getal", "Kies 1 of meer."),
        (f"getal={10**30}", "getal", "Kies 9 of minder."),
        (f"getal={'9' * 5000}", "getal", "Dit getal is te groot."),
        ("getal=twee", "getal", "Schrijf een heel getal."),
        ("getal=1.5", "getal", "Schrijf een heel getal."),
        ("getal=", "getal", "Schrijf een heel getal."),
        ("meter=ver", "meter", "Schrijf een getal."),
        ("meter=nan", "meter", "Schrijf een getal."),
        ("meter=0", "meter", "Kies meer dan 0.0."),
        ("nummer=abc", "nummer", "Schrijf een UUID. Bijvoorbeeld: 5c4d79d7-cc55-470e-9f1f-8cad074e4892"),
        ("moment=morgen", "moment", "Schrijf een datum, of een datum met tijd. Bijvoorbeeld: 2026-03-01T09:00:00Z"),
        ("moment=2026-13-01", "moment", "Schrijf een datum, of een datum met tijd. Bijvoorbeeld: 2026-03-01T09:00:00Z"),
        ("dag=31-12-2026", "dag", "Schrijf een datum. Bijvoorbeeld: 2026-03-01"),
        ("dag=2026-03-01T09:00:00Z", "dag", "Schrijf een datum. Bijvoorbeeld: 2026-03-01"),
        ("wel=misschien", "wel", "Kies true of false."),
        ("vorm=xml", "vorm", "Kies een van deze: 'json', 'ndjson'."),
        ("kleur=blauw", "kleur", "Kies een van deze: 'rood', 'wit'."),
        ("tekst=x", "tekst", "Schrijf minstens 2 tekens."),
        ("tekst=xxxxxx", "tekst", "Schrijf hooguit 5 tekens."),
        ("lijst=1&lijst=2&lijst=3", "lijst", "Deze parameter mag er hooguit 2 keer in."),
        ("lijst=1&lijst=x", "lijst", "Schrijf een heel getal."),
        ("eigen=nee", "eigen", "Nee mag niet."),
        ("eigen=%00", "eigen", "Hier staat een teken in dat niet mag."),
        ("onbekend=1", "onbekend", "Deze parameter kennen we niet."),
        ("getal=1&getal=2", "getal", "Deze parameter mag er maar één keer in."),
    ],
)
def test_what_is_wrong_is_told_per_parameter(get, vraag, parameter, reden):
    inhoud = read_problem(get("vraag", vraag))
    assert inhoud["status"] == 400
    assert inhoud["fouten"] == [{"parameter": parameter, "reden": reden}]
    assert inhoud["detail"] == f"{parameter}: {reden}"


def test_what_is_needed_is_asked_for(get):
    assert read_problem(get("nodig"))["fouten"] == [{"parameter": "wat", "reden": "Deze parameter is nodig."}]


def test_all_that_is_wrong_is_told_at_once(get):
    fouten = read_problem(get("vraag", "getal=0&wel=x"))["fouten"]
    assert [fout["parameter"] for fout in fouten] == ["getal", "wel"]


def test_more_parameters_than_anybody_reads(get):
    inhoud = read_problem(get("vraag", "&".join(f"a{n}=1" for n in range(1001))))
    assert (inhoud["status"], inhoud["detail"]) == (400, "Dat zijn te veel parameters.")


def test_only_reading_is_possible(get):
    response = get("vraag", methode="post")
    assert read_problem(response)["detail"] == "Hier kunt u alleen lezen: GET."
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_another_site_may_ask_first(get):
    response = get("vraag", methode="options")
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_who_has_this_version_gets_no_other(get, django_assert_num_queries):
    start_version()
    eerste = get("vraag")
    with django_assert_num_queries(1):
        weer = get("vraag", **{"If-None-Match": eerste.headers["ETag"]})
    assert (weer.status_code, weer.content) == (304, b"")
    assert weer.headers["Access-Control-Allow-Origin"] == "*"
    # Neither of these says which answer somebody holds.
    for koppen in ({"If-Modified-Since": eerste.headers["Last-Modified"]}, {"If-None-Match": "*"}):
        assert get("vraag", **koppen).status_code == 200
    start_version()
    nieuw = get("vraag", **{"If-None-Match": eerste.headers["ETag"]})
    assert nieuw.status_code == 200
    assert nieuw.headers["ETag"] != eerste.headers["ETag"]


def test_bytes_that_are_packed_have_a_mark_of_their_own(get):
    gewoon, gepakt = get("vraag"), get("vraag", **{"Accept-Encoding": "gzip"})
    assert gewoon.headers["ETag"] != gepakt.headers["ETag"]


def test_another_form_and_another_day_have_a_mark_of_their_own(rf, monkeypatch):
    van_vandaag = gate(lambda request: HttpResponse("stand"), {}, van_vandaag=True)
    gewoon, kaart = (van_vandaag(rf.get("/", headers=koppen)) for koppen in ({}, {"Accept": "application/geo+json"}))
    assert gewoon.headers["ETag"] != kaart.headers["ETag"]
    assert "Last-Modified" not in gewoon.headers
    monkeypatch.setattr("opendata.poort.localdate", lambda: date(2030, 1, 1))
    assert van_vandaag(rf.get("/")).headers["ETag"] != gewoon.headers["ETag"]


def test_head_has_the_same_headers_and_makes_no_stream(get):
    assert get("vraag", methode="head").headers["ETag"] == get("vraag").headers["ETag"]
    assert list(get("stroom", methode="head")) == []
    assert not stroom_gemaakt
    assert list(get("stroom")) == [b"regel\n"]


def test_what_is_not_there(get, rf):
    assert read_problem(get("weg"))["detail"] == "Dit is er niet."
    zonder_ninja = gate(lambda request: raise_404(), {})
    assert read_problem(zonder_ninja(rf.get("/")))["detail"] == "Die is er niet."
    inhoud = json.loads(nowhere(rf.post("/hsds/nergens"), rest="nergens").content)
    assert (inhoud["status"], inhoud["detail"]) == (404, "Dit adres is er niet.")


def test_too_many_questions_in_a_minute(get, settings):
    settings.API_PER_MINUUT = 2
    assert [get("vraag").headers["RateLimit-Remaining"] for _ in range(2)] == ["1", "0"]
    response = get("vraag")
    assert read_problem(response)["status"] == 429
    assert response.headers["RateLimit-Remaining"] == "0"
    assert 0 < int(response.headers["Retry-After"]) <= 60
    # Asking whether one may ask is no question.
    assert get("vraag", methode="options").status_code == 204


@pytest.mark.parametrize("api", ["hsds", "api/v1"])
def test_an_address_with_a_line_end_is_none(client, api):
    response = client.get(f"/{api}/a%0A/%0A")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("adres", ["/hsds/services", "/api/v1/initiatieven", "/hsds/openapi.json"])
def test_a_mark_is_held_for_one_answer_only(client, lijsten, adres, settings):
    """Not for what is refused, for another form, or as written with other settings."""
    merk = client.get(adres).headers["ETag"]
    assert client.get(adres, headers={"If-None-Match": merk}).status_code == 304
    assert client.get(f"{adres}?onzin=1", headers={"If-None-Match": merk}).status_code == 400
    assert (
        client.get(adres, headers={"Accept": "application/geo+json;q=0.9, application/json;q=0.1"}).headers["ETag"]
        != merk
    )
    assert client.options(adres).status_code == 204
    settings.CONTACT_EMAIL = "ander@voorbeeld.example"
    assert client.get(adres, headers={"If-None-Match": merk}).status_code == 200


@pytest.mark.parametrize(
    ("goed", "fout", "koppen", "status"),
    [
        ("/hsds/services", "/hsds/services?page=0", {}, 400),
        ("/hsds/services", f"/hsds/services/{UUID(int=1)}", {}, 404),
        ("/api/v1/initiatieven", "/api/v1/initiatieven", {"Accept": "text/csv"}, 406),
        ("/api/v1/initiatieven", "/api/v1/initiatieven", {"Accept-Crs": "EPSG:28992"}, 406),
        ("/tegels/tegels.json", "/tegels/0/5/5.mvt", {}, 404),
        ("/tegels/0/0/0.mvt", "/tegels/0/5/5.mvt", {}, 404),
    ],
)
def test_a_refusal_comes_before_what_somebody_holds(client, lijsten, goed, fout, koppen, status):
    merk = client.get(goed).headers["ETag"]
    for gehouden in (merk, "*"):
        assert client.get(fout, headers={"If-None-Match": gehouden, **koppen}).status_code == status


@pytest.mark.parametrize("waarde", ["20260301", "2026", "5", "-1"])
@pytest.mark.parametrize(
    "adres",
    ["/hsds/services?modified_after=", "/api/v1/initiatieven?gewijzigdSinds=", "/api/v1/hiaten?peildatum="],
)
def test_a_number_is_no_date(client, lijsten, adres, waarde):
    response = client.get(adres + waarde)
    assert response.status_code == 400
    assert response.json()["fouten"][0]["reden"].startswith("Schrijf een datum")


@pytest.mark.parametrize("adres", ["/api/v1", "/api/v1/", "/api/v1/niets"])
def test_what_is_not_in_the_api_says_its_version(client, adres):
    response = client.get(adres)
    assert (response.status_code, response.headers["API-Version"]) == (404, "1.0.0")
    assert response.headers["Content-Type"] == "application/problem+json"


def test_who_does_not_want_it_compressed(client, lijsten):
    for adres in ("/api/v1/wensen", "/kaart.geojson"):
        assert "gzip" not in client.get(adres, headers={"Accept-Encoding": "gzip;q=0"}).headers.get(
            "Content-Encoding", ""
        )
        assert client.get(adres, headers={"Accept-Encoding": "br, gzip;q=0.5"}).headers["Content-Encoding"] == "gzip"


def test_a_search_is_as_long_as_on_the_map(client, lijsten):
    assert client.get("/hsds/services?search=" + "a" * 201).status_code == 400


def test_another_site_may_ask_for_tiles(client, lijsten):
    assert client.options("/tegels/0/0/0.mvt").status_code == 204
    assert client.post("/tegels/0/0/0.mvt").headers["Content-Type"] == "application/problem+json"

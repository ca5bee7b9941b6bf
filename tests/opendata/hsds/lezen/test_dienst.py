"""What a service of somebody else says in our words. What our own say is in the round trip of the import."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.hsds.lezen.dienst import GEEN_ORGANISATIE, read_dienst

DIENST = {"id": "a1", "name": "Maatje", "status": "active", "description": "Er komt iemand langs. Elke week."}


def read(**anders):
    return read_dienst(DIENST | anders)


def columns(dienst):
    return [kolom for kolom, _waarde, _reden in dienst.opmerkingen]


def test_the_example_of_the_standard(shared):
    dienst = read_dienst(json.loads((shared / "hsds-3.0/examples/service_full.json").read_text()))
    velden = dienst.velden
    assert str(dienst.uuid) == dienst.id == "ac148810-d857-441c-9679-408f346de14b"
    assert (velden["naam"], velden["website"], velden["email"]) == (
        "Community Counselling",
        "http://example.com/counselling",
        "email@example.com",
    )
    assert velden["samenvatting"].startswith("Counselling Services provided by") and len(velden["samenvatting"]) <= 300
    assert velden["beschrijving"].startswith("Counselling Services provided by")
    assert velden["verwijzen"].startswith("If you are an NHS patient") and velden["criteria"].startswith("This service")
    assert velden["gecontroleerd_op"] == date(2005, 1, 1) and velden["talen"] == ["ur"]
    assert dienst.gewijzigd_op == datetime(2023, 3, 15, 10, 30, 45, 123000, UTC)
    assert dienst.aanbieder.naam == "Example Organization Inc." and not dienst.eigen
    # Its only address is for letters.
    assert [(plek.naam, plek.straat) for plek in dienst.plekken] == [("MyCity Civic Center", "")]
    assert [(term.taxonomie, term.code) for term in dienst.termen] == [("name", "code")]
    assert {"schedules", "latitude, longitude"} <= set(columns(dienst))


@pytest.mark.parametrize(
    ("tekst", "samenvatting", "beschrijving"),
    [
        ("Eén zin.", "Eén zin.", ""),
        ("<p>Er komt iemand.</p><p>Elke&nbsp;week.</p>", "Er komt iemand.", "Er komt iemand.\nElke\xa0week."),
        ("woord " * 100, ("woord " * 49).strip() + "…", ("woord " * 100).strip()),
        ("a" * 400, "a" * 299 + "…", "a" * 400),
        ("", "", ""),
    ],
)
def test_a_summary_from_the_description(tekst, samenvatting, beschrijving):
    velden = read(description=tekst).velden
    assert (velden["samenvatting"], velden["beschrijving"]) == (samenvatting, beschrijving)


@pytest.mark.parametrize(
    ("tekst", "beschrijving"), [("Kort.", ""), ("Kort.\n\n Meer. ", " Meer. "), ("Iets anders.", "Iets anders.")]
)
def test_a_summary_of_its_own(tekst, beschrijving):
    dienst = read(summary="Kort.", description=tekst)
    assert (dienst.velden["samenvatting"], dienst.velden["beschrijving"], dienst.eigen) == ("Kort.", beschrijving, True)


@pytest.mark.parametrize(
    ("delen", "nummer"),
    [
        ({"phones": [{"number": "020 555 51 81", "type": "voice"}]}, "+31205555181"),
        ({"phones": [{"number": '"020-5555181"', "type": "FAX"}, {"number": "+31205555182"}]}, "+31205555182"),
        ({"service_at_locations": [{"phones": [{"number": "0205555181"}]}]}, "+31205555181"),
        ({"service_at_locations": [{"location": {"phones": [{"number": "0205555181"}]}}]}, "+31205555181"),
        ({"organization": {"name": "Wij", "phones": [{"number": "0205555181"}]}}, "+31205555181"),
        ({"phones": [{}], "contacts": [{"phones": [{"number": "0205555181"}]}]}, ""),
    ],
)
def test_a_phone_number(delen, nummer):
    assert read(**delen).velden["telefoon"] == nummer


@pytest.mark.parametrize(
    ("delen", "gratis"),
    [
        ({}, None),
        ({"free": "true"}, True),
        ({"free": False, "cost_options": [{"amount": 0}]}, False),
        ({"cost_options": [{"amount": 0}, {"amount": "0.00"}]}, True),
        ({"cost_options": [{"amount": 0}, {"amount": 3}]}, None),
        ({"cost_options": [{"option": "gift"}]}, None),
    ],
)
def test_free_only_when_all_of_it_is(delen, gratis):
    assert read(**delen).velden["gratis"] is gratis


@pytest.mark.parametrize(
    ("delen", "criteria"),
    [
        ({"minimum_age": 12, "maximum_age": 100.0}, "Van 12 tot en met 100 jaar."),
        ({"minimum_age": 18}, "Vanaf 18 jaar."),
        ({"maximum_age": 18}, "Tot en met 18 jaar."),
        ({"minimum_age": 18, "eligibility_description": "Alleen met indicatie."}, "Alleen met indicatie."),
    ],
)
def test_for_whom(delen, criteria):
    assert read(**delen).velden["criteria"] == criteria


def test_languages_in_whatever_way_they_are_written():
    namen = [{"code": "nl-NL"}, {"name": "Turkish"}, {"language": "Frans"}, {"code": "ara"}, {"name": "Türkçe"}, {}]
    dienst = read(languages=[*namen, {"name": "Klingon"}])
    assert dienst.velden["talen"] == ["nl", "tr", "fr", "ar"] and columns(dienst) == ["languages"]


def test_hours_of_its_only_place():
    rooster = {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}
    hier = {"schedules": [rooster]}
    assert read(service_at_locations=[hier]).velden["openingstijden"] == "Mo 09:00-12:00"
    assert read(service_at_locations=[hier, hier]).velden["openingstijden"] == ""
    assert read(schedules=[rooster], opening_hours="Tu 10:00-11:00").velden["openingstijden"] == "Tu 10:00-11:00"


def test_hours_that_fit():
    """Of more than the database holds nothing is left, and that is told."""
    roosters = [
        {"freq": "WEEKLY", "byday": dag, "opens_at": f"{uur:02d}:{nummer:02d}", "closes_at": f"{uur:02d}:{nummer + 9}"}
        for nummer, dag in enumerate(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], start=10)
        for uur in range(6, 20)
    ]
    dienst = read(schedules=roosters)
    assert dienst.velden["openingstijden"] == "" and columns(dienst) == ["schedules"]
    ruim = "Mo 09:00-10:00" + " " * 600
    assert len(read(summary="Kort.", opening_hours=ruim).velden["openingstijden"]) == 500


def test_what_cannot_be_is_left_out_and_told():
    dienst = read(
        email="geen adres",
        url="ftp://x",
        assured_date="2999-01-01",
        capacity=-1,
        opening_hours="soms",
        phones=[{"number": "12"}],
        fees_description="x" * 300,
        organization={"name": "Wij", "kind": "onbekend", "website": "nergens heen"},
    )
    weg = ("email", "website", "gecontroleerd_op", "capaciteit", "openingstijden", "telefoon")
    assert not any(dienst.velden[naam] for naam in weg)
    assert len(dienst.velden["kosten"]) == 200 and dienst.aanbieder.website == ""
    assert sorted(columns(dienst)) == sorted(
        ["email", "url", "assured_date", "capacity", "opening_hours", "number", "fees_description", "website"]
    )


@pytest.mark.parametrize(
    ("tekst", "moment"),
    [
        ("2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02 03:04:05", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-13-02T00:00:00Z", None),
        # In UTC this is in the year 0, which the database cannot give back.
        ("0001-01-01T00:00:00+14:00", None),
        ("1989-12-31T23:59:59Z", None),
        ("gisteren", None),
    ],
)
def test_when_it_changed(tekst, moment):
    assert read(last_modified=tekst).gewijzigd_op == moment


def test_it_did_not_change_in_the_future():
    for tekst in ("2999-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00"):
        assert read(last_modified=tekst).gewijzigd_op <= datetime.now(UTC)


@pytest.mark.parametrize("aanbieder", [None, "x", {}, {"id": GEEN_ORGANISATIE, "name": "Onbekend"}])
def test_without_an_organisation(aanbieder):
    assert read(organization=aanbieder).aanbieder is None


def test_areas_and_terms():
    dienst = read(
        status="defunct",
        service_areas=[
            {"name": "Zuid-Oost", "uri": "https://kaart.example/stadsdeel/zuidoost/"},
            {"name": "Weesp"},
            {},
        ],
        attributes=[{"taxonomy_term": {"id": "t1", "name": "Food", "taxonomy": "AIRS"}}, {}, {"taxonomy_term": {}}],
    )
    assert dienst.gebieden == ["zuidoost", "Weesp"] and not dienst.actief
    assert [(term.taxonomie, term.id, term.naam) for term in dienst.termen] == [("AIRS", "t1", "Food")]


NAMEN = st.sampled_from(
    [
        *("id", "name", "description", "summary", "last_modified", "capacity", "referral", "phones", "number"),
        *("location", "latitude", "longitude", "schedules", "byday", "opens_at", "closes_at", "languages", "code"),
        *("organization", "service_at_locations", "attributes", "taxonomy_term", "addresses", "address_1"),
        *("address_nl", "street", "postal_code", "assured_date", "url", "service_areas", "uri"),
    ]
)
BLAD = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20))
BOOM = st.recursive(
    BLAD, lambda deel: st.lists(deel, max_size=3) | st.dictionaries(NAMEN, deel, max_size=4), max_leaves=8
)


@settings(max_examples=25)
@given(st.dictionaries(NAMEN, BOOM, max_size=12))
def test_whatever_it_is_it_is_read(inhoud):
    """No document breaks the reader, and what it reads fits in the database."""
    dienst = read_dienst(inhoud)
    assert len(dienst.velden["naam"]) <= 200 and "\x00" not in dienst.velden["naam"]

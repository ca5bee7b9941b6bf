"""Pairs of records that may be the same: found, explained, judged and kept up to date."""

import random

import pytest
from django.contrib.gis.geos import Point
from django.db import connection, connections
from procrastinate.contrib.django import app

from socialekaart.actions import dubbelen, find_duplicates, judge_pair, refresh_initiatieven
from socialekaart.dubbel import SIGNALEN, describe_meters, describe_paar
from socialekaart.models import Dubbelpaar, Initiatief, Kaartstand, Locatie
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory


def place(initiatief, *, meter=0, **velden):
    """A place so many metres east of one point in Zuidoost."""
    LocatieFactory(initiatief=initiatief, punt=Point(4.97 + meter / 68_200, 52.31, srid=4326), **velden)


def make_pair(links, rechts, *, meter=None, **geheim):
    """Two records; with places that far apart."""
    paar = InitiatiefFactory(**links), InitiatiefFactory(**rechts)
    if meter is not None:
        place(paar[0])
        place(paar[1], meter=meter, **geheim)
    refresh_initiatieven()
    find_duplicates()
    return paar


def reasons():
    return [[reden.tekst for reden in describe_paar(paar)] for paar in Dubbelpaar.objects.open()]


TELEFOON = {"telefoon": "+31205555181"}
ALLES = TELEFOON | {"email": "info@wiel.example", "website": "https://www.wiel.example/eten/"}


@pytest.mark.parametrize(
    ("links", "rechts", "meter", "verwacht"),
    [
        ({"naam": "Claverhuis"}, {"naam": "Het Claverhuis"}, 0, ["naam lijkt 73 %", "0 meter van elkaar"]),
        ({"naam": "Maatjes Zuidpoort"}, {"naam": "Zuidpoort maatjes"}, None, ["naam lijkt 100 %"]),
        (
            {"naam": "Sporthuis Kade", **TELEFOON},
            {"naam": "Sporthuys Kade", **TELEFOON},
            120,
            ["naam lijkt 67 %", "zelfde telefoon", "120 meter van elkaar"],
        ),
        (
            {"naam": "Eetclub Bron", **ALLES},
            {"naam": "Samen koken", **ALLES, "website": "http://wiel.example/eten"},
            None,
            ["zelfde telefoon", "zelfde e-mail", "zelfde website", "andere naam"],
        ),
        (
            {"naam": "Vreugdehof", "wensen": ["maatje"]},
            {"naam": "Vreugdehof", "wensen": ["ontmoeting"]},
            0,
            ["naam lijkt 100 %", "0 meter van elkaar", "precies dezelfde naam", "helpt bij andere wensen"],
        ),
    ],
)
def test_what_looks_like_one_is_found_and_says_why(lijsten, links, rechts, meter, verwacht):
    make_pair(links, rechts, meter=meter)
    assert reasons() == [verwacht]


@pytest.mark.parametrize(
    ("links", "rechts", "meter"),
    [
        ({"naam": "Honingraat"}, {"naam": "Waterlelie"}, 0),
        ({"naam": "Honingraat"}, {"naam": "Honingraat West"}, 8400),
        ({"naam": "Speelhof 618"}, {"naam": "Speelhof 1134"}, 0),
        ({"naam": "Honingraat", **TELEFOON}, {"naam": "Waterlelie", **TELEFOON}, 0),
        ({"naam": "Honingraat", "status": "gearchiveerd"}, {"naam": "Honingraat"}, 0),
        ({"naam": "Honingraat", "voorbeeld": True}, {"naam": "Honingraat"}, 0),
    ],
)
def test_what_is_two_is_not(lijsten, links, rechts, meter):
    make_pair(links, rechts, meter=meter)
    assert reasons() == []


@pytest.mark.parametrize("naam", ["Honingraat", "Waterlelie"])
def test_one_organisation_with_one_phone_at_two_places_is_two(lijsten, naam):
    wiel = OrganisatieFactory()
    make_pair(
        {"naam": "Honingraat", "organisatie": wiel, **ALLES}, {"naam": naam, "organisatie": wiel, **ALLES}, meter=400
    )
    assert reasons() == []


def test_a_secret_place_does_not_tell_how_far_it_is(lijsten):
    make_pair({"naam": "Honingraat"}, {"naam": "Honingraat"}, meter=0, geheim=True)
    assert reasons() == [["naam lijkt 100 %", "precies dezelfde naam"]]


def test_pairs_follow_what_changes_and_nothing_is_done_when_nothing_changed(lijsten, django_assert_max_num_queries):
    een, ander = make_pair({"naam": "Honingraat"}, {"naam": "Honingraat"})
    with django_assert_max_num_queries(3):
        assert not find_duplicates()
    (paar,) = Dubbelpaar.objects.open()
    Initiatief.objects.filter(pk=ander.pk).update(naam="Honingraad", telefoon="+31205555181")
    Initiatief.objects.filter(pk=een.pk).update(telefoon="+31205555181")
    refresh_initiatieven(ids=[een.pk, ander.pk])
    assert find_duplicates()
    (zelfde,) = Dubbelpaar.objects.open()
    assert (zelfde.pk, zelfde.created_at) == (paar.pk, paar.created_at) and "telefoon" in zelfde.signalen
    Initiatief.objects.filter(pk=ander.pk).update(naam="Waterlelie")
    refresh_initiatieven(ids=[ander.pk])
    find_duplicates()
    assert not Dubbelpaar.objects.exists()


def test_what_left_the_map_is_no_pair_any_more_at_once(lijsten):
    een, _ander = make_pair({"naam": "Honingraat"}, {"naam": "Honingraat"})
    Initiatief.objects.filter(pk=een.pk).update(status="gearchiveerd")
    assert not Dubbelpaar.objects.open().exists()


def test_no_double_is_remembered_and_can_be_taken_back(lijsten, beheerder):
    een, ander = make_pair({"naam": "Honingraat"}, {"naam": "Honingraat"})
    judge_pair(een=ander.pk, ander=een.pk, geen_dubbele=True, gebruiker=beheerder)
    Initiatief.objects.filter(pk=ander.pk).update(naam="Waterlelie")
    refresh_initiatieven()
    find_duplicates()
    (paar,) = Dubbelpaar.objects.different()
    assert paar.beoordeeld_door == beheerder and not Dubbelpaar.objects.open().exists()
    judge_pair(een=een.pk, ander=ander.pk, geen_dubbele=False, gebruiker=beheerder)
    assert Dubbelpaar.objects.open().count() == 1
    judge_pair(een=een.pk, ander=InitiatiefFactory().pk, geen_dubbele=False, gebruiker=None)
    assert Dubbelpaar.objects.count() == 1


def test_sets_give_the_same_as_holding_all_beside_all(lijsten, monkeypatch):
    """Among names with mistakes, shared phones and buildings, nothing that weighs enough is missed."""
    kans = random.Random(7)
    namen = ["honingraat", "waterlelie", "claverhuis", "koperen knoop", "inloop", "sporthuis kade", "de meeuw"]
    wiel, rad = OrganisatieFactory(), OrganisatieFactory()
    for nummer in range(120):
        letters = list(kans.choice(namen))
        letters[kans.randrange(len(letters))] = kans.choice("aeiou ")
        initiatief = InitiatiefFactory.build(
            naam="".join(letters).strip() if nummer % 3 else kans.choice(namen),
            slug=f"kans-{nummer}",
            organisatie=kans.choice([None, wiel, rad]),
            telefoon=kans.choice(["", "+31205555181", f"+3120555{5000 + nummer // 2}"]),
            email=kans.choice(["", "info@wiel.example", f"e{nummer // 2}@wiel.example"]),
            website=kans.choice(["", "https://wiel.example", f"https://wiel.example/{nummer // 2}"]),
        )
        initiatief.save()
        if kans.random() < 0.8:
            place(initiatief, meter=kans.choice([0, 40, 200, 900, 4000]))
    refresh_initiatieven()
    gevonden = weigh()
    monkeypatch.setitem(
        dubbelen.STAPPEN, "paren", "SELECT a.id AS een, b.id AS ander FROM dubbel_bron a CROSS JOIN dubbel_bron b"
    )
    assert len(gevonden) > 25
    assert gevonden == weigh()


def weigh():
    dubbelen.weigh_pairs()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT een, ander, score, signalen FROM dubbel_gewogen WHERE score >= %(genoeg)s", dubbelen.WAARDEN
        )
        return {rij[:3]: rij[3] for rij in cursor.fetchall()}


def test_every_sign_has_its_own_words(lijsten):
    paar = Dubbelpaar(signalen=[signaal.sleutel for signaal in SIGNALEN] + ["bestaat_niet_meer"], naam=82, afstand=2300)
    redenen = describe_paar(paar)
    assert len(redenen) == len(SIGNALEN) and [reden.voor for reden in redenen] == sorted(
        (reden.voor for reden in redenen), reverse=True
    )
    assert (describe_meters(9), describe_meters(123), describe_meters(2345)) == ("9 meter", "120 meter", "2,3 km")


@pytest.mark.django_db(transaction=True)
def test_the_job_leaves_an_import_alone(lijsten):
    InitiatiefFactory(naam="Honingraat")
    InitiatiefFactory(naam="Honingraat")
    refresh_initiatieven()
    ander = connections.create_connection("default")
    with ander.cursor() as cursor:
        cursor.execute("BEGIN; SELECT pg_advisory_xact_lock(hashtext('socialekaart.actions'))")
        app.tasks["socialekaart.zoek_dubbele"](timestamp=0)
        assert not Dubbelpaar.objects.exists()
        cursor.execute("ROLLBACK")
    ander.close()
    app.tasks["socialekaart.zoek_dubbele"](timestamp=0)
    assert Dubbelpaar.objects.count() == 1
    assert Kaartstand.objects.get().dubbel == Kaartstand.objects.get().versie


def test_an_empty_map_has_no_pairs(leeg):
    assert not find_duplicates()
    assert not Locatie.objects.exists()

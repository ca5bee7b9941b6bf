"""Reach against a calculation that measures every pair, and the sum that must come out."""

import math

import numpy as np
import pytest
from django.conf import settings
from django.contrib.gis.geos import MultiPolygon, Point
from hypothesis import given
from hypothesis import strategies as st

from evaluatie.hiaten.bereik import Rij, calculate_reach, read_bereik, spread_people
from evaluatie.hiaten.openbaar import public_bereik
from evaluatie.hiaten.vraag import Vraag
from evaluatie.models import Bevolkingscijfer, Doelgroepschatting, Schattingsmethode
from evaluatie.onderdrukking import ONDERDRUKT
from socialekaart.actions.verversen import refresh_locaties
from socialekaart.models import Gebied, Ondersteuningswens
from tests.factories import InitiatiefFactory, LocatieFactory, SchattingFactory

BANDEN = settings.BEREIK_BANDEN


def make_rij(x=0.0, y=0.0, stadsdeel=1, **anders):
    leeg = dict.fromkeys(Rij._fields)
    return Rij(**(leeg | {"x": x, "y": y, "stadsdeel": stadsdeel, "oppervlakte": 1.0, "voorbeeld": False} | anders))


# Whole hundreds, so that many distances lie exactly on a border of a band.
meters = st.integers(0, 60).map(lambda honderd: honderd * 100.0)
gebieden = st.lists(
    st.tuples(meters, meters, st.sampled_from([1, 2, 3]), st.sampled_from([0, 0.5, 20, 300])), min_size=1
)
plekken = st.lists(st.tuples(meters, meters, st.sampled_from([0.25, 0.5, 1.0])))
groepen = st.lists(st.tuples(st.sets(st.sampled_from([1, 2, 3])), st.integers(1, 4)), max_size=3)


def by_hand(gebieden, plekken, groepen):
    """Every pair one by one; returns A per area and how much supply reaches anyone."""

    def weigh(gebied, plek):
        afstand = math.hypot(gebied[0] - plek[0], gebied[1] - plek[1])
        return next((gewicht for grens, gewicht in BANDEN if afstand <= grens), 0)

    reikt = [(s, lambda gebied, plek=(x, y): weigh(gebied, plek)) for x, y, s in plekken]
    reikt += [(s, lambda gebied, waar=waar: int(not waar or gebied[2] in waar)) for waar, s in groepen]
    bereik, bereikt = [0.0] * len(gebieden), 0
    for s, gewicht in reikt:
        mensen = sum(gebied[3] * gewicht(gebied) for gebied in gebieden)
        if mensen:
            bereikt += s
            bereik = [a + s / mensen * gewicht(gebied) for a, gebied in zip(bereik, gebieden, strict=True)]
    return bereik, bereikt


@given(gebieden, plekken, groepen)
def test_reach_is_what_measuring_every_pair_gives(gebieden, plekken, groepen):
    rijen = [make_rij(x, y, stadsdeel) for x, y, stadsdeel, _wie in gebieden]
    mensen = [wie for *_waar, wie in gebieden]
    ons, bereikt = calculate_reach(rijen, mensen, np.array(plekken, dtype=float).reshape(-1, 3), groepen, BANDEN)
    hun, alles = by_hand(gebieden, plekken, groepen)
    assert ons.tolist() == pytest.approx(hun)
    assert bereikt == pytest.approx(alles)
    # What people can reach is all there is: Σ P·A = Σ S over what reaches anyone.
    assert sum(wie * a for wie, a in zip(mensen, ons, strict=True)) == pytest.approx(alles)


def test_people_come_from_the_area_itself_else_from_its_stadsdeel():
    rijen = [
        make_rij(schatting=12.0, schatting_stadsdeel=90.0, inwoners=100.0),
        make_rij(schatting_stadsdeel=90.0, inwoners=200.0),
        make_rij(stadsdeel=2, schatting_stadsdeel=90.0, inwoners=5.0, oppervlakte=1.0),
        make_rij(stadsdeel=2, schatting_stadsdeel=90.0, inwoners=None, oppervlakte=2.0),
        make_rij(stadsdeel=3, inwoners=5.0),
    ]
    assert spread_people(rijen) == ([12, 60, 30, 60, None], {"eigen", "inwoners", "oppervlakte"})


@pytest.fixture
def wijken(lijsten):
    """Two squares in Zuidoost, of which the first has one third of the surface."""
    vakken = [("T1", Point(4.97, 52.31, srid=4326).buffer(0.001)), ("T2", Point(4.99, 52.31, srid=4326).buffer(0.002))]
    return [
        Gebied.objects.create(
            soort="wijk", code=code, naam=code, slug=code.lower(), geometrie=MultiPolygon(vak.envelope)
        )
        for code, vak in vakken
    ]


def test_reach_counts_places_at_their_place_and_the_rest_by_where_it_works(wijken, django_assert_num_queries):
    SchattingFactory(aantal=100, laag=100, hoog=100, voorbeeld=True)
    maatje = Ondersteuningswens.objects.get(slug="maatje")
    hier = LocatieFactory(initiatief__wensen=["maatje"])
    LocatieFactory(initiatief=hier.initiatief, punt=Point(6.0, 53.0, srid=4326))
    LocatieFactory(initiatief=hier.initiatief, geheim=True)
    LocatieFactory(initiatief=InitiatiefFactory(wensen=["maatje"], aan_huis=True, werkgebied=["zuidoost"]))
    InitiatiefFactory(wensen=["maatje"], heel_amsterdam=True)
    InitiatiefFactory(wensen=["maatje"])
    InitiatiefFactory(wensen=["vervoer"], heel_amsterdam=True)
    refresh_locaties(ids=None)
    with django_assert_num_queries(2):
        bereik = read_bereik(Vraag(), maatje.pk)
    # A square of half the side has a quarter of the surface: 20 and 80 people. Half of the first initiative is at a
    # place within 1 km of T1 and 1.36 km from T2; the other half is far away. Two more are for all 100 people.
    per_mens = 0.5 / (20 * 1 + 80 * 0.68)
    assert [gebied.mensen for gebied in bereik.gebieden] == pytest.approx([20, 80], rel=1e-3)
    assert [gebied.bereik for gebied in bereik.gebieden] == pytest.approx(
        [per_mens + 0.02, 0.68 * per_mens + 0.02], rel=1e-3
    )
    assert (bereik.aanbod, bereik.bereikt, bereik.voorbeeld, bereik.verdelingen) == (3, 2.5, True, {"oppervlakte"})
    assert read_bereik(Vraag(schatting="opgave"), maatje.pk).gebieden[0].bereik is None


def test_reach_for_everybody_rests_on_published_people_alone(wijken):
    """A wijk with 7 people of its own is not told, so its neighbour is not either; both have a part of all."""
    SchattingFactory(aantal=102, laag=101, hoog=110)
    methode = Schattingsmethode.objects.get(slug="sterfte-66")
    for wijk, aantal, inwoners in zip(wijken, (7, 95), (100, 900), strict=True):
        Doelgroepschatting.objects.create(
            gebied=wijk, methode=methode, jaar=2024, aantal=aantal, laag=aantal, hoog=aantal
        )
        Bevolkingscijfer.objects.create(gebied=wijk, jaar=2024, inwoners=inwoners)
    InitiatiefFactory(wensen=["maatje"], heel_amsterdam=True)
    maatje = Ondersteuningswens.objects.get(slug="maatje")
    assert [gebied.mensen for gebied in read_bereik(Vraag(), maatje.pk).gebieden] == [7, 95]
    openbaar = public_bereik(Vraag(), maatje.pk, "wijk", 1)
    assert openbaar.verdelingen == {"inwoners"}
    assert [gebied.mensen for gebied in openbaar.gebieden] == [10, 90]
    Doelgroepschatting.objects.filter(gebied__soort="stadsdeel").update(laag=5)
    klein = public_bereik(Vraag(), maatje.pk, "wijk", 2)
    assert [(gebied.mensen, gebied.bereik) for gebied in klein.gebieden] == [(None, None)] * 2
    eigen = public_bereik(Vraag(), maatje.pk, "stadsdeel", 2)
    assert [gebied.mensen for gebied in eigen.gebieden if gebied.code == "T"] == [None]
    Doelgroepschatting.objects.filter(gebied__soort="stadsdeel").update(laag=101)
    Bevolkingscijfer.objects.filter(gebied=wijken[0]).update(inwoners=10)
    assert public_bereik(Vraag(), maatje.pk, "wijk", 3).gebieden[0].mensen is ONDERDRUKT

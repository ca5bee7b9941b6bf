"""The sketch on paper: every number can be read, and lies on its place or near it with a line."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialekaart.kaartbeeld import to_px
from socialekaart.meegeefkaart import (
    PLEKKEN_HOOGSTENS,
    STRAAL,
    VERHOUDING,
    Merk,
    _inside,
    _overlap,
    choose_names,
    draw_sketch,
    fit,
    place,
)
from socialekaart.models import Gebied
from tests.factories import PUNTEN

KADER = (0.0, 0.0, 300.0, 225.0)
PLEKKEN = st.tuples(st.floats(0, 300), st.floats(0, 225))


@given(st.lists(PLEKKEN, max_size=20))
def test_no_number_covers_another_or_leaves_the_frame(plekken):
    merken: list[Merk] = []
    for nummer, plek in enumerate(plekken, start=1):
        place(merken, nummer, plek, KADER, 1)
    assert len(merken) == len(plekken)
    for merk, plek in zip(merken, plekken, strict=True):
        assert STRAAL <= merk.x <= 300 - STRAAL and STRAAL <= merk.y <= 225 - STRAAL
        assert merk.van == plek if merk.van else hypot(merk.x - plek[0], merk.y - plek[1]) < 0.1
        for ander in merken[: merken.index(merk)]:
            assert hypot(merk.x - ander.x, merk.y - ander.y) > 1.9 * STRAAL


def test_a_place_where_all_is_full_gets_no_number():
    merken = [Merk(0, x, y) for x in range(0, 301, 20) for y in range(0, 226, 20)]
    vol = len(merken)
    place(merken, 1, (150, 100), KADER, 1)
    assert len(merken) == vol


@given(st.floats(1, 2000), st.floats(1, 2000))
def test_the_frame_holds_the_box_and_has_the_shape_of_the_drawing(breedte, hoogte):
    (links, boven, rechts, onder), eenheid = fit(f"10 20 {breedte} {hoogte}")
    assert (rechts - links) / (onder - boven) == pytest.approx(VERHOUDING)
    assert links <= 10 and boven <= 20 and rechts >= 10 + breedte - 1e-6 and onder >= 20 + hoogte - 1e-6
    assert eenheid == pytest.approx((rechts - links) / 300, abs=1e-4)


def test_names_move_aside_or_stay_away():
    merk = (140.0, 90.0, 164.0, 114.0)
    namen = choose_names([("Gein", 150, 102), ("Gein", 150, 102), ("Te ver", 299, 100)], [merk], KADER, 1)
    assert [naam for naam, _x, _y in namen] == ["Gein", "Gein"]
    assert namen[0][2] != 102 and namen[1][2] != namen[0][2]
    assert _inside((1, 1, 2, 2), KADER) and not _overlap((1, 1, 2, 2), merk)


@pytest.mark.django_db
def test_zoomed_to_where_the_numbers_are(lijsten, django_assert_num_queries):
    plekken = [(1, [PUNTEN["zuidoost"]], {"zuidoost"}), (2, [], set())]
    schets = draw_sketch(1, plekken)
    assert schets.gekozen
    assert [vlak.slug for vlak in schets.beeld.stadsdelen if vlak.gekozen] == ["zuidoost"]
    assert [(merk.nummer, merk.x, merk.y) for merk in schets.merken] == [(1, *to_px(*PUNTEN["zuidoost"]))]
    assert [naam for naam, _x, _y in schets.namen] == ["Zuidoost"]
    with django_assert_num_queries(0):
        draw_sketch(1, plekken)


@pytest.mark.django_db
def test_parts_of_the_stadsdeel_are_named_when_they_are_known(lijsten):
    zuidoost = Gebied.objects.stadsdelen().get(slug="zuidoost")
    Gebied.objects.create(
        soort="gebied", code=f"G{zuidoost.code}24", naam="Gaasperdam, Driemond", slug="gaasperdam",
        geometrie=zuidoost.geometrie,
    )  # fmt: skip
    schets = draw_sketch(2, [(1, [], {"zuidoost"})])
    assert [naam for naam, _x, _y in schets.namen] == ["Gaasperdam"]


@pytest.mark.django_db
def test_the_whole_city_when_there_is_no_place(lijsten):
    schets = draw_sketch(3, [(1, [], set())])
    assert not schets.gekozen and schets.merken == []
    assert {"Noord", "Zuidoost"} <= {naam for naam, _x, _y in schets.namen}


@pytest.mark.django_db
def test_an_organisation_with_many_places_does_not_fill_the_sketch(lijsten):
    punten = [(4.97 + i / 1000, 52.31) for i in range(20)]
    schets = draw_sketch(4, [(1, punten, {"zuidoost", "oost", "west"})])
    assert len(schets.merken) == PLEKKEN_HOOGSTENS
    assert {naam for naam, _x, _y in schets.namen} <= {"Zuidoost", "Oost", "West"}

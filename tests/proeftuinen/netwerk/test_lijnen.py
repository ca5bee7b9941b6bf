"""Lines end at the border of a node, run side by side, and bend round what stands in the way."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuinen.netwerk.lijnen import LUCHT, Omtrek, lay_lines
from proeftuinen.netwerk.vel import choose_vel

from .figuren import make_band

RUIM = choose_vel(10)


def lay(banden, vel=RUIM, **plekken):
    omtrekken = {sleutel: Omtrek(x, y, vorm, 10) for sleutel, (x, y, vorm) in plekken.items()}
    return lay_lines([(band, "") for band in banden], omtrekken, vel)


@pytest.mark.parametrize(("vorm", "schuin"), [("formeel", 10 * 2**0.5), ("informeel", 10), ("gemeente", 12.5 / 2**0.5)])
def test_a_line_begins_just_off_the_border_of_its_shape(vorm, schuin):
    """By hand for a node of 10: straight the border is at 10 (the diamond 12.5), at 45 degrees as in the table."""
    recht = Omtrek(0, 0, vorm, 10).leave_towards((100, 0))
    assert recht == pytest.approx(((12.5 if vorm == "gemeente" else 10) + LUCHT, 0))
    assert hypot(*Omtrek(0, 0, vorm, 10).leave_towards((100, 100))) == pytest.approx(schuin + LUCHT)


def test_nodes_on_one_place_do_not_turn_a_line_round():
    assert Omtrek(5, 5, "formeel", 10).leave_towards((5, 5)) == (5, 5)


def test_one_tie_is_straight_and_an_arrow_keeps_its_tip_at_the_node():
    (lijn,) = lay([make_band(1, "a", "b", "verwijzing")], a=(0, 0, "informeel"), b=(200, 0, "informeel"))
    assert lijn.punt == pytest.approx((185, 0)) and lijn.eind == pytest.approx((172, 0))  # a head of 5 + 4 × 2
    assert lijn.d == "M15 0l157 0"
    assert lijn.pijl.startswith("M185 0l-14 ") and lijn.pijl.endswith("z")


def test_ties_between_the_same_two_run_side_by_side_whatever_their_direction():
    banden = [make_band(1, "a", "b", "verwijzing"), make_band(2, "b", "a", "verwijzing"), make_band(3, "a", "b")]
    lijnen = lay(banden, a=(0, 0, "informeel"), b=(200, 0, "informeel"))
    hoogtes = [round(lijn.at(0.5)[1], 1) for lijn in lijnen]
    assert len(set(hoogtes)) == 3 and sorted(hoogtes)[1] == 0
    assert "q" in lijnen[0].d and "l" in lijnen[1].d


def test_a_line_bends_round_a_third_node_but_not_on_a_crowded_sheet():
    plekken = {"a": (0, 0, "informeel"), "b": (400, 0, "informeel"), "c": (200, 0, "informeel")}
    (lijn,) = lay([make_band(1, "a", "b")], **plekken)
    assert min(hypot(x - 200, y) for x, y in lijn.along(2)) > 15
    (recht,) = lay([make_band(1, "a", "b")], RUIM.with_ties(1000), **plekken)
    assert recht.d == "M15 0l370 0"


def test_where_all_is_full_a_line_hits_as_little_as_can_be():
    muur = {f"m{y}": (200, y, "informeel") for y in range(-200, 201, 20)}
    (lijn,) = lay([make_band(1, "a", "b")], a=(0, 0, "informeel"), b=(400, 0, "informeel"), **muur)
    assert lijn.begin[0] > 0


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 700)), min_size=2, max_size=6, unique=True))
def test_a_line_never_starts_outside_the_stretch_between_its_nodes(plekken):
    (lijn,) = lay(
        [make_band(1, "n0", "n1", "verwijzing")], **{f"n{i}": (x, y, "formeel") for i, (x, y) in enumerate(plekken)}
    )
    lengte = hypot(plekken[1][0] - plekken[0][0], plekken[1][1] - plekken[0][1])
    assert len(lijn.along(6)) >= 2
    assert hypot(lijn.begin[0] - plekken[0][0], lijn.begin[1] - plekken[0][1]) <= lengte

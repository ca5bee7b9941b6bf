"""The figures of one cell against scipy, and each status in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from evaluatie.hiaten.statistiek import Schatting, cover, decide_status, expect, wilson


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_what_scipy_says(getallen):
    k, n = getallen
    hun = binomtest(k, n).proportion_ci(method="wilson")
    ons = wilson(k, n)
    assert ons.waarde == k / n
    assert (ons.laag, ons.hoog) == pytest.approx((hun.low, hun.high), abs=1e-12)
    assert 0 <= ons.laag <= ons.waarde <= ons.hoog <= 1


def test_expected_people_take_the_low_ends_together_and_the_high_ends_together():
    # Weesp in the drawing: 160 (155-185) people; 19 of 52 wish it: 37 % (25-50 %); so 60 (40-90) people.
    verwacht = expect(Schatting(160, 155, 185), wilson(19, 52))
    assert [round(getal) for getal in verwacht] == [58, 38, 93]


def test_coverage_is_per_hundred_people_and_empty_without_people():
    assert cover(2, 200) == 1
    assert cover(0, 200) == 0
    assert cover(2, 0) is None
    assert cover(2, None) is None


GENOEG = {
    "n": 10, "compleet": True, "totaal": 3, "lokaal": 2, "verwacht": 100.0, "dekking_hoog": 2.0, "stad": 2.0
}  # fmt: skip


@pytest.mark.parametrize(
    ("anders", "status"),
    [
        # Each row also has what the rows above have, so that the order is part of the test.
        ({}, "gedekt"),
        ({"stad": 2.1}, "schaars"),
        ({"stad": 2.1, "dekking_hoog": None}, "gedekt"),
        ({"stad": None}, "gedekt"),
        ({"stad": 2.1, "verwacht": None}, "te-weinig-gegevens"),
        ({"verwacht": None, "lokaal": 0}, "alleen-stedelijk"),
        ({"verwacht": None, "lokaal": 0, "totaal": 0}, "geen-aanbod"),
        ({"lokaal": 0, "totaal": 0, "compleet": False}, "niet-geinventariseerd"),
        ({"lokaal": 0, "totaal": 0, "compleet": False, "n": 9}, "te-weinig-gegevens"),
        ({"lokaal": 0, "totaal": 0, "compleet": False, "n": None}, "geen-meting"),
    ],
)
def test_status_is_the_first_that_holds(anders, status):
    assert decide_status(**(GENOEG | anders)) == status

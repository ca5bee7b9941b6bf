"""Means, differences and agreement, against scipy and against cases worked by hand."""

from math import isclose, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from evaluatie.effect.statistiek import cohens_kappa, t_quantile, tell_difference, tell_mean

WAARDEN = [4, 3, 2, 1]
tellingen = st.lists(st.integers(0, 40), min_size=4, max_size=4).filter(lambda a: sum(a) >= 10)


def spread(aantallen: list[int]) -> np.ndarray:
    return np.repeat(WAARDEN, aantallen)


@pytest.mark.parametrize("vrijheid", [9, 9.7, 12, 30, 500])
def test_quantile_is_right_to_three_decimals(vrijheid):
    assert isclose(t_quantile(vrijheid), stats.t.ppf(0.975, vrijheid), abs_tol=5e-4)


@given(tellingen)
def test_mean_and_interval_are_those_of_scipy(aantallen):
    gemiddelde = tell_mean(aantallen, WAARDEN)
    antwoorden = spread(aantallen)
    assert isclose(gemiddelde.waarde, antwoorden.mean())
    assert isclose(gemiddelde.variantie, antwoorden.var(ddof=1), abs_tol=1e-9)
    if gemiddelde.variantie:
        laag, hoog = stats.t.interval(
            0.95, len(antwoorden) - 1, antwoorden.mean(), antwoorden.std(ddof=1) / sqrt(len(antwoorden))
        )
        assert gemiddelde.laag == pytest.approx(max(1, laag), abs=1e-3)
        assert gemiddelde.hoog == pytest.approx(min(4, hoog), abs=1e-3)
    else:
        assert gemiddelde.laag == gemiddelde.waarde == gemiddelde.hoog


@given(tellingen, tellingen)
def test_difference_is_that_of_welch(eerst, later):
    verschil = tell_difference(tell_mean(eerst, WAARDEN), tell_mean(later, WAARDEN))
    een, ander = spread(eerst), spread(later)
    assert isclose(verschil.waarde, ander.mean() - een.mean(), abs_tol=1e-12)
    if een.var() or ander.var():
        interval = stats.ttest_ind(ander, een, equal_var=False).confidence_interval(0.95)
        assert (verschil.laag, verschil.hoog) == pytest.approx((interval.low, interval.high), abs=2e-3)
        assert verschil.zeker == (verschil.laag > 0 or verschil.hoog < 0)
    else:
        assert verschil.laag == verschil.hoog == verschil.waarde


def test_all_the_same_and_a_single_answer():
    een, ander = tell_mean([10, 0, 0, 0], WAARDEN), tell_mean([0, 12, 0, 0], WAARDEN)
    assert een.laag == een.hoog == 4
    verschil = tell_difference(een, ander)
    assert (verschil.waarde, verschil.laag, verschil.hoog, verschil.zeker) == (-1, -1, -1, True)
    with pytest.raises(ValueError, match="two answers"):
        tell_mean([1, 0, 0, 0], WAARDEN)


def test_kappa_by_hand():
    """50 answers: both 20, one 5, the other 10, neither 15.

    Agreement 35/50 = 0.7; the one sees it in 25/50, the other in 30/50, so by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5;
    kappa = (0.7 - 0.5) / (1 - 0.5) = 0.4.
    """
    assert cohens_kappa(20, 5, 10, 15) == pytest.approx(0.4)
    assert cohens_kappa(10, 0, 0, 10) == 1
    assert cohens_kappa(0, 10, 10, 0) == -1


def test_kappa_of_nothing_to_agree_on():
    assert cohens_kappa(0, 0, 0, 0) is None
    assert cohens_kappa(0, 0, 0, 12) is None
    assert cohens_kappa(12, 0, 0, 0) is None

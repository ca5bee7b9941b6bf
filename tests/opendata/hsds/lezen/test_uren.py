"""Schedules as opening hours: what they say of a week, and nothing more."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.hsds.lezen.uren import write_uren
from palliatief.lib.openingstijden import Openingstijden

DAGEN = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
# A Monday without holidays in its week.
MAANDAG = datetime(2026, 11, 2)


def rooster(byday, van="09:00", tot="17:00", **anders):
    return {"freq": "WEEKLY", "byday": byday, "opens_at": van, "closes_at": tot} | anders


@pytest.mark.parametrize(
    ("roosters", "tekst"),
    [
        ([rooster("MO,TU,WE,TH,FR"), rooster("SA", "10:00:00", "12:00:00")], "Mo-Fr 09:00-17:00; Sa 10:00-12:00"),
        ([rooster("MO", "9:00", "12:00"), rooster("MO", "13:00", "17:00")], "Mo 09:00-12:00,13:00-17:00"),
        ([rooster("MO, WE")], "Mo 09:00-17:00; We 09:00-17:00"),
        ([rooster(",".join(DAGEN), "00:00", "23:59")], "24/7"),
        ([rooster("FR", "22:00", "02:00")], "Fr 22:00-02:00"),
        # Before 2.0, as a number or a name.
        ([{"weekday": "1", "opens_at": "09:00", "closes_at": "12:00"}], "Mo 09:00-12:00"),
        ([{"weekday": "Tuesday", "opens_at": "09:00", "closes_at": "12:00"}], "Tu 09:00-12:00"),
        ([{"weekday": "zaterdag", "opens_at": "09:00", "closes_at": "12:00"}], "Sa 09:00-12:00"),
        ([], ""),
    ],
)
def test_an_ordinary_week(roosters, tekst):
    assert write_uren(roosters) == (tekst, True)


@pytest.mark.parametrize(
    "vreemd",
    [
        rooster("MO", freq="MONTHLY"),
        rooster("1MO"),
        rooster("MO", interval=2),
        rooster("MO", valid_to="2026-12-31"),
        rooster("MO", bymonthday="3"),
        rooster(None),
        rooster("MO", "negen uur"),
        rooster("MO", tot=None),
        rooster("MO", "09:00", "25:61"),
    ],
)
def test_what_is_no_ordinary_week_is_left_out_and_told(vreemd):
    assert write_uren([vreemd]) == ("", False)


def test_the_rest_of_the_week_stays():
    assert write_uren([rooster("TU"), rooster("MO", freq="MONTHLY")]) == ("Tu 09:00-17:00", False)


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 11), st.integers(12, 23)), min_size=1, max_size=6))
def test_open_at_the_same_moments(uren):
    """Against the schedules themselves, at half past of every hour of a week."""
    tekst, alles = write_uren([rooster(DAGEN[dag], f"{van}:00", f"{tot}:00") for dag, van, tot in uren])
    tijden = Openingstijden.parse(tekst)
    assert alles and tijden
    for uur in range(7 * 24):
        moment = MAANDAG + timedelta(hours=uur, minutes=30)
        open_ = any(d == moment.weekday() and time(v) <= moment.time() < time(t) for d, v, t in uren)
        assert tijden.is_open(moment) == open_

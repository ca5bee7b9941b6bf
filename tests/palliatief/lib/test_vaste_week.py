from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from palliatief.lib.vaste_week import DAGEN, MAANDAG, read_week

ELKE_DAG = "MO,TU,WE,TH,FR,SA,SU"


@pytest.mark.parametrize(
    ("tekst", "week"),
    [
        ("Mo-Fr 09:00-17:00", [("MO,TU,WE,TH,FR", "09:00", "17:00")]),
        ("Mo,We 9:00-12:00; PH off", [("MO,WE", "09:00", "12:00")]),
        ("Mo-Tu 09:00-12:00,13:00-17:00", [("MO,TU", "09:00", "12:00"), ("MO,TU", "13:00", "17:00")]),
        # A later rule takes the place of an earlier one for its days.
        ("Mo-Fr 09:00-17:00; We 19:00-21:00", [("MO,TU,TH,FR", "09:00", "17:00"), ("WE", "19:00", "21:00")]),
        ("Mo-We 09:00-17:00; Tu off", [("MO,WE", "09:00", "17:00")]),
        # Past midnight, over the end of the week too.
        ("Su 22:00-07:00", [("SU", "22:00", "07:00")]),
        ("24/7", [(ELKE_DAG, "00:00", "00:00")]),
        ("10:00-11:00", [(ELKE_DAG, "10:00", "11:00")]),
        (
            "Fr 18:00-24:00; Sa 00:00-24:00; Su 00:00-12:00",
            [("FR", "18:00", "00:00"), ("SA", "00:00", "00:00"), ("SU", "00:00", "12:00")],
        ),
    ],
)
def test_an_ordinary_week(tekst, week):
    assert read_week(tekst) == [dict(zip(("dagen", "van", "tot"), regel, strict=True)) for regel in week]


@pytest.mark.parametrize(
    "tekst",
    [
        *("", "PH off", "geen tijden", "Su[1] 10:00-12:00", "Jul-Aug off; Mo 10:00-12:00", "Apr-Sep Sa 12:00-17:00"),
        *('Mo 10:00-12:00 "bel eerst"', "Mo-Fr 09:00+", "sunrise-sunset", "Mo-Fr 09:00-17:00, Sa 09:00-12:00"),
        *("week 1-10 Mo 10:00-12:00", "Mo-Fr,PH 09:00-17:00", "Mo-Fr 09:00-17:00; SH off", "Dec 25 off"),
    ],
)  # fmt: skip
def test_no_week_when_a_week_cannot_say_it(tekst):
    assert read_week(tekst) == []


kwartieren = st.integers(0, 24 * 4).map(lambda kwartier: f"{kwartier // 4:02d}:{kwartier % 4 * 15:02d}")
dagen = st.sets(st.sampled_from([dag.title() for dag in DAGEN]), min_size=1).map(",".join)
# Nothing begins at 24:00; something may last until then.
regels = st.tuples(dagen, kwartieren.filter(lambda tijd: tijd < "24"), kwartieren).map(
    lambda d: f"{d[0]} {d[1]}-{d[2]}"
)


@settings(max_examples=15)
@given(st.lists(regels, min_size=1, max_size=3).map("; ".join))
def test_a_week_is_open_when_the_text_is(tekst):
    """Every quarter of an hour of a week long after, by the week and by the text itself."""
    week = read_week(tekst)
    tijden = OpeningHours(tekst, country="NL")
    for kwartier in range(7 * 24 * 4):
        nu = MAANDAG + timedelta(weeks=70, minutes=15 * kwartier)
        assert any(is_open(regel, nu) for regel in week) == tijden.is_open(nu), (tekst, nu, week)


def is_open(regel: dict, nu: datetime) -> bool:
    van, tot = (int(regel[naam][:2]) * 60 + int(regel[naam][3:]) for naam in ("van", "tot"))
    duur = tot - van if tot > van else tot - van + 24 * 60
    for terug in (0, 1):
        dag = nu - timedelta(days=terug)
        verstreken = nu.hour * 60 + nu.minute + terug * 24 * 60 - van
        if DAGEN[dag.weekday()] in regel["dagen"].split(",") and 0 <= verstreken < duur:
            return True
    return False

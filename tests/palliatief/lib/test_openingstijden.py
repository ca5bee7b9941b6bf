"""Opening hours in words, checked against a calendar by hand.

16 November 2026 is a Monday; 25 December 2026 is a Friday and a Dutch holiday.
"""

from datetime import date, datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palliatief.lib.openingstijden import Openingstijden

MAANDAG = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("regels", "moment", "open_", "tekst"),
    [
        ("Mo-Fr 09:00-17:00", "2026-11-16 10:00", True, "Nu open tot 17.00 uur"),
        ("Mo-Fr 09:00-17:30", "2026-11-16 08:00", False, "Dicht. Vandaag open om 9.00 uur"),
        ("Mo-Fr 09:00-17:00", "2026-11-16 17:00", False, "Dicht. Morgen open om 9.00 uur"),
        ("Mo-Fr 09:00-17:00", "2026-11-20 18:00", False, "Dicht. Maandag open om 9.00 uur"),
        ("Mo-Fr 09:00-17:00; PH off", "2026-12-25 10:00", False, "Dicht. Maandag open om 9.00 uur"),
        ("Dec 24 10:00-12:00", "2026-11-16 10:00", False, "Dicht. 24 december open om 10.00 uur"),
        ("Fr-Sa 22:00-02:00", "2026-11-21 01:00", True, "Nu open tot 2.00 uur"),
        ("24/7", "2026-11-16 03:00", True, "Nu open"),
        ("off", "2026-11-16 03:00", False, "Dicht"),
        ('Mo 10:00-12:00 unknown "op afspraak"', "2026-11-16 11:00", False, "Bel eerst: op afspraak"),
        ("Mo 10:00-12:00 unknown", "2026-11-16 11:00", False, "Bel eerst: tijden wisselen"),
    ],
)
def test_now(regels, moment, open_, tekst):
    stand = Openingstijden.parse(regels).stand(datetime.fromisoformat(moment))
    assert (stand.open, stand.tekst) == (open_, tekst)


def test_a_week_in_words():
    week = Openingstijden.parse("Mo 09:00-12:00,13:00-17:00; We 20:00-24:00; Fr 22:00-02:00; Sa 00:00-24:00").week(
        MAANDAG
    )
    assert [(d.naam, d.tijden, d.vandaag) for d in week] == [
        ("maandag", "9.00–12.00 en 13.00–17.00 uur", True),
        ("dinsdag", "dicht", False),
        ("woensdag", "20.00–24.00 uur", False),
        ("donderdag", "dicht", False),
        ("vrijdag", "22.00–24.00 uur", False),
        ("zaterdag", "dag en nacht", False),
        ("zondag", "dicht", False),
    ]


def test_night_and_day():
    assert {dag.tijden for dag in Openingstijden.parse("24/7").week(MAANDAG)} == {"dag en nacht"}


def test_past_midnight_belongs_to_the_evening_on_which_it_began():
    week = Openingstijden.parse("Su 22:00-02:00").week(MAANDAG)
    assert [dag.tijden for dag in week] == ["dicht"] * 6 + ["22.00–2.00 uur"]


def test_holidays():
    assert Openingstijden.parse("Mo-Fr 09:00-17:00; PH off").toelichting == "Op feestdagen dicht."
    assert Openingstijden.parse("Mo-Fr 09:00-17:00; PH closed").toelichting == "Op feestdagen dicht."
    assert Openingstijden.parse("Mo-Fr 09:00-17:00").toelichting == ""


@pytest.mark.parametrize("regels", ["Mo-Su 00:00-24:00", "2020 Mo 10:00-12:00", "unknown || sunrise-sunset"])
def test_what_never_changes_is_told_at_once(regels):
    """A list of 25 rows asks this 25 times."""
    tijden = Openingstijden.parse(regels)
    begin = process_time()
    tijden.stand(datetime(2026, 11, 16, 10))
    assert process_time() - begin < 0.1


DELEN = ["Mo", "Su", "Mo-Su", "PH", "SH", "Jan", "Feb 29", "week 53", "easter +2 days", "2020", "2020-9999", "24/7",
         "off", "unknown", '"bel"', "00:00-48:00", "22:00-02:00", "10:00+", "(sunset-01:30)-(sunrise+99:59)", ";", ",",
         "||", "[1]", "[-5]", "-30 days", "10:00-12:00/90", "Feb 31", "99:99", "\0", "é"]  # fmt: skip


@given(st.lists(st.sampled_from(DELEN), max_size=8).map(" ".join) | st.text(max_size=50))
@settings(max_examples=300, deadline=None)
def test_whatever_can_be_read_can_be_told(tekst):
    if tijden := Openingstijden.parse(tekst):
        for moment in (datetime(2024, 2, 29, 23, 59), datetime(2026, 3, 29, 2, 30), datetime(2026, 12, 31)):
            assert tijden.stand(moment).tekst
            assert len(tijden.week(moment.date())) == 7


@pytest.mark.parametrize("tekst", ["elke dag", "Mo-Fr 9", "maandag 9-17", "\0"])
def test_what_is_no_opening_hours_text(tekst):
    assert Openingstijden.parse(tekst) is None

"""How often somebody may ask something."""

import pytest
from django.core.cache import caches

from palliatief.lib import tempo
from palliatief.lib.tempo import count_visit


@pytest.fixture(autouse=True)
def klok(monkeypatch):
    """Ten seconds before the end of a minute; a test moves it on."""
    klok = {"nu": 50.0}
    monkeypatch.setattr(tempo.time, "time", lambda: klok["nu"])
    caches["tempo"].clear()
    return klok


def test_each_has_a_number_of_their_own_until_the_minute_ends(klok):
    assert [count_visit("an", grens=2).over for _ in range(3)] == [1, 0, -1]
    assert count_visit("bo", grens=2).over == 1
    klok["nu"] = 60
    assert (count_visit("an", grens=2).over, count_visit("an", grens=2).seconden) == (1, 60)


def test_who_was_forgotten_begins_anew():
    count_visit("an", grens=9)
    caches["tempo"].clear()
    assert count_visit("an", grens=9).over == 8

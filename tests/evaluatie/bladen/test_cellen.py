"""A figure that is no count is refused with what to do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluatie.bladen import cellen
from socialekaart.importeren.cellen import Celfout


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("37%", "geen percentage"),
        ("0,37", "deel van het geheel"),
        ("0.4", "deel van het geheel"),
        ("-3", "nooit negatief"),
        ("−3", "nooit negatief"),
        ("3,0", "heel getal"),
        ("1.234", "heel getal"),
        ("veel", "heel getal"),
        ("٣", "heel getal"),
        ("9" * 5000, "te groot"),
        ("10000001", "te groot"),
    ],
)
def test_what_is_no_count_of_people(tekst, reden):
    with pytest.raises(Celfout, match=reden):
        cellen.read_aantal(tekst)


@pytest.mark.parametrize(
    ("tekst", "reden"), [("-1,5", "nooit negatief"), ("1.234", "punt bij duizend"), ("x", "getal")]
)
def test_what_is_no_figure(tekst, reden):
    with pytest.raises(Celfout, match=reden):
        cellen.read_getal(tekst)


def test_figures_as_people_write_them():
    assert (cellen.read_aantal("0"), cellen.read_aantal("10000000"), cellen.read_aantal("")) == (0, 10_000_000, None)
    assert (cellen.read_getal("9,7"), cellen.read_getal("9.70"), cellen.read_getal("")) == (*[Decimal("9.7")] * 2, None)
    assert cellen.read_jaar("2024") == 2024
    assert cellen.read_dag("1-3-2026") == cellen.read_dag("2026-03-01")
    for read, tekst in [(cellen.read_jaar, "1989"), (cellen.read_jaar, "24"), (cellen.read_dag, "1-1-0202")]:
        with pytest.raises(Celfout, match="1990"):
            read(tekst)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(tekst):
    for read in (cellen.read_aantal, cellen.read_getal, cellen.read_jaar, cellen.read_dag):
        try:
            read(tekst)
        except Celfout as fout:
            assert str(fout)

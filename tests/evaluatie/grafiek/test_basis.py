from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from evaluatie.grafiek.basis import make_schaal, write, write_range
from evaluatie.onderdrukking import ONDERDRUKT

figuren = st.floats(min_value=-1e6, max_value=1e6, allow_subnormal=False).filter(lambda w: not 0 < abs(w) < 1e-6)


@given(st.lists(figuren, max_size=8), st.booleans())
def test_a_scale_holds_zero_and_all_figures_in_a_few_round_steps(waarden, rond):
    schaal = make_schaal(waarden, 100, 400, rond=rond)
    assert all(99.9 <= schaal.place(waarde) <= 400.1 for waarde in [0, *waarden])
    stap = schaal.streken[1] - schaal.streken[0] if len(schaal.streken) > 1 else 1
    assert len(schaal.streken) <= 6 and f"{stap:.1e}"[0] in "125"
    assert all(99.9 <= schaal.place(streek) <= 400.1 for streek in schaal.streken)


def test_a_scale_runs_the_other_way_for_what_goes_up_on_the_screen():
    schaal = make_schaal([1, 4], 240, 14)
    assert (schaal.place(0), schaal.place(4), schaal.streken) == (240, 14, [0, 1, 2, 3, 4])


def test_unknown_and_withheld_are_words_and_never_a_number():
    assert (write(None), write(ONDERDRUKT), write(0)) == ("niet bekend", "te weinig gegevens", "0")
    assert write_range(60, 40, 90) == "60 (40–90)"
    assert write_range(25, ONDERDRUKT, 50) == "25 (<10–50)"
    assert write_range(ONDERDRUKT, ONDERDRUKT, ONDERDRUKT) == "te weinig gegevens"
    assert write_range(12.5, None, None, "%") == "12,5%"
    with override("en"):
        assert write(1234.5, "mensen") == "1,234 mensen"

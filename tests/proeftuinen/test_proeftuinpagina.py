"""Marks on the map of a proeftuin keep apart."""

from hypothesis import given
from hypothesis import strategies as st

from proeftuinen.proeftuinpagina import spread
from socialekaart.kaartbeeld import to_px

# In Amsterdam, where a pixel of the drawing is some 28 metres.
PLEKKEN = st.lists(
    st.tuples(st.floats(4.9, 5.0), st.floats(52.3, 52.4), st.just("formeel"), st.sampled_from(["fysiek", "sociaal"]))
)


@given(PLEKKEN, st.floats(0.1, 100))
def test_no_mark_lies_over_another_and_none_is_left_out_without_need(plekken, afstand):
    over = spread(plekken, afstand)

    def near(een, ander) -> bool:
        (x1, y1), (x2, y2) = to_px(*een[:2]), to_px(*ander[:2])
        return ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 < afstand * (1 - 1e-9)

    assert set(over) <= set(plekken)
    assert not any(near(een, ander) for i, een in enumerate(over) for ander in over[:i])
    weg = [plek for plek in plekken if plek not in over]
    assert all(any(near(plek, ander) for ander in over) for plek in weg)
    assert spread(reversed(plekken), afstand) == over, "whatever order they come in"

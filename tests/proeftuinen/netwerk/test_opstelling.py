"""Places: the same each time, on the sheet, and never two on one spot."""

from math import dist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuinen.netwerk import opstelling
from proeftuinen.netwerk.opstelling import place_nodes, push_apart
from proeftuinen.netwerk.vel import choose_vel


def check(sleutels, plaatsen, *, ruimte=0.97):
    vel = choose_vel(len(sleutels))
    assert list(plaatsen) == sleutels
    for x, y in plaatsen.values():
        assert vel.marge[0] - 1 <= x <= vel.breedte - vel.marge[0] + 1
        assert vel.marge[1] - 1 <= y <= vel.hoogte - vel.marge[1] + 1
    punten = list(plaatsen.values())
    kleinst = min((dist(een, ander) for i, een in enumerate(punten) for ander in punten[:i]), default=vel.afstand)
    assert kleinst >= ruimte * vel.afstand


@given(st.integers(0, 14), st.data())
def test_every_node_has_its_own_place_on_the_sheet(aantal, data):
    sleutels = [f"o{nummer}" for nummer in range(aantal)]
    alle = [(een, ander) for een in sleutels for ander in sleutels if een != ander]
    paren = data.draw(st.lists(st.sampled_from(alle), unique=True, max_size=20)) if alle else []
    plaatsen = place_nodes(sleutels, paren)
    check(sleutels, plaatsen)
    assert plaatsen == place_nodes(sleutels, paren[::-1])


@pytest.mark.parametrize("verbonden", [0, 20, 120])
def test_many_without_ties_stand_in_rows_at_the_right(verbonden):
    sleutels = [f"o{nummer}" for nummer in range(120)]
    plaatsen = place_nodes(sleutels, [(sleutels[n], sleutels[(n - 1) // 2]) for n in range(1, verbonden)])
    check(sleutels, plaatsen)
    if verbonden == 20:
        rechts = max(plaatsen[sleutel][0] for sleutel in sleutels[:20])
        assert all(plaatsen[sleutel][0] > rechts for sleutel in sleutels[20:])


def test_more_nodes_than_spring_layout_takes(monkeypatch):
    monkeypatch.setattr(opstelling, "MATRIX", 40)
    sleutels = [f"o{nummer}" for nummer in range(50)]
    check(sleutels, place_nodes(sleutels, [(sleutel, sleutels[n // 3]) for n, sleutel in enumerate(sleutels) if n]))


def test_a_box_that_is_too_small_is_filled_as_well_as_goes():
    vak = np.array([(0.0, 0.0), (10.0, 10.0)])
    punten = push_apart(np.zeros((9, 2)), vak, 40)
    assert punten.min() >= 0 and punten.max() <= 10 and len(np.unique(punten, axis=0)) > 1

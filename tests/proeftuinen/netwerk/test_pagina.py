"""Figures in words."""

import pytest

from proeftuinen.netwerk.maten import Deel
from proeftuinen.netwerk.pagina import tell_part


@pytest.mark.parametrize(
    ("aantal", "van", "woorden"),
    [
        (0, 0, "–"),
        (2, 9, "2 van 9"),
        (0, 10, "0%"),
        (1, 10, "10%"),
        (1, 101, "<1%"),
        (1, 100, "1%"),
        (300, 300, "100%"),
    ],
)
def test_a_percentage_only_where_there_is_enough_to_speak_of_one(aantal, van, woorden):
    assert tell_part(Deel(aantal, van)) == woorden

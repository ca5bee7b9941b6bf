"""From when until when, in words."""

from datetime import date

import pytest

from proeftuinen.periode import describe_periode


@pytest.mark.parametrize(
    ("begin", "eind", "tekst"),
    [
        (date(2025, 1, 1), date(2025, 6, 30), "januari – juni 2025"),
        (date(2025, 1, 1), date(2026, 9, 30), "januari 2025 – september 2026"),
        (date(2025, 6, 1), date(2025, 6, 30), "juni 2025"),
        (date(2025, 6, 1), date(2026, 6, 30), "juni 2025 – juni 2026"),
        (date(2025, 1, 1), None, "sinds januari 2025"),
        (None, date(2026, 9, 30), "tot en met september 2026"),
        (None, None, ""),
    ],
)
def test_a_period_reads_as_people_say_it(begin, eind, tekst):
    assert describe_periode(begin, eind) == tekst

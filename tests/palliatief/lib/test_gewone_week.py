"""An ordinary week in one line. 25 December 2026 is a Friday and a Dutch holiday."""

from datetime import date

import pytest

from palliatief.lib.gewone_week import summarize_week
from palliatief.lib.openingstijden import Openingstijden


@pytest.mark.parametrize(
    ("regels", "kort"),
    [
        ("Mo-Th 09:00-21:00; Fr 09:00-17:00; PH off", "ma t/m do 9.00–21.00 uur, vr 9.00–17.00 uur"),
        ("Mo,We 09:30-12:00,13:00-17:00", "ma 9.30–12.00 en 13.00–17.00 uur, wo 9.30–12.00 en 13.00–17.00 uur"),
        ("Sa-Su 10:00-12:00", "za en zo 10.00–12.00 uur"),
        ("Mo-Su 09:00-22:00", "elke dag 9.00–22.00 uur"),
        ("24/7", "dag en nacht"),
        ("off", ""),
        ('Mo 10:00-12:00 unknown "op afspraak"', ""),
    ],
)
def test_in_words(regels, kort):
    for vandaag in (date(2026, 11, 18), date(2026, 12, 25)):
        assert summarize_week(Openingstijden.parse(regels), vandaag) == kort

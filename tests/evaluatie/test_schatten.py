"""The size of the target group from population and deaths."""

from decimal import Decimal

import pytest

from evaluatie.models import Bevolkingscijfer, Schattingsmethode
from evaluatie.schatten import estimate
from socialekaart.models import Gebied


@pytest.mark.parametrize(
    ("sterfte", "uitkomst"),
    [
        # 25,300 / 1000 × 9.7 = 245.41 deaths; × 0.66, 0.63 and 0.75
        ("9.7", ("161.97", "154.61", "184.06")),
        ("0", ("0.00", "0.00", "0.00")),
    ],
)
def test_deaths_times_the_share_that_was_expected(lijsten, sterfte, uitkomst):
    methode = Schattingsmethode.objects.get(slug="sterfte-66")
    weesp = Gebied.objects.stadsdelen().get(slug="weesp")
    cijfer = Bevolkingscijfer(
        gebied=weesp, jaar=2024, inwoners=25_300, sterfte_per_1000=Decimal(sterfte), bron="CBS 2024", voorbeeld=True
    )
    schatting = estimate(cijfer, methode)
    assert (schatting.aantal, schatting.laag, schatting.hoog) == tuple(map(Decimal, uitkomst))
    assert (schatting.gebied, schatting.jaar, schatting.gemodelleerd, schatting.voorbeeld) == (weesp, 2024, True, True)
    assert "CBS 2024" in schatting.bron and "Palliaweb" in schatting.bron
    schatting.full_clean(exclude=["gebied"])

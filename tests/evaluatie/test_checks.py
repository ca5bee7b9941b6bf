"""What an administrator should hear before the site starts."""

import pytest
from django.core.checks import run_checks


@pytest.mark.parametrize(("drempel", "fout"), [(4, True), (0, True), (5, False), (20, False)])
def test_a_threshold_below_the_rounding_stops_the_start(settings, drempel, fout):
    settings.ONDERDRUKKING_DREMPEL = drempel
    assert any(m.id == "evaluatie.E001" and f"{drempel} is te laag" in m.msg for m in run_checks()) is fout

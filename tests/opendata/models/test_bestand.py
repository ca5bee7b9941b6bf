"""What the files of the open data are called where an administrator sees them."""

from datetime import UTC, datetime

from opendata.models import Intrekking, Openbestanddeel


def test_names():
    assert str(Openbestanddeel(bestand_id=3, nummer=2)) == "3/2"
    assert str(Intrekking(op=datetime(2026, 3, 1, tzinfo=UTC))) == "2026-03-01 00:00:00+00:00"

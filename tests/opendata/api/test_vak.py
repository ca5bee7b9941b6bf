"""A box of the map, and what is in it."""

import pytest

from opendata.api.vak import count_features, read_features, to_metres
from socialekaart.actions import refresh_initiatieven
from tests.factories import LocatieFactory

OVERAL = (-180.0, -90.0, 180.0, 90.0)


def test_degrees_become_metres_of_web_mercator():
    # 4.97° × 20037508.342789244 m / 180°, and ln tan(45° + 52.31° / 2) × 20037508.342789244 m / π
    west, zuid, oost, noord = to_metres((4.97, 52.31, 180, 90))
    assert (west, zuid) == (pytest.approx(553257.86924, abs=0.001), pytest.approx(6856372.69102, abs=0.001))
    # the poles lie nowhere in this projection; 85° is as far as it goes: ln tan(87.5°) × 20037508.34 / π
    assert (oost, noord) == (pytest.approx(20037508.3428, abs=0.001), pytest.approx(19971868.88041, abs=0.001))


@pytest.mark.django_db
def test_each_initiative_once_and_no_more_than_asked(lijsten):
    eerste, tweede = LocatieFactory(), LocatieFactory(in_stadsdeel="weesp")
    LocatieFactory(initiatief=eerste.initiatief)
    refresh_initiatieven()
    assert count_features(OVERAL) == 2
    aantal, tekst = read_features(OVERAL, 0, 10)
    assert (aantal, tekst.count(b'"type":"Feature"')) == (2, 2)
    tweede_alleen = read_features(OVERAL, 1, 1)[1].decode()
    assert [str(p.initiatief.uuid) in tweede_alleen for p in (eerste, tweede)] == [False, True]
    assert read_features((0.0, 0.0, 1.0, 1.0), 0, 10) == (0, b"")

"""Moments that somebody asks for, as Postgres can compare them."""

from datetime import UTC, datetime

import pytest

from opendata.moment import in_utc


@pytest.mark.parametrize(
    ("gevraagd", "vergeleken"),
    [
        ("2026-03-01T09:00:00", datetime(2026, 3, 1, 9, tzinfo=UTC)),
        ("2026-03-01T09:00:00+01:00", datetime(2026, 3, 1, 8, tzinfo=UTC)),
        ("0083-10-23T06:59:26+20:59", datetime(83, 10, 22, 10, 0, 26, tzinfo=UTC)),
        ("0001-01-01T00:00:00+01:00", datetime(1, 1, 1, tzinfo=UTC)),
        ("9999-12-31T23:00:00-01:00", datetime(9999, 12, 31, 23, tzinfo=UTC)),
    ],
)
def test_each_moment_has_one_in_utc(gevraagd, vergeleken):
    assert in_utc(datetime.fromisoformat(gevraagd)) == vergeleken


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["/hsds/services?modified_after=", "/api/v1/initiatieven?gewijzigdSinds="])
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00", "0083-10-23T06:59:26%2B20:59", "9999-12-31T23:00:00-01:00"])
def test_far_moments_are_moments_too(client, lijsten, adres, moment):
    assert client.get(adres + moment).status_code == 200

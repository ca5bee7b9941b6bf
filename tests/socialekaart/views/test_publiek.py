"""What every public answer has."""

from datetime import datetime

import pytest

from socialekaart.actions import refresh_initiatieven
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def klok(lijsten, monkeypatch):
    """A clock that a test sets; one initiative is open on Monday morning."""
    nu = {"nu": datetime(2026, 11, 23, 10, 30)}
    for module in ("socialekaart.filters", "socialekaart.views.publiek"):
        monkeypatch.setattr(f"{module}.local_now", lambda: nu["nu"])
    InitiatiefFactory(openingstijden="Mo 09:00-12:00", bron_id="ochtend")
    refresh_initiatieven()
    return nu


def test_what_is_open_now_is_asked_again_when_time_has_passed(client, klok):
    eerste = client.get("/kaart.geojson?open=nu")
    assert [f["properties"]["bron_id"] for f in eerste.json()["features"]] == ["ochtend"]
    hoofden = {"If-None-Match": eerste["ETag"]}
    assert client.get("/kaart.geojson?open=nu", headers=hoofden).status_code == 304
    klok["nu"] = datetime(2026, 11, 23, 12, 1)
    later = client.get("/kaart.geojson?open=nu", headers=hoofden)
    assert (later.status_code, later.json()["features"]) == (200, [])


def test_what_does_not_depend_on_time_is_not_sent_again(client, klok):
    eerste = client.get("/kaart.geojson?gratis=ja")
    klok["nu"] = datetime(2026, 11, 24, 12, 1)
    assert client.get("/kaart.geojson?gratis=ja", headers={"If-None-Match": eerste["ETag"]}).status_code == 304


@pytest.mark.parametrize("vorm", ["geojson", "json", "csv", "xlsx"])
def test_every_form_takes_the_same_choices(client, klok, vorm):
    InitiatiefFactory(openingstijden="Tu 09:00-12:00", kosten="gratis", talen=["tr"], bron_id="dinsdag")
    refresh_initiatieven()
    leeg = client.get(f"/kaart.{vorm}?open=nu&taal=tr").getvalue()
    assert len(leeg) <= len(client.get(f"/kaart.{vorm}?gratis=ja&taal=tr").getvalue())
    if vorm in ("geojson", "csv"):
        assert b"dinsdag" not in leeg
        assert b"dinsdag" in client.get(f"/kaart.{vorm}?gratis=ja&taal=tr").getvalue()

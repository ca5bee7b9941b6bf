"""The narrow rows of which tiles are made."""

import pytest
from django.contrib.gis.geos import Point
from django.db import connection

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Initiatief, Kaartpunt, Locatie
from tests.factories import PUNTEN, InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plek(lijsten) -> Locatie:
    maatje = InitiatiefFactory(naam="Maatje", slug="maatje", wensen=["maatje", "ontmoeting", "vervoer"], voorbeeld=True)
    return LocatieFactory(initiatief=maatje)


def test_a_public_place_is_there_in_the_projection_of_tiles(plek):
    refresh_initiatieven()
    rij = Kaartpunt.objects.get()
    assert (rij.locatie, rij.initiatief) == (plek, plek.initiatief)
    assert (str(rij), rij.slug, rij.soort, rij.domein, rij.voorbeeld) == (
        "Maatje",
        "maatje",
        "informeel",
        "sociaal",
        True,
    )
    # 4.97° × 20037508.342789244 m / 180°, and ln tan(45° + 52.31° / 2) × 20037508.342789244 m / π
    assert (rij.punt.srid, rij.punt.x, rij.punt.y) == (
        3857,
        pytest.approx(553257.86924, abs=0.001),
        pytest.approx(6856372.69102, abs=0.001),
    )


def test_secret_places_and_places_without_a_point_are_not_there(plek):
    LocatieFactory(initiatief=plek.initiatief, geheim=True)
    LocatieFactory(initiatief=plek.initiatief, punt=None)
    LocatieFactory(initiatief__status="concept")
    refresh_initiatieven()
    assert list(Kaartpunt.objects.values_list("pk", flat=True)) == [plek.pk]
    Locatie.objects.update(geheim=True)
    refresh_initiatieven(ids=[plek.initiatief_id])
    assert not Kaartpunt.objects.exists()


def test_what_is_no_longer_published_goes_and_what_is_not_named_stays(plek):
    ander = LocatieFactory()
    refresh_initiatieven()
    Initiatief.objects.update(status="gearchiveerd")
    refresh_initiatieven(ids=[ander.initiatief_id])
    assert list(Kaartpunt.objects.values_list("pk", flat=True)) == [plek.pk]
    refresh_initiatieven()
    assert not Kaartpunt.objects.exists()


def test_a_place_may_go_to_another_initiative(plek):
    refresh_initiatieven()
    nieuw = InitiatiefFactory(naam="Nieuw")
    Locatie.objects.update(initiatief=nieuw)
    refresh_initiatieven(ids=[nieuw.pk])
    assert list(Kaartpunt.objects.values_list("pk", "initiatief", "naam")) == [(plek.pk, nieuw.pk, "Nieuw")]


def test_neighbours_are_kept_together(lijsten):
    """Two places in each of five parts of the city, made one part after the other: in the table in pairs."""
    for graad in range(2):
        for lengte, breedte in PUNTEN.values():
            LocatieFactory(punt=Point(lengte + graad / 10_000, breedte, srid=4326))
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE socialekaart_kaartpunt")  # rows of other tests leave holes, in which ours may land
        refresh_initiatieven()
        cursor.execute("SELECT round(ST_X(punt)) FROM socialekaart_kaartpunt ORDER BY ctid")
        x = [rij[0] for rij in cursor.fetchall()]
    assert all(abs(x[i] - x[i + 1]) < 20 for i in range(0, len(x), 2))

"""Stadsdelen of the Dutch API, with their borders."""

import pytest

from socialekaart.models import Gebied
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db


def test_all_by_name_with_as_many_initiatives_as_the_filter_gives(lijsten, ask, refresh, django_assert_num_queries):
    InitiatiefFactory(heel_amsterdam=True)
    InitiatiefFactory(werkgebied=["zuidoost"])
    LocatieFactory(in_stadsdeel="zuidoost")
    refresh()
    with django_assert_num_queries(2):
        stadsdelen = ask("stadsdelen")["stadsdelen"]
    assert [s["slug"] for s in stadsdelen] == [
        *Gebied.objects.stadsdelen().order_by("naam").values_list("slug", flat=True)
    ]
    aantallen = {s["slug"]: s["aantalInitiatieven"] for s in stadsdelen}
    assert (aantallen["zuidoost"], aantallen["weesp"]) == (3, 1)
    assert ask("initiatieven", stadsdeel="zuidoost")["aantal"] == 3
    assert ask("stadsdelen/weesp", "stadsdelen/{slug}") in stadsdelen


def test_borders_are_those_of_the_map(lijsten, ask):
    laag = ask("stadsdelen", geojson=True)["features"]
    weesp = ask("stadsdelen/weesp", "stadsdelen/{slug}", geojson=True)
    assert weesp in laag
    assert weesp["properties"]["naam"] == "Weesp"
    grens = Gebied.objects.stadsdelen().get(slug="weesp").geometrie
    hoeken = [hoek for vlak in weesp["geometry"]["coordinates"] for ring in vlak for hoek in ring]
    assert len(hoeken) == grens.num_points
    assert min(lon for lon, _lat in hoeken) == pytest.approx(grens.extent[0], abs=1e-6)


def test_no_other_area_and_no_other_form(lijsten, ask):
    assert "stadsdeel" in ask("stadsdelen/amersfoort", "stadsdelen/{slug}", status=404)["detail"]
    assert "geo+json" in ask("stadsdelen", status=406, hoofden={"accept": "text/csv"})["detail"]


@pytest.mark.parametrize("stelsel", ["http://www.opengis.net/def/crs/OGC/1.3/CRS84", "epsg:4326", "<OGC:CRS84>"])
def test_degrees_by_any_name(lijsten, ask, stelsel):
    assert ask("stadsdelen", hoofden={"accept-crs": stelsel})


def test_no_other_coordinates(lijsten, ask):
    assert "WGS84" in ask("stadsdelen", status=406, hoofden={"accept-crs": "EPSG:28992"})["detail"]

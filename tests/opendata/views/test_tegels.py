"""Vector tiles: what is in them is what is on the map, and nothing else."""

from gzip import decompress
from math import asinh, floor, pi, radians, tan

import pytest
from django.contrib.gis.geos import Point
from django.core.cache import caches
from django.test import Client

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Locatie
from tests.factories import PUNTEN, InitiatiefFactory, LocatieFactory
from tests.opendata.mvt import Punt, read_tile

pytestmark = pytest.mark.django_db
LENGTE, BREEDTE = PUNTEN["zuidoost"]


def tile_of(z: int, lengte: float = LENGTE, breedte: float = BREEDTE) -> tuple[float, float]:
    """Where a place is in the tiles of a level, as the makers of maps have it; the whole part is the tile.

    https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
    """
    return (lengte + 180) / 360 * 2**z, (1 - asinh(tan(radians(breedte))) / pi) / 2 * 2**z


def address_of(z: int, **plek: float) -> str:
    x, y = map(floor, tile_of(z, **plek))
    return f"/tegels/{z}/{x}/{y}.mvt"


def points_of(client, adres: str) -> list[Punt]:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200 and antwoord.headers["Content-Type"] == "application/vnd.mapbox-vector-tile"
    return read_tile(antwoord.content).get("initiatieven", [])


@pytest.fixture
def maatje(lijsten) -> Locatie:
    maatje = InitiatiefFactory(naam="Maatje “É”", slug="maatje", wensen=["maatje"], voorbeeld=True)
    return LocatieFactory(initiatief=maatje)


@pytest.mark.parametrize("z", [0, 7, 13, 14, 16, 22])
def test_a_place_has_its_number_its_properties_and_its_position(client, maatje, z):
    refresh_initiatieven()
    (punt,) = points_of(client, address_of(z))
    assert punt.id == maatje.pk
    assert punt.eigenschappen == {
        "slug": "maatje",
        "naam": "Maatje “É”",
        "soort": "informeel",
        "domein": "sociaal",
        "voorbeeld": True,
    }
    x, y = tile_of(z)
    assert (punt.x, punt.y) == (pytest.approx(x % 1 * 4096, abs=0.51), pytest.approx(y % 1 * 4096, abs=0.51))


def test_what_is_not_so_is_not_there(client, lijsten):
    LocatieFactory(initiatief__naam="Kaal", initiatief__slug="kaal")
    refresh_initiatieven()
    for z in (13, 14):
        (punt,) = points_of(client, address_of(z))
        assert punt.eigenschappen == {"slug": "kaal", "naam": "Kaal", "soort": "informeel"}


def test_secret_places_and_concepts_are_in_no_tile(client, maatje):
    LocatieFactory(initiatief=maatje.initiatief, geheim=True, punt=Point(4.9, 52.37, srid=4326))
    LocatieFactory(initiatief__status="concept", punt=Point(4.9, 52.37, srid=4326))
    refresh_initiatieven()
    for z in range(23):
        assert [punt.id for punt in points_of(client, address_of(z))] == [maatje.pk]
        elders = points_of(client, address_of(z, lengte=4.9, breedte=52.37))
        assert {punt.id for punt in elders} <= ({maatje.pk} if z < 13 else set())


def test_places_close_together_are_one_point_until_level_14_with_what_they_have_in_common(client, maatje):
    """Within 14 metres, where a square of level 13, a 64th of a tile, is 46 metres wide; and 1,500 km at level 0."""
    LocatieFactory(initiatief=maatje.initiatief, punt=Point(LENGTE + 0.0001, BREEDTE, srid=4326))
    formeel = InitiatiefFactory(soort="formeel", wensen=["maatje"])
    LocatieFactory(initiatief=formeel, punt=Point(LENGTE + 0.0002, BREEDTE, srid=4326))
    refresh_initiatieven()
    for z in (0, 13):
        (punt,) = points_of(client, address_of(z))
        assert (punt.id, punt.eigenschappen) == (None, {"domein": "sociaal", "aantal": 3})
    assert len(points_of(client, address_of(14))) == 3
    formeel.wensen.clear()
    refresh_initiatieven()
    (punt,) = points_of(client, address_of(13))
    assert punt.eigenschappen == {"aantal": 3}


def test_places_of_one_initiative_together_are_still_that_initiative(client, maatje):
    LocatieFactory(initiatief=maatje.initiatief)
    refresh_initiatieven()
    (punt,) = points_of(client, address_of(8))
    assert punt.id is None and punt.eigenschappen["aantal"] == 2
    assert punt.eigenschappen["slug"] == "maatje" and punt.eigenschappen["voorbeeld"] is True


def test_at_every_level_all_places_are_there_once(client, lijsten):
    """Thirty places, ten of them along one street: the tiles that hold any, without their borders, hold thirty."""
    plekken = [(4.76 + 0.017 * n, 52.29 + 0.0071 * n) for n in range(20)]
    plekken += [(4.9101 + 0.0003 * n, 52.3601) for n in range(10)]
    for plek in plekken:
        LocatieFactory(punt=Point(*plek, srid=4326))
    refresh_initiatieven()
    for z in range(18):
        tegels = {address_of(z, lengte=lengte, breedte=breedte) for lengte, breedte in plekken}
        punten = [punt for tegel in tegels for punt in points_of(client, tegel)]
        binnen = [punt for punt in punten if 0 <= punt.x < 4096 and 0 <= punt.y < 4096]
        assert sum(punt.eigenschappen.get("aantal", 1) for punt in binnen) == 30, z


def test_what_stands_on_the_edge_is_drawn_by_both_tiles(client, lijsten):
    """A place 40 units of a tile west of an edge, at level 13 and at level 14."""
    for z in (13, 14):
        x = floor(tile_of(z)[0])
        LocatieFactory(punt=Point((x - 40 / 4096) / 2**z * 360 - 180, BREEDTE, srid=4326))
        refresh_initiatieven()
        y = floor(tile_of(z)[1])
        assert [p.x for p in points_of(client, f"/tegels/{z}/{x}/{y}.mvt")] == [-40]
        assert [p.x for p in points_of(client, f"/tegels/{z}/{x - 1}/{y}.mvt")] == [4056]
        Locatie.objects.all().delete()


@pytest.mark.parametrize("adres", ["23/0/0", "0/1/0", "0/0/1", f"5/{'9' * 400}/3", f"{'9' * 5000}/0/0"])
def test_a_tile_outside_the_world_is_refused_in_words(client, lijsten, adres):
    antwoord = client.get(f"/tegels/{adres}.mvt")
    assert antwoord.status_code == 404 and antwoord.headers["Content-Type"] == "application/problem+json"
    assert antwoord.headers["Cache-Control"] == "no-store" and "ETag" not in antwoord.headers


@pytest.mark.parametrize("adres", ["a/b/c.mvt", "1/-1/0.mvt", "1/1.5/0.mvt", "1/0/0.png", "1/0/0", "1/0/%00.mvt", "x"])
def test_what_is_no_tile_is_refused_in_words(client, lijsten, adres):
    antwoord = client.get(f"/tegels/{adres}")
    assert antwoord.status_code == 404 and antwoord.json()["detail"]


def test_a_tile_with_nothing_has_no_bytes_and_takes_no_memory(client, maatje):
    refresh_initiatieven()
    for hoofden in ({}, {"Accept-Encoding": "gzip"}):
        for z in (3, 15):
            antwoord = client.get(f"/tegels/{z}/0/0.mvt", headers=hoofden)
            assert (antwoord.status_code, antwoord.content) == (200, b"")
            assert "Content-Encoding" not in antwoord.headers
    assert caches["geheugen"].get("tegel-3-0-0") is None


def test_what_maps_ask_for_is_made_once_per_version(client, maatje, django_assert_num_queries):
    refresh_initiatieven()
    eerst = client.get(address_of(14), headers={"Accept-Encoding": "gzip"})
    assert eerst.headers["Content-Encoding"] == "gzip"
    assert len(read_tile(decompress(eerst.content))["initiatieven"]) == 1
    with django_assert_num_queries(1):
        assert client.get(address_of(14), headers={"Accept-Encoding": "gzip"}).content == eerst.content
    Locatie.objects.update(geheim=True)
    refresh_initiatieven()
    assert client.get(address_of(14), headers={"Accept-Encoding": "gzip"}).content == b""


def test_deeper_tiles_come_compressed_as_well(client, maatje, django_assert_num_queries):
    refresh_initiatieven()
    with django_assert_num_queries(2):
        antwoord = client.get(address_of(15), headers={"Accept-Encoding": "gzip"})
    assert antwoord.headers["Content-Encoding"] == "gzip"
    assert decompress(antwoord.content) == client.get(address_of(15)).content


def test_others_may_read_it_keep_it_shortly_and_ask_whether_it_is_new(client, maatje, django_assert_num_queries):
    refresh_initiatieven()
    for adres in (address_of(14), "/tegels/tegels.json"):
        antwoord = client.get(adres)
        assert antwoord.headers["Access-Control-Allow-Origin"] == "*"
        assert antwoord.headers["Cache-Control"] == "public, max-age=300"
        with django_assert_num_queries(1):
            weer = client.get(adres, headers={"If-None-Match": antwoord.headers["ETag"]})
        assert weer.status_code == 304 and weer.headers["Cache-Control"] == "public, max-age=300"
        refresh_initiatieven()
        assert client.get(adres, headers={"If-None-Match": antwoord.headers["ETag"]}).status_code == 200


def test_who_writes_hears_that_this_is_for_reading(lijsten):
    """As another site does, without a token of ours."""
    antwoord = Client(enforce_csrf_checks=True).post("/tegels/0/0/0.mvt")
    assert antwoord.status_code == 405 and antwoord.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_tilejson_says_where_the_tiles_are_and_what_is_in_them(client, maatje, settings):
    settings.SITE_URL = "https://kaart.voorbeeld.example"
    LocatieFactory(punt=Point(4.80001, 52.40001, srid=4326))
    refresh_initiatieven()
    beschrijving = client.get("/tegels/tegels.json").json()
    assert beschrijving["tilejson"] == "3.0.0"
    assert beschrijving["tiles"] == ["https://kaart.voorbeeld.example/tegels/{z}/{x}/{y}.mvt"]
    west, zuid, oost, noord = beschrijving["bounds"]
    assert west <= 4.80001 <= LENGTE <= oost and zuid <= BREEDTE <= 52.40001 <= noord
    assert (oost - west, noord - zuid) == (
        pytest.approx(LENGTE - 4.8, abs=3e-4),
        pytest.approx(52.4 - BREEDTE, abs=3e-4),
    )
    (laag,) = beschrijving["vector_layers"]
    assert "https://kaart.voorbeeld.example/initiatief/{slug}/" in laag["fields"]["slug"]
    adres = beschrijving["tiles"][0].removeprefix(settings.SITE_URL)
    x, y = map(floor, tile_of(beschrijving["maxzoom"]))
    (punt,) = points_of(client, adres.format(z=beschrijving["maxzoom"], x=x, y=y))
    assert {*punt.eigenschappen, "aantal"} == set(laag["fields"])


def test_without_places_tilejson_has_no_bounds(client, lijsten):
    assert "bounds" not in client.get("/tegels/tegels.json").json()

"""GeoJSON in degrees, and everything else that calls itself GeoJSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialekaart.importeren import Invoerfout
from socialekaart.importeren.geojson import (
    Vormfout,
    read_collectie,
    read_features,
    read_properties,
    read_punt,
    read_text,
    read_vlak,
)

RING = [[4.9, 52.3], [4.95, 52.3], [4.95, 52.35], [4.9, 52.3]]
GAT = [[4.93, 52.31], [4.94, 52.31], [4.94, 52.32], [4.93, 52.31]]
STRIK = [[4.9, 52.3], [4.95, 52.35], [4.95, 52.3], [4.9, 52.35], [4.9, 52.3]]


def make_crs(naam):
    return {"type": "name", "properties": {"name": naam}}


def test_collection():
    inhoud = json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature"}]}).encode("utf-8-sig")
    assert read_collectie(inhoud)["features"] == [{"type": "Feature"}]


@pytest.mark.parametrize(
    "inhoud", [b"", b"{", b"\xff", b"[" * 100_000, b"[]", b'{"type": "Feature"}', b'{"type": "FeatureCollection"}']
)
def test_no_collection(inhoud):
    with pytest.raises(Invoerfout, match=r"geen GeoJSON|geen lijst"):
        read_collectie(inhoud)


@pytest.mark.parametrize("naam", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_degrees_by_name(naam):
    assert read_features({"type": "FeatureCollection", "features": [], "crs": make_crs(naam)}) == []


@pytest.mark.parametrize("crs", [make_crs("urn:ogc:def:crs:EPSG::28992"), make_crs(None), {"properties": 1}, "28992"])
def test_other_coordinate_systems(crs):
    with pytest.raises(Invoerfout, match="coördinatenstelsel"):
        read_features({"type": "FeatureCollection", "features": [], "crs": crs})


@pytest.mark.parametrize("feature", [None, 3, {}, {"properties": None}, {"properties": [1]}])
def test_no_properties(feature):
    assert read_properties(feature) == {}


def test_properties_as_text():
    eigenschappen = read_properties({"properties": {"Naam": " De\x00 Pijp ", "nummer": 3, "ja": True, "x": [1]}})
    assert [read_text(eigenschappen, naam) for naam in ("naam", "nummer", "ja", "x", "y")] == [
        "De Pijp",
        "3",
        "",
        "",
        "",
    ]


def test_areas():
    assert read_vlak({"type": "Polygon", "coordinates": [RING, GAT]}).num_geom == 1
    twee = read_vlak({"type": "MultiPolygon", "coordinates": [[RING], [[[x + 0.1, y] for x, y in RING]]]})
    assert twee.num_geom == 2 and twee.srid == 4326


@pytest.mark.parametrize(
    ("geometrie", "reden"),
    [
        (None, "geen geometrie"),
        ({"type": "Point", "coordinates": [4.9, 52.3]}, "en het is: Point"),
        ({"type": "LineString", "coordinates": RING}, "en het is: LineString"),
        ({"type": "Polygon"}, "geen lijst"),
        ({"type": "Polygon", "coordinates": []}, "leeg"),
        ({"type": "MultiPolygon", "coordinates": []}, "leeg"),
        ({"type": "Polygon", "coordinates": [RING[:3]]}, "niet gesloten"),
        ({"type": "Polygon", "coordinates": [RING[:2]]}, "niet gesloten"),
        ({"type": "Polygon", "coordinates": [STRIK]}, "niet geldig: Self-intersection"),
        ({"type": "Polygon", "coordinates": [[*RING[:3], ["4.9", 52.3]]]}, "geen getal"),
        ({"type": "Polygon", "coordinates": [[*RING[:3], [float("nan"), 52.3]]]}, "geen getal"),
        ({"type": "Polygon", "coordinates": [[*RING[:3], [10**400, 52.3]]]}, "geen getal"),
        ({"type": "Polygon", "coordinates": [[*RING[:3], [4.9]]]}, "geen getal"),
        ({"type": "Polygon", "coordinates": [[[y, x] for x, y in RING]]}, "verwisseld"),
        ({"type": "Polygon", "coordinates": [[[121_000, 487_000]] * 4]}, "Rijksdriehoek"),
        ({"type": "Polygon", "coordinates": [[[546_000, 6_866_000]] * 4]}, "geen lengte- en breedtegraden"),
        ({"type": "Polygon", "coordinates": [[[13.4, 52.5]] * 4]}, "niet in Nederland"),
    ],
)
def test_areas_that_are_refused(geometrie, reden):
    with pytest.raises(Vormfout, match=reden):
        read_vlak(geometrie)


def test_points():
    assert read_punt(None) is None
    assert read_punt({"type": "Point", "coordinates": [4.9, 52.3, 12]}).coords == (4.9, 52.3)
    with pytest.raises(Vormfout, match="en het is: MultiPoint"):
        read_punt({"type": "MultiPoint", "coordinates": [[4.9, 52.3]]})


json_waarden = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5) | st.floats(4, 5) | st.floats(52, 53),
    lambda delen: st.lists(delen, max_size=5) | st.dictionaries(st.sampled_from(["type", "coordinates"]), delen),
    max_leaves=20,
)


@given(st.sampled_from(["Polygon", "MultiPolygon", "Point"]), json_waarden)
def test_any_coordinates_are_read_or_refused_in_words(soort, coordinaten):
    for lezer in (read_vlak, read_punt):
        try:
            lezer({"type": soort, "coordinates": coordinaten})
        except Vormfout as fout:
            assert str(fout)

"""The city as a drawing."""

import json
import re

import pytest
from django.contrib.gis.geos import GEOSGeometry

from socialekaart import kaartbeeld
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Gebied, Kaartstand, Zoekrij
from tests.factories import PUNTEN, InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db


def draw() -> kaartbeeld.Kaartbeeld:
    return kaartbeeld.draw_city(Kaartstand.objects.current())


def test_north_is_up_and_east_is_right(lijsten):
    vlakken = {v.slug: v for v in draw().stadsdelen}
    midden = {slug: ((v.kader[0] + v.kader[2]) / 2, (v.kader[1] + v.kader[3]) / 2) for slug, v in vlakken.items()}
    assert midden["noord"][1] < midden["centrum"][1] < midden["zuidoost"][1]
    assert midden["westpoort"][0] < midden["centrum"][0] < midden["weesp"][0]


def test_paths_lie_where_their_boxes_say(lijsten):
    """The path is written by Postgres, the box by the geometry: both in the same pixels."""
    for vlak in draw().stadsdelen:
        x, y = map(float, re.match(r"M (-?[\d.]+) (-?[\d.]+)", vlak.d).groups())
        x1, y1, x2, y2 = vlak.kader
        assert x1 - 0.1 <= x <= x2 + 0.1 and y1 - 0.1 <= y <= y2 + 0.1, vlak.slug


def test_a_point_of_a_stadsdeel_falls_in_its_box(lijsten):
    vlakken = {v.slug: v.kader for v in draw().stadsdelen}
    for slug, punt in PUNTEN.items():
        x, y = kaartbeeld.to_px(*punt)
        x1, y1, x2, y2 = vlakken[slug]
        assert x1 < x < x2 and y1 < y < y2, slug


def test_names_stand_in_their_own_stadsdeel(lijsten):
    for slug, punt in kaartbeeld.NAAMPUNTEN.items():
        plek = GEOSGeometry(f"POINT({punt[0]} {punt[1]})", srid=4326)
        assert Gebied.objects.stadsdelen().get(slug=slug).geometrie.contains(plek), slug


def test_a_stadsdeel_without_a_chosen_name_point_gets_one_inside(lijsten, monkeypatch):
    monkeypatch.setattr(kaartbeeld, "NAAMPUNTEN", {})
    for vlak in draw().stadsdelen:
        x1, y1, x2, y2 = vlak.kader
        assert x1 < vlak.x < x2 and y1 < vlak.y < y2


def test_zooming_frames_the_chosen_stadsdelen(lijsten):
    beeld = draw().zoomed(["weesp", "zuidoost"])
    x, y, breedte, hoogte = map(float, beeld.viewbox.split())
    for vlak in beeld.stadsdelen:
        assert vlak.gekozen == (vlak.slug in {"weesp", "zuidoost"})
        if vlak.gekozen:
            assert x < vlak.kader[0] and vlak.kader[2] < x + breedte
            assert y < vlak.kader[1] and vlak.kader[3] < y + hoogte
    assert draw().zoomed([]).viewbox == draw().viewbox


def test_the_scale_bar_is_as_long_as_it_says(lijsten):
    """A kilometre is 1/111.32 of a degree of latitude: 3,900 px per degree makes 35.0 px per km."""
    for beeld in (draw(), draw().zoomed(["centrum"]), draw().zoomed(["weesp"])):
        schaal = beeld.schaal
        assert schaal["km"] > 0
        assert (schaal["x2"] - schaal["x1"]) / schaal["km"] == pytest.approx(35.03, abs=0.3)


def test_dots_are_one_per_cell_and_apart_by_kind(lijsten):
    for soort in ("formeel", "informeel", "informeel"):
        LocatieFactory(initiatief=InitiatiefFactory(soort=soort))
    refresh_initiatieven()
    stippen = kaartbeeld.select_dots(Zoekrij.objects.all())
    x, y = kaartbeeld.to_px(*PUNTEN["zuidoost"])
    verwacht = f"M{round(x / 3) * 3} {round(y / 3) * 3}h0"
    assert stippen == {"formeel": verwacht, "informeel": verwacht}


def test_areas_for_the_browser(client, lijsten):
    gebieden = client.get("/gebieden.json").json()
    assert [s["naam"] for s in gebieden["stadsdelen"]] == sorted(s["naam"] for s in gebieden["stadsdelen"])
    assert len(gebieden["stadsdelen"]) == 9
    assert all(s["schets"] for s in gebieden["stadsdelen"])
    omtrek, ij = (GEOSGeometry(json.dumps(gebieden[naam])) for naam in ("omtrek", "ij"))
    assert omtrek.valid and ij.geom_type in {"LineString", "MultiLineString"} and not ij.empty
    assert {b["naam"] for b in gebieden["buurgemeenten"]} >= {"Diemen", "Zaanstad"}
    assert client.get("/gebieden/oost.json").json() == {"buurten": []}
    assert client.get("/gebieden/utrecht.json").status_code == 404


def test_an_empty_database_still_gives_a_drawing(leeg, client):
    assert draw().stadsdelen == []
    assert client.get("/gebieden.json").json()["stadsdelen"] == []
    assert client.get("/").status_code == 200
    assert client.get("/kaart/").status_code == 200

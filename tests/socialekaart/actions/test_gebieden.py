"""Layers of areas: what goes in, what changes, and what is refused by name."""

import json
from copy import deepcopy

import pytest

from socialekaart.actions import import_gebieden
from socialekaart.importeren import Invoerfout
from socialekaart.models import Gebied, Kaartstand, Locatie
from tests.factories import LocatieFactory


@pytest.fixture(autouse=True)
def begin(request):
    """Without any area, unless a test asks for the lists."""
    request.getfixturevalue("db" if "lijsten" in request.fixturenames else "leeg")


LAGEN = {
    "stadsdeel": ("amsterdam_stadsdelen_9", 9),
    "gebied": ("amsterdam_gebieden_25_plus_westpoort", 26),
    "wijk": ("amsterdam_wijken_110", 110),
    "buurt": ("amsterdam_buurten_518", 518),
}


def make_feature(code="A", naam="Centrum", soort="stadsdeel", x=4.9, **anders):
    ring = [[x, 52.3], [x + 0.05, 52.3], [x + 0.05, 52.35], [x, 52.3]]
    geometrie = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {f"{soort}code": code, soort: naam}, "geometry": geometrie, **anders}


def make_collectie(*features, **anders):
    return {"type": "FeatureCollection", "features": list(features), **anders}


def load(*features, soort="stadsdeel", **anders):
    return import_gebieden(soort=soort, collectie=make_collectie(*features), bron="proef", **anders)


def test_new_then_unchanged_then_changed():
    assert load(make_feature(), make_feature("T", "Zuidoost")).nieuw == 2
    versie = Kaartstand.objects.current()
    opnieuw = load(make_feature(), make_feature("T", "Zuidoost"))
    assert (opnieuw.ongewijzigd, opnieuw.ingelezen, Kaartstand.objects.current()) == (2, 2, versie)
    anders = load(make_feature("A", "Binnenstad"), make_feature("T", "Zuidoost", x=4.95))
    assert anders.gewijzigd == 2
    assert Kaartstand.objects.current() > versie
    # An address that people have keeps working.
    assert Gebied.objects.get(code="A").slug == "centrum"


def test_slugs():
    load(make_feature("F", "Nieuw-West"))
    load(make_feature("AA01", "De Kop", "buurt"), make_feature("AA02", "De Kop", "buurt"), soort="buurt")
    assert set(Gebied.objects.values_list("slug", flat=True)) == {"nieuw-west", "de-kop-aa01", "de-kop-aa02"}


def test_the_official_layer_replaces_the_sketch(lijsten):
    assert Gebied.objects.stadsdelen().filter(schets=True).count() == 9
    assert Gebied.objects.get(code="A").bron.startswith("Schets")
    rapport = load(make_feature())
    centrum = Gebied.objects.get(code="A")
    assert (centrum.schets, centrum.bron, rapport.gewijzigd) == (False, "proef", 1)
    assert len(rapport.opmerkingen) == 8


def test_places_follow_their_areas(lijsten):
    plek = LocatieFactory()
    load(make_feature("T", "Zuidoost", x=4.95))
    assert Locatie.objects.get(pk=plek.pk).stadsdeel.slug == "zuidoost"
    load(make_feature("T", "Zuidoost", x=4.85))
    assert Locatie.objects.get(pk=plek.pk).stadsdeel is None


def test_a_trial_changes_nothing():
    assert load(make_feature(), dry_run=True).nieuw == 1
    assert not Gebied.objects.exists()


@pytest.mark.parametrize(
    ("feature", "reden"),
    [
        (make_feature(code=""), "De code ontbreekt"),
        (make_feature(code=None), "De code ontbreekt"),
        (make_feature(code="AA01"), "geen code van een stadsdeel"),
        (make_feature("B", naam=""), "De naam ontbreekt"),
        (make_feature("B", naam="x" * 101), "langer dan 100"),
        (make_feature("B", naam="…"), "geen letter of cijfer"),
        (make_feature(code="A"), "staat ook bij nummer 1"),
        (make_feature(code="B", naam="Centrum"), "Code A heeft dezelfde naam"),
        (make_feature("B", geometry=None), "geen geometrie"),
        (make_feature("B", geometry={"type": "Point", "coordinates": [4.9, 52.3]}), "en het is: Point"),
        ({}, "De code ontbreekt"),
        (None, "De code ontbreekt"),
    ],
)
def test_refused_by_number_and_code(feature, reden):
    rapport = load(make_feature(), feature)
    assert (rapport.nieuw, rapport.exit_status) == (1, 3)
    (fout,) = rapport.fout
    assert (fout["rij"], fout["kolom"]) == (2, "stadsdeelcode") and reden in fout["reden"]


def test_a_layer_of_another_kind_is_refused():
    buurt = make_feature("AA01", "De Kop", "buurt")
    buurt["properties"] |= {"wijkcode": "AA", "stadsdeelcode": "A", "stadsdeel": "Centrum"}
    rapport = load(buurt)
    assert rapport.exit_status == 1 and "soort buurt, niet stadsdeel" in rapport.fout[0]["reden"]


@pytest.mark.parametrize(
    ("soort", "collectie", "reden"),
    [
        ("straat", make_collectie(), "“straat” bestaat niet"),
        ("wijk", [], "geen GeoJSON"),
        ("wijk", make_collectie(crs={"properties": {"name": "EPSG:28992"}}), "EPSG:28992"),
    ],
)
def test_refused_as_a_whole(soort, collectie, reden):
    with pytest.raises(Invoerfout, match=reden):
        import_gebieden(soort=soort, collectie=collectie, bron="proef")


def test_the_real_layers(shared, lijsten):
    for soort, (bestand, aantal) in LAGEN.items():
        collectie = json.loads((shared / "gebieden" / f"{bestand}.geojson").read_text(encoding="utf-8"))
        for keer in range(2):
            rapport = import_gebieden(soort=soort, collectie=deepcopy(collectie), bron="gemeente")
            assert rapport.exit_status == 0
            assert rapport.ingelezen == Gebied.objects.filter(soort=soort, schets=False).count() == aantal
            assert rapport.ongewijzigd == (aantal if keer else 0)
    assert Gebied.objects.get(code="GB00").naam == "Westpoort (geen gebied)"
    assert Gebied.objects.in_stadsdeel(Gebied.objects.get(code="T")).buurten().count() > 30

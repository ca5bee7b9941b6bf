"""Reads GeoJSON in longitude and latitude; anything else is refused by name."""

import json
import sys
from typing import Any

from django.contrib.gis.geos import GEOSException, MultiPolygon, Point, Polygon
from django.utils.translation import gettext as _

from . import Invoerfout

GRADEN = {
    "urn:ogc:def:crs:ogc:1.3:crs84",
    "urn:ogc:def:crs:ogc::crs84",
    "ogc:crs84",
    "urn:ogc:def:crs:epsg::4326",
    "epsg:4326",
    "http://www.opengis.net/def/crs/ogc/1.3/crs84",
}
# The Netherlands with some sea around it.
LON_VAN, LON_TOT, LAT_VAN, LAT_TOT = 3.0, 7.4, 50.6, 53.8


class Vormfout(Exception):
    """One geometry cannot be used; the text says why."""


def read_collectie(inhoud: bytes) -> dict[str, Any]:
    """The FeatureCollection in these bytes."""
    try:
        collectie = json.loads(inhoud.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fout:
        raise Invoerfout(_("Dit is geen GeoJSON: %s.") % fout) from fout
    read_features(collectie)
    return collectie


def read_features(collectie: object) -> list[dict[str, Any]]:
    """The features, after checking that this is a FeatureCollection in degrees."""
    if not isinstance(collectie, dict) or collectie.get("type") != "FeatureCollection":
        raise Invoerfout(_("Dit is geen GeoJSON-bestand met een FeatureCollection."))
    stelsel = collectie.get("crs")
    if stelsel is not None and (naam := _crs_name(stelsel)).lower() not in GRADEN:
        raise Invoerfout(
            _("Het coördinatenstelsel “%s” kunnen we niet lezen. Gebruik lengte- en breedtegraden (CRS84).") % naam
        )
    features = collectie.get("features")
    if not isinstance(features, list):
        raise Invoerfout(_("In dit bestand staat geen lijst met features."))
    return features


def read_properties(feature: object) -> dict[str, Any]:
    """The properties of a feature with names in lower case, as sources differ in that; empty when there are none."""
    eigenschappen = feature.get("properties") if isinstance(feature, dict) else None
    return {naam.lower(): waarde for naam, waarde in eigenschappen.items()} if isinstance(eigenschappen, dict) else {}


def read_text(eigenschappen: dict[str, Any], naam: str) -> str:
    """One property as text; numbers count as text, anything else as empty."""
    waarde = eigenschappen.get(naam)
    if isinstance(waarde, bool) or not isinstance(waarde, str | int):
        return ""
    return "".join(teken for teken in str(waarde) if teken.isprintable()).strip()


def read_vlak(geometrie: object) -> MultiPolygon:
    """A Polygon or MultiPolygon as a valid MultiPolygon."""
    soort, coordinaten = _parts(geometrie)
    if soort not in ("Polygon", "MultiPolygon"):
        raise Vormfout(_("Dit moet een Polygon of MultiPolygon zijn, en het is: %s.") % soort)
    vlakken = [coordinaten] if soort == "Polygon" else coordinaten
    try:
        vlak = MultiPolygon(*(Polygon(*(_ring(ring) for ring in _list(delen))) for delen in _list(vlakken)), srid=4326)
    except (ValueError, TypeError, GEOSException) as fout:
        raise Vormfout(_("Een ring van dit vlak is niet gesloten of heeft te weinig punten.")) from fout
    if vlak.empty:
        raise Vormfout(_("Dit vlak is leeg."))
    if not vlak.valid:
        raise Vormfout(_("Dit vlak is niet geldig: %s.") % vlak.valid_reason)
    return vlak


def read_punt(geometrie: object) -> Point | None:
    """A Point, or None when there is no geometry."""
    if geometrie is None:
        return None
    soort, coordinaten = _parts(geometrie)
    if soort != "Point":
        raise Vormfout(_("Dit moet een Point zijn, en het is: %s.") % soort)
    return Point(*_position(coordinaten), srid=4326)


def check_positie(lon: float, lat: float) -> None:
    """Refuse a position that cannot be in the Netherlands, and say what it looks like."""
    if LON_VAN <= lon <= LON_TOT and LAT_VAN <= lat <= LAT_TOT:
        return
    if LON_VAN <= lat <= LON_TOT and LAT_VAN <= lon <= LAT_TOT:
        raise Vormfout(_("Lengte en breedte zijn verwisseld: lon is hier ongeveer 4,9 en lat 52,3."))
    if 0 < lon < 300_000 and 300_000 < lat < 630_000:
        raise Vormfout(_("Dit zijn meters van het Rijksdriehoekstelsel (RD), geen lengte- en breedtegraden."))
    if abs(lon) > 180 or abs(lat) > 90:
        raise Vormfout(_("Dit zijn geen lengte- en breedtegraden."))
    raise Vormfout(_("Deze plek ligt niet in Nederland."))


def _crs_name(stelsel: object) -> str:
    eigenschappen = stelsel.get("properties") if isinstance(stelsel, dict) else None
    naam = eigenschappen.get("name") if isinstance(eigenschappen, dict) else None
    return str(naam or stelsel)[:100]


def _parts(geometrie: object) -> tuple[str, object]:
    if not isinstance(geometrie, dict):
        raise Vormfout(_("Er is geen geometrie."))
    return str(geometrie.get("type"))[:50], geometrie.get("coordinates")


def _list(waarde: object) -> list:
    if not isinstance(waarde, list):
        raise Vormfout(_("De coördinaten zijn geen lijst."))
    return waarde


def _ring(ring: object) -> list[tuple[float, float]]:
    return [_position(positie) for positie in _list(ring)]


def _position(positie: object) -> tuple[float, float]:
    """Longitude and latitude; a height is left out."""
    delen = _list(positie)
    if len(delen) < 2 or not all(_is_number(deel) for deel in delen[:2]):
        raise Vormfout(_("Een coördinaat is geen getal."))
    lon, lat = float(delen[0]), float(delen[1])
    check_positie(lon, lat)
    return lon, lat


def _is_number(waarde: object) -> bool:
    """True for what a float can hold: JSON also has whole numbers of any length."""
    return isinstance(waarde, int | float) and not isinstance(waarde, bool) and abs(waarde) <= sys.float_info.max

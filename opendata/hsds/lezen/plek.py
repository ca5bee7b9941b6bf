"""The places of a service: a standard address, the older ones, or the parts of ours."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib.gis.geos import Point
from django.utils.translation import gettext as _

from socialekaart.importeren.cellen import Celfout, read_postcode
from socialekaart.importeren.geojson import Vormfout, check_positie

from .document import Document

# "Main Street 12-3 hs", and as others write it "12 Main Street".
NUMMER_ACHTERAAN = re.compile(r"(?P<straat>.*\S)\s+(?P<huisnummer>\d+\S*(?:\s+[^\d\s]\S{0,5})?)")
NUMMER_VOORAAN = re.compile(r"(?P<huisnummer>\d+\S*),?\s+(?P<straat>\D.*)")


@dataclass(frozen=True)
class Plek:
    """A place that people can go to; ``punt`` is longitude and latitude in degrees.

    ``stadsdeel`` is the slug of where it is, when no point says so.
    """

    id: str
    naam: str = ""
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    punt: tuple[float, float] | None = None
    stadsdeel: str = ""

    @property
    def uuid(self) -> UUID | None:
        return read_uuid(self.id)

    @property
    def sleutel(self) -> str:
        """By what its service tells it from its other places."""
        return self.id or f"{self.naam} {self.straat} {self.huisnummer} {self.postcode} {self.punt}"

    def as_punt(self) -> Point | None:
        return Point(*self.punt, srid=4326) if self.punt else None


def read_uuid(tekst: str) -> UUID | None:
    """The number that this is, or None."""
    try:
        return UUID(tekst) if len(tekst) == 36 else None
    except ValueError:
        return None


def read_plekken(dienst: Document) -> Iterator[Plek]:
    """All places of a service where something can be found; what is by post or online is no place."""
    gezien = set()
    for hier in dienst.rows("service_at_locations", "service_at_location"):
        locatie = hier.child("location")
        if locatie and locatie.text("location_type") in ("", "physical"):
            plek = _read_plek(locatie)
            zegt_iets = dienst.precies or plek.naam or plek.straat or plek.postcode or plek.punt
            if zegt_iets and plek.sleutel not in gezien:
                gezien.add(plek.sleutel)
                yield plek


def _read_plek(locatie: Document) -> Plek:
    eigen = locatie.child("address_nl")
    straat, huisnummer, postcode, plaats = _read_eigen(eigen) if eigen else _read_adres(locatie)
    punt = _read_punt(locatie)
    return Plek(
        id=locatie.text("id"),
        naam=locatie.line("name", lengte=200),
        straat=straat,
        huisnummer=huisnummer,
        postcode=postcode,
        plaats=plaats,
        punt=punt,
        stadsdeel=eigen.text("stadsdeel") if eigen and not punt else "",
    )


def _read_eigen(adres: Document) -> tuple[str, str, str, str]:
    return (
        adres.line("street", lengte=100),
        adres.line("house_number", lengte=20),
        adres.read("postal_code", lezer=read_postcode, leeg=""),
        adres.line("city", lengte=60),
    )


def _read_adres(locatie: Document) -> tuple[str, str, str, str]:
    adressen = locatie.rows("addresses", "physical_addresses", "physical_address")
    bezoek = [adres for adres in adressen if adres.text("address_type", "type") in ("", "physical")]
    if not bezoek:
        return "", "", "", ""
    adres = bezoek[0]
    regel = adres.line("address_1", lengte=120)
    delen = NUMMER_ACHTERAAN.fullmatch(regel) or NUMMER_VOORAAN.fullmatch(regel)
    straat, huisnummer = (delen["straat"], delen["huisnummer"]) if delen else (regel, "")
    if len(straat) > 100 or len(huisnummer) > 20:
        straat, huisnummer = regel[:100], ""
    postcode = adres.read("postal_code", lezer=read_postcode, leeg="")
    return straat.rstrip(" ,"), huisnummer, postcode, adres.line("city", lengte=60)


def _read_punt(locatie: Document) -> tuple[float, float] | None:
    lon = locatie.read("longitude", lezer=_read_graden, leeg=None)
    lat = locatie.read("latitude", lezer=_read_graden, leeg=None)
    if lon is None or lat is None:
        return None
    try:
        check_positie(lon, lat)
    except Vormfout as fout:
        locatie.remark("latitude, longitude", f"{lat}, {lon}", _("%s Dit is niet overgenomen.") % fout)
        return None
    return round(lon, 6), round(lat, 6)


def _read_graden(tekst: str) -> float | None:
    try:
        graden = float(tekst)
    except ValueError:
        graden = math.nan
    if not math.isfinite(graden):
        raise Celfout(_("Dit is geen getal."))
    return graden

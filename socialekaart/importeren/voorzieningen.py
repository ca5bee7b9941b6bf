"""Reads one feature of the municipal layer of facilities, and mends what got lost in it."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.gis.geos import Point
from django.utils.translation import gettext as _

from .cellen import Celfout, read_postcode
from .geojson import Vormfout, read_properties, read_punt, read_text

# The layer lost letters with an accent and has “?” there. Only words that can be read in one way.
VERLOREN = {
    "Alleb?plein": "Allebéplein",
    "Caf?": "Café",
    "Carr?": "Carré",
    "Chass?straat": "Chasséstraat",
    "D?rerstraat": "Dürerstraat",
    "Galile?plantsoen": "Galileïplantsoen",
    "Ha?zer": "Haëzer",
    "Hygi?aplein": "Hygiëaplein",
    "Hygi?astraat": "Hygiëastraat",
    "Isra?l": "Israël",
    "Par?": "Paré",
    "caf?": "café",
    "co?p": "coöp",
    "d? Oude": "d’Oude",
}
# A word that ends in a lost letter must end there: “Caf?” is not the start of “Caf?taria”.
VERLOREN_DEEL = re.compile("|".join(re.escape(deel) + ("(?![a-z])" if deel[-1] == "?" else "") for deel in VERLOREN))
# House numbers such as 2-1 that a spreadsheet took for a date, as days since its first day.
DATUMNUMMER = re.compile(r"4\d{4}")
EERSTE_DAG = date(1899, 12, 30)
LENGTES = {"mvzn_id": 100, "naam": 200, "adres": 100, "huisnummer": 20}


@dataclass
class Voorziening:
    """One facility as the layer has it, mended; ``rij`` is the number of the feature, from 1."""

    rij: int
    bron_id: str
    naam: str
    domein: str
    categorie: str
    soort: str
    straat: str
    huisnummer: str
    postcode: str
    stadsdeel: str
    punt: Point | None
    # Column, value as it came, what was done.
    hersteld: list[tuple[str, str, str]] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)

    @property
    def heeft_adres(self) -> bool:
        return bool(self.straat or self.huisnummer or self.postcode)


def read_voorziening(rij: int, feature: dict[str, Any]) -> Voorziening:
    """The facility in this feature; a Vormfout when it has no number, no name or no usable point."""
    eigenschappen = read_properties(feature)
    for kolom in ("mvzn_id", "naam"):
        if not read_text(eigenschappen, kolom):
            raise Vormfout(_("%s ontbreekt.") % kolom.upper())
    for kolom, lengte in LENGTES.items():
        if len(read_text(eigenschappen, kolom)) > lengte:
            raise Vormfout(_("%(kolom)s is langer dan %(lengte)d tekens.") % {"kolom": kolom, "lengte": lengte})
    voorziening = Voorziening(
        rij=rij,
        bron_id=read_text(eigenschappen, "mvzn_id"),
        naam=read_text(eigenschappen, "naam"),
        domein=read_text(eigenschappen, "domein"),
        categorie=read_text(eigenschappen, "categorie"),
        soort=read_text(eigenschappen, "soort"),
        straat=read_text(eigenschappen, "adres"),
        huisnummer=read_text(eigenschappen, "huisnummer"),
        postcode=read_text(eigenschappen, "postcode"),
        stadsdeel=read_text(eigenschappen, "stadsdeel"),
        punt=read_punt(feature.get("geometry")),
    )
    _mend(voorziening)
    return voorziening


def _mend(voorziening: Voorziening) -> None:
    for kolom in ("naam", "straat"):
        oud = getattr(voorziening, kolom)
        nieuw = mend_text(oud)
        if nieuw != oud:
            setattr(voorziening, kolom, nieuw)
            voorziening.hersteld.append((kolom, oud, _("Is nu: %s") % nieuw))
        if "?" in nieuw:
            voorziening.opmerkingen.append(_("%s: er is een letter verloren gegaan.") % kolom)
    if DATUMNUMMER.fullmatch(oud := voorziening.huisnummer):
        dag = EERSTE_DAG + timedelta(days=int(oud))
        voorziening.huisnummer = f"{dag.day}-{dag.month}"
        reden = _("Een rekenblad maakte hier een datum van. Is nu: %s") % voorziening.huisnummer
        voorziening.hersteld.append(("huisnummer", oud, reden))
    try:
        voorziening.postcode = read_postcode(voorziening.postcode)
    except Celfout:
        voorziening.postcode = ""
        voorziening.opmerkingen.append(_("postcode: dit is geen postcode en is weggelaten."))


def mend_text(tekst: str) -> str:
    """Apostrophes for backticks, single spaces, and the lost letters of words that we know."""
    tekst = " ".join(tekst.replace("`", "’").split())
    return VERLOREN_DEEL.sub(lambda deel: VERLOREN[deel[0]], tekst)

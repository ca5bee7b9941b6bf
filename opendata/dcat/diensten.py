"""The APIs as a table, and what the kinds of files are called in the lists that DCAT-AP-NL prescribes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Standaard = tuple[str, str]
HSDS: Standaard = ("https://docs.openreferral.org/en/v3.0/", "Open Referral HSDS 3.0")
CSV: Standaard = ("https://www.rfc-editor.org/rfc/rfc4180", "RFC 4180: CSV")
JSON: Standaard = ("https://www.rfc-editor.org/rfc/rfc8259", "RFC 8259: JSON")
GEOJSON: Standaard = ("https://www.rfc-editor.org/rfc/rfc7946", "RFC 7946: GeoJSON")
XLSX: Standaard = ("https://www.iso.org/standard/71691.html", "ISO/IEC 29500-1: Office Open XML")
PAKKET: Standaard = ("https://datapackage.org/profiles/tabular-data-package/", "Tabular Data Package")
TILEJSON: Standaard = ("https://github.com/mapbox/tilejson-spec/tree/master/3.0.0", "TileJSON 3.0.0")
ADR: Standaard = ("https://gitdocumentatie.logius.nl/publicatie/api/adr/", "NLGov REST API Design Rules")
DCAT_AP_NL: Standaard = ("https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/", "DCAT-AP-NL 3.0")

# Of each media type: its name in Europe's list of file types, and the standard that says how such a file is made.
BESTANDSSOORTEN: dict[str, tuple[str, Standaard]] = {
    "text/csv": ("CSV", CSV),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("XLSX", XLSX),
    "application/geo+json": ("GEOJSON", GEOJSON),
    "application/zip": ("ZIP", PAKKET),
    "application/x-ndjson": ("JSON", HSDS),
    "application/json": ("JSON", JSON),
}


@dataclass(frozen=True)
class Dienst:
    """An API. ``begin``, ``beschrijving``, ``pagina`` and ``haalt`` are names of addresses: where one begins, what
    describes it to programs, what explains it to people, and what gives data of media type ``soort``.

    ``datasets``: what it serves; that which ``haalt`` gives comes first.
    """

    slug: str
    titel: Promise
    uitleg: Promise
    begin: str
    beschrijving: str
    pagina: str
    haalt: str
    soort: str
    standaard: Standaard
    datasets: tuple[str, ...]


DIENSTEN: tuple[Dienst, ...] = (
    Dienst(
        slug="hsds-dienst",
        titel=_("API volgens HSDS 3.0 van Open Referral"),
        uitleg=_("Alle initiatieven met hun organisaties, plekken en indeling, in de vorm die sociale kaarten delen."),
        begin="hsds_start",
        beschrijving="hsds_openapi",
        pagina="hsds_uitleg",
        haalt="hsds_services",
        soort="application/json",
        standaard=HSDS,
        datasets=("initiatieven", "lijsten", "hsds"),
    ),
    Dienst(
        slug="api-dienst",
        titel=_("API volgens de Nederlandse ontwerpregels"),
        uitleg=_("Initiatieven, organisaties, stadsdelen, wensen en hiaten, ook als GeoJSON."),
        begin="api_initiatieven",
        beschrijving="api_openapi",
        pagina="api_uitleg",
        haalt="api_initiatieven",
        soort="application/json",
        standaard=ADR,
        datasets=("initiatieven", "lijsten", "hiaten"),
    ),
    Dienst(
        slug="tegels-dienst",
        titel=_("Vectortegels"),
        uitleg=_("De plekken van de initiatieven als tegels, voor een eigen kaart."),
        begin="tegels_json",
        beschrijving="tegels_json",
        pagina="open_data",
        haalt="tegels_json",
        soort="application/json",
        standaard=TILEJSON,
        datasets=("initiatieven",),
    ),
)

"""The services of HSDS as tables: a CSV for each in one zip, with a description for programs (Tabular Data Package).

The tables are the documents of the API taken apart, one service after the other, so both always say the same, and
memory does not grow with their number. https://docs.openreferral.org/en/3.0/hsds/serialization.html
"""

import csv
import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from django.conf import settings
from django.urls import reverse

from evaluatie.pakket import make_info
from evaluatie.pakket.beschrijving import UITGEVER
from palliatief.lib import licentie
from palliatief.lib.tabelbestand import safe_cell
from socialekaart.models import Kaartstand

from .hsds import nummers
from .hsds.bladzijde import copy_lines
from .hsds.documenten import select_services
from .hsds.profiel import PROFIEL
from .hsds.termen import TAXONOMIEEN, TERMEN

Document = dict[str, Any]

ALLE_DIENSTEN = "SELECT id FROM socialekaart_initiatief WHERE status = 'gepubliceerd'"
# In a table each service has an organisation. This one stands for: we do not know which.
GEEN_ORGANISATIE = {
    "id": nummers.GEEN_ORGANISATIE,
    "name": "Organisatie onbekend",
    "description": "Van deze initiatieven weten we niet welke organisatie ze aanbiedt.",
}

# Each table: its columns with their types; in a type "!" says that it is always filled, "*" that it is ours.
TABELLEN: dict[str, dict[str, str]] = {
    "organizations": {
        "id": "uuid!", "name": "string!", "description": "string!", "website": "string",
        "kind": "string*", "example": "boolean*",
    },
    "services": {
        "id": "uuid!", "organization_id": "uuid!", "name": "string!", "description": "string", "url": "string",
        "email": "string", "status": "string!", "application_process": "string", "fees_description": "string",
        "wait_time": "string", "eligibility_description": "string", "assured_date": "date",
        "assurer_email": "string", "alert": "string", "last_modified": "string",
        "summary": "string*", "summary_en": "string*", "referral": "object*", "free": "boolean*",
        "capacity": "integer*", "home_visits": "boolean*", "opening_hours": "string*", "example": "boolean*",
    },
    "locations": {
        "id": "uuid!", "location_type": "string!", "name": "string", "latitude": "number", "longitude": "number",
        "address_nl": "object*",
    },
    "service_at_locations": {"id": "uuid!", "service_id": "uuid!", "location_id": "uuid!"},
    "addresses": {
        "id": "uuid!", "location_id": "uuid!", "address_1": "string!", "city": "string!",
        "state_province": "string!", "postal_code": "string!", "country": "string!", "address_type": "string!",
    },
    "phones": {"id": "uuid!", "service_id": "uuid!", "number": "string!", "type": "string"},
    "schedules": {
        "id": "uuid!", "service_id": "uuid!", "freq": "string", "wkst": "string", "byday": "string",
        "opens_at": "string", "closes_at": "string", "description": "string",
    },
    "languages": {"id": "uuid!", "service_id": "uuid!", "code": "string", "name": "string"},
    "service_areas": {"id": "uuid!", "service_id": "uuid!", "name": "string", "uri": "string", "code": "string*"},
    "cost_options": {
        "id": "uuid!", "service_id": "uuid!", "option": "string", "amount": "number", "currency": "string",
    },
    "attributes": {
        "id": "uuid!", "link_id": "uuid!", "link_type": "string", "link_entity": "string!",
        "taxonomy_term_id": "uuid!",
    },
    "taxonomies": {"id": "uuid!", "name": "string!", "description": "string!"},
    "taxonomy_terms": {
        "id": "uuid!", "code": "string", "name": "string!", "description": "string!", "parent_id": "uuid",
        "taxonomy": "string", "taxonomy_id": "uuid", "language": "string",
    },
}  # fmt: skip
# Which table a number is of.
VERWIJZINGEN = {
    "organization_id": "organizations",
    "service_id": "services",
    "location_id": "locations",
    "link_id": "services",
    "taxonomy_term_id": "taxonomy_terms",
    "taxonomy_id": "taxonomies",
    "parent_id": "taxonomy_terms",
}
# Parts of a service that are rows of a table as they are.
RIJEN = ("phones", "schedules", "languages", "service_areas", "cost_options")
# Where the profile explains a table.
PROFIELDEEL = {
    "organizations": "organization",
    "services": "service",
    "locations": "location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy",
}


def write_ndjson(uit: BinaryIO) -> int:
    """Every service with all that belongs to it, one on a line; returns how many."""
    aantal = 0
    for blok in _read_services():
        uit.write(blok)
        aantal += blok.count(b"\n")
    return aantal


def write_pakket(uit: BinaryIO) -> int:
    """The zip; returns the number of services."""
    with TemporaryDirectory() as naam:
        map_ = Path(naam)
        aantal = _write_tables(map_)
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
            beschrijving = json.dumps(describe(map_), ensure_ascii=False, indent=2).encode()
            pakket.writestr(make_info("datapackage.json"), beschrijving)
            for tabel in TABELLEN:
                bestand = make_info(f"{tabel}.csv")
                with (map_ / bestand.filename).open("rb") as bron, pakket.open(bestand, "w") as doel:
                    shutil.copyfileobj(bron, doel)
    return aantal


def _read_services() -> Iterator[bytes]:
    diensten = select_services(ALLE_DIENSTEN, full=True)
    return copy_lines([f"SELECT document FROM ({diensten}) AS dienst ORDER BY id"])  # noqa: S608  (our own text)


def _read_documents(sql: str) -> Iterator[Document]:
    for blok in copy_lines([f"SELECT document FROM ({sql}) AS alle ORDER BY volgorde"]):  # noqa: S608  (our own text)
        yield from map(json.loads, blok.splitlines())


def _write_tables(map_: Path) -> int:
    aantal = 0
    gezien: set[str] = set()
    with ExitStack() as stapel:
        schrijvers = {}
        for tabel, kolommen in TABELLEN.items():
            bestand = stapel.enter_context((map_ / f"{tabel}.csv").open("w", encoding="utf-8", newline=""))
            schrijvers[tabel] = csv.DictWriter(bestand, list(kolommen))
            schrijvers[tabel].writeheader()
        for blok in _read_services():
            for regel in blok.splitlines():
                aantal += 1
                for tabel, rij in take_apart(json.loads(regel)):
                    # An organisation comes along with each of its services.
                    if tabel != "organizations" or rij["id"] not in gezien:
                        schrijvers[tabel].writerow({kolom: _as_cell(waarde) for kolom, waarde in rij.items()})
                    if tabel == "organizations":
                        gezien.add(rij["id"])
        for tabel, sql in (("taxonomies", TAXONOMIEEN), ("taxonomy_terms", TERMEN)):
            schrijvers[tabel].writerows(_read_documents(sql))
    return aantal


def take_apart(dienst: Document) -> Iterator[tuple[str, Document]]:
    """The rows that a service is made of, each with its table."""
    nummer = {"service_id": dienst["id"]}
    organisatie = dienst.pop("organization", GEEN_ORGANISATIE)
    yield "organizations", organisatie
    for tabel in RIJEN:
        for deel in dienst.pop(tabel, []):
            yield tabel, deel | nummer
    for kenmerk in dienst.pop("attributes", []):
        term = kenmerk.pop("taxonomy_term")
        yield "attributes", kenmerk | {"link_id": dienst["id"], "taxonomy_term_id": term["id"]}
    for hier in dienst.pop("service_at_locations", []):
        plek = hier.pop("location")
        locatie = {"location_id": plek["id"]}
        for adres in plek.pop("addresses", []):
            yield "addresses", adres | locatie
        yield "locations", plek
        yield "service_at_locations", hier | nummer | locatie
    yield "services", dienst | {"organization_id": organisatie["id"]}


def _as_cell(waarde: Any) -> Any:
    """As JSON writes it; what people typed, so that no spreadsheet takes it for a formula."""
    if isinstance(waarde, str):
        # Of a phone number nothing can be made but a number.
        return waarde if waarde[1:].isdecimal() else safe_cell(waarde)
    return json.dumps(waarde, ensure_ascii=False)


def describe(map_: Path) -> Document:
    """datapackage.json for the tables in this folder."""
    _versie, sinds = Kaartstand.objects.stamp()
    return {
        "profile": "tabular-data-package",
        "name": "hsds-sociale-kaart-palliatieve-zorg-amsterdam",
        "title": "Sociale kaart palliatieve zorg Amsterdam (HSDS)",
        "description": (
            "Alle initiatieven op de kaart, in tabellen volgens Open Referral HSDS 3.0. Een initiatief zonder "
            f"organisatie hoort bij de organisatie met nummer {GEEN_ORGANISATIE['id']}. Begint een tekst met een "
            "teken dat een rekenblad voor een formule houdt, dan staat er een apostrof voor."
        ),
        "version": "3.0",
        **({"created": sinds.isoformat()} if sinds else {}),
        "homepage": settings.SITE_URL + reverse("open_data"),
        "contributors": [{"title": UITGEVER, "role": "publisher"}],
        "licenses": [{"name": licentie.CODE, "path": licentie.ADRES, "title": licentie.NAAM}],
        "resources": [_describe_tabel(tabel, map_ / f"{tabel}.csv") for tabel in TABELLEN],
    }


def _describe_tabel(tabel: str, bestand: Path) -> Document:
    kolommen = TABELLEN[tabel]
    verwijzingen = {kolom: VERWIJZINGEN[kolom] for kolom in kolommen if kolom in VERWIJZINGEN}
    with bestand.open("rb") as inhoud:
        hash_ = hashlib.file_digest(inhoud, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": tabel,
        "path": bestand.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bestand.stat().st_size,
        "hash": f"sha256:{hash_}",
        "schema": {
            "fields": [_describe_kolom(tabel, kolom, soort) for kolom, soort in kolommen.items()],
            "primaryKey": "id",
            "foreignKeys": [
                # A table that names itself is the empty name.
                {"fields": kolom, "reference": {"resource": "" if ander == tabel else ander, "fields": "id"}}
                for kolom, ander in verwijzingen.items()
            ],
        },
    }


def _describe_kolom(tabel: str, kolom: str, soort: str) -> Document:
    kaal = soort.rstrip("!*")
    eisen = {"required": True} if soort.endswith("!") else {}
    eisen |= {"unique": True} if kolom == "id" else {}
    uitleg = _explain(tabel, kolom)
    return {
        "name": kolom,
        **({"type": "string", "format": "uuid"} if kaal == "uuid" else {"type": kaal}),
        **({"description": uitleg} if uitleg else {}),
        **({"constraints": eisen} if eisen else {}),
    }


def _explain(tabel: str, kolom: str) -> str:
    """What the profile says of a column; most links between tables need no words."""
    delen = {deel.slug: deel.velden for deel in PROFIEL}
    velden = delen.get(PROFIELDEEL.get(tabel, ""), ())
    return next((str(veld.inhoud) for veld in velden if kolom in veld.naam.split(", ")), "")

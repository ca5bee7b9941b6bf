"""The description of the HSDS API (OpenAPI 3.1): the operations as ninja knows them, with what each answers."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_noop as _

from opendata.openapi import describe

from .api import api

SCHEMAS = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/"
PROBLEEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}}


@dataclass(frozen=True)
class Antwoord:
    """What an operation is for, the schemas of the standard that a record may follow, and whether it gives many."""

    wat: str
    uitleg: str
    schemas: tuple[str, ...]
    lijst: bool = False


ANTWOORDEN = {
    "/": Antwoord(
        _("Over deze dienst"),
        _("Welke versie van HSDS dit is, wat wij daaraan toevoegen en waar de beschrijving staat."),
        (),
    ),
    "/services": Antwoord(
        _("Initiatieven"),
        _("Alle initiatieven op de kaart. Kiest u meer dan één ding, dan moet alles kloppen."),
        ("compiled/service_list.json", "compiled/service.json"),
        lijst=True,
    ),
    "/services/{id}": Antwoord(
        _("Eén initiatief"),
        _("Met alles wat erbij hoort: organisatie, plekken, tijden en termen."),
        ("compiled/service.json",),
    ),
    "/organizations": Antwoord(
        _("Organisaties"),
        _("Alle organisaties met een initiatief op de kaart."),
        ("compiled/organization_list.json", "compiled/organization.json"),
        lijst=True,
    ),
    "/organizations/{id}": Antwoord(_("Eén organisatie"), _("Met haar initiatieven."), ("compiled/organization.json",)),
    "/service_at_locations": Antwoord(
        _("Plekken"),
        _("Elke plek waar een initiatief is. Plekken die geheim zijn, staan er niet bij."),
        ("compiled/service_at_location_list.json", "compiled/service_at_location.json"),
        lijst=True,
    ),
    # The OpenAPI document of the standard points to the schema of a service here; that is a slip of the pen.
    "/service_at_locations/{id}": Antwoord(
        _("Eén plek"), _("Met het initiatief en het adres."), ("compiled/service_at_location.json",)
    ),
    "/taxonomies": Antwoord(
        _("Taxonomieën"), _("De lijsten met woorden waarmee we sorteren."), ("taxonomy.json",), lijst=True
    ),
    "/taxonomies/{id}": Antwoord(_("Eén taxonomie"), _("De naam van de lijst en wat erin staat."), ("taxonomy.json",)),
    "/taxonomy_terms": Antwoord(
        _("Termen"),
        _("Alle woorden uit de lijsten: domeinen, wensen, doelgroepen en soorten."),
        ("taxonomy_term.json",),
        lijst=True,
    ),
    "/taxonomy_terms/{id}": Antwoord(_("Eén term"), _("Eén woord uit een lijst."), ("taxonomy_term.json",)),
}

BLADZIJDE = {
    "type": "object",
    "description": "Eén bladzijde van een lijst.",
    "required": [
        *("total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"),
    ],
    "properties": {
        "total_items": {"type": "integer", "description": "Hoeveel er in alles zijn."},
        "total_pages": {"type": "integer", "description": "Hoeveel bladzijden er zijn."},
        "page_number": {"type": "integer", "description": "De hoeveelste bladzijde dit is."},
        "size": {"type": "integer", "description": "Hoeveel er op deze bladzijde staan."},
        "first_page": {"type": "boolean", "description": "Is dit de eerste bladzijde?"},
        "last_page": {"type": "boolean", "description": "Is dit de laatste bladzijde?"},
        "empty": {"type": "boolean", "description": "Staat er niets op deze bladzijde?"},
        "contents": {"type": "array", "items": {"type": "object"}},
    },
}
START = {
    "type": "object",
    "required": ["version", "profile", "openapi_url"],
    "properties": {
        "version": {"type": "string", "description": "De versie van HSDS."},
        "profile": {"type": "string", "format": "uri", "description": "Wat wij toevoegen."},
        "openapi_url": {"type": "string", "format": "uri", "description": "Deze beschrijving."},
    },
}
# What only says which record, and since when it is as it is.
MINIMAAL = {
    "type": "object",
    "required": ["id", "modified_date"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "modified_date": {"type": "string", "format": "date-time"},
    },
    "additionalProperties": False,
}
KOPPEN = {
    "ETag": {"description": "De stand van de gegevens. Stuur die mee in If-None-Match.", "schema": {"type": "string"}},
    "Last-Modified": {"description": "Sinds wanneer de gegevens zo zijn.", "schema": {"type": "string"}},
}
RESTEN = {
    "RateLimit-Limit": {"description": "Hoeveel vragen u in een minuut mag stellen.", "schema": {"type": "integer"}},
    "RateLimit-Remaining": {"description": "Hoeveel er nu nog mogen.", "schema": {"type": "integer"}},
    "RateLimit-Reset": {"description": "Over hoeveel seconden u weer alles mag.", "schema": {"type": "integer"}},
}


def describe_hsds() -> dict[str, Any]:
    """The whole description, for this site."""
    beschrijving = describe(api, reverse("hsds_start").rstrip("/"))
    beschrijving["components"]["schemas"] |= {"Bladzijde": BLADZIJDE, "Start": START, "Minimaal": MINIMAAL}
    for pad, operaties in beschrijving["paths"].items():
        _describe(operaties["get"], ANTWOORDEN[pad], heeft_id="{id}" in pad)
    return beschrijving


def _describe(operatie: dict[str, Any], antwoord: Antwoord, *, heeft_id: bool) -> None:
    operatie |= {"summary": antwoord.wat, "description": antwoord.uitleg}
    antwoorden = {
        "200": {"description": "Gelukt.", "headers": {**KOPPEN, **RESTEN}, "content": _contents(antwoord)},
        "304": {"description": "Wat u hebt, klopt nog.", "headers": RESTEN},
        "400": _refusal("De vraag klopt niet. Er staat bij wat er mis is met welke parameter."),
    }
    if heeft_id:
        antwoorden["404"] = _refusal("Dit is er niet, of het staat niet meer op de kaart.")
    elif antwoord.lijst:
        antwoorden["404"] = _refusal("Deze bladzijde is er niet.")
    antwoorden["405"] = _refusal("Hier kunt u alleen lezen: GET, HEAD en OPTIONS.")
    antwoorden["429"] = _refusal("Dat zijn te veel vragen. Retry-After zegt over hoeveel seconden het weer kan.")
    operatie["responses"] = antwoorden


def _refusal(waarom: str) -> dict[str, Any]:
    return {"description": waarom, "headers": RESTEN, "content": PROBLEEM}


def _contents(antwoord: Antwoord) -> dict[str, Any]:
    vormen: list[dict[str, Any]] = [{"$ref": SCHEMAS + schema} for schema in antwoord.schemas]
    if not vormen:
        return {"application/json": {"schema": {"$ref": "#/components/schemas/Start"}}}
    if not antwoord.lijst:
        return {"application/json": {"schema": vormen[0]}}
    if "compiled/service_list.json" in antwoord.schemas:
        vormen.append({"$ref": "#/components/schemas/Minimaal"})
    inhoud = {"type": "array", "items": {"anyOf": vormen}}
    bladzijde = {"allOf": [{"$ref": "#/components/schemas/Bladzijde"}], "properties": {"contents": inhoud}}
    return {"application/json": {"schema": bladzijde}, "application/x-ndjson": {"schema": {"type": "string"}}}

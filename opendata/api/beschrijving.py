"""The description of the API (OpenAPI 3.1), with what every answer of it has in common."""

import json
import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.openapi.schema import REF_TEMPLATE

from opendata.openapi import describe

from . import vormen
from .antwoord import CRS84, GEOJSON, JSON
from .api import ADRES, VERSIE, api

# What can go wrong, by status.
FOUTEN = {
    "400": "De vraag klopt niet. Er staat bij wat er mis is met welke parameter.",
    "404": "Dit is er niet.",
    "405": "Hier kunt u alleen lezen.",
    "406": "Deze vorm hebben we niet.",
    "429": "Dat zijn te veel vragen in een minuut. Retry-After zegt over hoeveel seconden het weer kan.",
}
HOOFDEN = {
    "API-Version": {
        "description": "De volledige versie van deze API.",
        "schema": {"type": "string", "example": VERSIE},
    }
}
GEGEVENS = {
    "ETag": {"description": "De stand van de gegevens. Stuur die mee in If-None-Match.", "schema": {"type": "string"}},
    "Link": {"description": "De licentie, en de andere bladzijden (RFC 8288).", "schema": {"type": "string"}},
    "Content-Crs": {"description": f"Het stelsel van de coördinaten: {CRS84}.", "schema": {"type": "string"}},
}
CRS = {
    "in": "header",
    "name": "Accept-Crs",
    "required": False,
    "description": "Het stelsel van de coördinaten. Er is er één: WGS84, eerst de lengtegraad.",
    "schema": {"type": "string", "enum": [CRS84]},
}


def describe_api() -> dict[str, Any]:
    """The whole description, for this site."""
    schema = describe(api, ADRES)
    vormen_ = schema["components"]["schemas"]
    for pad, operaties in schema["paths"].items():
        _describe(pad, operaties["get"], vormen_)
    gebruikt = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(schema)))
    schema["components"]["schemas"] = {naam: _tidy(vormen_[naam]) for naam in sorted(gebruikt)}
    return schema


def _tidy(vorm: dict[str, Any]) -> dict[str, Any]:
    """A form without what the library adds: titles, and null for what is left out when it is not known."""
    leden = {
        naam: {sleutel: waarde for sleutel, waarde in lid.items() if sleutel != "title" and waarde is not None}
        for naam, lid in vorm.get("properties", {}).items()
    }
    return {**vorm, "properties": leden}


def _describe(pad: str, operatie: dict[str, Any], schemas: dict[str, Any]) -> None:
    """The answers of one operation: the forms of what is there, and what can go wrong."""
    antwoorden = operatie["responses"]
    antwoorden["200"] |= {"description": "Gelukt.", "headers": {**HOOFDEN, **GEGEVENS}}
    antwoorden["304"] = {"description": "Wat u hebt, klopt nog.", "headers": HOOFDEN}
    paginas = any(parameter["name"] == "pagina" for parameter in operatie["parameters"])
    kan = {"404": paginas or "{" in pad, "406": "x-geojson" in operatie}
    for status, uitleg in FOUTEN.items():
        if kan.get(status, True):
            probleem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}}
            antwoorden[status] = {"description": uitleg, "headers": HOOFDEN, "content": probleem}
    if naam := operatie.pop("x-geojson", None):
        operatie["parameters"].append(CRS)
        vorm = getattr(vormen, naam).model_json_schema(ref_template=REF_TEMPLATE)
        schemas.update(vorm.pop("$defs"))
        schemas[naam] = vorm
        antwoorden["200"]["content"][GEOJSON] = {"schema": {"$ref": f"#/components/schemas/{naam}"}}


def show_openapi(request: HttpRequest) -> HttpResponse:
    """The description as JSON."""
    return HttpResponse(json.dumps(describe_api(), ensure_ascii=False), content_type=JSON)

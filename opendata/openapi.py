"""What the descriptions of the APIs (OpenAPI 3.1) have in common."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja import NinjaAPI

from palliatief.lib import licentie

LICENTIE = licentie.UITLEGADRES
PROBLEEM = {
    "type": "object",
    "description": "Wat er mis is (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Altijd about:blank: de status zegt welk soort fout het is."},
        "title": {"type": "string", "description": "De naam van de status."},
        "status": {"type": "integer", "description": "De status."},
        "detail": {"type": "string", "description": "Wat er mis is, in woorden."},
        "fouten": {
            "type": "array",
            "description": "Bij een vraag die niet klopt: wat er mis is met elke parameter.",
            "items": {
                "type": "object",
                "required": ["parameter", "reden"],
                "properties": {"parameter": {"type": "string"}, "reden": {"type": "string"}},
            },
        },
    },
}


def describe(api: NinjaAPI, adres: str) -> dict[str, Any]:
    """What ninja knows of ``api``, below ``adres`` on this site, with who to ask and what one may do with it."""
    schema: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=""), default=str))
    mail = {"email": settings.CONTACT_EMAIL} if settings.CONTACT_EMAIL else {}
    schema["info"] |= {
        "contact": {"name": api.title, "url": settings.SITE_URL + reverse("contact"), **mail},
        "license": {"name": licentie.NAAM, "url": LICENTIE},
        "termsOfService": settings.SITE_URL + reverse("open_data"),
    }
    schema["servers"] = [{"url": settings.SITE_URL + adres}]
    schema["components"]["schemas"]["Probleem"] = PROBLEEM
    for operaties in schema["paths"].values():
        for parameter in operaties["get"]["parameters"]:
            parameter["schema"] = _tidy(parameter["schema"])
    return schema


def _tidy(schema: dict[str, Any]) -> dict[str, Any]:
    """Of a parameter that may be left out; ninja says of it that it may be null, which an address cannot say."""
    vormen = [vorm for vorm in schema.get("anyOf", []) if vorm != {"type": "null"}]
    schema = {naam: waarde for naam, waarde in schema.items() if naam not in {"anyOf", "title"} and waarde is not None}
    return {**schema, **(vormen[0] if vormen else {})}

"""An initiative in the words of schema.org, for search engines and assistants."""

import json
from typing import Any

from django.utils.safestring import SafeString

from palliatief.lib.telefoon import tel_uri

from .models import Initiatief, Locatie

# The same escapes that Django's json_script makes, so that no value can end the script element.
ONTSNAPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def describe(initiatief: Initiatief, adres: str) -> SafeString:
    """JSON-LD of one published initiative; secret places and private numbers are not in it."""
    gegevens = {
        "@context": "https://schema.org",
        "@type": "Service",
        "name": initiatief.naam,
        "description": initiatief.vertaalde_samenvatting or initiatief.samenvatting,
        "url": adres,
        "serviceType": [wens.vertaalde_naam for wens in initiatief.wensen.all()],
        "audience": [{"@type": "Audience", "audienceType": d.vertaalde_naam} for d in initiatief.doelgroepen.all()],
        "areaServed": _area(initiatief),
        "availableLanguage": initiatief.talen,
        "provider": initiatief.organisatie and {"@type": "Organization", "name": initiatief.organisatie.naam},
        "availableChannel": _channel(initiatief),
    }
    gevuld = {naam: waarde for naam, waarde in gegevens.items() if waarde}
    return SafeString(json.dumps(gevuld, ensure_ascii=False).translate(ONTSNAPT))


def _area(initiatief: Initiatief) -> list[dict[str, str]]:
    namen = ["Amsterdam"] if initiatief.heel_amsterdam else [gebied.naam for gebied in initiatief.werkgebied.all()]
    return [{"@type": "AdministrativeArea", "name": naam} for naam in namen]


def _channel(initiatief: Initiatief) -> dict[str, Any]:
    kanaal = {
        "@type": "ServiceChannel",
        "serviceUrl": initiatief.website,
        "servicePhone": initiatief.telefoon
        and initiatief.telefoon_openbaar
        and {"@type": "ContactPoint", "telephone": tel_uri(str(initiatief.telefoon)).removeprefix("tel:")},
        "serviceLocation": [_place(plek) for plek in initiatief.locaties.all()],
    }
    return {naam: waarde for naam, waarde in kanaal.items() if waarde}


def _place(plek: Locatie) -> dict[str, Any]:
    uit: dict[str, Any] = {
        "@type": "Place",
        "name": plek.naam,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": f"{plek.straat} {plek.huisnummer}".strip(),
            "postalCode": plek.postcode,
            "addressLocality": plek.plaats,
            "addressCountry": "NL",
        },
    }
    if plek.punt:
        uit["geo"] = {"@type": "GeoCoordinates", "latitude": plek.punt.y, "longitude": plek.punt.x}
    return {naam: waarde for naam, waarde in uit.items() if waarde}

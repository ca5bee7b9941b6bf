"""Addresses, looked up at PDOK Locatieserver when the setting is on.

The address goes there without anything about who asks. It is not logged and not stored, only remembered for a while
in the memory of this process, under a name from which nobody can read it.
"""

import hashlib
import json
import re
import time
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import caches

# Together well within two seconds, so that a visitor does not wait for somebody else's server.
WACHTTIJD = 1.0
DUUR = 1.8
LIMIET = 100_000
DAG = 24 * 60 * 60
# After a failure nobody waits for a while.
RUST = 30
STORING = "adressen-storing"
cache = caches["geheugen"]

VRAAG = {
    "fq": ["type:(adres OR weg OR postcode)", 'gemeentenaam:("Amsterdam" OR "Weesp")'],
    "fl": "weergavenaam,gemeentenaam,centroide_rd",
    "rows": 1,
    "wt": "json",
}
PUNT = re.compile(r"POINT\((-?[\d.]+) (-?[\d.]+)\)")


class AdressenStoring(Exception):
    """Addresses cannot be looked up now."""


@dataclass(frozen=True)
class Adres:
    naam: str
    punt: tuple[float, float]


def find_adres(tekst: str) -> Adres | None:
    """The address in Amsterdam that this text means best; None when there is none or the setting is off."""
    if not settings.PDOK_LOCATIESERVER:
        return None
    naam = "adres-" + hashlib.sha256(" ".join(tekst.lower().split()).encode()).hexdigest()
    bewaard = cache.get(naam)
    if bewaard is None:
        if cache.get(STORING):
            raise AdressenStoring
        try:
            bewaard = (_read_antwoord(_fetch(tekst)),)
        except (OSError, HTTPException, ValueError, LookupError, TypeError, AttributeError) as fout:
            cache.set(STORING, True, RUST)
            raise AdressenStoring from fout
        cache.set(naam, bewaard, DAG)
    return bewaard[0]


def _fetch(tekst: str) -> Any:
    """What the server says; an answer that drips or is too large is a failure."""
    vraag = urlencode({"q": tekst, **VRAAG}, doseq=True)
    verzoek = urllib.request.Request(f"{settings.PDOK_LOCATIESERVER_URL}?{vraag}")  # noqa: S310  (our own setting)
    einde, blokken = time.monotonic() + DUUR, []
    with urllib.request.urlopen(verzoek, timeout=WACHTTIJD) as antwoord:  # noqa: S310
        while blok := antwoord.read1(LIMIET):
            blokken.append(blok)
            if time.monotonic() > einde or sum(map(len, blokken)) > LIMIET:
                raise ValueError("too slow or too large")
    return json.loads(b"".join(blokken))


def _read_antwoord(antwoord: Any) -> Adres | None:
    """The first result, when it lies in the city."""
    for gevonden in antwoord["response"]["docs"][:1]:
        punt = PUNT.fullmatch(gevonden["centroide_rd"])
        if punt and gevonden["gemeentenaam"] in ("Amsterdam", "Weesp"):
            return Adres(str(gevonden["weergavenaam"])[:100], (float(punt[1]), float(punt[2])))
    return None

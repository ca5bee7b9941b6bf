"""The mark (ETag) of an answer, whether somebody holds it already, and whether it may come compressed."""

import re
from functools import cache
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import parse_etags

# What stands in public data besides the data, or decides what may stand there.
INSTELLINGEN = (
    *("SITE_URL", "CONTACT_EMAIL", "ONDERDRUKKING_DREMPEL"),
    *("PUBLISHER_NAME", "PUBLISHER_URI", "PUBLISHER_URL", "PUBLISHER_TYPE"),
)
# Where the code stands that writes it.
PROGRAMMA = ("evaluatie", "opendata", "palliatief", "proeftuinen", "socialekaart")
NIET = re.compile(r"\s*q\s*=\s*0(?:\.0*)?\s*")
BYTES = 8


def takes_gzip(request: HttpRequest) -> bool:
    """Whether who asks takes compressed bytes: named in Accept-Encoding, and not with a weight of zero."""
    vormen = (vorm.partition(";") for vorm in request.headers.get("Accept-Encoding", "").lower().split(","))
    return any(naam.strip() == "gzip" and not NIET.fullmatch(gewicht) for naam, _teken, gewicht in vormen)


def make_merk(request: HttpRequest, versie: int, *delen: object) -> str:
    """The mark of what this address answers at this version of the data, to this question and to no other.

    ``delen`` is what the answer depends on besides. So who holds a mark was once given that answer, not a refusal.
    """
    ook = [getattr(settings, naam) for naam in INSTELLINGEN]
    vraag = repr((request.build_absolute_uri(), takes_gzip(request), delen, ook, print_programma()))
    return f'"{versie}-{blake2b(vraag.encode(), digest_size=BYTES).hexdigest()}"'


def is_held(request: HttpRequest, merk: str) -> bool:
    """Whether who asks has the answer with this mark. "Any" (``*``) and a moment do not say which answer that is."""
    return merk in {deel.removeprefix("W/") for deel in parse_etags(request.headers.get("If-None-Match", ""))}


@cache
def print_programma() -> str:
    """The print of the code: the same data may be written otherwise by the next release."""
    som = blake2b(digest_size=BYTES)
    for deel in PROGRAMMA:
        for bestand in sorted((settings.BASE_DIR / deel).rglob("*.py")):
            som.update(bestand.read_bytes())
    return som.hexdigest()

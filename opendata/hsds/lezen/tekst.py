"""Services in JSON: a list, a page of a server, a single one, or one on each line (ndjson)."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from palliatief.lib.rapport import leesbaar
from socialekaart.importeren import Invoerfout

from . import Diensten, Onleesbaar

# JSON is read as a whole, ndjson line by line.
MEGABYTE = 1024 * 1024
MEESTE_JSON = 100 * MEGABYTE
LANGSTE_REGEL = 10 * MEGABYTE
# Under which name a page has its services, in the standard and with others.
BLADZIJDE = ("contents", "content", "items", "services")


def read_tekst(bestand: BinaryIO, *, regels: bool = False) -> Diensten:
    """The services in a file; ``regels`` when its name says that each line is one."""
    begin = bestand.readline(LANGSTE_REGEL)
    _check_soort(begin)
    ndjson = regels or (_is_document(begin) and any(regel.strip() for regel in _lines(bestand)))
    bestand.seek(0)
    if ndjson:
        totaal = sum(1 for _regel in _lines(bestand))
        bestand.seek(0)
        return Diensten(totaal, read_regels(bestand))
    inhoud = bestand.read(MEESTE_JSON + 1)
    if len(inhoud) > MEESTE_JSON:
        groot = _("Dit JSON-bestand is te groot: meer dan %d MB. Gebruik ndjson, met één dienst op elke regel.")
        raise Invoerfout(groot % (MEESTE_JSON // MEGABYTE))
    lijst = list_diensten(parse_json(inhoud))
    return Diensten(len(lijst), iter(enumerate(lijst, start=1)))


def read_regels(bestand: BinaryIO) -> Iterator[tuple[int, Any]]:
    """Each line that is not empty; what is no JSON stands there as such."""
    for nummer, regel in enumerate(_lines(bestand), start=1):
        if len(regel) == LANGSTE_REGEL and not regel.endswith(b"\n"):
            raise Invoerfout(_("Regel %d is te lang.") % nummer)
        if regel.strip():
            try:
                yield nummer, parse_json(regel)
            except Invoerfout as fout:
                yield nummer, Onleesbaar(str(fout), leesbaar(regel[:100].decode("utf-8", "replace")))


def _lines(bestand: BinaryIO) -> Iterator[bytes]:
    """Each line, in pieces when it is too long to have in memory."""
    while regel := bestand.readline(LANGSTE_REGEL):
        yield regel


def parse_json(inhoud: bytes) -> Any:
    """What the bytes say; raises Invoerfout in words."""
    try:
        return json.loads(inhoud.decode("utf-8-sig"))
    except UnicodeDecodeError as fout:
        raise Invoerfout(_("Dit is geen UTF-8.")) from fout
    except (ValueError, RecursionError) as fout:
        raise Invoerfout(_("Dit is geen goede JSON: %s.") % fout) from fout


def list_diensten(inhoud: Any) -> list[Any]:
    """The services of a list, of a page, or the single one that this is."""
    if isinstance(inhoud, list):
        return inhoud
    if isinstance(inhoud, dict):
        lijst = next((inhoud[naam] for naam in BLADZIJDE if isinstance(inhoud.get(naam), list)), None)
        if lijst is not None:
            return lijst
        if "id" in inhoud:
            return [inhoud]
    raise Invoerfout(_("Hier staan geen diensten in. We zoeken een lijst, of “contents”."))


def _check_soort(begin: bytes) -> None:
    """Refuse what is something else altogether."""
    if not begin:
        raise Invoerfout(_("Dit bestand is leeg."))
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Invoerfout(_("Dit is UTF-16. Sla het bestand op als UTF-8."))
    if begin.lstrip().startswith(b"<"):
        raise Invoerfout(_("Dit is een webpagina of XML, en geen JSON."))


def _is_document(regel: bytes) -> bool:
    try:
        return isinstance(parse_json(regel), dict)
    except Invoerfout:
        return False

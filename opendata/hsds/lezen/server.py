"""Services of another server, page by page."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.utils.translation import gettext as _

from socialekaart.importeren import Invoerfout
from socialekaart.importeren.bronnen import read_bron

from . import Diensten
from .tekst import MEGABYTE, list_diensten, parse_json, read_regels

PER_BLADZIJDE = 200
MEESTE_BLADZIJDEN = 5_000
GROOTSTE_BLADZIJDE = 50 * MEGABYTE
# What all pages together may be, in bytes and in seconds.
GROOTSTE_BESTAND = 4096 * MEGABYTE
DUUR = 3600
# What a long import there wrote can be seen only at its end, with moments from before what others wrote meanwhile.
OVERLAP = timedelta(hours=1)

Haal = Callable[[str], bytes]


def fetch(adres: str) -> bytes:
    return read_bron(adres, limiet=GROOTSTE_BLADZIJDE, blijf=True)


def read_server(adres: str, *, bestand: BinaryIO, sinds: datetime | None = None, haal: Haal = fetch) -> Diensten:
    """All services at this address of an API, or those that changed since ``sinds``, and shortly before.

    The address may end with ``/services``, with parameters of its own; they are kept. All pages are fetched into
    ``bestand`` first: while an import writes, others wait for it, and they should not wait for a stranger.
    """
    lijst = _address_of(adres)
    totaal, einde = 0, time.monotonic() + DUUR
    for dienst in _read_all(haal, lijst, sinds):
        bestand.write(json.dumps(dienst).encode() + b"\n")
        totaal += 1
        if bestand.tell() > GROOTSTE_BESTAND:
            raise Invoerfout(_("Dit is te groot: meer dan %d MB.") % (GROOTSTE_BESTAND // MEGABYTE))
        if time.monotonic() > einde:
            raise Invoerfout(_("Het ophalen duurt te lang."))
    bestand.seek(0)
    return Diensten(
        totaal=totaal,
        rijen=read_regels(bestand),
        volledig=sinds is None and not urlsplit(lijst).query,
        adres=urlunsplit(urlsplit(lijst)._replace(query="")),
    )


def _address_of(adres: str) -> str:
    delen = urlsplit(adres)
    pad = delen.path.rstrip("/")
    return urlunsplit(delen._replace(path=pad if pad.endswith("/services") else f"{pad}/services", fragment=""))


def _page(lijst: str, nummer: int, sinds: datetime | None) -> str:
    delen = urlsplit(lijst)
    vraag = dict(parse_qsl(delen.query)) | {"full": "true", "per_page": str(PER_BLADZIJDE), "page": str(nummer)}
    if sinds:
        vraag["modified_after"] = (sinds - OVERLAP).astimezone(UTC).isoformat().replace("+00:00", "Z")
    return urlunsplit(delen._replace(query=urlencode(vraag)))


def _ask(haal: Haal, adres: str) -> Any:
    inhoud = haal(adres)
    try:
        return parse_json(inhoud)
    except Invoerfout as fout:
        raise Invoerfout(_("Op “%(adres)s”: %(reden)s") % {"adres": adres, "reden": fout}) from fout


def _read_all(haal: Haal, lijst: str, sinds: datetime | None) -> Iterator[Any]:
    gezien: set[str] = set()
    for pagina in range(1, MEESTE_BLADZIJDEN + 1):
        bladzijde = _ask(haal, _page(lijst, pagina, sinds))
        inhoud = list_diensten(bladzijde)
        nummers = {str(dienst.get("id") if isinstance(dienst, dict) else dienst)[:100] for dienst in inhoud}
        if inhoud and nummers <= gezien:
            raise Invoerfout(_("De dienst geeft steeds dezelfde bladzijde."))
        gezien |= nummers
        yield from inhoud
        if not inhoud or _is_last(bladzijde, pagina):
            return
    raise Invoerfout(_("Er komt geen einde aan de bladzijden."))


def _is_last(bladzijde: Any, pagina: int) -> bool:
    """Whether this page that we asked for says so itself; a list without pages is all there is."""
    if not isinstance(bladzijde, dict):
        return True
    if isinstance(laatste := bladzijde.get("last_page", bladzijde.get("last")), bool):
        return laatste
    paginas = bladzijde.get("total_pages")
    return isinstance(paginas, int) and pagina >= paginas

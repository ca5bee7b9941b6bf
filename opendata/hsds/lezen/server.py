"""Services of another server, page by page."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.utils.translation import gettext as _

from socialekaart.importeren import Invoerfout
from socialekaart.importeren.bronnen import read_bron

from . import Diensten
from .tekst import list_diensten, parse_json

PER_BLADZIJDE = 200
MEESTE_BLADZIJDEN = 100_000
GROOTSTE_BLADZIJDE = 50 * 1024 * 1024

Haal = Callable[[str], bytes]


def fetch(adres: str) -> bytes:
    return read_bron(adres, limiet=GROOTSTE_BLADZIJDE)


def read_server(adres: str, *, sinds: datetime | None = None, haal: Haal = fetch) -> Diensten:
    """All services at this address of an API, or those that changed at ``sinds`` or later.

    The address may end with ``/services``, with parameters of its own; they are kept.
    """
    lijst = _address_of(adres)
    eerste = _ask(haal, _page(lijst, 1, sinds))
    totaal = eerste.get("total_items", eerste.get("totalElements")) if isinstance(eerste, dict) else None
    return Diensten(
        totaal=totaal if isinstance(totaal, int) and totaal > 0 else len(list_diensten(eerste)),
        rijen=_read_all(haal, lijst, sinds, eerste),
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
        vraag["modified_after"] = sinds.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return urlunsplit(delen._replace(query=urlencode(vraag)))


def _ask(haal: Haal, adres: str) -> Any:
    inhoud = haal(adres)
    try:
        return parse_json(inhoud)
    except Invoerfout as fout:
        raise Invoerfout(_("Op “%(adres)s”: %(reden)s") % {"adres": adres, "reden": fout}) from fout


def _read_all(haal: Haal, lijst: str, sinds: datetime | None, bladzijde: Any) -> Iterator[tuple[int, Any]]:
    nummer = 0
    for pagina in range(2, MEESTE_BLADZIJDEN):
        inhoud = list_diensten(bladzijde)
        for dienst in inhoud:
            nummer += 1
            yield nummer, dienst
        if not inhoud or _is_last(bladzijde):
            return
        volgende = _ask(haal, _page(lijst, pagina, sinds))
        if list_diensten(volgende) == inhoud:
            raise Invoerfout(_("De dienst geeft steeds dezelfde bladzijde."))
        bladzijde = volgende
    raise Invoerfout(_("Er komt geen einde aan de bladzijden."))


def _is_last(bladzijde: Any) -> bool:
    """Whether the page says so itself; a list without pages is all there is."""
    if not isinstance(bladzijde, dict):
        return True
    if isinstance(laatste := bladzijde.get("last_page", bladzijde.get("last")), bool):
        return laatste
    paginas, nummer = bladzijde.get("total_pages"), bladzijde.get("page_number")
    return isinstance(paginas, int) and isinstance(nummer, int) and nummer >= paginas

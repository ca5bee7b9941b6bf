"""Opens what an import command is pointed at: a file, an address on the web, or standard input."""

import http.client
import io
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from palliatief.lib.rapport import leesbaar

from . import Invoerfout

LIMIET = 100 * 1024 * 1024
WACHTTIJD = 30
DUUR = 300
BLOK = 1024 * 1024


def read_bron(bron: str, *, limiet: int = LIMIET, blijf: bool = False) -> bytes:
    """All bytes of a file, an http(s) address, or ``-`` for standard input.

    With ``blijf`` an address may not send us on to another server.
    """
    inhoud = io.BytesIO()
    save_bron(bron, inhoud, limiet=limiet, blijf=blijf)
    return inhoud.getvalue()


def save_bron(bron: str, doel: BinaryIO, *, limiet: int, blijf: bool = False) -> None:
    """The same, written to ``doel`` piece by piece."""
    if bron == "-":
        _copy(sys.stdin.buffer, doel, limiet)
    elif "://" in bron:
        _copy_url(bron, doel, limiet, blijf)
    else:
        _copy_file(bron, doel, limiet)


def bronnaam(bron: str) -> str:
    """How a source is called in the data: the address, or the name of the file without its folders."""
    if bron == "-":
        return _("standaardinvoer")
    return leesbaar(bron if "://" in bron else Path(bron).name, 300)


def _copy_file(bron: str, doel: BinaryIO, limiet: int) -> None:
    try:
        with Path(bron).open("rb") as bestand:
            _copy(bestand, doel, limiet)
    except (OSError, ValueError) as fout:
        reden = getattr(fout, "strerror", None) or fout
        raise Invoerfout(_("“%(bron)s” is niet te openen: %(reden)s.") % {"bron": bron, "reden": reden}) from fout


def _copy_url(adres: str, doel: BinaryIO, limiet: int, blijf: bool) -> None:
    if adres.partition("://")[0].lower() not in ("http", "https"):
        raise Invoerfout(_("“%s” kan niet: alleen adressen met http of https.") % adres)
    try:
        with _opener(blijf).open(adres, timeout=WACHTTIJD) as antwoord:
            _copy(antwoord, doel, limiet)
            # The library says nothing of a line that broke off before all that was promised.
            if antwoord.length:
                raise Invoerfout(_("“%s” brak af voordat alles binnen was. Probeer het opnieuw.") % adres)
    except (OSError, http.client.HTTPException, ValueError) as fout:
        reden = getattr(fout, "reason", None) or fout
        raise Invoerfout(_("“%(bron)s” is niet op te halen: %(reden)s.") % {"bron": adres, "reden": reden}) from fout


class _Blijft(urllib.request.HTTPRedirectHandler):
    """Goes on within the same server only: else a stranger could have us ask the machines around us."""

    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: str) -> Any:
        if _server_of(newurl) != _server_of(req.full_url):
            elders = _("Dit adres verwijst naar een andere server: %s. Geef dat adres op als u het vertrouwt.")
            raise Invoerfout(elders % leesbaar(newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _server_of(adres: str) -> tuple[str, str | None, int | None]:
    delen = urlsplit(adres)
    return delen.scheme, delen.hostname, delen.port or {"http": 80, "https": 443}.get(delen.scheme)


def _opener(blijf: bool) -> urllib.request.OpenerDirector:
    """Speaks http and https only, also after a redirect."""
    opener = urllib.request.OpenerDirector()
    for deel in (
        urllib.request.ProxyHandler,
        urllib.request.UnknownHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        _Blijft if blijf else urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor,
    ):
        opener.add_handler(deel())
    return opener


def _copy(stroom: Any, doel: BinaryIO, limiet: int) -> None:
    """All of it, looking at the clock after whatever comes: a source that drips is too slow as well."""
    grootte, einde = 0, time.monotonic() + DUUR
    while blok := stroom.read1(BLOK):
        doel.write(blok)
        grootte += len(blok)
        if grootte > limiet:
            raise Invoerfout(_("Dit is te groot: meer dan %d MB.") % (limiet // BLOK))
        if time.monotonic() > einde:
            raise Invoerfout(_("Het ophalen duurt te lang."))

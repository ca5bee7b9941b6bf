"""Asks whether an address on the web answers, and nothing but the public web.

The address is somebody else's text. So: only http and https, on their own ports; the name is looked up here, each of
its addresses must be public, and the connection goes to exactly the address that was checked (a name that changes its
mind in between gains nothing). Each redirect passes the same door. Time is bounded, and no page is read.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from django.utils.translation import gettext as _

POORTEN = {"http": 80, "https": 443}
DOORVERWIJZINGEN = frozenset({301, 302, 303, 307, 308})
MAX_DOORVERWIJZINGEN = 5
MAX_SECONDEN = 15
MAX_LENGTE = 2000
# Of one name no more addresses are tried than this.
MAX_ADRESSEN = 3

IPAdres = ipaddress.IPv4Address | ipaddress.IPv6Address
Plek = tuple[str, int]
# Where to connect to for this host and port; raises NietToegestaan or Onbereikbaar.
Resolver = Callable[[str, int], list[Plek]]

# The only part of IPv6 that is given out for the public internet; and addresses that carry an IPv4 address inside.
OPENBAAR_V6 = ipaddress.ip_network("2000::/3")
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NietToegestaan(Exception):
    """We do not go there."""


class Onbereikbaar(Exception):
    """Nobody answers there, or not as a web server does."""


@dataclass(frozen=True)
class Antwoord:
    """What the last server in the chain said."""

    status: int
    url: str


def fetch(url: str, *, afzender: str, resolver: Resolver | None = None, seconden: float = MAX_SECONDEN) -> Antwoord:
    """Ask with HEAD, and with GET when a server will not have that; ``afzender`` says who we are.

    Raises NietToegestaan or Onbereikbaar.
    """
    vraag = _Vraag(afzender, resolver or resolve_public, time.monotonic() + seconden)
    try:
        antwoord = vraag.follow("HEAD", url)
    except Onbereikbaar:
        return vraag.follow("GET", url)
    return antwoord if antwoord.status < 400 else vraag.follow("GET", url)


def is_public(adres: IPAdres) -> bool:
    """Whether this is an address of the public internet, of one machine."""
    if isinstance(adres, ipaddress.IPv4Address):
        return adres.is_global and not adres.is_multicast and not adres.is_reserved
    if adres in NAT64:
        return is_public(ipaddress.IPv4Address(int(adres) & 0xFFFFFFFF))
    binnenin = adres.ipv4_mapped or adres.sixtofour or (adres.teredo and adres.teredo[1])
    if binnenin:
        return is_public(binnenin)
    return adres in OPENBAAR_V6 and adres.is_global


def resolve_public(host: str, poort: int) -> list[Plek]:
    """All addresses of a host; raises NietToegestaan when one of them is not public."""
    try:
        gevonden = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fout:
        raise Onbereikbaar(_("De naam van deze site bestaat niet.")) from fout
    adressen = [ipaddress.ip_address(str(plek[0]).partition("%")[0]) for *_rest, plek in gevonden]
    if not all(is_public(adres) for adres in adressen):
        raise NietToegestaan(_("Dit is geen openbaar adres op internet."))
    return [(str(adres), poort) for adres in dict.fromkeys(adressen)]


@dataclass(frozen=True)
class _Doel:
    """An address that we may ask, in the parts that we need."""

    https: bool
    host: str
    poort: int
    pad: str

    @classmethod
    def read(cls, url: str) -> "_Doel":
        """Raises NietToegestaan for what is no plain address of a site."""
        try:
            delen = urlsplit(url)
            poort = delen.port or POORTEN.get(delen.scheme, 0)
            host = (delen.hostname or "").encode("idna").decode()
        except (ValueError, UnicodeError) as fout:
            raise NietToegestaan(_("Dit is geen webadres.")) from fout
        if delen.scheme not in POORTEN or not host or len(url) > MAX_LENGTE:
            raise NietToegestaan(_("Dit is geen webadres."))
        if "@" in delen.netloc or poort not in POORTEN.values():
            raise NietToegestaan(_("Dit webadres heeft een wachtwoord of een ongewone poort."))
        vraagdeel = f"?{delen.query}" if delen.query else ""
        pad = quote((delen.path or "/") + vraagdeel, safe="/?#[]@!$&'()*+,;=:%~")
        return cls(delen.scheme == "https", host, poort, pad)


class _Vraag:
    """One question with all its redirects, before one deadline."""

    def __init__(self, afzender: str, resolver: Resolver, deadline: float):
        self.afzender = afzender
        self.resolver = resolver
        self.deadline = deadline

    def follow(self, methode: str, url: str) -> Antwoord:
        for _keer in range(MAX_DOORVERWIJZINGEN + 1):
            status, verder = self._ask(methode, _Doel.read(url))
            if status not in DOORVERWIJZINGEN or not verder:
                return Antwoord(status, url)
            try:
                url = urljoin(url, verder)
            except ValueError as fout:
                raise NietToegestaan(_("Dit is geen webadres.")) from fout
        raise Onbereikbaar(_("De site verwijst steeds door."))

    def _ask(self, methode: str, doel: _Doel) -> tuple[int, str]:
        """The status and where it leads on."""
        lijn = self._connect(doel)
        # The time-out of a socket counts from each byte; this one counts for all of it.
        wekker = threading.Timer(self._left(), _break_off, [lijn])
        wekker.start()
        try:
            if isinstance(lijn, ssl.SSLSocket):
                lijn.do_handshake()
            return self._speak(methode, doel, lijn)
        except ssl.SSLCertVerificationError as fout:
            raise Onbereikbaar(_("Het certificaat van de site klopt niet.")) from fout
        except (OSError, http.client.HTTPException) as fout:
            raise Onbereikbaar(_("De site geeft geen antwoord.")) from fout
        finally:
            wekker.cancel()
            lijn.close()

    def _speak(self, methode: str, doel: _Doel, lijn: socket.socket) -> tuple[int, str]:
        verbinding = http.client.HTTPConnection(doel.host)
        verbinding.sock = lijn
        verbinding.putrequest(methode, doel.pad, skip_host=True, skip_accept_encoding=True)
        gewoon = doel.poort == POORTEN["https" if doel.https else "http"]
        host = f"[{doel.host}]" if ":" in doel.host else doel.host
        verbinding.putheader("Host", host if gewoon else f"{host}:{doel.poort}")
        verbinding.putheader("User-Agent", self.afzender)
        verbinding.putheader("Accept", "*/*")
        verbinding.putheader("Connection", "close")
        verbinding.endheaders()
        antwoord = verbinding.getresponse()
        verder = (antwoord.getheader("Location") or "").encode("latin-1", "replace").decode("utf-8", "replace")
        return antwoord.status, verder

    def _connect(self, doel: _Doel) -> socket.socket:
        for plek in self.resolver(doel.host, doel.poort)[:MAX_ADRESSEN]:
            try:
                lijn = socket.create_connection(plek, timeout=self._left())
            except OSError:
                continue
            if not doel.https:
                return lijn
            return make_tls().wrap_socket(lijn, server_hostname=doel.host, do_handshake_on_connect=False)
        raise Onbereikbaar(_("De site geeft geen antwoord."))

    def _left(self) -> float:
        if (rest := self.deadline - time.monotonic()) <= 0:
            raise Onbereikbaar(_("De site is te langzaam."))
        return rest


def make_tls() -> ssl.SSLContext:
    """Certificates are checked as a browser does."""
    return ssl.create_default_context()


def _break_off(lijn: socket.socket) -> None:
    with suppress(OSError):
        lijn.shutdown(socket.SHUT_RDWR)

"""Nothing that somebody types leads to an address that is not public."""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palliatief.lib import veilig_ophalen
from palliatief.lib.veilig_ophalen import (
    Antwoord,
    NietToegestaan,
    Onbereikbaar,
    _break_off,
    fetch,
    is_public,
    resolve_public,
)

AFZENDER = "sociale-kaart (+https://kaart.voorbeeld.example)"
BESLOTEN = [
    ipaddress.ip_network(net)
    for net in ("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
                "192.168.0.0/16", "224.0.0.0/4", "240.0.0.0/4")
]  # fmt: skip
besloten_v4 = st.sampled_from(BESLOTEN).flatmap(lambda net: st.ip_addresses(network=net))
# As people and attackers wrap an IPv4 address into an IPv6 one.
INPAKKEN = [
    lambda v4: ipaddress.IPv6Address(0xFFFF << 32 | int(v4)),
    lambda v4: ipaddress.IPv6Address(int(v4)),
    lambda v4: ipaddress.IPv6Address(0x0064FF9B << 96 | int(v4)),
    lambda v4: ipaddress.IPv6Address(0x2002 << 112 | int(v4) << 80),
    lambda v4: ipaddress.IPv6Address(0x20010000 << 96 | (int(v4) ^ 0xFFFFFFFF)),
]


# --- addresses ---


@given(besloten_v4, st.sampled_from(INPAKKEN))
def test_a_closed_address_is_closed_however_it_is_wrapped(v4, inpakken):
    assert not is_public(v4)
    assert not is_public(inpakken(v4))


@given(st.ip_addresses(v=6).filter(lambda adres: adres not in ipaddress.ip_network("2000::/3")))
def test_of_ipv6_only_the_public_part_is_public(adres):
    assert not is_public(adres) or adres.ipv4_mapped or adres in veilig_ophalen.NAT64


@pytest.mark.parametrize(
    "adres", ["fe80::1", "fc00::1", "fec0::1", "ff02::1", "::1", "::", "2001:db8::1", "64:ff9b:1::1"]
)
def test_known_closed_ipv6_addresses(adres):
    assert not is_public(ipaddress.ip_address(adres))


@pytest.mark.parametrize(
    "adres", ["8.8.8.8", "2a00:1450:400e:80e::200e", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_public_addresses_are_public(adres):
    assert is_public(ipaddress.ip_address(adres))


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "169.254.169.254",
     "::1", "::ffff:127.0.0.1", "fe80::1%lo"],
)  # fmt: skip
def test_names_and_numbers_of_this_machine_are_refused(host):
    with pytest.raises(NietToegestaan):
        resolve_public(host, 80)


def answer_with(monkeypatch, *adressen):
    def getaddrinfo(host, poort, **kwargs):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (adres, poort)) for adres in adressen]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def test_one_closed_address_among_public_ones_is_enough_to_stay_away(monkeypatch):
    answer_with(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(NietToegestaan):
        resolve_public("half.example", 443)


def test_a_public_name_gives_each_address_once(monkeypatch):
    answer_with(monkeypatch, "93.184.216.34", "93.184.216.34")
    assert resolve_public("goed.example", 443) == [("93.184.216.34", 443)]


def test_a_name_that_does_not_exist(monkeypatch):
    def getaddrinfo(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(Onbereikbaar, match="bestaat niet"):
        resolve_public("weg.example", 80)


# --- what is asked ---


class Handler(BaseHTTPRequestHandler):
    """Answers by path, as the servers out there do."""

    def do_HEAD(self):
        self.server.gevraagd.append((self.command, self.path, self.headers["Host"], self.headers["User-Agent"]))
        status, kop = 200, {}
        if self.path.startswith("/naar/"):
            status, kop = 302, {"Location": self.path.removeprefix("/naar/")}
        elif self.path == "/rond":
            status, kop = 301, {"Location": "/rond"}
        elif self.path == "/nergens":
            status = 302
        elif self.path == "/alleen-get":
            status = 405 if self.command == "HEAD" else 200
        elif self.path == "/stuurs" and self.command == "HEAD":
            self.connection.close()
            return
        elif self.path == "/weg":
            status = 404
        elif self.path == "/druppel":
            self.server.los.wait(10)
        self.send_response(status)
        for naam, waarde in kop.items():
            self.send_header(naam, waarde)
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.los = threading.Event()
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    draad.start()
    yield server
    server.los.set()
    server.shutdown()
    draad.join()
    server.server_close()


@pytest.fixture
def ask(server):
    """Ask the server of the test; the hosts of ``besloten`` are what they are to everybody else: closed."""
    server.gevraagd = []

    def resolver(host, poort):
        if host != "goed.example":
            return resolve_public(host, poort)
        return [server.server_address]

    def ask(url, **kwargs):
        return fetch(url, afzender=AFZENDER, **{"resolver": resolver} | kwargs)

    return ask


def test_it_says_who_it_is_and_reads_no_page(ask, server):
    assert ask("http://goed.example/een?twee=3") == Antwoord(200, "http://goed.example/een?twee=3")
    assert server.gevraagd == [("HEAD", "/een?twee=3", "goed.example", AFZENDER)]


def test_get_when_head_is_not_wanted(ask, server):
    assert ask("http://goed.example/alleen-get").status == 200
    assert ask("http://goed.example/stuurs").status == 200
    assert ask("http://goed.example/weg").status == 404
    assert [methode for methode, *_rest in server.gevraagd] == ["HEAD", "GET"] * 3


def test_names_and_paths_with_accents_are_sent_as_the_web_wants(ask, server):
    def resolver(host, poort):
        assert host == "xn--caf-dma.example"
        return [("127.0.0.1", 1), server.server_address]

    assert ask("http://café.example:443/café/%C3%A9?naam=ü", resolver=resolver).status == 200
    assert server.gevraagd[0][1:3] == ("/caf%C3%A9/%C3%A9?naam=%C3%BC", "xn--caf-dma.example:443")


def test_a_redirect_is_followed(ask):
    assert ask("http://goed.example/naar//een").url == "http://goed.example/een"
    assert ask("http://goed.example/nergens").status == 302


@pytest.mark.parametrize(
    "naar",
    ["http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://169.254.169.254/latest/meta-data/",
     "http://2130706433/", "file:///etc/passwd", "gopher://goed.example/", "http://goed.example:8080/",
     "http://goed.example:22/", "https://a:b@goed.example/", "http://[kapot/", "http://[::ffff:10.0.0.1]/"],
)  # fmt: skip
def test_nothing_leads_inside_not_at_once_and_not_by_a_redirect(ask, server, naar):
    with pytest.raises(NietToegestaan):
        ask(naar)
    assert server.gevraagd == []
    with pytest.raises(NietToegestaan):
        ask(f"http://goed.example/naar/{naar}")
    assert len(server.gevraagd) == 1


def test_a_name_is_looked_up_anew_for_each_redirect_and_the_answer_is_used(ask, server):
    """A name that is public first and closed later is refused; there is no second look-up behind the check."""
    antwoorden = [[server.server_address], NietToegestaan()]

    def resolver(host, poort):
        if isinstance(volgende := antwoorden.pop(0), Exception):
            raise volgende
        return volgende

    with pytest.raises(NietToegestaan):
        ask("http://wisselt.example/naar/http://wisselt.example/", resolver=resolver)
    assert len(server.gevraagd) == 1


def test_a_circle_ends(ask, server):
    with pytest.raises(Onbereikbaar, match="steeds door"):
        ask("http://goed.example/rond")
    assert len(server.gevraagd) == 2 * 6


def test_a_server_that_never_ends_is_left(ask):
    with pytest.raises(Onbereikbaar):
        ask("http://goed.example/druppel", seconden=0.2)


def test_breaking_off_ends_the_reading_of_who_waits():
    """And is no fault when the line is closed already: the alarm and the answer may come at the same moment."""
    lijn, ander = socket.socketpair()
    with lijn, ander:
        lijn.settimeout(10)
        _break_off(lijn)
        assert lijn.recv(1) == b""
    _break_off(lijn)


def test_nobody_there(ask):
    with pytest.raises(Onbereikbaar):
        ask("http://dicht.example/", resolver=lambda host, poort: [("127.0.0.1", 1)])


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://", "http://goed.example/", "//"]))
def test_any_text_is_an_answer_or_one_of_two_errors(tekst, begin):
    def resolver(host, poort):
        raise Onbereikbaar

    with pytest.raises((NietToegestaan, Onbereikbaar)):
        fetch(begin + tekst, afzender=AFZENDER, resolver=resolver)


def test_too_long_is_no_address(ask):
    with pytest.raises(NietToegestaan):
        ask("http://goed.example/" + "a" * 2000)


# --- https ---


def test_a_certificate_that_nobody_vouches_for_is_a_fault(ask, tmp_path, monkeypatch):
    sleutel, bewijs = make_certificate(tmp_path)
    aan_de_deur = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    aan_de_deur.load_cert_chain(bewijs, sleutel)
    with socket.create_server(("127.0.0.1", 0)) as luisteraar:
        draad = threading.Thread(target=serve_tls, args=(luisteraar, aan_de_deur, 3))
        draad.start()
        adres = {"resolver": lambda host, poort: [luisteraar.getsockname()]}
        with pytest.raises(Onbereikbaar, match="certificaat"):
            ask("https://goed.example/", **adres)
        vertrouwd = ssl.create_default_context(cafile=str(bewijs))
        monkeypatch.setattr(veilig_ophalen, "make_tls", lambda: vertrouwd)
        assert ask("https://goed.example/", **adres).status == 204
        draad.join(5)


def serve_tls(luisteraar, context, keer):
    for _keer in range(keer):
        lijn, _adres = luisteraar.accept()
        try:
            with context.wrap_socket(lijn, server_side=True) as veilig:
                veilig.recv(4096)
                veilig.sendall(b"HTTP/1.1 204 Goed\r\n\r\n")
        except OSError:
            lijn.close()


def make_certificate(map_):
    """A certificate of its own for goed.example."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "goed.example")])
    nu = datetime.now(UTC)
    bewijs = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(1)
        .not_valid_before(nu - timedelta(days=1))
        .not_valid_after(nu + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("goed.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(sleutel, hashes.SHA256())
    )
    paden = map_ / "sleutel.pem", map_ / "bewijs.pem"
    geheim = sleutel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    paden[0].write_bytes(geheim)
    paden[1].write_bytes(bewijs.public_bytes(serialization.Encoding.PEM))
    return paden

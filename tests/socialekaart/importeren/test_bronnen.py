"""What an import command can be pointed at, and what it refuses."""

import io
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest

from socialekaart.importeren import Invoerfout, bronnen
from socialekaart.importeren.bronnen import bronnaam, read_bron


@pytest.fixture
def server():
    """A web server that gives its path back; /weg does not exist, and some lead to a file, to itself or elsewhere."""

    einde = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/weg":
                self.send_error(404)
                return
            waar = {
                "/elders": "file:///etc/hostname",
                "/hier": "/laag",
                "/buren": f"http://localhost:{http.server_port}/binnen",
            }.get(self.path)
            self.send_response(302 if waar else 200)
            if waar:
                self.send_header("Location", waar)
            if self.path == "/afgebroken":
                self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(self.path.encode())
            if self.path == "/druppelt":
                einde.wait(20)

        def log_message(self, *args):
            pass

    http = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}"
    einde.set()
    http.shutdown()
    http.server_close()


def test_file(tmp_path):
    (tmp_path / "blad.csv").write_bytes(b"naam")
    assert read_bron(str(tmp_path / "blad.csv")) == b"naam"


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"naam")))
    assert read_bron("-") == b"naam"


def test_address(server):
    assert read_bron(f"{server}/laag.geojson") == b"/laag.geojson"


@pytest.mark.parametrize("pad", ["/weg", "/elders"])
def test_address_that_leads_nowhere(server, pad):
    with pytest.raises(Invoerfout, match="is niet op te halen"):
        read_bron(server + pad)


def test_a_server_that_sends_us_on(server):
    """Of itself it may; elsewhere is for who typed the address, and only when asked to stay."""
    assert read_bron(f"{server}/hier", blijf=True) == b"/laag"
    assert read_bron(f"{server}/buren") == b"/binnen"
    with pytest.raises(Invoerfout, match="verwijst naar een andere server: http://localhost"):
        read_bron(f"{server}/buren", blijf=True)


def test_a_line_that_breaks_off(server):
    """Half a list is not the list."""
    with pytest.raises(Invoerfout, match="brak af voordat alles binnen was"):
        read_bron(f"{server}/afgebroken")


@pytest.mark.parametrize("adres", ["http://127.0.0.1:1/x", "http://127.0.0.1:99999/", "http://[", "http://é b/"])
def test_address_that_cannot_be_reached(adres):
    with pytest.raises(Invoerfout, match="is niet op te halen"):
        read_bron(adres)


@pytest.mark.parametrize("adres", ["ftp://example.org/x", "file:///etc/passwd", "data://x", "gopher://x"])
def test_only_http(adres):
    with pytest.raises(Invoerfout, match="alleen adressen met http of https"):
        read_bron(adres)


@pytest.mark.parametrize("naam", ["bestaat-niet.csv", ".", "x\x00y", "x" * 5000])
def test_file_that_cannot_be_opened(naam):
    with pytest.raises(Invoerfout, match="is niet te openen"):
        read_bron(naam)


def test_too_large(tmp_path):
    (tmp_path / "groot").write_bytes(b"x" * 11)
    with pytest.raises(Invoerfout, match="te groot"):
        read_bron(str(tmp_path / "groot"), limiet=10)


@pytest.mark.parametrize("pad", ["/traag", "/druppelt"])
def test_too_slow(server, monkeypatch, pad):
    """Also when it sends a little and then keeps one waiting: that is seen at once, not at the end of a block."""
    monkeypatch.setattr(bronnen, "DUUR", -1)
    begin = time.monotonic()
    with pytest.raises(Invoerfout, match="duurt te lang"):
        read_bron(server + pad)
    assert time.monotonic() - begin < 10


def test_names():
    assert bronnaam("-") == "standaardinvoer"
    assert bronnaam("/ergens/laag.geojson") == "laag.geojson"
    assert bronnaam("/ergens/laag\udcff.geojson") == "laag�.geojson"
    assert bronnaam("https://example.org/laag?x=1") == "https://example.org/laag?x=1"

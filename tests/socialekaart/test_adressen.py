"""Addresses at PDOK, played by a server of our own."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from socialekaart import adressen
from socialekaart.adressen import Adres, AdressenStoring, find_adres

DOC = {
    "weergavenaam": "Nieuwmarkt 4, 1012CR Amsterdam",
    "gemeentenaam": "Amsterdam",
    "centroide_rd": "POINT(121900.5 487200)",
}
ADRES = Adres("Nieuwmarkt 4, 1012CR Amsterdam", (121900.5, 487200.0))


@pytest.fixture
def pdok(settings):
    """Answers ``antwoord`` and keeps what was asked; an Event instead of bytes is waited for."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        vragen: list[dict] = []
        antwoord: object = json.dumps({"response": {"docs": [DOC]}}).encode()
        status = 200
        einde = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.vragen.append(parse_qs(urlsplit(self.path).query))
            self.send_response(self.server.status)
            self.end_headers()
            if self.server.antwoord is None:
                while not self.server.einde.wait(0.05):
                    self.wfile.write(b" ")
                return
            self.wfile.write(self.server.antwoord)

        def log_message(self, *args):
            pass

    server = Server(("127.0.0.1", 0), Handler)
    server.vragen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.PDOK_LOCATIESERVER = True
    settings.PDOK_LOCATIESERVER_URL = f"http://127.0.0.1:{server.server_port}/free"
    yield server
    server.einde.set()
    server.shutdown()
    server.server_close()


def test_an_address_is_asked_once_and_only_in_the_city(pdok):
    assert find_adres("Nieuwmarkt 4") == ADRES
    assert find_adres("nieuwmarkt  4") == ADRES
    (vraag,) = pdok.vragen
    assert vraag["q"] == ["Nieuwmarkt 4"]
    assert vraag["fq"][1] == 'gemeentenaam:("Amsterdam" OR "Weesp")'


def test_nobody_is_asked_when_the_setting_is_off(pdok, settings):
    settings.PDOK_LOCATIESERVER = False
    assert find_adres("Nieuwmarkt 4") is None
    assert pdok.vragen == []


@pytest.mark.parametrize("docs", [[], [{**DOC, "gemeentenaam": "Utrecht"}], [{**DOC, "centroide_rd": "POINT EMPTY"}]])
def test_what_is_not_there_or_elsewhere_is_nothing_and_is_remembered(pdok, docs):
    pdok.antwoord = json.dumps({"response": {"docs": docs}}).encode()
    assert find_adres("Nergens 1") is None
    assert find_adres("Nergens 1") is None
    assert len(pdok.vragen) == 1


@pytest.mark.parametrize(
    "antwoord", [b"", b"<html>", b"[]", b"{}", b'{"response": 3}', b'{"response": {"docs": [{}]}}', b" " * 200_000]
)
def test_an_answer_that_makes_no_sense_is_a_failure_after_which_nobody_waits(pdok, antwoord):
    pdok.antwoord = antwoord
    for tekst in ("Nieuwmarkt 4", "Dam 1"):
        with pytest.raises(AdressenStoring):
            find_adres(tekst)
    assert len(pdok.vragen) == 1


def test_an_error_and_a_server_that_is_away_are_failures(pdok, settings):
    pdok.status = 500
    with pytest.raises(AdressenStoring):
        find_adres("Nieuwmarkt 4")
    adressen.cache.clear()
    settings.PDOK_LOCATIESERVER_URL = "http://127.0.0.1:1/"
    with pytest.raises(AdressenStoring):
        find_adres("Nieuwmarkt 4")


def test_an_answer_that_drips_is_a_failure(pdok, monkeypatch):
    monkeypatch.setattr(adressen, "DUUR", 0.2)
    pdok.antwoord = None
    with pytest.raises(AdressenStoring):
        find_adres("Nieuwmarkt 4")

"""Another server, page by page; a function stands for the line to it."""

import io
import json
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from opendata.hsds.lezen import server as servers
from socialekaart.importeren import Invoerfout

DIENSTEN = [{"id": str(nummer)} for nummer in range(5)]


def read_server(adres, **opties):
    return servers.read_server(adres, bestand=io.BytesIO(), **opties)


class Server:
    """Gives two services a page, in the form of the standard, or as ``form`` makes it."""

    def __init__(self, form=None):
        self.gevraagd = []
        self.form = form or self.standard

    @staticmethod
    def standard(nummer, inhoud):
        return {"total_items": 5, "total_pages": 3, "page_number": nummer, "contents": inhoud}

    def __call__(self, adres):
        self.gevraagd.append(adres)
        nummer = int(dict(parse_qsl(urlsplit(adres).query))["page"])
        return json.dumps(self.form(nummer, DIENSTEN[2 * nummer - 2 : 2 * nummer])).encode()


@pytest.mark.parametrize("adres", ["https://elders.example/hsds", "https://elders.example/hsds/services/#x"])
def test_all_pages(adres):
    server = Server()
    diensten = read_server(adres, haal=server)
    assert (diensten.totaal, diensten.volledig) == (5, True)
    assert diensten.adres == "https://elders.example/hsds/services"
    assert [(rij, dienst["id"]) for rij, dienst in diensten.rijen] == [(n + 1, str(n)) for n in range(5)]
    assert server.gevraagd == [f"{diensten.adres}?full=true&per_page=200&page={nummer}" for nummer in (1, 2, 3)]


def test_only_what_changed_with_its_own_parameters():
    server = Server()
    sinds = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    diensten = read_server("https://elders.example/services?taxonomy_id=7", sinds=sinds, haal=server)
    vraag = dict(parse_qsl(urlsplit(server.gevraagd[0]).query))
    assert (vraag["taxonomy_id"], vraag["modified_after"]) == ("7", "2026-01-02T02:04:05Z")
    assert not diensten.volledig


@pytest.mark.parametrize(
    "form",
    [
        lambda nummer, inhoud: {"content": inhoud, "last": nummer == 3, "totalElements": 5},
        lambda nummer, inhoud: {"items": inhoud},
    ],
    ids=["older", "until nothing comes"],
)
def test_pages_of_others(form):
    assert len(list(read_server("https://elders.example", haal=Server(form)).rijen)) == 5


def test_a_list_is_all_there_is():
    server = Server(lambda nummer, inhoud: DIENSTEN)
    diensten = read_server("https://elders.example", haal=server)
    assert diensten.totaal == len(list(diensten.rijen)) == 5 and len(server.gevraagd) == 1


def test_a_server_without_an_end(monkeypatch):
    with pytest.raises(Invoerfout, match="steeds dezelfde bladzijde"):
        list(read_server("https://elders.example", haal=Server(lambda *_: {"contents": DIENSTEN})).rijen)
    om_en_om = Server(lambda nummer, _inhoud: {"contents": DIENSTEN[nummer % 2 :: 2]})
    with pytest.raises(Invoerfout, match="steeds dezelfde bladzijde"):
        read_server("https://elders.example", haal=om_en_om)
    assert len(om_en_om.gevraagd) == 3
    monkeypatch.setattr(servers, "MEESTE_BLADZIJDEN", 4)
    eindeloos = Server(lambda nummer, _inhoud: {"contents": [{"id": str(nummer)}]})
    with pytest.raises(Invoerfout, match="geen einde"):
        list(read_server("https://elders.example", haal=eindeloos).rijen)


@pytest.mark.parametrize(("grens", "reden"), [("DUUR", "duurt te lang"), ("GROOTSTE_BESTAND", "te groot")])
def test_all_pages_together_have_a_limit(grens, reden, monkeypatch):
    monkeypatch.setattr(servers, grens, -1)
    with pytest.raises(Invoerfout, match=reden):
        read_server("https://elders.example", haal=Server())


def test_all_is_fetched_before_anything_is_taken_over():
    """Whoever writes has the turn of all; a slow server must not have it."""
    server = Server()
    read_server("https://elders.example", haal=server)
    assert len(server.gevraagd) == 3


def test_what_it_says_is_told_with_the_address():
    with pytest.raises(Invoerfout, match=r"services\?full.*geen goede JSON"):
        read_server("https://elders.example", haal=lambda adres: b"<html>")

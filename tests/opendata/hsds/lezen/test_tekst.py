"""JSON and ndjson: what is a list of services, and what is refused in words."""

import io
import json

import pytest

from opendata.hsds.lezen import Onleesbaar, tekst
from opendata.hsds.lezen.tekst import read_tekst
from socialekaart.importeren import Invoerfout

A, B = {"id": "a"}, {"id": "b"}


def read(inhoud, **opties):
    diensten = read_tekst(io.BytesIO(inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()), **opties)
    return diensten.totaal, list(diensten.rijen)


@pytest.mark.parametrize("inhoud", [[A, B], {"contents": [A, B], "total_items": 2}, {"content": [A, B]}])
def test_a_list_or_a_page(inhoud):
    assert read(inhoud) == (2, [(1, A), (2, B)])


@pytest.mark.parametrize("inhoud", [json.dumps(A, indent=1).encode(), b"\xef\xbb\xbf" + json.dumps(A).encode(), A])
def test_a_single_one(inhoud):
    assert read(inhoud) == (1, [(1, A)])


def test_one_on_each_line():
    totaal, rijen = read(b'{"id": "a"}\r\n\n{"id": \n\xff\n{"id": "b"}')
    assert totaal == 5 and [rij for rij, _ in rijen] == [1, 3, 4, 5]
    assert rijen[0][1] == A and rijen[3][1] == B
    assert rijen[1][1].reden.startswith("Dit is geen goede JSON") and rijen[1][1].waarde == '{"id": �'
    assert rijen[2][1] == Onleesbaar("Dit is geen UTF-8.", "��")


def test_a_name_that_says_so():
    """Even when the first line is broken."""
    assert [rij for rij, _ in read(b'kapot\n{"id": "a"}\n', regels=True)[1]] == [1, 2]


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "leeg"),
        (b"<html>", "webpagina"),
        ("[]".encode("utf-16"), "UTF-16"),
        (b'{"a": ', "geen goede JSON"),
        (b"[" * 100_000, "geen goede JSON"),
        (b"\xff", "geen UTF-8"),
        (b'"x"', "geen diensten"),
        (b'{"message": "no"}', "geen diensten"),
    ],
)
def test_refused_in_words(inhoud, reden):
    with pytest.raises(Invoerfout, match=reden):
        read(inhoud)


def test_too_large(monkeypatch):
    monkeypatch.setattr(tekst, "MEESTE_JSON", 20)
    with pytest.raises(Invoerfout, match=r"te groot.*ndjson"):
        read([A, B, A, B])
    monkeypatch.setattr(tekst, "LANGSTE_REGEL", 20)
    with pytest.raises(Invoerfout, match="Regel 2 is te lang"):
        read(b'{"id": "a"}\n{"id": "aaaaaaaaaaaaaaaaaaaaaa"}\n')

"""A PDF that a screen reader can follow, made of our own files only."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation
from pypdf import PdfReader

from palliatief.lib import pdf
from palliatief.lib.beurt import Bezet

HTML = '<!doctype html><html lang="nl"><head><title>Proef</title>{kop}</head><body><h1>Kop</h1>{inhoud}</body></html>'

STIJL = "css/meegeeflijst_papier.css"


def read(kop: str = "", inhoud: str = "") -> PdfReader:
    return PdfReader(io.BytesIO(pdf.make_pdf(HTML.format(kop=kop, inhoud=inhoud), STIJL)))


def test_it_is_tagged_and_says_its_title_and_language():
    lezer = read(inhoud="<p>Bel 020 000 01 12</p>")
    wortel = lezer.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/StructTreeRoot"]["/K"]
    assert wortel["/Lang"] == "nl"
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert lezer.metadata.title == "Proef"
    assert [punt.title for punt in lezer.outline] == ["Kop"]
    assert "020 000 01 12" in lezer.pages[0].extract_text()
    assert b"pdfuaid:part" in wortel["/Metadata"].get_data()


def test_our_own_style_is_used():
    bladzijde = read().pages[0]
    assert [round(float(maat) / 72 * 25.4) for maat in bladzijde.mediabox[2:]] == [210, 297]
    assert "1 / 1" in bladzijde.extract_text()


@pytest.mark.parametrize(
    "adres",
    [
        "file:///etc/hostname",
        "http://127.0.0.1:1/",
        "https://voorbeeld.example/a.css",
        "data:text/css,p{}",
        "static:bestaat-niet.css",
        "static:../palliatief/settings.py",
        Path(__file__).as_uri(),
    ],
)
def test_everything_else_is_refused(adres):
    with pytest.raises((ValueError, SuspiciousFileOperation)):
        pdf.EigenBestanden().fetch(adres)


def test_a_page_that_asks_for_more_is_still_made(caplog):
    inhoud = '<img src="file:///etc/hostname" alt="naam"><img src="http://127.0.0.1:1/x.png" alt="plaat">'
    lezer = read(kop='<link rel="stylesheet" href="https://voorbeeld.example/a.css">', inhoud=inhoud)
    assert "Kop" in lezer.pages[0].extract_text()
    assert not lezer.pages[0].images


def test_who_would_have_to_wait_long_is_told_at_once():
    with pdf._beurt._rij:
        assert read().pages
        with pdf._beurt._rij, pytest.raises(Bezet):
            read()
    assert read().pages


def test_two_at_a_time_come_one_after_another():
    with ThreadPoolExecutor(2) as samen:
        assert [len(lezer.pages) for lezer in samen.map(lambda _nummer: read(), range(2))] == [1, 1]

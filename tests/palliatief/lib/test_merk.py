"""The mark of an answer: one for each question, form, version of the data, settings and release."""

import pytest
from django.test import RequestFactory

from palliatief.lib.merk import is_held, make_merk, print_programma, takes_gzip


def ask(adres: str = "/hsds/services", **hoofden: str):
    return RequestFactory().get(adres, headers=hoofden)


@pytest.mark.parametrize(
    ("hoofd", "neemt"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("gzip;q=0.001", True),
        ("br", False),
        ("xgzip", False),
        ("", False),
    ],
)
def test_who_takes_compressed_bytes(hoofd, neemt):
    assert takes_gzip(ask(**({"accept-encoding": hoofd} if hoofd else {}))) is neemt


def test_what_makes_another_answer_makes_another_mark(settings):
    gewoon = make_merk(ask(), 7)
    assert make_merk(ask(), 7) == gewoon
    anders = [
        make_merk(ask(), 8),
        make_merk(ask("/hsds/services?page=2"), 7),
        make_merk(ask(**{"accept-encoding": "gzip"}), 7),
        make_merk(ask(), 7, "geo"),
    ]
    settings.SITE_URL = "https://elders.example"
    anders.append(make_merk(ask(), 7))
    assert len({gewoon, *anders}) == 6


def test_a_release_has_a_print_of_its_own(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "opendata").mkdir()
    regel = tmp_path / "opendata" / "velden.py"
    prints = set()
    for inhoud in ("a = 1\n", "a = 2\n"):
        regel.write_text(inhoud, encoding="utf-8")
        prints.add(print_programma.__wrapped__())
    (tmp_path / "README.md").write_text("niets", encoding="utf-8")
    assert print_programma.__wrapped__() in prints
    assert len(prints) == 2


@pytest.mark.parametrize(
    ("hoofd", "heeft"),
    [('"7-a"', True), ('W/"7-a"', True), ('"6-b", "7-a"', True), ('"7-b"', False), ("*", False), ("", False)],
)
def test_who_holds_an_answer(hoofd, heeft):
    assert is_held(ask(**{"if-none-match": hoofd}), '"7-a"') is heeft

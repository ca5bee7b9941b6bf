import io

import pytest
from django.core.management import call_command

from opendata.bestanden import Vorm
from palliatief.lib.download import CSV

pytestmark = pytest.mark.django_db


def test_it_tells_each_file_and_when_there_is_nothing_to_make(lijsten, monkeypatch):
    vorm = Vorm("a.csv", CSV, "CSV", lambda uit: len([uit.write(b"ab")]))
    monkeypatch.setattr("opendata.actions.bestanden.list_vormen", lambda: iter([vorm]))
    uit = io.StringIO()
    call_command("make_open_data", stdout=uit)
    call_command("make_open_data", stdout=uit)
    call_command("make_open_data", "--alles", stdout=uit)
    regel = "a.csv: 1 rij, 2\xa0bytes\n"
    assert uit.getvalue() == f"{regel}Alle bestanden zijn van nu. Er is niets gemaakt.\n{regel}"

"""What an import can be pointed at."""

import pytest

from opendata.hsds.lezen import bron
from opendata.hsds.lezen.bron import is_server, name_bron, open_diensten
from socialekaart.importeren import Invoerfout


@pytest.mark.parametrize(
    ("waar", "dienst", "naam"),
    [
        ("https://elders.example/hsds", True, "elders.example"),
        ("https://elders.example/hsds/services?x=1.zip", True, "elders.example"),
        ("https://elders.example/data/hsds.zip", False, "https://elders.example/data/hsds.zip"),
        ("/tmp/hsds.ndjson", False, "hsds.ndjson"),
        ("-", False, "standaardinvoer"),
    ],
)
def test_a_server_or_a_file(waar, dienst, naam):
    assert (is_server(waar), name_bron(waar)) == (dienst, naam)


def test_lines_by_the_name_of_the_file(tmp_path):
    (tmp_path / "a.ndjson").write_text('kapot\n{"id": "a"}\n')
    with open_diensten(str(tmp_path / "a.ndjson")) as diensten:
        assert [rij for rij, _ in diensten.rijen] == [1, 2]


def test_a_server_is_asked_for_what_changed(monkeypatch):
    monkeypatch.setattr(bron, "read_server", lambda adres, sinds, bestand: (adres, sinds))
    with open_diensten("https://elders.example/hsds", sinds="gisteren") as gevraagd:
        assert gevraagd == ("https://elders.example/hsds", "gisteren")


@pytest.mark.parametrize("waar", ["/er/is/niets.json", "\0", "x" * 5000, "ftp://elders.example/a.zip"])
def test_what_is_not_there(waar):
    with pytest.raises(Invoerfout), open_diensten(waar):
        pass

"""What an import can be pointed at."""

import pytest

from opendata.hsds.lezen import bron
from opendata.hsds.lezen.bron import is_server, name_bron, open_diensten
from socialekaart.importeren import Invoerfout


@pytest.mark.parametrize(
    ("waar", "naam"),
    [
        ("https://elders.example/hsds", "elders.example"),
        ("https://elders.example/hsds/services?x=1.zip", "elders.example"),
    ],
)
def test_a_server(waar, naam):
    assert is_server(waar) and name_bron(waar) == naam


@pytest.mark.parametrize("waar", ["https://elders.example/data/hsds.zip", "/tmp/hsds.ndjson", "-"])
def test_a_file_has_no_name_of_its_own(waar):
    """Two sources may both call it services.zip."""
    assert not is_server(waar)
    with pytest.raises(Invoerfout, match="--naam"):
        name_bron(waar)


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

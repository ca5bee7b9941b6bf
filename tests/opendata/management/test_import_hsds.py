"""The command: what it is pointed at, what it calls the source, and reading on where it was."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.management import call_command

from opendata.models import Hsdsbron
from socialekaart.models import Initiatief

pytestmark = pytest.mark.usefixtures("lijsten")
DIENST = {"id": "a", "name": "Maatje", "description": "Er komt iemand.", "last_modified": "2026-01-02T03:04:05Z"}


def test_a_file(tmp_path, capsys):
    bron, verslag = tmp_path / "diensten.json", tmp_path / "rapport.json"
    bron.write_text(json.dumps([DIENST, {}]))
    with pytest.raises(SystemExit) as einde:
        call_command("import_hsds", str(bron), "--rapport", str(verslag), "--soort", "informeel")
    assert einde.value.code == 3 and "1 nieuw" in capsys.readouterr().out
    assert json.loads(verslag.read_text())["fout"][0] == {
        **{"rij": 2, "kolom": "id", "waarde": ""},
        "reden": "Een dienst heeft een nummer van hooguit 100 tekens.",
    }
    initiatief = Initiatief.objects.get()
    assert (initiatief.bron, initiatief.soort, initiatief.status) == ("diensten.json", "informeel", "gepubliceerd")


def test_nothing_in_it(tmp_path, capsys):
    (tmp_path / "leeg.json").write_text("[]")
    with pytest.raises(SystemExit) as einde:
        call_command("import_hsds", str(tmp_path / "leeg.json"))
    assert einde.value.code == 1
    with pytest.raises(SystemExit):
        call_command("import_hsds", str(tmp_path / "er-is-niets.json"))
    assert "Er is niets ingelezen." in capsys.readouterr().err


def test_what_somebody_looks_at_first_is_a_draft(tmp_path):
    (tmp_path / "services.json").write_text(json.dumps([DIENST]))
    call_command("import_hsds", str(tmp_path / "services.json"), "--naam", "Wij", "--concept")
    initiatief = Initiatief.objects.get()
    assert (initiatief.bron, initiatief.status) == ("Wij", "concept")


@pytest.fixture
def server():
    """Another server with one service; remembers what it was asked."""
    gevraagd = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            gevraagd.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"contents": [DIENST], "total_pages": 1, "page_number": 1}).encode())

        def log_message(self, *args):
            pass

    http = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}/hsds", gevraagd
    http.shutdown()
    http.server_close()


def test_a_server_is_read_on_from_where_it_was(server):
    adres, gevraagd = server
    for opties in ([], [], ["--alles"]):
        call_command("import_hsds", adres, "--naam", "Elders", *opties)
    assert ["modified_after=2026-01-02T02%3A04%3A05Z" in vraag for vraag in gevraagd] == [False, True, False]
    assert Hsdsbron.objects.get().adres == adres
    assert Initiatief.objects.get().bron_url == f"{adres}/services/a"

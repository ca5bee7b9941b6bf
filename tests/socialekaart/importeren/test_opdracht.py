"""What all import commands share: report, trial run, exit status, progress, and no traceback for bad input."""

import io
import json

import pytest
from django.core.management import call_command

from socialekaart.importeren.opdracht import Importopdracht
from socialekaart.models import Initiatief

pytestmark = pytest.mark.django_db

BLAD = "bron_id,naam,soort,samenvatting\n1,Maatje,informeel,Er komt iemand.\n"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def run(tmp_path):
    """Import this sheet; gives the exit status, what was said, and the report."""

    def run(inhoud=BLAD, *argumenten, stderr=None):
        blad, verslag = tmp_path / "blad.csv", tmp_path / "rapport.json"
        blad.write_text(inhoud, encoding="utf-8")
        stdout, stderr = io.StringIO(), stderr or io.StringIO()
        status = 0
        try:
            call_command(
                "import_initiatieven", str(blad), "--rapport", str(verslag), *argumenten, stdout=stdout, stderr=stderr
            )
        except SystemExit as einde:
            status = einde.code
        return status, stdout.getvalue() + stderr.getvalue(), json.loads(verslag.read_text(encoding="utf-8"))

    return run


def test_all_of_it(run):
    status, tekst, rapport = run()
    assert (status, rapport["nieuw"], tekst) == (0, 1, "1 nieuw, 0 gewijzigd, 0 ongewijzigd.\n")


def test_some_of_it(run):
    status, tekst, rapport = run(BLAD + "2,,informeel,x\n")
    assert (status, rapport["fout"][0]["rij"]) == (3, 3)
    assert "rij 3, naam" in tekst


def test_nothing_of_it(run):
    assert run("bron_id,naam,soort,samenvatting\n")[0] == 1


def test_an_unusable_file_is_one_sentence(run):
    status, tekst, rapport = run("naam\nx\n")
    assert status == 1
    assert tekst == "Er is niets ingelezen. In de eerste rij ontbreekt: bron_id, soort, samenvatting.\n"
    assert rapport["fout"][0]["reden"] == "In de eerste rij ontbreekt: bron_id, soort, samenvatting."


def test_a_trial(run):
    status, tekst, rapport = run(BLAD, "--dry-run")
    assert (status, rapport["nieuw"], Initiatief.objects.count()) == (0, 1, 0)
    assert "Dit was een proef: er is niets veranderd." in tekst


def test_a_report_that_cannot_be_written_stops_it_before_the_import(tmp_path, run, capsys):
    blad = tmp_path / "blad.csv"
    blad.write_text(BLAD)
    for plek in (str(tmp_path), "x\x00y"):
        with pytest.raises(SystemExit) as einde:
            call_command("import_initiatieven", str(blad), "--rapport", plek)
        assert einde.value.code == 1
        assert "Het rapport is niet te schrijven" in capsys.readouterr().err
    assert not Initiatief.objects.exists()


def test_progress_on_a_terminal(run):
    rijen = "".join(f"{nummer},Maatje,informeel,Er komt iemand.\n" for nummer in range(2, 600))
    _status, tekst, _rapport = run(BLAD + rijen, stderr=Terminal())
    assert " 83%  500/599" in tekst and "100%  599/599\n" in tekst


def test_a_command_must_say_what_it_reads():
    with pytest.raises(NotImplementedError):
        Importopdracht().import_bytes(b"", {})

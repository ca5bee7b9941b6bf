"""The report of an import: counts, reasons, exit status, and the sentences that people read."""

import json

import pytest

from palliatief.lib.rapport import Rapport, leesbaar


@pytest.mark.parametrize(
    ("tellingen", "fout", "status"),
    [
        ({"nieuw": 2}, False, 0),
        ({"ongewijzigd": 2}, False, 0),
        ({"gewijzigd": 1}, True, 3),
        ({}, True, 1),
        ({}, False, 1),
    ],
)
def test_exit_status(tellingen, fout, status):
    rapport = Rapport(**tellingen)
    if fout:
        rapport.reject(2, "naam", "", "Dit moet ingevuld zijn.")
    assert rapport.exit_status == status


def test_a_skipped_row_is_left_out_too():
    rapport = Rapport(nieuw=1)
    rapport.skip(3, "Dubbel.", "MV1")
    assert rapport.exit_status == 3
    assert rapport.overgeslagen == [{"rij": 3, "reden": "MV1: Dubbel."}]


def test_json_has_the_agreed_members():
    rapport = Rapport(nieuw=1, gewijzigd=2, ongewijzigd=3)
    rapport.reject(4, "email", "x", "Dit is geen e-mailadres.")
    rapport.skip(5, "Dubbel.")
    gelezen = json.loads(json.dumps(rapport.as_json()))
    assert (gelezen["nieuw"], gelezen["gewijzigd"], gelezen["ongewijzigd"]) == (1, 2, 3)
    assert gelezen["fout"] == [{"rij": 4, "kolom": "email", "waarde": "x", "reden": "Dit is geen e-mailadres."}]
    assert gelezen["overgeslagen"] == [{"rij": 5, "reden": "Dubbel."}]
    assert gelezen["hersteld"] == gelezen["opmerkingen"] == []


def test_summary_says_all_of_it():
    rapport = Rapport(nieuw=1)
    rapport.reject(4, "email", "x", "Dit is geen e-mailadres.")
    rapport.reject(4, "naam", "", "Dit moet ingevuld zijn.")
    rapport.skip(5, "Dubbel.", "A")
    rapport.skip(6, "Dubbel.", "B")
    rapport.repair(7, "naam", "`t", "Is nu: ’t")
    rapport.note(0, "Let op.")
    assert str(rapport).splitlines() == [
        "1 nieuw, 0 gewijzigd, 0 ongewijzigd.",
        "1 rij is fout:",
        "  rij 4, email “x”: Dit is geen e-mailadres.",
        "  rij 4, naam “”: Dit moet ingevuld zijn.",
        "Overgeslagen: 2",
        "  2 × Dubbel.",
        "Hersteld: 1",
        "  rij 7, naam “`t”: Is nu: ’t",
        "Om na te kijken: 1",
        "  Let op.",
    ]


def test_summary_stays_short():
    rapport = Rapport()
    for rij in range(2, 52):
        rapport.note(rij, "Kijk hier eens naar.")
    regels = str(rapport).splitlines()
    assert len(regels) == 23
    assert regels[-1] == "  en nog 30; met --rapport BESTAND ziet u ze alle"


def test_nothing_after_all():
    rapport = Rapport(nieuw=2, gewijzigd=1)
    rapport.repair(2, "naam", "a", "b")
    rapport.keep_nothing([2, 3, 4], "Toch niet.")
    assert rapport.ingelezen == 0 and rapport.exit_status == 1 and not rapport.hersteld
    assert [regel["rij"] for regel in rapport.overgeslagen] == [2, 3, 4]


def test_values_are_made_readable():
    assert leesbaar("a\x00\ud800b") == "a��b"
    assert leesbaar("x" * 300) == "x" * 199 + "…"

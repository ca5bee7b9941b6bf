"""The check that everything that is said in Dutch is said in English too."""

import importlib.util
from pathlib import Path

import pytest

BIN = Path(__file__).resolve().parents[2] / "bin"
KOP = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
GOED = KOP + 'msgid "Zoek hulp"\nmsgstr "Find help"\n'


@pytest.fixture(scope="module")
def vertalingen():
    spec = importlib.util.spec_from_file_location("vertalingen", BIN / "vertalingen.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("nieuw", "klachten"),
    [
        (GOED, []),
        (GOED + '\nmsgid "Wis alles"\nmsgstr ""\n', ["Geen Engels: Wis alles"]),
        (GOED + '\n#, fuzzy\nmsgid "Wis alles"\nmsgstr "Find all"\n', ["Geen Engels: Wis alles"]),
        (
            GOED + '\nmsgid "%(n)s ding"\nmsgid_plural "%(n)s dingen"\nmsgstr[0] "%(n)s thing"\nmsgstr[1] ""\n',
            ["Geen Engels: %(n)s ding"],
        ),
        (GOED + '\nmsgid "Wis alles"\nmsgstr "Clear all"\n', ["Niet bij: draai bin/vertalingen.py"]),
        (KOP, ["Niet bij: draai bin/vertalingen.py"]),
    ],
)
def test_what_is_new_unsure_or_gone_is_told(vertalingen, nieuw, klachten):
    assert vertalingen.check(GOED, nieuw) == klachten


def test_a_value_that_would_not_be_filled_in_is_told(vertalingen):
    fout = GOED + '\n#, python-format\nmsgid "in %(waar)s"\nmsgstr "in %(where)s"\n'
    (klacht,) = vertalingen.check(fout, fout)
    assert "%(where)s" in klacht or "waar" in klacht


def test_what_the_site_says_is_collected_and_the_admin_is_not(vertalingen):
    gevraagd = vertalingen.extract()
    assert 'msgid "Wat zoekt u?"' in gevraagd
    assert 'msgid "Sluiten"' in gevraagd
    assert "Wachtwoord wijzigen" not in gevraagd
    assert "POT-Creation-Date" not in gevraagd and "#:" not in gevraagd

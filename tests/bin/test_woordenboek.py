"""The Dutch dictionary of Postgres, from a small one of hunspell that was made by hand."""

import importlib.util
import runpy
import sys
from pathlib import Path

import pytest

BIN = Path(__file__).resolve().parents[2] / "bin"

UITGANGEN = """SET UTF-8
FLAG long
PFX Pa Y 1
PFX Pa 0 ge .
SFX Aa Y 3
SFX Aa 0 en [^e]
SFX Aa f ve f
SFX Aa 0 en/Ab .
SFX Ab N 1
SFX Ab 0 's [aeiou]
SFX Ac Y 2
SFX Ac é eetje é
SFX Ac ĳ ĳen ĳ
COMPOUNDRULE 1
"""

WOORDEN = """8
palliatief/AaPaXx
café/AcAb
bĳ/Ac
groep
Groep/Aa
na-/Aa
paliatief/FwAa
24/Aa\tpo:getal
"""

VERWACHT_WOORDEN = """4
bij/Ac
cafe/Ac
groep/Aa
palliatief/Aa
"""


@pytest.fixture(scope="module")
def woordenboek():
    spec = importlib.util.spec_from_file_location("woordenboek", BIN / "woordenboek.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bron(tmp_path):
    (tmp_path / "nl.aff").write_text(UITGANGEN, encoding="utf-8")
    (tmp_path / "nl.dic").write_text(WOORDEN, encoding="utf-8")
    return tmp_path / "nl"


def test_only_endings_of_letters_remain(woordenboek):
    """No prefixes, no apostrophes, no second flag, and ĳ as two letters."""
    uitgangen, vlaggen = woordenboek.convert_endings(UITGANGEN)
    assert vlaggen == {"Aa", "Ac"}
    assert uitgangen == (
        "SET UTF-8\nFLAG long\n\n"
        "SFX Aa Y 3\nSFX Aa 0 en [^e]\nSFX Aa f ve f\nSFX Aa 0 en .\n\n"
        "SFX Ac Y 2\nSFX Ac e eetje e\nSFX Ac ij ijen ij\n"
    )


def test_words_without_accents_and_only_flags_that_mean_something(woordenboek):
    """The same word with and without capital is one; what is forbidden ("Fw") or no word of letters goes."""
    assert woordenboek.convert_words(WOORDEN, {"Aa", "Ac"}) == VERWACHT_WOORDEN


def test_both_files_stand_there_readable_for_everybody(woordenboek, bron, tmp_path):
    doel = tmp_path / "tsearch_data"
    doel.mkdir()
    woordenboek.write_dictionary(bron, doel)
    woorden, uitgangen = doel / "sociale_kaart.dict", doel / "sociale_kaart.affix"
    assert woorden.read_text(encoding="utf-8") == VERWACHT_WOORDEN
    assert "SFX Aa f ve f" in uitgangen.read_text(encoding="utf-8")
    assert {pad.stat().st_mode & 0o777 for pad in (woorden, uitgangen)} == {0o644}


def test_without_the_package_it_stops_with_what_is_missing(monkeypatch, tmp_path):
    """As a command; it names the file that it needs, or it makes both."""
    monkeypatch.setattr(sys, "argv", ["woordenboek.py", str(tmp_path)])
    if Path("/usr/share/hunspell/nl_NL.dic").exists():
        runpy.run_path(str(BIN / "woordenboek.py"), run_name="__main__")
        assert "palliatief" in (tmp_path / "sociale_kaart.dict").read_text(encoding="utf-8")
    else:
        with pytest.raises(FileNotFoundError, match="nl_NL"):
            runpy.run_path(str(BIN / "woordenboek.py"), run_name="__main__")

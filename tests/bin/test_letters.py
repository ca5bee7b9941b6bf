"""The font subsets: small, under a name of their own, with figures on one line."""

import importlib.util
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

BIN = Path(__file__).resolve().parents[2] / "bin"


@pytest.fixture(scope="module")
def letters():
    spec = importlib.util.spec_from_file_location("letters", BIN / "letters.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gemaakt(letters, tmp_path_factory):
    map_ = tmp_path_factory.mktemp("letters")
    letters.make_letters(map_, map_ / "letters.css")
    return map_


def test_every_page_loads_at_most_85_kb_of_basic_latin(gemaakt):
    bestanden = sorted(gemaakt.glob("*-latin.woff2"))
    assert [bestand.name for bestand in bestanden] == [
        "kaart-sans-400-latin.woff2",
        "kaart-sans-700-latin.woff2",
        "kaart-serif-600-latin.woff2",
    ]
    assert sum(bestand.stat().st_size for bestand in bestanden) <= 85_000


def test_the_changed_copies_do_not_carry_a_reserved_name_but_keep_the_licence(gemaakt):
    for bestand in gemaakt.glob("*.woff2"):
        namen = {regel.nameID: str(regel) for regel in TTFont(bestand)["name"].names}
        assert not any(woord in namen[nummer] for nummer in (1, 4, 6) for woord in ("Lato", "Vollkorn"))
        assert "Open Font License" in namen[13]


def test_headings_have_lining_figures_and_kerning(gemaakt):
    font = TTFont(gemaakt / "kaart-serif-600-latin.woff2")
    cmap = font.getBestCmap()
    onderkanten = [font["glyf"][cmap[ord(cijfer)]].yMin for cijfer in "0123456789"]
    assert min(onderkanten) > -50  # old-style 3, 4, 5, 7 and 9 hang below the line
    assert "kern" in {regel.FeatureTag for regel in font["GPOS"].table.FeatureList.FeatureRecord}


def test_turkish_and_polish_are_in_the_extended_part_only(gemaakt):
    for naam in ("kaart-serif-600", "kaart-sans-400", "kaart-sans-700"):
        gewoon = TTFont(gemaakt / f"{naam}-latin.woff2").getBestCmap()
        extra = TTFont(gemaakt / f"{naam}-latin-ext.woff2").getBestCmap()
        assert set(map(ord, "ĞğŞşİŁłŻżŚś")) <= extra.keys()
        assert not gewoon.keys() & extra.keys()


def test_the_style_sheet_names_only_fonts_that_are_there(gemaakt):
    regels = (gemaakt / "letters.css").read_text().splitlines()
    assert len(regels) == 6
    for bestand in gemaakt.glob("*.woff2"):
        assert sum(f"../fonts/{bestand.name}" in regel for regel in regels) == 1


def test_without_the_packages_the_style_sheet_is_empty(letters, tmp_path, monkeypatch):
    monkeypatch.setattr(letters, "BRON", tmp_path / "nergens")
    assert letters.make_letters(tmp_path / "fonts", tmp_path / "letters.css") == 0
    assert (tmp_path / "letters.css").read_text() == ""

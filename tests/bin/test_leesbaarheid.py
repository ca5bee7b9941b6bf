"""The measure of how easy our texts are, against sums by hand."""

import importlib.util
import sys
from pathlib import Path

import pytest

BIN = Path(__file__).resolve().parents[2] / "bin"


@pytest.fixture(scope="module")
def lees():
    sys.path.insert(0, str(BIN))  # as when the script itself runs: it shares the catalogue with bin/vertalingen.py
    spec = importlib.util.spec_from_file_location("leesbaarheid", BIN / "leesbaarheid.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["leesbaarheid"] = module
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(BIN))
    del sys.modules["leesbaarheid"]


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [
        ("zorg", 1), ("u", 1), ("huis", 1), ("één", 1), ("iemand", 2), ("auto", 2), ("huisarts", 2), ("ziekenhuis", 3),
        ("mantelzorger", 4), ("vrijwilligers", 4), ("patiënten", 4), ("coördinator", 5), ("palliatieve", 5),
        # what hyphenation does not show
        ("adem", 2), ("open", 2), ("overal", 3), ("enige", 3), ("initiatief", 5), ("radio", 3), ("zo", 1),
        ("oefening", 3),
        # parts are counted apart
        ("e-mail", 2), ("wijk/buurt", 2),
        # names and numbers
        ("PDOK", 2), ("Netwerk Amsterdam Diemen", 2), ("112", 2),
    ],
)  # fmt: skip
def test_syllables(lees, woord, aantal):
    assert lees.count_syllables(woord) == aantal


@pytest.mark.parametrize(
    ("zin", "woorden"),
    [
        ("Bel uw huisarts.", ["Bel", "uw", "huisarts"]),
        ("De kaart is van het Netwerk Palliatieve Zorg Amsterdam en partners.",
         ["De", "kaart", "is", "van", "het", "Netwerk Palliatieve Zorg Amsterdam", "en", "partners"]),
        ("Schrijf het zo: 020 123 45 67", ["Schrijf", "het", "zo", "020 123 45 67"]),
        ("WCAG is een afspraak.", ["WCAG", "is", "een", "afspraak"]),
        ("Zo’n QR-code, van 9.00 tot 17.00 uur.", ["Zo’n", "QR-code", "van", "9.00", "tot", "17.00", "uur"]),
    ],
)  # fmt: skip
def test_words(lees, zin, woorden):
    assert lees.split_words(zin) == woorden


def test_sentences(lees):
    tekst = "Wilt u <strong>%(naam)s</strong> bellen? Dat kan. Bel {nummer}.\nGroet"
    assert lees.split_sentences(tekst) == ["Wilt u Iks bellen?", "Dat kan.", "Bel Iks.", "Groet"]


def test_the_score_is_that_of_douma(lees):
    # 2 sentences, 8 words, 10 syllables: 206.84 − 0.93 × 4 − 77 × 1.25
    tekst = lees.Tekst("proef", ["U kunt nu bellen.", "Dan komt er iemand.", "Een kopje is geen zin"])
    assert tekst.woorden == 8
    assert tekst.score == pytest.approx(206.84 - 3.72 - 96.25)
    assert lees.Tekst("leeg").score == 100


MOEILIJK = "De organisatie faciliteert multidisciplinaire consultatiemogelijkheden."
LANG = "Wij " + " ".join(["loop"] * 20) + "."


@pytest.mark.parametrize(
    ("zinnen", "klachten"),
    [
        (["U kunt nu bellen."] * 20, []),
        (["Wij " + " ".join(["loop"] * 19) + "."], []),
        ([LANG], [f"proef: 21 woorden: {LANG}"]),
        ([LANG.rstrip(".")], [f"proef: 21 woorden: {LANG.rstrip('.')}"]),
        ([MOEILIJK] * 12, ["proef: score", "alles samen: score"]),
        ([MOEILIJK] * 2 + ["U kunt nu bellen."] * 20, []),
    ],
)
def test_what_is_above_the_level_is_told(lees, zinnen, klachten):
    gemeld = lees.check([lees.Tekst("proef", zinnen)])
    assert len(gemeld) == len(klachten)
    assert all(melding.startswith(klacht) for melding, klacht in zip(gemeld, klachten, strict=True))


def test_a_catalogue_is_read_with_its_files(lees):
    po = (
        'msgid ""\nmsgstr ""\n\n'
        '#: templates/a.html templates/b.html\nmsgid "Zoek \\"hulp\\""\nmsgstr ""\n\n'
        '#: socialekaart/zoeken.py\n#, python-format\nmsgid ""\n"Lange "\n"zin.\\n"\nmsgid_plural "Zinnen."\n'
        'msgstr[0] ""\nmsgstr[1] ""\n'
    )
    assert list(lees.read_po(po)) == [
        (["templates/a.html", "templates/b.html"], 'Zoek "hulp"'),
        (["socialekaart/zoeken.py"], "Lange zin.\n"),
        (["socialekaart/zoeken.py"], "Zinnen."),
    ]


def test_site_lists_and_personas_are_all_measured(lees):
    namen = {tekst.naam: tekst for tekst in lees.read_interface() + lees.read_gegevens()}
    assert "templates/socialekaart/privacy.html" in namen and "socialekaart/zoeken.py" in namen
    assert not any("models" in naam or "admin" in naam for naam in namen)
    assert "Iemand maakt schoon, doet de was of haalt boodschappen." in namen["wensen"].zinnen
    assert not any("Someone" in zin for zin in namen["wensen"].zinnen)
    assert namen["lexicon"].zinnen and namen["ria"].woorden > 100

"""Words as people type them."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from palliatief.lib.spelling import distance, read_words, simplify, sound_of

# The Latin letters of Europe and Vietnam, and those of West Africa.
REEKSEN = [*range(0x180), *range(0x1E00, 0x1EFA), *map(ord, "ƁɓƊɗƐɛƘƙƆɔǢǼǽǾǿȘșȚț")]
# Where the database does otherwise: letters that no language has today, and marks inside a letter.
ANDERS = set("ĸĿŀŉǢẚẛẜẝ")
LETTERS = [chr(n) for n in REEKSEN if unicodedata.name(chr(n), "").startswith("LATIN") and chr(n) not in ANDERS]
KORT = st.text("abcd", max_size=7)


# --- without accents ---


def test_accents_go_as_in_the_database(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT t, lower(unaccent(t)) FROM unnest(%s::text[]) AS t", [LETTERS])
        gemaakt = dict(cursor.fetchall())
    # For these the database has no rule, and their small letters keep their marks there.
    gemaakt |= {"Ǽ": "ae", "ǽ": "ae", "Ǿ": "o", "ǿ": "o", "Ɔ": "o", "ɔ": "o"}
    assert {letter: simplify(letter) for letter in LETTERS} == gemaakt


@pytest.mark.parametrize(
    ("getypt", "woorden"),
    [
        ("Mantelzorg-café ’t Hoekje", ["mantelzorg", "cafe", "t", "hoekje"]),
        ("İyi geceler, güle güle; ıssız", ["iyi", "geceler", "gule", "gule", "issiz"]),
        ("Łódź, żałoba", ["lodz", "zaloba"]),
        ("Straße — Œuvre — ĲSSEL", ["strasse", "oeuvre", "ijssel"]),
        ("ﬁets ①② 𝐊𝐔𝐍𝐒𝐓", ["fiets", "12", "kunst"]),
        ("24/7 & 65+", ["24", "7", "65"]),
        ("a_b", ["a", "b"]),
        ("x" * 81 + " " + "x" * 80, ["x" * 80]),
        ("㌖" * 14 + "㌕", []),  # six letters each
        ("الحزن", ["الحزن"]),
        ("' OR 1=1; --\x00", ["or", "1", "1"]),
        ("  \t\n ", []),
        ("", []),
    ],
)
def test_words_of_a_text(getypt, woorden):
    assert read_words(getypt) == woorden


@given(st.text(max_size=60))
def test_simplifying_twice_is_once_and_words_are_safe_anywhere(tekst):
    woorden = read_words(tekst)
    assert read_words(" ".join(woorden)) == woorden
    assert all(woord and not set(woord) & set("'\\&|!<>():* \0") for woord in woorden)
    assert all(simplify(woord) == woord for woord in woorden if woord.isascii())


# --- how it sounds ---


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("psychologisch", "psygologisch"),
        ("geestelijk", "geestelik"),
        ("pijn", "pein"),
        ("verdriet", "ferdriet"),
        ("zorg", "sorg"),
        ("rauw", "rouw"),
        ("lichaam", "ligaam"),
        ("thuis", "tuis"),
        ("fysiek", "phisiek"),
        ("wachten", "wachte"),
        ("hand", "hant"),
        ("antroposofisch", "anthroposophisch"),
        ("quarantaine", "karantaine"),
        ("taxi", "taksi"),
        ("accordeon", "akkordeon"),
        ("cel", "sel"),
    ],
)
def test_what_sounds_alike_has_one_sound(een, ander):
    assert sound_of(een) == sound_of(ander)


@pytest.mark.parametrize(
    ("een", "ander"), [("rouw", "bouw"), ("hospice", "hotel"), ("maatje", "maaltijd"), ("dood", "rood"), ("man", "mon")]
)
def test_what_sounds_different_does_not(een, ander):
    assert sound_of(een) != sound_of(ander)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_every_word_has_a_sound(tekst):
    for woord in read_words(tekst):
        assert len(sound_of(woord)) <= 2 * len(woord)


# --- how far apart ---


@pytest.mark.parametrize(
    ("een", "ander", "letters"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("palliatief", "palliatief", 0),
        ("paliatief", "palliatief", 1),  # one added
        ("hopsice", "hospice", 1),  # two swapped
        ("maatjes", "maatje", 1),  # one dropped
        ("rauw", "rouw", 1),  # one changed
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),  # optimal string alignment: no letter is touched twice
        ("abcd", "badc", 2),  # two swaps
    ],
)
def test_distance_by_hand(een, ander, letters):
    assert distance(een, ander) == letters


def neighbours(woord: str) -> set[str]:
    """Every word at one step, by the definition of a step."""
    alfabet, plekken = "abcd", range(len(woord) + 1)
    erbij = {woord[:i] + letter + woord[i:] for i in plekken for letter in alfabet}
    eraf = {woord[:i] + woord[i + 1 :] for i in plekken[:-1]}
    anders = {woord[:i] + letter + woord[i + 1 :] for i in plekken[:-1] for letter in alfabet}
    om = {woord[:i] + woord[i + 1] + woord[i] + woord[i + 2 :] for i in plekken[:-2]}
    return (erbij | eraf | anders | om) - {woord}


@given(KORT)
def test_one_step_is_one(woord):
    assert {distance(woord, ander) for ander in neighbours(woord)} == {1}


@given(KORT, KORT)
def test_distance_goes_both_ways_and_has_bounds(een, ander):
    ver = distance(een, ander)
    assert ver == distance(ander, een) == distance(een[::-1], ander[::-1])
    assert abs(len(een) - len(ander)) <= ver <= max(len(een), len(ander))
    assert (ver == 0) == (een == ander)
    assert (ver == 1) == (ander in neighbours(een))


@given(KORT, KORT, st.sampled_from("abcd"))
def test_what_both_begin_or_end_with_brings_them_no_further_apart(een, ander, letter):
    assert distance(letter + een, letter + ander) <= distance(een, ander)
    assert distance(een + letter, ander + letter) <= distance(een, ander)

"""Compounds and forms, with a list of words in the place of the dictionary."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palliatief.lib.spelling import read_words
from socialekaart.woordvormen import (
    HOOGSTENS,
    KORTSTE,
    TUSSENLETTERS,
    possible_base_forms,
    possible_parts,
    possible_splits,
    split_compound,
)

WOORDEN = read_words("""
rouw groep zorg mantel mantelzorg ondersteuning vrijwilliger werk kind kinderen boer boeren kool gezondheid centrum huis
huisarts arts praktijk leven einde levenseinde gesprek nacht verzorging bloem zaad bij een komst bijeenkomst regel was
wasmachine machine hulp hond uitlaat
""")
ABC = st.text("abcdes", min_size=1, max_size=14)


def worth(woord):
    return len(woord) if woord in WOORDEN else 0


@pytest.mark.parametrize(
    ("woord", "delen"),
    [
        ("rouwgroep", ["rouw", "groep"]),
        ("mantelzorgondersteuning", ["mantelzorg", "ondersteuning"]),  # not mantel, zorg, ondersteuning
        ("vrijwilligerswerk", ["vrijwilliger", "werk"]),  # -s-
        ("boerenkool", ["boeren", "kool"]),  # the word itself before a letter in between
        ("gezondheidscentrum", ["gezondheid", "centrum"]),
        ("kinderhulp", ["kind", "hulp"]),  # -er-
        ("huisartsenpraktijk", ["huisarts", "praktijk"]),  # -en-
        ("levenseindegesprek", ["levenseinde", "gesprek"]),
        ("nachtzorggroep", ["nacht", "zorg", "groep"]),  # three
        ("hondenuitlaatgroep", ["hond", "uitlaat", "groep"]),
        ("wasmachine", ["was", "machine"]),
        ("rouw", []),
        ("regelingen", []),  # an ending is no part
        ("rouwgraep", []),
        ("bloemxzaad", []),  # not a letter that goes in between
        ("nachtzorggroepwerk", []),  # four is too many
        ("", []),
        ("zo", []),
    ],
)
def test_parts_of_a_compound(woord, delen):
    assert split_compound(woord, worth) == delen


@given(ABC)
def test_every_way_to_split_is_a_way_to_join(woord):
    for eerste, rest in possible_splits(woord):
        assert len(eerste) >= KORTSTE and len(rest) >= KORTSTE
        assert any(woord == eerste + tussen + rest for tussen in TUSSENLETTERS)


@given(ABC, st.sets(st.text("abcdes", min_size=3, max_size=5), max_size=30))
def test_parts_are_words_that_make_up_the_whole(woord, woorden):
    delen = split_compound(woord, lambda deel: len(deel) if deel in woorden else 0)
    assert set(delen) <= woorden
    assert not delen or 2 <= len(delen) <= HOOGSTENS
    assert set(delen) <= possible_parts(woord)
    assert not delen or re.fullmatch(f"({'|'.join(TUSSENLETTERS)})".join(delen), woord)


def test_a_word_that_is_worth_more_wins():
    zwaar = {"abc": 3, "def": 3, "abcd": 9, "efg": 3, "defg": 4}
    assert split_compound("abcdefg", lambda deel: zwaar.get(deel, 0)) == ["abcd", "efg"]


def test_a_very_long_word_costs_little():
    begin = time.perf_counter()
    split_compound("groep" * 40, worth)
    possible_parts("x" * 200)
    assert time.perf_counter() - begin < 1


@pytest.mark.parametrize(
    ("woord", "grond"),
    [
        ("liederen", "lied"),
        ("gewassen", "wassen"),
        ("betaald", "betalen"),
        ("gemaakt", "maken"),
        ("gestopt", "stoppen"),
        ("gewandeld", "wandelen"),
        ("verhuisd", "verhuisen"),
        ("opgelucht", "opgeluchten"),
    ],
)
def test_the_word_that_it_is_a_form_of(woord, grond):
    assert grond in possible_base_forms(woord)


@pytest.mark.parametrize("woord", ["", "d", "eren", "leren", "ge", "en", "rouw", "bed"])
def test_what_is_no_form(woord):
    assert possible_base_forms(woord) == set()


@given(st.text(max_size=30))
def test_a_word_is_no_form_of_itself(woord):
    assert woord not in possible_base_forms(woord)

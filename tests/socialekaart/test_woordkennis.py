"""What the map knows of words; with a small dictionary, and in the weaker mode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palliatief.lib.spelling import read_words
from socialekaart.actions import refresh_initiatieven
from socialekaart.actions.zoektekst import learn_words
from socialekaart.models import Zoekwoord
from socialekaart.woordkennis import look_up
from tests.factories import InitiatiefFactory
from tests.socialekaart.lexicon import teach


def of(woord):
    return look_up([woord])[woord]


def test_a_strange_word_is_not_known_but_has_a_stem(leeg_lexicon):
    vreemd = of("kwaarst")
    assert (vreemd.kent, vreemd.lexicon, vreemd.aantal, vreemd.onderdelen) == (False, False, 0, ())
    assert vreemd.stammen


def test_a_stop_word_has_no_stem(leeg_lexicon):
    assert of("de").stammen == () == of("niet").stammen


@pytest.mark.parametrize(
    ("een", "ander"), [("vrijwilliger", "vrijwilligers"), ("groep", "groepen"), ("rouw", "rouwen")]
)
def test_forms_of_a_word_share_a_stem(leeg_lexicon, een, ander):
    assert set(of(een).stammen) & set(of(ander).stammen)


def test_a_form_that_rules_do_not_reach_shares_the_stem_of_a_known_word(leeg_lexicon):
    assert not set(of("frobbelen").stammen) & set(of("gefrobbeld").stammen)
    teach("frobbelen")
    assert set(of("frobbelen").stammen) <= set(of("gefrobbeld").stammen)


def test_what_stands_in_a_record_is_known(leeg_lexicon):
    InitiatiefFactory(naam="Kwaarst", samenvatting="Kwaarst in de buurt.", heel_amsterdam=True)
    InitiatiefFactory(naam="Anders", beschrijving="Ook een kwaarst.", heel_amsterdam=True)
    refresh_initiatieven()
    assert (of("kwaarst").kent, of("kwaarst").aantal, of("kwaarst").lexicon) == (True, 2, False)


def test_what_stands_in_the_lexicon_is_known(leeg_lexicon):
    teach("kwaarst", "frobbel doen")
    assert of("kwaarst").kent and of("frobbel").kent and of("kwaarst").lexicon
    assert of("kwaarst").aantal == 0


def test_a_compound_of_known_words(leeg_lexicon):
    assert of("frobbelkwaarst").onderdelen == ()
    teach("frobbel", "kwaarst")
    samen = of("frobbelkwaarst")
    assert samen.onderdelen == ("frobbel", "kwaarst")
    assert samen.delen == (of("frobbel").stammen, of("kwaarst").stammen)
    assert not samen.kent


def test_a_compound_that_is_a_word_itself_has_parts_too(leeg_lexicon):
    teach("frobbel", "kwaarst", "frobbelkwaarst")
    assert of("frobbelkwaarst").onderdelen == ("frobbel", "kwaarst") and of("frobbelkwaarst").kent


@pytest.mark.parametrize("woord", ["frobel", "frokwa", "frobbel1kwaarst"])
def test_what_is_too_short_or_no_letters_is_no_compound(leeg_lexicon, woord):
    teach("frobbel", "kwaarst", "fro", "kwa", "frobbel1")
    assert of(woord).onderdelen == ()


def test_a_part_of_three_letters_counts_only_from_the_lexicon(leeg_lexicon):
    teach("kwaarst")
    InitiatiefFactory(naam="Zuk", heel_amsterdam=True)
    refresh_initiatieven()
    assert of("zukkwaarst").onderdelen == ()
    teach("zuk")
    assert of("zukkwaarst").onderdelen == ("zuk", "kwaarst")


def test_a_stop_word_is_no_part(leeg_lexicon):
    teach("kwaarst", "onder")
    assert of("onder").stammen == () or of("onderkwaarst").onderdelen
    teach("niets", "waren")
    assert of("waren").stammen == () and of("warenkwaarst").onderdelen == ()


def test_learning_anew_keeps_parts_that_only_the_map_knows(leeg_lexicon):
    """In the weaker mode nothing but the map knows them."""
    teach("frobbel", "kwaarst", "frobbelkwaarst")
    oud = Zoekwoord.objects.get(woord="frobbelkwaarst").stammen
    learn_words(woorden=["frobbelkwaarst"])
    assert Zoekwoord.objects.get(woord="frobbelkwaarst").stammen == oud
    assert len(oud) == 3


def test_many_words_are_one_question(leeg_lexicon, django_assert_num_queries):
    with django_assert_num_queries(1):
        kennis = look_up(["aap", "noot", "aap", "mantelzorgondersteuning"])
    assert list(kennis) == ["aap", "noot", "mantelzorgondersteuning"]
    with django_assert_num_queries(1):
        assert look_up([]) == {}


@given(st.text(max_size=80))
def test_any_word_can_be_looked_up(lijsten, tekst):
    woorden = read_words(tekst)
    assert list(look_up(woorden)) == list(dict.fromkeys(woorden))


# --- with a dictionary ---


def test_the_dictionary_knows_words_and_their_forms(leeg_lexicon, proefwoordenboek):
    assert of("skies").kent and of("sky").kent and not of("frobbel").kent
    assert set(of("sky").stammen) <= set(of("skies").stammen)
    assert of("footbook").onderdelen == ("foot", "book")


def test_without_it_they_are_strangers(leeg_lexicon):
    assert not of("skies").kent
    assert not set(of("sky").stammen) & set(of("skies").stammen)
    assert of("footbook").onderdelen == ()

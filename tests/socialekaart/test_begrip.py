"""What somebody means by a question; with a small lexicon, and without a dictionary."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from socialekaart.actions import refresh_initiatieven, refresh_lexicon
from socialekaart.actions.lexicon import add_uitdrukkingen
from socialekaart.begrip import MEESTE_WOORDEN, load_lexicon, understand
from socialekaart.models import Kaartstand, Uitdrukking, Zoekrij, Zoekwoord
from socialekaart.rangorde import match_query
from tests.factories import InitiatiefFactory

from .lexicon import entry, found, grasp, meanings, teach

LEXICON = [
    entry("maatje", wens="maatje", andere="gezelschap"),
    entry("buddy", wens="maatje", andere="gezelschap"),
    entry("samen", wens="ontmoeting"),
    entry("samen eten", wens="maaltijden", andere="warme maaltijd;eettafel"),
    entry("rouw", wens="rouw-en-verlies", doelgroep="nabestaanden"),
    entry("verdriet", wens="rouw-en-verlies"),
    entry("groot verdriet", wens="rouw-en-verlies", doelgroep="nabestaanden"),
    entry("doodgaan", wens="gesprek-over-levenseinde", andere="levenseinde"),
    entry("als", doelgroep="als"),
    entry("copd", doelgroep="copd"),
    entry("longklacht", doelgroep="copd"),
    entry("groep", wens="lotgenoten"),
    entry("ik zoek", overslaan="ja"),
    entry("graag", overslaan="ja"),
    entry("tandarts", elders="Bel de tandarts in de buurt."),
    entry("yalnız", wens="maatje", taal="tr"),
]


@pytest.fixture
def geleerd(leeg_lexicon):
    """A lexicon of a few expressions, and two records with words of their own."""
    add_uitdrukkingen(rijen=LEXICON)
    InitiatiefFactory(
        naam="Palliatieve thuiszorg",
        samenvatting="Vrijwilligers voetballen mee.",
        wensen=["maatje"],
        heel_amsterdam=True,
    )
    InitiatiefFactory(naam="Rouwgroep", doelgroepen=["copd"], wensen=["rouw-en-verlies"], heel_amsterdam=True)
    refresh_initiatieven()


# --- the lexicon ---


BEDOELD = {
    "maatje": {"maatje": {"maatje"}},
    "BUDDY!": {"buddy": {"maatje"}},
    "samen": {"samen": {"ontmoeting"}},
    "samen eten": {"samen eten": {"maaltijden"}},  # the longest
    "samen. Eten": {"samen": {"ontmoeting"}, "eten": set()},  # not across sentences
    "groot verdriet": {"groot verdriet": {"rouw-en-verlies", "nabestaanden"}},
    "verdriet dat groot is": {"verdriet groot": {"rouw-en-verlies", "nabestaanden"}},  # in any order
    "samen met anderen eten": {"samen eten": {"maaltijden"}, "anderen": set()},  # with words between
    "yalnız": {"yalniz": {"maatje"}},  # without its marks
    "YALNIZ": {"yalniz": {"maatje"}},
    "maatje copd": {"maatje": {"maatje"}, "copd": {"copd"}},
    "maatje maatje": {"maatje": {"maatje"}},
    "ik zoek graag een maatje": {"maatje": {"maatje"}},  # what says nothing
    "": {},
    "?!": {},
}


def test_what_somebody_means(geleerd):
    assert {vraag: meanings(grasp(vraag)) for vraag in BEDOELD} == BEDOELD


def test_words_that_stand_far_apart_are_no_expression(geleerd):
    vraag = "samen wandelen langs mooie grachten kijken naar oude bomen eten"
    assert meanings(grasp(vraag))["samen"] == {"ontmoeting"}


def test_two_readings_that_are_equally_good_are_both_meant(leeg_lexicon):
    teach("lekker eten", wens="maaltijden")
    teach("eten koken", wens="huishoudelijke-hulp")
    assert meanings(grasp("lekker eten koken")) == {"lekker eten koken": {"maaltijden", "huishoudelijke-hulp"}}


def test_other_words_are_searched_for_too(geleerd):
    InitiatiefFactory(naam="Bezoek", samenvatting="Voor gezelschap aan huis.", heel_amsterdam=True)
    refresh_initiatieven()
    assert found("maatje") == ["Palliatieve thuiszorg", "Bezoek"]


# --- stop words ---


def test_a_single_word_of_an_expression_is_not_enough_without_its_stop_words(geleerd):
    """Of "wie is dood" one word is left without the stop words, and "dood" alone is another thing."""
    teach("wie is dood", wens="levensverhaal")
    assert meanings(grasp("wie is er dood")) == {"dood": {"levensverhaal"}}
    assert meanings(grasp("dood")) == {"dood": set()}


def test_a_question_of_only_stop_words_is_a_question(geleerd):
    assert meanings(grasp("wie is dat")).keys() == {"wie", "is", "dat"}
    teach("wie is dat", wens="levensverhaal")
    assert list(meanings(grasp("wie is dat")).values()) == [{"levensverhaal"}]
    assert meanings(grasp("wie is dat maatje")) == {"maatje": {"maatje"}}


def test_capitals_make_a_word_of_a_stop_word(geleerd):
    """ALS is an illness, "als" is "if"."""
    assert meanings(grasp("maatje bij ALS")) == {"maatje": {"maatje"}, "als": {"als"}}
    assert meanings(grasp("maatje als ik val")) == {"maatje": {"maatje"}, "val": set()}
    assert meanings(grasp("MAATJE ALS IK VAL")) == {"maatje": {"maatje"}, "val": set()}
    assert meanings(grasp("als")) == {"als": {"als"}}


def test_a_question_that_says_nothing_is_searched_as_it_stands(geleerd):
    assert meanings(grasp("graag")) == {"graag": set()}


def test_a_bare_number_says_nothing_beside_words(geleerd):
    assert meanings(grasp("maatje 75")) == {"maatje": {"maatje"}}
    assert meanings(grasp("75")) == {"75": set()}


# --- compounds ---


def test_the_parts_of_a_compound_may_mean_something(geleerd):
    assert meanings(grasp("rouwmaatje")) == {"rouwmaatje": {"rouw-en-verlies", "nabestaanden", "maatje"}}


@pytest.mark.parametrize(
    ("vraag", "tekst"),
    [
        ("rouwgroep", "Groep voor wie rouwt of in rouw is."),
        ("groep voor rouw", "Een rouwgroep."),
        ("thuiszorg palliatief", "Zorg thuis, palliatief."),
    ],
)
def test_a_compound_is_its_parts_both_ways(leeg_lexicon, vraag, tekst):
    teach("rouw", "groep", "zorg", "thuis", andere="iets")
    InitiatiefFactory(naam="Gezocht", samenvatting=tekst, heel_amsterdam=True)
    InitiatiefFactory(naam="Anders", samenvatting="Een buurtkamer.", heel_amsterdam=True)
    refresh_initiatieven()
    assert found(vraag) == ["Gezocht"]


def test_a_compound_that_the_lexicon_knows_is_its_parts_too(leeg_lexicon):
    teach("rouw", "groep", andere="iets")
    teach("rouwgroep", wens="lotgenoten")
    InitiatiefFactory(naam="Gezocht", samenvatting="Groep voor wie in rouw is.", heel_amsterdam=True)
    refresh_initiatieven()
    assert meanings(grasp("rouwgroep")) == {"rouwgroep": {"lotgenoten"}}
    assert found("rouwgroep") == ["Gezocht"]


def test_a_compound_about_something_else_means_nothing_here(geleerd):
    """No record is about an "eettafel": an "eettafelgroep" is no group of people in the same boat."""
    assert meanings(grasp("eettafelgroep")) == {"eettafelgroep": set()}
    assert found("eettafelgroep") == []


def test_a_part_of_a_compound_that_says_nothing_is_no_meaning(geleerd):
    teach("kwaarst", overslaan="ja")
    InitiatiefFactory(naam="Kwaarst", heel_amsterdam=True)
    refresh_initiatieven()
    assert meanings(grasp("kwaarstmaatje")) == {"kwaarstmaatje": {"maatje"}}


# --- spelling ---


FOUTEN = {
    "paliatieve": "palliatieve",
    "pallaitieve": "palliatieve",
    "vrijwiligers": "vrijwilligers",
    "maadje": "maatje",
    "doodgaam": "doodgaan",
    "ferdriet": "verdriet",
    "tuiszorg": "thuiszorg",
}


def test_a_word_with_a_mistake_is_taken_for_the_nearest(geleerd):
    for getypt, bedoeld in FOUTEN.items():
        begrip = grasp(getypt)
        assert [(v.getypt, v.bedoeld) for v in begrip.verbeteringen] == [(getypt, bedoeld)]
        assert meanings(begrip) == meanings(grasp(bedoeld))
        assert found(getypt) == found(bedoeld), getypt


def test_what_is_known_too_short_or_far_from_anything_stays(geleerd):
    for getypt in ("maatje", "cpod", "rouv", "xylofoon", "2024abc", "maatje2"):
        assert grasp(getypt).verbeteringen == [], getypt


def test_spelled_as_it_is_meant(geleerd):
    begrip = grasp("paliatieve", "spelling:paliatieve")
    assert begrip.verbeteringen == [] and meanings(begrip) == {"paliatieve": set()}
    assert found("paliatieve") and not found("paliatieve", "zonder=spelling:paliatieve")


def test_of_two_equally_near_the_more_common_is_meant(geleerd):
    InitiatiefFactory(naam="Kwaarst", samenvatting="Kwaarst kwaarst", heel_amsterdam=True)
    InitiatiefFactory.create_batch(2, samenvatting="Kwaarsx.", heel_amsterdam=True)
    refresh_initiatieven()
    (verbetering,) = grasp("kwaarss").verbeteringen
    assert verbetering.bedoeld == "kwaarsx"


# --- what was switched off ---


def test_parts_that_are_switched_off(geleerd):
    for vraag, zonder, over in (
        ("rouw", ["wens:rouw-en-verlies"], {"rouw": {"nabestaanden"}}),
        ("rouw", ["doelgroep:nabestaanden"], {"rouw": {"rouw-en-verlies"}}),
        ("rouw", ["wens:rouw-en-verlies", "doelgroep:nabestaanden"], {"rouw": set()}),
        ("maatje copd", ["wens:maatje"], {"maatje": set(), "copd": {"copd"}}),
        ("maatje slapen", ["woord:slapen"], {"maatje": {"maatje"}}),
        ("slapen", ["woord:slapen"], {}),
        ("maatje", ["wens:vervoer", "woord:anders", "kleur:rood"], {"maatje": {"maatje"}}),
    ):
        begrip = grasp(vraag, *zonder)
        assert meanings(begrip) == over, (vraag, zonder)
        # What was understood is still known, so that it can be switched on again.
        assert len(begrip.delen) == len(grasp(vraag).delen)


def test_without_its_wish_a_word_is_searched_for_as_it_stands(geleerd):
    assert found("buddy") == ["Palliatieve thuiszorg"]
    assert found("buddy", "zonder=wens:maatje") == []
    assert set(found("palliatieve longklacht")) == {"Palliatieve thuiszorg", "Rouwgroep"}
    assert "Rouwgroep" not in found("palliatieve longklacht", "zonder=doelgroep:copd")
    assert found("palliatieve longklacht", "zonder=woord:palliatieve") == ["Rouwgroep"]


# --- elsewhere ---


def test_what_is_not_on_this_map_says_where_to_turn(geleerd):
    assert grasp("ik zoek een tandarts").elders == ["Bel de tandarts in de buurt."]
    assert found("ik zoek een tandarts") == []


def test_what_is_on_the_map_is_found_beside_it(geleerd):
    assert grasp("maatje, tandarts").elders == ["Bel de tandarts in de buurt."]
    assert found("maatje, tandarts") == ["Palliatieve thuiszorg"]


# --- how telling ---


def test_what_is_rarer_on_the_map_is_more_telling(geleerd):
    InitiatiefFactory.create_batch(8, wensen=["maatje"], samenvatting="Vrijwilligers komen langs.", heel_amsterdam=True)
    refresh_initiatieven()
    gewicht = {g.getypt: g.gewicht for g in grasp("vrijwilligers palliatieve, maatje, rouw").groepen}
    assert gewicht["palliatieve"] > gewicht["vrijwilligers"] > 0
    assert gewicht["rouw"] > gewicht["maatje"] > 0


def test_a_wish_is_more_telling_than_a_bare_word_as_common(geleerd):
    gewicht = {g.getypt: g.gewicht for g in grasp("maatje, palliatieve").groepen}
    assert gewicht["maatje"] > gewicht["palliatieve"]


# --- the lexicon as it is now ---


def test_the_lexicon_is_read_once_per_version(geleerd, django_assert_num_queries):
    versie = Kaartstand.objects.current()
    load_lexicon(versie)
    with django_assert_num_queries(0):
        load_lexicon(versie)


def test_what_is_known_takes_two_statements_and_what_is_not_four(geleerd, django_assert_max_num_queries):
    lexicon = load_lexicon(Kaartstand.objects.current())
    with django_assert_max_num_queries(2):
        understand("maatje bij copd", lexicon)
    with django_assert_max_num_queries(4):
        understand("paliatieve mattje", lexicon)


def test_words_that_were_never_learnt_still_mean_what_they_are(geleerd):
    """Rows that somebody put in by hand, past the actions."""
    Uitdrukking.objects.create(tekst="kwaarst").wensen.set(Uitdrukking.objects.get(tekst="maatje").wensen.all())
    refresh_lexicon()
    Zoekwoord.objects.filter(woord="kwaarst").delete()
    assert meanings(grasp("kwaarst")) == {"kwaarst": {"maatje"}}


# --- whatever people type ---

RAAR = st.one_of(
    st.text(max_size=200),
    st.text("'\"\\&|!<>():*% \0\n-_ik maatje", max_size=200),
    st.lists(
        st.sampled_from(["maatje", "samen", "eten", "rouwmaatje", "paliatieve", "ALS", "en", "tandarts", "!", "9"]),
        max_size=60,
    ).map(" ".join),
)


@given(RAAR, st.lists(st.text(max_size=20), max_size=5))
@example("㌖" * 200, [])  # six letters each: longer than a lexeme may be
@example("groep" * 40, [])
@example("x", ["wens:x", "woord:", ":"])
@example(" ".join(f"woord{n}" for n in range(50)), [])
def test_any_question_is_understood_somehow(geleerd, vraag, zonder):
    begrip = understand(vraag, load_lexicon(Kaartstand.objects.current()), frozenset(zonder))
    assert len(begrip.delen) <= MEESTE_WOORDEN
    assert all(groep.gewicht > 0 for groep in begrip.groepen)
    assert Zoekrij.objects.matching(match_query(begrip)).count() <= 2

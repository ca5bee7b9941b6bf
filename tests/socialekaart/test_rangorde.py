"""Which records answer a question, and in which order. Holds what comes before what, not the weights."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from django.db import connection
from django.http import QueryDict
from hypothesis import assume, given
from hypothesis import strategies as st

from socialekaart import rangorde
from socialekaart.actions import refresh_initiatieven
from socialekaart.begrip import Begrip, Groep
from socialekaart.models import stale_before
from socialekaart.rangorde import match_query, quote, score, threshold_query
from socialekaart.zoeken import Zoekopdracht
from tests.factories import InitiatiefFactory, LocatieFactory

from .lexicon import ask, found, teach

VANDAAG, VERS = date(2026, 1, 1), date(2025, 1, 1)
LETTERS = "abcdefgh"


def part(letter: str, gewicht: float, **velden) -> Groep:
    """A part of the question that a record meets when it holds this letter."""
    return Groep(letter, [((frozenset([letter]),), 1.0)], gewicht=gewicht, **{"aantal": 1} | velden)


def matched(vraag: str, letters: str) -> set[str]:
    """Of all records that hold some of these letters, those that meet the question."""
    alle = [" ".join(keuze) for n in range(len(letters) + 1) for keuze in combinations(letters, n)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT v FROM unnest(%s::text[]) AS v WHERE v::tsvector @@ %s::tsquery", [alle, vraag])
        return {rij.replace(" ", "") for (rij,) in cursor.fetchall()}


# --- enough of the question ---


def test_half_of_the_question_by_hand(db):
    """Weights 3, 2 and 1 are 6 together: the first alone is half of it, and so are the other two."""
    begrip = Begrip(groepen=[part("a", 3), part("b", 2), part("c", 1)])
    assert matched(threshold_query(begrip, 0.5), "abc") == {"a", "ab", "ac", "bc", "abc"}
    assert matched(threshold_query(begrip, 0.6), "abc") == {"ab", "ac", "abc"}
    assert matched(threshold_query(begrip, 1), "abc") == {"abc"}


def test_what_the_map_does_not_know_counts_but_cannot_be_met(db):
    begrip = Begrip(groepen=[part("a", 3), part("b", 3, aantal=0)])
    assert matched(threshold_query(begrip, 0.5), "ab") == {"a", "ab"}
    assert threshold_query(begrip, 0.6) == ""
    assert threshold_query(Begrip(), 0.5) == ""


def test_more_is_asked_when_a_part_is_unknown_and_no_wish_was_understood(db):
    half = [part("a", 1), part("b", 1)]
    assert matched(match_query(Begrip(groepen=half)), "ab") == {"a", "b", "ab"}
    half[1].aantal = 0
    assert match_query(Begrip(groepen=half)) == ""
    half[0].wensen = (7,)
    assert matched(match_query(Begrip(groepen=half)), "ab") == {"a", "ab"}


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5), st.sampled_from([0.2, 0.35, 0.5, 0.6, 0.95, 1]))
def test_enough_is_a_share_of_the_weight(db, gewichten, drempel):
    letters = LETTERS[: len(gewichten)]
    begrip = Begrip(groepen=[part(letter, gewicht) for letter, gewicht in zip(letters, gewichten, strict=True)])
    genoeg = {
        "".join(keuze)
        for n in range(1, len(letters) + 1)
        for keuze in combinations(letters, n)
        if sum(gewichten[letters.index(letter)] for letter in keuze) >= drempel * sum(gewichten)
    }
    assert matched(threshold_query(begrip, drempel), letters) == genoeg


def test_a_very_long_question_stays_a_short_query(db):
    begrip = Begrip(groepen=[part(f"x{n}", 1 + n / 10) for n in range(24)])
    assert len(threshold_query(begrip, 0.3)) < 20_000


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40))
def test_any_word_is_a_word_of_the_query_and_no_operator(db, woord):
    assume(woord.strip())
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_to_tsvector(ARRAY[%s::text]) @@ %s::tsquery", [woord, quote(woord)])
        assert cursor.fetchone() == (True,)


# --- how well one record answers ---


def points(treffers, *, begrip=None, wensen=(), nabijheid=2, gecontroleerd_op=None) -> float:
    begrip = begrip or Begrip(groepen=[part("a", 2), part("b", 1)], naam=[frozenset("a"), frozenset("b")])
    return score(begrip, treffers, list(wensen), nabijheid, gecontroleerd_op, vers=VERS)


def test_where_a_word_stands():
    per_veld = [points([f"a {veld}"]) for veld in "ABCD"]
    assert per_veld == sorted(set(per_veld), reverse=True) and per_veld[-1] > points([]) == 0


def test_more_of_the_question_is_better_and_most_of_all_its_whole_name():
    assert points(["a A", "b A"]) > points(["a A", "b B"]) > points(["a A"]) > points(["b A"])
    geen_naam = Begrip(groepen=[part("a", 2), part("b", 1)], naam=[frozenset("a"), frozenset("b"), frozenset("c")])
    assert points(["a A", "b A"]) > points(["a A", "b A"], begrip=geen_naam)


def test_an_expression_is_there_as_far_as_its_least_word():
    term = (frozenset("a"), frozenset("b"))
    begrip = Begrip(groepen=[Groep("a b", [(term, 1.0)], gewicht=1, aantal=1)], naam=[frozenset("c")])
    assert points(["a A", "b A"], begrip=begrip) > points(["a A", "b D"], begrip=begrip) > 0
    assert points(["a A"], begrip=begrip) == 0


def test_a_wish_and_a_group_add_to_the_words():
    begrip = Begrip(groepen=[part("a", 1, wensen=(1, 2), doelgroepen=(3,))], naam=[frozenset("c")])
    niets, woord = points([], begrip=begrip), points(["a B"], begrip=begrip)
    wens = points(["a B", "wens:1 C"], begrip=begrip, wensen=[1])
    assert wens > woord > niets == 0
    assert points(["a B", "wens:1 C", "doelgroep:3 C"], begrip=begrip, wensen=[1]) > wens
    # The first wish of an expression is what people mean most; who does little else is more about it.
    assert points(["wens:1 C"], begrip=begrip, wensen=[1]) > points(["wens:2 C"], begrip=begrip, wensen=[2])
    assert points(["wens:1 C"], begrip=begrip, wensen=[1]) > points(["wens:1 C"], begrip=begrip, wensen=[1, 5, 6, 7])


def test_here_before_serves_here_before_the_whole_city():
    hier, bedient, stad = (points(["a A"], nabijheid=n) for n in (0, 1, 2))
    assert hier > bedient > stad


def test_checked_lately_before_long_ago_or_never():
    vers, oud, nooit = (points(["a A"], gecontroleerd_op=dag) for dag in (VANDAAG, date(2020, 1, 1), None))
    assert vers == points(["a A"], gecontroleerd_op=VERS) > oud == nooit


def test_place_and_freshness_do_not_outweigh_the_answer():
    ver = points(["a A", "b A"], nabijheid=2)
    dichtbij = points(["a D"], nabijheid=0, gecontroleerd_op=VANDAAG)
    assert ver > dichtbij


# --- in the database ---


def test_the_order_of_real_records(leeg_lexicon):
    """Alike but for one thing, the better one first and made last."""
    InitiatiefFactory(naam="Zomaar", samenvatting="Iets met anders.", heel_amsterdam=True)
    InitiatiefFactory(naam="Diep", beschrijving="Iets met kwaarst.", heel_amsterdam=True)
    InitiatiefFactory(naam="Boven", samenvatting="Iets met kwaarst.", heel_amsterdam=True)
    InitiatiefFactory(naam="Kwaarst en nog iets", heel_amsterdam=True)
    InitiatiefFactory(naam="Kwaarst", heel_amsterdam=True)
    refresh_initiatieven()
    assert found("kwaarst")[-2:] == ["Boven", "Diep"]
    assert set(found("kwaarst")[:2]) == {"Kwaarst", "Kwaarst en nog iets"}


def test_all_else_equal_here_comes_first_then_fresh_then_the_name(leeg_lexicon):
    teach("maat", wens="maatje")
    zelfde = {"samenvatting": "Een maat.", "wensen": ["maatje"]}
    for naam in ("C", "A", "B"):
        InitiatiefFactory(naam=naam, heel_amsterdam=True, **zelfde)
    InitiatiefFactory(naam="Vers", heel_amsterdam=True, gecontroleerd_op=stale_before() + timedelta(1), **zelfde)
    InitiatiefFactory(naam="Oud", heel_amsterdam=True, gecontroleerd_op=stale_before() - timedelta(1), **zelfde)
    InitiatiefFactory(naam="Bedient", werkgebied=["oost"], **zelfde)
    LocatieFactory(initiatief=InitiatiefFactory(naam="Hier", werkgebied=["oost"], **zelfde), in_stadsdeel="oost")
    refresh_initiatieven()
    assert found("maat", "stadsdeel=oost") == ["Hier", "Bedient", "Vers", "A", "B", "C", "Oud"]


def test_what_is_about_the_wish_comes_before_what_does_everything(leeg_lexicon):
    teach("iemand voor gezelschap", wens="maatje")
    alles = ["maatje", "vervoer", "maaltijden", "ontmoeting", "rouw-en-verlies", "lotgenoten"]
    InitiatiefFactory(naam="Alles", wensen=alles, heel_amsterdam=True)
    InitiatiefFactory(naam="Maten", wensen=["maatje"], heel_amsterdam=True)
    refresh_initiatieven()
    assert found("iemand voor gezelschap") == ["Maten", "Alles"]


# --- more hits than are weighed ---


@pytest.fixture
def veel(leeg_lexicon, monkeypatch, settings):
    """Thirty hits of which only a few are weighed, in pages of seven."""
    monkeypatch.setattr(rangorde, "TE_WEGEN", 4)
    settings.RESULTATEN_PER_PAGINA = 7
    teach("maat", wens="maatje")
    for n in range(30):
        InitiatiefFactory(
            naam=f"Naam {29 - n:02}" + (" kwaarst" if n % 10 == 0 else ""),
            samenvatting="Een maat." if n % 3 == 0 else "Iets anders.",
            wensen=["maatje"],
            heel_amsterdam=True,
        )
    InitiatiefFactory(naam="Hoort er niet bij", samenvatting="Vervoer.", heel_amsterdam=True)
    refresh_initiatieven()


def pages(vraag: str) -> list[str]:
    """Names on all pages, one page after the other."""
    namen, nummer = [], 1
    while True:
        zoek = Zoekopdracht(QueryDict(f"q={vraag}&pagina={nummer}"))
        namen += [rij.naam for rij in zoek.rijen]
        if not zoek.pagina.has_next():
            return namen
        nummer += 1


@pytest.mark.parametrize("vraag", ["maat", "maat kwaarst"])
def test_every_result_is_on_one_page(veel, vraag):
    namen = pages(vraag)
    assert len(namen) == len(set(namen)) == 30
    assert "Hoort er niet bij" not in namen
    assert namen == found(vraag)


def test_what_meets_most_comes_first_also_when_few_are_weighed(veel):
    assert all("kwaarst" in naam for naam in found("maat kwaarst")[:3])


def test_with_all_weighed_the_pages_are_complete_too(veel, monkeypatch):
    monkeypatch.setattr(rangorde, "TE_WEGEN", 500)
    namen = pages("maat")
    assert sorted(namen) == sorted(found("maat")) and len(namen) == 30
    assert namen == found("maat")


def test_choices_and_words_go_together(veel):
    assert found("maat", "wens=vervoer") == []
    assert len(found("maat", "wens=maatje&domein=sociaal")) == 30
    assert ask("maat").rows().count() == 30

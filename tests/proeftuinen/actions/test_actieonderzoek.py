"""A cycle goes on and an action moves, along their tables and with what each step needs."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st

from proeftuinen.actions import Geweigerd, advance_cyclus, move_actie, start_actie
from proeftuinen.models import Actie, Cyclus
from socialekaart.models import Kaartstand
from tests.factories import ActieFactory, CyclusFactory, OrganisatieFactory, ProeftuinFactory

VANDAAG = localdate()
RONDE = {"plannen": "", "uitvoeren": "plan", "observeren": "uitvoering", "reflecteren": "observatie"}
RONDE |= {"besluit": "geleerd", "afgerond": "besluit"}


@pytest.fixture
def cyclus(lijsten) -> Cyclus:
    return CyclusFactory()


def test_a_cycle_goes_round_and_keeps_its_days_and_history(cyclus):
    versie = Kaartstand.objects.current()
    advance_cyclus(cyclus=cyclus, naar="vraag", op=date(2025, 1, 6))
    for nummer, (naar, veld) in enumerate(RONDE.items(), start=2):
        teksten = {veld: f"Wat wij {veld} noemen."} if veld else {}
        cyclus = advance_cyclus(cyclus=cyclus, naar=naar, op=date(2025, nummer, 3), teksten=teksten)
    assert (cyclus.fase, cyclus.begin, cyclus.eind) == ("afgerond", date(2025, 1, 6), date(2025, 7, 3))
    assert [stap.op.month for stap in cyclus.stappen.all()] == [1, 2, 3, 4, 5, 6, 7]
    assert cyclus.besluit == "Wat wij besluit noemen."
    assert cyclus.history.count() == 8 and Kaartstand.objects.current() > versie


def test_a_step_asks_for_what_was_to_be_written(cyclus):
    for naar in ("vraag", "plannen"):
        advance_cyclus(cyclus=cyclus, naar=naar)
    for plan in ("", "  \n "):
        with pytest.raises(Geweigerd, match="uitvoeren") as fout:
            advance_cyclus(cyclus=cyclus, naar="uitvoeren", teksten={"plan": plan})
        assert fout.value.veld == "plan"
    # A step back asks nothing, and what was typed is kept.
    assert advance_cyclus(cyclus=cyclus, naar="vraag", teksten={"plan": "half"}).plan == "half"


def test_a_day_is_in_order(cyclus):
    advance_cyclus(cyclus=cyclus, naar="vraag", op=VANDAAG - timedelta(days=3))
    with pytest.raises(Geweigerd, match="nog niet geweest"):
        advance_cyclus(cyclus=cyclus, naar="plannen", op=VANDAAG + timedelta(days=1))
    with pytest.raises(Geweigerd, match="voor de stap ervoor"):
        advance_cyclus(cyclus=cyclus, naar="plannen", op=VANDAAG - timedelta(days=4))
    assert cyclus.stappen.count() == 1


def test_the_begin_that_was_planned_gives_way_to_an_earlier_one(lijsten):
    cyclus = CyclusFactory(begin=VANDAAG + timedelta(days=9))
    assert advance_cyclus(cyclus=cyclus, naar="vraag").begin == VANDAAG
    eerder = CyclusFactory(begin=date(2025, 1, 1))
    assert advance_cyclus(cyclus=eerder, naar="vraag").begin == date(2025, 1, 1)


@given(st.lists(st.sampled_from(Cyclus.Fase.values), max_size=8))
def test_a_cycle_only_goes_where_the_table_says(lijsten, wegen):
    cyclus = CyclusFactory(
        plan="p", uitvoering="u", observatie="o", geleerd="g", besluit="b", proeftuin__slug=f"p{Cyclus.objects.count()}"
    )
    for naar in wegen:
        van = cyclus.fase
        try:
            cyclus = advance_cyclus(cyclus=cyclus, naar=naar)
        except Geweigerd:
            assert naar not in Cyclus.MAG_NAAR[van] and Cyclus.objects.get(pk=cyclus.pk).fase == van
        else:
            assert naar in Cyclus.MAG_NAAR[van] and cyclus.fase == naar


def test_an_action_begins_and_ends_with_a_result(lijsten):
    actie = start_actie(proeftuin=ProeftuinFactory(), titel="Bellen", eigenaar=OrganisatieFactory())
    assert (actie.status, actie.begonnen_op) == ("te-doen", None)
    actie = move_actie(actie=actie, naar="bezig", op=date(2026, 1, 5))
    for leeg in (None, "", "  "):
        with pytest.raises(Geweigerd, match="Schrijf op wat eruit kwam") as fout:
            move_actie(actie=actie, naar="klaar", resultaat=leeg)
        assert fout.value.veld == "resultaat"
    actie = move_actie(actie=actie, naar="klaar", resultaat="41 keer gebeld.", op=date(2026, 3, 2))
    assert (actie.begonnen_op, actie.geeindigd_op) == (date(2026, 1, 5), date(2026, 3, 2))
    # Taken up again it has no end, and keeps what was written.
    actie = move_actie(actie=actie, naar="bezig")
    assert (actie.status, actie.geeindigd_op, actie.resultaat) == ("bezig", None, "41 keer gebeld.")
    assert actie.begonnen_op == date(2026, 1, 5) and actie.history.count() == 4
    assert move_actie(actie=actie, naar="te-doen").begonnen_op is None


def test_an_action_that_stops_says_why_too(lijsten):
    with pytest.raises(Geweigerd):
        move_actie(actie=ActieFactory(), naar="gestopt")
    gestopt = move_actie(actie=ActieFactory(), naar="gestopt", resultaat="Niemand had tijd.")
    assert gestopt.geeindigd_op == VANDAAG and move_actie(actie=gestopt, naar="te-doen").status == "te-doen"


def test_an_action_does_not_jump_nor_end_before_it_began(lijsten):
    actie = ActieFactory()
    with pytest.raises(Geweigerd, match="een collega u voor"):
        move_actie(actie=actie, naar="klaar", resultaat="Snel.")
    actie = move_actie(actie=actie, naar="bezig")
    with pytest.raises(Geweigerd, match="voor het begin"):
        move_actie(actie=actie, naar="klaar", resultaat="Snel.", op=VANDAAG - timedelta(days=1))
    with pytest.raises(Geweigerd, match="nog niet geweest"):
        move_actie(actie=actie, naar="klaar", resultaat="Snel.", op=VANDAAG + timedelta(days=1))
    assert Actie.objects.get(pk=actie.pk).status == "bezig"

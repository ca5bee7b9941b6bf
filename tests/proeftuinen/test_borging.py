"""What a plan says about itself, and what differs between two of its versions."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from proeftuinen.borging import compare, tell_plan
from proeftuinen.models import Borgingsversie
from tests.factories import BorgingsversieFactory, OrganisatieFactory


@pytest.fixture
def paar(lijsten) -> tuple[Borgingsversie, Borgingsversie]:
    een = BorgingsversieFactory(status="besproken", besproken_op=date(2025, 12, 2))
    twee = BorgingsversieFactory(
        plan=een.plan, nummer=2, status="besproken", besproken_op=date(2026, 2, 10), herzien_op=een.herzien_op
    )
    return een, twee


def test_the_part_on_the_page_of_the_proeftuin(paar, django_assert_num_queries):
    een, twee = paar
    BorgingsversieFactory(plan=een.plan, nummer=3)
    twee.afspraken.create(titel="Waken").eigenaren.set([OrganisatieFactory(naam="De Kade")])
    # The versions, the agreements of the newest public one, and who do them.
    with django_assert_num_queries(3):
        plan = tell_plan(een.plan.proeftuin)
        assert plan.versie == twee and plan.vorige == een and plan.nieuwste is None
        assert [[wie.naam for wie in afspraak.eigenaren.all()] for afspraak in plan.afspraken] == [["De Kade"]]
        assert [stap.stand for stap in plan.stappen] == ["klaar", "nu", "straks"]
        assert plan.stappen[1].op == date(2026, 2, 10) and not plan.te_bekijken
    een.plan.proeftuin.status = "concept"
    een.plan.proeftuin.save()
    assert tell_plan(een.plan.proeftuin) is None


def test_a_decided_plan_has_all_steps_behind_it_and_says_when_its_day_came(lijsten):
    versie = BorgingsversieFactory(status="vastgesteld", herzien_op=localdate() - timedelta(days=1))
    plan = tell_plan(versie.plan.proeftuin)
    assert {stap.stand for stap in plan.stappen} == {"klaar"} and plan.te_bekijken


def test_the_same_words_are_no_difference(paar):
    een, twee = paar
    een.blijft, twee.blijft = "- Bellen\n- Waken", "- Bellen\r\n- Waken"
    een.save()
    twee.wijziging = "Alleen de komma’s."
    twee.save()
    een.afspraken.create(titel="Bellen", volgorde=1)
    twee.afspraken.create(titel="Bellen", volgorde=2)
    wie = OrganisatieFactory()
    een.ondertekeningen.create(organisatie=wie, op=date(2026, 1, 1))
    twee.ondertekeningen.create(organisatie=wie)
    verschil = compare(een, twee)
    assert verschil.leeg and verschil.zinnen == []


def test_agreements_that_came_went_and_changed(paar):
    een, twee = paar
    twee.visie = "Zorg en welzijn kennen elkaar **bij naam**."
    twee.save()
    kade, kom = OrganisatieFactory(naam="De Kade"), OrganisatieFactory(naam="De Kom")
    een.afspraken.create(titel="Belrondje op maandag", volgorde=1).eigenaren.set([kade])
    een.afspraken.create(titel="Folder", volgorde=2)
    een.afspraken.create(titel="Twee keer per jaar samenkomen", volgorde=3)
    twee.afspraken.create(titel="Waken in de nacht", geld="geregeld", geld_tot=2027, volgorde=1)
    # Called differently, and done by two.
    twee.afspraken.create(titel="Belrondje elke maandag", volgorde=2).eigenaren.set([kade, kom])
    twee.afspraken.create(titel="Twee keer per jaar samenkomen", volgorde=3, geldbron="Stad")
    een.ondertekeningen.create(organisatie=kade)
    twee.ondertekeningen.create(organisatie=kom, functie="bestuurder")
    verschil = compare(een, twee)
    assert [(a.soort, a.naam) for a in verschil.afspraken] == [
        ("nieuw", "Waken in de nacht"),
        ("anders", "Belrondje elke maandag"),
        ("anders", "Twee keer per jaar samenkomen"),
        ("weg", "Folder"),
    ]
    waken, bellen, samen, _folder = verschil.afspraken
    assert {w.veld: w.nieuw for w in waken.wijzigingen} == {"Geld": "geregeld", "Geregeld tot (jaar)": "2027"}
    assert [(w.veld, w.oud, w.nieuw) for w in bellen.wijzigingen] == [
        ("Afspraak", "Belrondje op maandag", "Belrondje elke maandag"),
        ("Wie", "De Kade", "De Kade, De Kom"),
    ]
    assert [(w.veld, w.oud, w.nieuw) for w in samen.wijzigingen] == [("Wie betaalt", "niets", "Stad")]
    # Two organisations never go on as each other, however alike their names are.
    assert [(o.soort, o.naam) for o in verschil.ondertekeningen] == [("nieuw", "De Kom"), ("weg", "De Kade")]
    assert [w.nieuw for w in verschil.teksten] == ["Zorg en welzijn kennen elkaar bij naam."]
    assert verschil.zinnen == [
        "Anders opgeschreven: gedeelde visie.",
        "1 afspraak is nieuw.",
        "2 afspraken zijn anders.",
        "1 afspraak staat er niet meer in.",
        "1 organisatie komt erbij.",
        "1 organisatie doet niet meer mee.",
    ]

"""The questionnaires that we bring along, and copies of them."""

import pytest

from evaluatie.actions import close_meetmomenten, copy_vragenlijst, load_vragenlijsten
from evaluatie.models import Meetmoment, Schaal, Vragenlijst
from socialekaart.models import Perspectief
from tests.factories import MeetmomentFactory

pytestmark = pytest.mark.usefixtures("lijsten")


def test_each_group_has_a_short_list_with_the_same_codes():
    """Answers of the five groups stand side by side by their codes, so those are the same."""
    lijsten = Vragenlijst.objects.in_use().prefetch_related("vragen")
    assert {lijst.perspectief_id for lijst in lijsten} == {groep.pk for groep in Perspectief.objects.all()}
    codes = {tuple(vraag.code for vraag in lijst.vragen.all()) for lijst in lijsten}
    assert len(lijsten) == 5 and len(codes) == 1
    assert len(codes.pop()) == 8
    assert all("CC BY 4.0" in lijst.licentie for lijst in lijsten)
    punten = [(punt.label, punt.waarde) for punt in Schaal.objects.get().punten.all()]
    assert punten == [
        ("Ja, altijd", 4),
        ("Meestal wel", 3),
        ("Soms", 2),
        ("Bijna nooit", 1),
        ("Dat weet ik niet", None),
    ]


def test_loading_again_changes_nothing_and_adds_what_is_gone():
    lijst = Vragenlijst.objects.get(slug="samen-zorgen-vrijwilligers")
    lijst.naam = "Onze eigen naam"
    lijst.save()
    assert load_vragenlijsten() == 0
    lijst.refresh_from_db()
    assert lijst.naam == "Onze eigen naam"
    lijst.delete()
    assert load_vragenlijsten() == 1
    assert Schaal.objects.count() == 1


def test_a_list_of_a_group_that_is_not_here_is_left_out():
    Vragenlijst.objects.all().delete()
    Schaal.objects.all().delete()
    Perspectief.objects.filter(slug="vrijwilligers").delete()
    assert load_vragenlijsten() == 4


def test_a_copy_has_the_same_questions_and_is_a_concept():
    lijst = Vragenlijst.objects.get(slug="samen-zorgen-mantelzorgers")
    een, twee = copy_vragenlijst(vragenlijst=lijst), copy_vragenlijst(vragenlijst=lijst)
    assert (een.slug, twee.slug) == ("samen-zorgen-mantelzorgers-kopie", "samen-zorgen-mantelzorgers-kopie-2")
    assert een.status == "concept"
    velden = ("volgorde", "code", "tekst", "uitleg", "soort", "schaal")
    assert list(een.vragen.values_list(*velden)) == list(lijst.vragen.values_list(*velden))
    assert lijst.vragen.count() == 8
    assert een.history.count() == 1 and een.vragen.first().history.count() == 1


def test_closing_tells_how_many_were_still_open():
    MeetmomentFactory()
    MeetmomentFactory(gesloten=True)
    assert close_meetmomenten(meetmomenten=Meetmoment.objects.all()) == 1
    assert close_meetmomenten(meetmomenten=Meetmoment.objects.all()) == 0
    assert not Meetmoment.objects.open().exists()

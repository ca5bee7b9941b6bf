"""Questionnaires and scales in the admin: what somebody answered changes no more."""

from uuid import uuid4

import pytest
from django.urls import reverse

from evaluatie.models import Inzending, Schaal, Vragenlijst
from tests.factories import MeetmomentFactory


@pytest.fixture
def lijst(lijsten):
    return Vragenlijst.objects.get(slug="samen-zorgen-mantelzorgers")


@pytest.fixture
def beheer(client, onderzoeker):
    client.force_login(onderzoeker)
    return client


def answer(lijst):
    inzending = Inzending.objects.create(meetmoment=MeetmomentFactory(vragenlijst=lijst), kenmerk=uuid4())
    vraag = lijst.vragen.first()
    inzending.antwoorden.create(vraag=vraag, punt=vraag.schaal.punten.first())


def page(soort, pk):
    return reverse(f"admin:evaluatie_{soort}_change", args=[pk])


def test_questions_change_until_somebody_answered(beheer, lijst):
    adres = page("vragenlijst", lijst.pk)
    assert 'name="vragen-0-code"' in beheer.get(adres).content.decode()
    answer(lijst)
    tekst = beheer.get(adres).content.decode()
    assert "Daarom veranderen de vragen niet meer." in tekst and 'name="naam"' in tekst
    assert 'name="vragen-0-code"' not in tekst and 'name="perspectief"' not in tekst


def test_answers_of_a_scale_change_until_somebody_chose_one(beheer, lijst):
    adres = page("schaal", Schaal.objects.get().pk)
    assert 'name="punten-0-waarde"' in beheer.get(adres).content.decode()
    answer(lijst)
    assert 'name="punten-0-waarde"' not in beheer.get(adres).content.decode()


def test_there_is_no_way_back_to_other_questions_either(beheer, lijst):
    versie = lijst.history.latest().pk
    terug = reverse("admin:evaluatie_vragenlijst_terugzetten", args=[lijst.pk, versie])
    assert "Daarom kan het niet terug" not in beheer.get(terug).content.decode()
    answer(lijst)
    assert "Daarom kan het niet terug" in beheer.get(terug).content.decode()


def test_a_copy_opens_to_be_changed(beheer, lijst):
    adres = reverse("admin:evaluatie_vragenlijst_changelist")
    beheer.post(adres, {"action": "maak_kopie", "_selected_action": [lijst.pk]})
    kopie = Vragenlijst.objects.get(status="concept")
    twee = beheer.post(adres, {"action": "maak_kopie", "_selected_action": [lijst.pk, kopie.pk]}, follow=True)
    assert "2 kopieën gemaakt." in twee.content.decode()


def test_lists_tell_their_questions_and_answers(beheer, lijst):
    schalen = beheer.get(reverse("admin:evaluatie_schaal_changelist")).content.decode()
    assert "Ja, altijd, Meestal wel, Soms, Bijna nooit, Dat weet ik niet" in schalen
    assert lijst.naam in beheer.get(reverse("admin:evaluatie_vragenlijst_changelist")).content.decode()

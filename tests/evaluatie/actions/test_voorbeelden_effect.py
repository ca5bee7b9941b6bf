"""Invented answers to the questionnaires, in and out."""

import json

from evaluatie.actions.lijsten import GEGEVENS
from evaluatie.actions.voorbeelden_effect import load_effectvoorbeelden, remove_effectvoorbeelden
from evaluatie.models import Antwoord, Codethema, Inzending, Meetmoment, OpenAntwoord


def test_examples_come_in_once_with_just_the_answers_of_the_file_and_go_again(lijsten):
    rijen = json.loads((GEGEVENS / "voorbeelden_effect.json").read_text(encoding="utf-8"))
    mensen = sum(ronde["n"] for groep in rijen["groepen"] for ronde in groep["rondes"].values())
    assert load_effectvoorbeelden() == Inzending.objects.count() == mensen
    assert not Meetmoment.objects.filter(voorbeeld=False).exists()
    assert Meetmoment.objects.open().get().sleutel == "voorbeeld"
    ziek = rijen["groepen"][0]["rondes"]["T0"]["antwoorden"]["verwijzen"]
    antwoorden = Antwoord.objects.filter(
        vraag__code="verwijzen",
        inzending__meetmoment__moment="T0",
        inzending__meetmoment__vragenlijst__perspectief__slug="mensen-die-ziek-zijn",
    )
    assert [antwoorden.filter(punt__volgorde=nummer).count() for nummer in range(1, 6)] == ziek
    assert OpenAntwoord.objects.shown().count() == len(rijen["antwoorden"])
    assert load_effectvoorbeelden() == 0
    assert remove_effectvoorbeelden() == mensen
    assert not Antwoord.objects.exists() and not OpenAntwoord.objects.exists()
    assert Codethema.objects.count() == len(rijen["codethemas"])

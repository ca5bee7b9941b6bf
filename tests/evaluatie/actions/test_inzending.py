"""The one door through which answers come in."""

from uuid import uuid4

import pytest

from evaluatie.actions import TeDruk, send_inzending, undo_papier
from evaluatie.actions import inzending as module
from evaluatie.models import Antwoord, Inzending, OpenAntwoord
from tests.factories import MeetmomentFactory


@pytest.fixture
def ronde(lijsten):
    return MeetmomentFactory()


def send(ronde, kenmerk=None, vorm="online", woorden=("Samen koffie drinken.", "Als iemand belt.")):
    schaalvraag = ronde.vragenlijst.vragen.filter(soort="schaal").first()
    open_vragen = ronde.vragenlijst.vragen.filter(soort="open")
    return send_inzending(
        meetmoment=ronde,
        kenmerk=kenmerk or uuid4(),
        antwoorden={schaalvraag: schaalvraag.schaal.punten.first()},
        eigen_woorden=dict(zip(open_vragen, woorden, strict=False)),
        vorm=vorm,
    )


def test_what_is_sent_twice_counts_once(ronde):
    kenmerk = uuid4()
    assert send(ronde, kenmerk)
    assert send(ronde, kenmerk) is None
    assert (Inzending.objects.count(), Antwoord.objects.count(), OpenAntwoord.objects.count()) == (1, 1, 2)


def test_nothing_ties_own_words_to_a_list_or_to_each_other(ronde):
    """Neither fields nor numbers: in the order of what came in nobody can count along."""
    for nummer in range(20):
        send(ronde, woorden=(f"a{nummer}", f"b{nummer}"))
    velden = {veld.name for veld in OpenAntwoord._meta.get_fields() if veld.concrete}
    assert velden == {"id", "meetmoment", "vraag", "kenmerk", "tekst", "schoon", "status"}
    assert {veld.name for veld in Inzending._meta.concrete_fields} == {"id", "meetmoment", "kenmerk", "vorm"}
    volgorde = list(OpenAntwoord.objects.order_by("pk").values_list("tekst", flat=True))
    assert volgorde != [f"{letter}{nummer}" for nummer in range(20) for letter in "ab"]
    assert not set(OpenAntwoord.objects.values_list("kenmerk")) & set(Inzending.objects.values_list("kenmerk"))


def test_a_flood_is_stopped_and_leaves_nothing(ronde, monkeypatch):
    monkeypatch.setattr(module, "PER_UUR", 2)
    send(ronde), send(ronde)
    with pytest.raises(TeDruk):
        send(ronde)
    assert Inzending.objects.count() == 2
    assert send(ronde, vorm="papier"), "who types over from paper is no flood"
    assert send(MeetmomentFactory()), "another link is another group"


def test_the_last_paper_can_be_taken_back_with_its_own_words(ronde):
    blijft = send(ronde, vorm="papier")
    bewaard = send(ronde, vorm="papier")
    assert undo_papier(bewaard=bewaard)
    assert not undo_papier(bewaard=bewaard)
    assert set(OpenAntwoord.objects.values_list("kenmerk", flat=True)) == set(blijft.eigen_woorden)
    assert Inzending.objects.get().kenmerk == blijft.kenmerk


def test_what_somebody_sent_online_cannot_be_taken_back_as_paper(ronde):
    bewaard = send(ronde)
    assert not undo_papier(bewaard=bewaard)
    assert (Inzending.objects.count(), OpenAntwoord.objects.count()) == (1, 2)

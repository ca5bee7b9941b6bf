"""What the admin and its log call what was sent in: never by its words."""

from uuid import uuid4

from evaluatie.models import Antwoord, Codering, Inzending
from tests.factories import MeetmomentFactory, OpenAntwoordFactory


def test_names_hold_no_words_of_people(lijsten, onderzoeker):
    antwoord = OpenAntwoordFactory(schoon="Mevrouw Jansen belde.")
    inzending = Inzending.objects.create(meetmoment=MeetmomentFactory(moment="T1"), kenmerk=uuid4())
    vraag = inzending.meetmoment.vragenlijst.vragen.get(code="gehoord")
    gekozen = Antwoord(inzending=inzending, vraag=vraag, punt=vraag.schaal.punten.first())
    assert str(inzending) == f"{inzending.meetmoment} #{inzending.pk}"
    assert str(gekozen) == f"{vraag}: Ja, altijd"
    codering = Codering(antwoord=antwoord, codeur=onderzoeker)
    assert str(codering) == f"open antwoord {antwoord.pk} ({onderzoeker})"

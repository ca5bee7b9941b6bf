"""The question before deleting is short and clear."""

from socialekaart.actions import refresh_initiatieven
from tests.factories import InitiatiefFactory, LocatieFactory


def test_the_question_names_what_people_know(client, beheerder):
    initiatief = InitiatiefFactory(naam="Maatje aan huis", wensen=["maatje"], werkgebied=["oost"])
    LocatieFactory(initiatief=initiatief)
    refresh_initiatieven()
    client.force_login(beheerder)
    antwoord = client.get(f"/beheer/socialekaart/initiatief/{initiatief.pk}/delete/")
    assert dict(antwoord.context["model_count"]) == {"initiatieven": 1, "locaties": 1}
    assert antwoord.context["deleted_objects"] == ["Maatje aan huis"]

"""The name of an organisation is on the cards of its initiatives."""

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Zoekrij
from tests.factories import InitiatiefFactory, OrganisatieFactory

from .formulier import send


def test_a_new_name_is_on_its_initiatives(client, coordinator):
    organisatie = OrganisatieFactory(naam="Stichting Wiel")
    InitiatiefFactory(organisatie=organisatie)
    refresh_initiatieven()
    client.force_login(coordinator)
    send(client, f"/beheer/socialekaart/organisatie/{organisatie.pk}/change/", naam="Stichting Rad")
    rij = Zoekrij.objects.get()
    assert rij.rij["organisatie"] == "Stichting Rad" and ",Stichting Rad," in rij.regel


def test_the_list_counts_initiatives(client, coordinator):
    InitiatiefFactory(organisatie=OrganisatieFactory(naam="Stichting Wiel"))
    client.force_login(coordinator)
    lijst = client.get("/beheer/socialekaart/organisatie/?q=wiel").context["cl"]
    assert [lijst.model_admin.initiatieven(rij) for rij in lijst.result_list] == [1]


def test_one_with_initiatives_cannot_go(client, beheerder):
    organisatie = OrganisatieFactory()
    InitiatiefFactory(organisatie=organisatie)
    client.force_login(beheerder)
    client.post(f"/beheer/socialekaart/organisatie/{organisatie.pk}/delete/", {"post": "yes"})
    organisatie.refresh_from_db()

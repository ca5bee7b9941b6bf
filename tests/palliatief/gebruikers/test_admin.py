"""Who may do what is decided here, and can be traced."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.test import Client

from palliatief.gebruikers.models import Gebruiker, Logregel
from palliatief.post.models import Bericht
from socialekaart.models import Gebied
from tests.factories import GebruikerFactory
from tests.socialekaart.admin.formulier import messages_of, read_form, send

LIJST = "/beheer/gebruikers/gebruiker/"


def lines() -> list[tuple[str, str]]:
    return list(Logregel.objects.filter(soort="rechten").order_by("pk").values_list("wie", "wat"))


def test_groups_and_stadsdelen_on_one_page_and_in_the_log(client, beheerder):
    client.force_login(beheerder)
    groep = Group.objects.get(name="Netwerkcoördinator")
    antwoord = send(client, f"{LIJST}add/", email="noor@voorbeeld.example", is_staff="on", groups=[groep.pk])
    assert "Dit is een netwerkcoördinator zonder stadsdeel. Kies er een." in messages_of(antwoord)
    noor = Gebruiker.objects.get(email="noor@voorbeeld.example")
    oost = Gebied.objects.stadsdelen().get(slug="oost")
    send(client, f"{LIJST}{noor.pk}/change/", stadsdelen=[oost.pk])
    assert list(noor.stadsdelen.all()) == [oost]
    assert read_form(client.get(f"{LIJST}{noor.pk}/change/"))["stadsdelen"] == [str(oost.pk)]
    send(client, f"{LIJST}{noor.pk}/change/", first_name="Noor")
    assert [wat for _wie, wat in lines()] == [
        "noor@voorbeeld.example; e-mail: noor@voorbeeld.example; actief: ja; beheer: ja; groepen: Netwerkcoördinator; "
        "stadsdelen: geen",
        "noor@voorbeeld.example; stadsdelen: geen → Oost",
    ]
    tekst = client.get(LIJST).text
    assert "Oost" in tekst
    client.post(f"{LIJST}{noor.pk}/delete/", {"post": "yes"})
    assert lines()[-1] == (beheerder.email, "noor@voorbeeld.example; verwijderd")
    assert "stadsdelen: geen → Oost" in client.get("/beheer/gebruikers/logregel/?q=noor").text


def test_a_lost_phone(client, beheerder, coordinator):
    baas = GebruikerFactory(is_superuser=True)
    for gebruiker in (beheerder, coordinator, baas):
        TOTP.activate(gebruiker, "GEHEIM")
    elders = Client()
    elders.force_login(coordinator)
    client.force_login(beheerder)
    wie = [coordinator.pk, beheerder.pk, baas.pk]
    antwoord = client.post(LIJST, {"action": "zet_tweede_stap_uit", "_selected_action": wie}, follow=True)
    assert messages_of(antwoord) == ["Tweede stap uitgezet van 1 persoon."]
    assert set(Authenticator.objects.values_list("user", flat=True)) == {beheerder.pk, baas.pk}
    assert elders.get("/beheer/").status_code == 302
    assert lines() == [(beheerder.email, f"tweede stap uitgezet van {coordinator.email}")]
    assert Bericht.objects.get(soort="account").aan == coordinator.email

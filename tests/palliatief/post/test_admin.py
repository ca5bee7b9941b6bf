"""The list of mails: to read, to send again, to dismiss."""

import pytest

from palliatief.post import actions
from palliatief.post.models import Bericht
from tests.socialekaart.admin.formulier import messages_of

LIJST = "/beheer/post/bericht/"
LINK = "https://kaart.voorbeeld.example/controle/12:1vabcd:geheimgeheimgeheim/klopt/"


@pytest.fixture
def bericht(db):
    gegevens = {"soort": "proef", "sleutel": "stap:1", "aan": "a@b.example", "onderwerp": "<b>Klopt</b> het?"}
    return actions.queue_mail(**gegevens, tekst=f"Dag <script>\n{LINK}\nhttps://kaart.voorbeeld.example/")


def act(client, actie, *berichten) -> list[str]:
    gegevens = {"action": actie, "_selected_action": [bericht.pk for bericht in berichten]}
    return messages_of(client.post(LIJST, gegevens, follow=True))


def test_a_beheerder_reads_what_went_out_but_cannot_use_its_links(client, beheerder, bericht):
    client.force_login(beheerder)
    tekst = client.get(LIJST).content.decode()
    assert "a@b.example" in tekst and "&lt;b&gt;Klopt&lt;/b&gt;" in tekst
    tekst = client.get(f"{LIJST}{bericht.pk}/change/").content.decode()
    assert "Dag &lt;script&gt;" in tekst and "geheimgeheim" not in tekst and "(persoonlijke link)" in tekst
    assert "https://kaart.voorbeeld.example/" in tekst
    assert client.get(f"{LIJST}add/").status_code == 403
    assert client.post(f"{LIJST}{bericht.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post(f"{LIJST}{bericht.pk}/change/", {"aan": "dief@voorbeeld.example", "status": "verstuurd"})
    assert Bericht.objects.get().aan == "a@b.example"


def test_again_or_seen(client, beheerder, bericht):
    client.force_login(beheerder)
    assert f"{bericht.pk}/change" not in client.get(f"{LIJST}?aandacht=ja").content.decode()
    Bericht.objects.update(status="onzeker")
    assert f"{bericht.pk}/change" in client.get(f"{LIJST}?aandacht=ja").content.decode()
    assert act(client, "stuur_opnieuw", bericht) == ["1 mail gaat opnieuw uit."]
    (niets, niet) = act(client, "stuur_opnieuw", bericht)
    assert niets == "0 mails gaan opnieuw uit." and niet.startswith("1 mail is al verstuurd")
    Bericht.objects.update(status="teruggekomen")
    assert act(client, "gezien_maken", bericht) == ["1 mail is van de werklijst."]
    assert not Bericht.objects.unsolved()


def test_it_is_not_for_researchers(client, onderzoeker, bericht):
    client.force_login(onderzoeker)
    assert client.get(LIJST).status_code == 403

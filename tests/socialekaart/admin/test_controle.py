"""What a coordinator does about verification, links and numbers; only for what they keep."""

from datetime import timedelta

import pytest
from django.utils import timezone

from palliatief.post.models import Bericht
from socialekaart import actions
from socialekaart.actions.linkcontrole import follow_links
from socialekaart.models import Controle, Controleverzoek, Gebied, Initiatief, Linkcontrole
from tests.factories import InitiatiefFactory, LocatieFactory

from .formulier import messages_of, send

INITIATIEVEN = "/beheer/socialekaart/initiatief/"
VERZOEKEN = "/beheer/socialekaart/controleverzoek/"
LINKS = "/beheer/socialekaart/linkcontrole/"
EIGENAAR = "eigenaar@voorbeeld.example"


@pytest.fixture
def ingelogd(client, coordinator):
    coordinator.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug="zuidoost"))
    client.force_login(coordinator)
    return client


def make(naam, slug="zuidoost", **velden):
    initiatief = InitiatiefFactory(naam=naam, werkgebied=[slug], **velden)
    LocatieFactory(initiatief=initiatief, in_stadsdeel=slug)
    actions.refresh_initiatieven(ids=[initiatief.pk])
    return initiatief


def act(client, lijst, actie, *rijen):
    gegevens = {"action": actie, "_selected_action": [rij.pk for rij in rijen]}
    return messages_of(client.post(lijst, gegevens, follow=True))


def test_ask_the_owner_from_the_list(ingelogd, coordinator):
    met, zonder = make("Met", contact_email=EIGENAAR), make("Zonder")
    elders = make("Elders", "weesp", contact_email=EIGENAAR)
    meldingen = act(ingelogd, INITIATIEVEN, "vraag_eigenaar", met, zonder, elders)
    assert "1 eigenaar krijgt een mail." in meldingen
    assert "Zonder mailadres van een contactpersoon: Zonder." in meldingen
    assert act(ingelogd, INITIATIEVEN, "vraag_eigenaar", met)[1:] == ["Vandaag al gevraagd of gecontroleerd: Met."]
    assert Bericht.objects.get().aan == EIGENAAR
    assert Controleverzoek.objects.get().gevraagd_door == coordinator


def test_a_date_that_somebody_types_is_a_verification(ingelogd, coordinator):
    maatje = make("Maatje", contact_email=EIGENAAR)
    act(ingelogd, INITIATIEVEN, "vraag_eigenaar", maatje)
    pagina = f"{INITIATIEVEN}{maatje.pk}/change/"
    send(ingelogd, pagina, kosten="gratis")
    assert not Controle.objects.exists()
    send(ingelogd, pagina, gecontroleerd_op=timezone.localdate().isoformat())
    assert Controle.objects.get().wie == coordinator
    assert Controleverzoek.objects.get().uitkomst == "klopt"
    send(ingelogd, pagina, gecontroleerd_op="")
    assert Controle.objects.count() == 1
    assert "is vandaag gecontroleerd" in act(ingelogd, INITIATIEVEN, "vandaag_gecontroleerd", maatje)[0]
    assert set(Controle.objects.values_list("wie", flat=True)) == {coordinator.pk}


def test_the_owner_is_nobodys_business_but_the_keepers(ingelogd, client, onderzoeker, coordinator):
    maatje = make("Maatje", contactpersoon="Sanne de Wit", contact_email=EIGENAAR)
    pagina = f"{INITIATIEVEN}{maatje.pk}/change/"
    send(ingelogd, pagina, contactpersoon="Noor de Wit", contact_email="noor@voorbeeld.example", kosten="gratis")
    assert "Noor de Wit" in ingelogd.get(pagina).content.decode()
    assert "Noor de Wit" in ingelogd.get(f"{INITIATIEVEN}{maatje.pk}/history/").content.decode()
    coordinator.stadsdelen.clear()
    for wie in (coordinator, onderzoeker):
        client.force_login(wie)
        for adres in (pagina, f"{INITIATIEVEN}{maatje.pk}/history/", INITIATIEVEN):
            tekst = client.get(adres).content.decode()
            assert "Maatje" in tekst
            assert "de Wit" not in tekst and EIGENAAR not in tekst and "noor@" not in tekst, adres
        assert client.get(INITIATIEVEN, {"contact_email__startswith": "noor"}).status_code == 400
    client.logout()
    for adres in ("/kaart/", "/kaart.geojson", "/kaart.csv", f"/initiatief/{maatje.slug}/", "/kaart.json"):
        antwoord = client.get(adres)
        inhoud = antwoord.getvalue() if antwoord.streaming else antwoord.content
        assert b"de Wit" not in inhoud and b"noor@" not in inhoud


def test_rounds_are_shown_and_ended(ingelogd):
    maatje, elders = make("Maatje"), make("Elders", "weesp")
    Initiatief.objects.update(gecontroleerd_op=timezone.localdate() - timedelta(days=400))
    actions.move_controles()
    eigen, ander = (Controleverzoek.objects.get(initiatief=i) for i in (maatje, elders))
    tekst = ingelogd.get(VERZOEKEN).content.decode()
    assert f"{INITIATIEVEN}{maatje.pk}/change/" in tekst and "bij de coördinator" in tekst and "Elders" not in tekst
    assert "Maatje" in ingelogd.get(f"{VERZOEKEN}?stand=loopt").content.decode()
    assert f"{maatje.pk}/change" not in ingelogd.get(f"{VERZOEKEN}?stand=klaar").content.decode()
    assert act(ingelogd, VERZOEKEN, "stop", eigen, ander) == ["1 vraag is gestopt."]
    assert act(ingelogd, VERZOEKEN, "klopt", eigen) == ["0 initiatieven zijn vandaag gecontroleerd."]
    actions.move_controles()
    Controleverzoek.objects.filter(uitkomst="").update(stap="van_de_kaart")
    actions.archive_initiatieven(ids=[maatje.pk])
    nieuw = Controleverzoek.objects.open().get(initiatief=maatje)
    assert act(ingelogd, VERZOEKEN, "klopt", nieuw) == ["1 initiatief is vandaag gecontroleerd."]
    maatje.refresh_from_db()
    assert maatje.status == "gepubliceerd"


def test_links_and_numbers(ingelogd, client, onderzoeker):
    maatje = make("Maatje", website="https://stuk.example/", telefoon="+31612345678")
    make("Elders", "weesp", website="https://elders.example/")
    follow_links()
    vandaag = timezone.localdate()
    Linkcontrole.objects.update(reden="De site geeft geen antwoord.", fouten=3, laatste_fout_op=vandaag)
    tekst = ingelogd.get(f"{LINKS}?werkt=niet").content.decode()
    assert 'href="https://stuk.example/"' in tekst and "06 12" in tekst and "elders.example" not in tekst
    rijen = list(Linkcontrole.objects.filter(initiatief=maatje))
    meldingen = act(ingelogd, LINKS, "kijk_opnieuw", *rijen)
    assert meldingen == ["We kijken nu naar 2 links en nummers. Ververs deze bladzijde over een minuut."]
    assert act(ingelogd, LINKS, "is_goed_zo", rijen[0]) == ["1 is van de werklijst."]
    assert act(ingelogd, LINKS, "is_goed_zo", *rijen) == ["1 is van de werklijst."]
    assert "stuk.example/&quot;" not in ingelogd.get(f"{LINKS}?werkt=niet").content.decode()
    assert ingelogd.get(f"{LINKS}?q=maatje").status_code == 200
    client.force_login(onderzoeker)
    for lijst in (LINKS, VERZOEKEN):
        assert client.get(lijst).status_code == 403


@pytest.mark.parametrize("lijst", [VERZOEKEN, LINKS])
def test_rows_are_not_made_changed_or_removed_by_hand(ingelogd, lijst, django_assert_max_num_queries):
    for nummer in range(3):
        make(f"Initiatief {nummer}", website="https://stuk.example/", contact_email=EIGENAAR)
    Initiatief.objects.update(gecontroleerd_op=timezone.localdate() - timedelta(days=400))
    actions.move_controles()
    follow_links()
    rij = (Controleverzoek if lijst == VERZOEKEN else Linkcontrole).objects.first()
    assert ingelogd.get(f"{lijst}add/").status_code == 403
    assert ingelogd.post(f"{lijst}{rij.pk}/delete/", {"post": "yes"}).status_code == 403
    assert ingelogd.get(f"{lijst}{rij.pk}/change/").status_code == 200
    with django_assert_max_num_queries(30):
        ingelogd.get(lijst)

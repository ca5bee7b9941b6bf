"""Asking for a report, following it and downloading it, as a researcher does."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from evaluatie import actions
from evaluatie.actions import rapport as deur
from evaluatie.models import Rapport
from socialekaart.models import Bestand
from tests.factories import WenscijferFactory

pytestmark = pytest.mark.django_db
LIJST = "/beheer/evaluatie/rapport/"


@pytest.fixture
def kantoor(client, onderzoeker):
    client.force_login(onderzoeker)
    return client


def make(client, **velden) -> Rapport:
    client.post(f"{LIJST}add/", {"vorm": "zip", "werkgebied": "hier", **velden})
    return Rapport.objects.latest("pk")


def finish(rapport: Rapport, inhoud: bytes = b"zip") -> Rapport:
    rapport.bestand = Bestand.objects.keep(SimpleUploadedFile(f"x{rapport.pk}.zip", inhoud))
    rapport.status, rapport.klaar_op = "klaar", timezone.now()
    rapport.save()
    return rapport


def test_from_the_question_to_the_file(kantoor, monkeypatch):
    WenscijferFactory()
    vorm = kantoor.get(f"{LIJST}add/").text
    assert "Voorjaar 2026 (mantelzorgers)" in vorm and "We bewaren het 14 dagen." in vorm
    rapport = make(
        kantoor, precies="on", meting="voorjaar-2026-mantelzorgers", peildatum="2026-06-01", domein="sociaal"
    )
    adres = f"{LIJST}{rapport.pk}/"
    pagina = kantoor.get(f"{adres}change/").text
    assert "Het rapport wacht op zijn beurt" in pagina and "precies (intern)" in pagina and "1 juni 2026" in pagina
    assert "<dd>Voorjaar 2026 (mantelzorgers)</dd>" in pagina
    assert kantoor.get(f"{adres}voortgang.json").json() == {"taak": "wacht", "klaar": 0, "totaal": 100}
    assert kantoor.get(f"{adres}bestand/").status_code == 404
    monkeypatch.setattr(deur, "make_bestand", lambda vorm, opdracht, voortgang: b"PK\x03\x04")
    actions.make_rapport(pk=rapport.pk)
    assert "Het rapport is klaar" in kantoor.get(f"{adres}change/").text
    bestand = kantoor.get(f"{adres}bestand/")
    assert bestand["Content-Disposition"] == 'attachment; filename="hiaten-2026-06-01-intern.zip"'
    assert (bestand["Content-Type"], bestand.content) == ("application/zip", b"PK\x03\x04")
    assert "Download datapakket" in kantoor.get(LIJST).text


def test_the_list_says_how_far_each_is(kantoor):
    make(kantoor)
    Rapport.objects.update(status="bezig", voortgang=40)
    pagina = kantoor.get(LIJST).text
    assert "bezig: 40%" in pagina and "alles, zoals op de site" in pagina
    assert "We maken het rapport" in kantoor.get(f"{LIJST}{Rapport.objects.get().pk}/change/").text


def test_what_cannot_be_is_told_and_keeps_what_was_chosen(kantoor):
    morgen = timezone.localdate() + timedelta(days=1)
    antwoord = kantoor.post(
        f"{LIJST}add/", {"vorm": "doc", "werkgebied": "hier", "soort": "formeel", "peildatum": morgen}
    )
    assert "Die dag moet nog komen." in antwoord.text and "foutregel" in antwoord.text
    assert '<option value="formeel" selected>' in antwoord.text and not Rapport.objects.exists()
    assert kantoor.get(f"{LIJST}{2**70}/change/").status_code in (302, 404)


def test_what_failed_can_be_tried_again(kantoor):
    rapport = make(kantoor)
    Rapport.objects.update(status="mislukt")
    assert "Het rapport is niet gelukt" in kantoor.get(f"{LIJST}{rapport.pk}/change/").text
    kantoor.post(f"{LIJST}{rapport.pk}/opnieuw/")
    assert Rapport.objects.get().status == "wacht"
    assert "Dit kan nu niet" in kantoor.post(f"{LIJST}{rapport.pk}/opnieuw/", follow=True).text


def test_who_may_not_see_exact_figures_gets_none(kantoor, onderzoeker):
    intern = finish(make(kantoor, precies="on"), b"intern")
    rechten = onderzoeker.groups.get().permissions
    rechten.remove(rechten.get(codename="view_precies"))
    assert "Met precieze cijfers" not in kantoor.get(f"{LIJST}add/").text
    assert make(kantoor, precies="on").keuzes["precies"] is False
    assert kantoor.get(f"{LIJST}{intern.pk}/bestand/").status_code == 403


def test_a_coordinator_gets_no_report_by_another_door(client, coordinator, onderzoeker):
    client.force_login(onderzoeker)
    rapport = finish(make(client, precies="on"))
    client.force_login(coordinator)
    for adres in ("change/", "bestand/", "voortgang.json"):
        assert client.get(f"{LIJST}{rapport.pk}/{adres}").status_code == 403
    assert client.post(f"{LIJST}{rapport.pk}/opnieuw/").status_code == 403
    assert client.get(f"{LIJST}add/").status_code == 403


def test_a_report_that_is_thrown_away_takes_its_file_along(kantoor):
    een, ander = finish(make(kantoor), b"een"), finish(make(kantoor), b"ander")
    kantoor.post(f"{LIJST}{een.pk}/delete/", {"post": "yes"})
    kantoor.post(LIJST, {"action": "delete_selected", "_selected_action": [ander.pk], "post": "yes"})
    assert not Rapport.objects.exists() and not Bestand.objects.exists()

"""Rounds in the admin: how a group takes part, how many came in, and typing over from paper."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.timezone import localdate

from evaluatie.models import Inzending, Meetmoment, OpenAntwoord, Vragenlijst
from tests.conftest import make_gebruiker
from tests.factories import MeetmomentFactory


@pytest.fixture
def ronde(lijsten):
    return MeetmomentFactory(sleutel="abcdefghjk", uitgenodigd=8)


@pytest.fixture
def beheer(client, onderzoeker):
    client.force_login(onderzoeker)
    return client


def of(ronde, naam, *rest):
    return reverse(f"admin:evaluatie_meetmoment_{naam}", args=[ronde.pk, *rest])


def send_in(ronde, aantal):
    Inzending.objects.bulk_create(Inzending(meetmoment=ronde, kenmerk=uuid4()) for _nummer in range(aantal))


def test_a_round_shows_its_link_code_and_paper(beheer, ronde):
    tekst = beheer.get(of(ronde, "change")).content.decode()
    assert "http://testserver/v/abcdefghjk/" in tekst and "abcde fghjk" in tekst
    assert reverse("invullen_pdf", args=[ronde.sleutel]) in tekst and of(ronde, "papier") in tekst


def test_how_many_came_in_is_told_from_the_tenth_on(beheer, ronde):
    send_in(ronde, 9)
    tekst = beheer.get(of(ronde, "change")).content.decode()
    assert "minder dan 10" in tekst and "Er kwam meer binnen" not in tekst
    send_in(ronde, 3)
    tekst = beheer.get(of(ronde, "change")).content.decode()
    assert "<strong>12</strong>" in tekst and "Er kwam meer binnen" in tekst


def test_a_round_keeps_its_list(beheer, ronde):
    Vragenlijst.objects.filter(pk=ronde.vragenlijst_id).update(status="gestopt")
    tekst = beheer.get(of(ronde, "change")).content.decode()
    assert "selected>Samen zorgen: mantelzorgers" in tekst
    assert "Samen zorgen: mantelzorgers" not in beheer.get(reverse("admin:evaluatie_meetmoment_add")).content.decode()
    send_in(ronde, 1)
    assert 'name="vragenlijst"' not in beheer.get(of(ronde, "change")).content.decode()


def test_the_list_says_how_each_round_stands(beheer, ronde):
    vandaag = localdate()
    MeetmomentFactory(gesloten=True)
    MeetmomentFactory(van=vandaag + timedelta(days=1))
    MeetmomentFactory(van=vandaag - timedelta(days=9), tot=vandaag - timedelta(days=1))
    lijst = reverse("admin:evaluatie_meetmoment_changelist")
    standen = re.findall(r'field-stand">([^<]+)<', beheer.get(lijst).content.decode())
    assert sorted(standen) == ["gesloten", "nog niet open", "open", "voorbij"]
    assert beheer.get(lijst, {"stand": "open"}).content.decode().count('field-stand"') == 1
    beheer.post(lijst, {"action": "sluit", "_selected_action": [ronde.pk]})
    assert not Meetmoment.objects.open().exists()


@pytest.mark.parametrize(("vorm", "begin"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_code_is_a_file_for_a_letter(beheer, ronde, vorm, begin):
    antwoord = beheer.get(of(ronde, "qr", vorm))
    assert antwoord.content.startswith(begin)
    assert f'filename="qr-abcdefghjk.{vorm}"' in antwoord["Content-Disposition"]


def test_what_is_not_there_is_not_found(beheer, ronde):
    assert beheer.get(of(ronde, "qr", "gif")).status_code == 404
    assert beheer.get(reverse("admin:evaluatie_meetmoment_papier", args=[0])).status_code == 404


# --- typing over from paper ---


def type_over(beheer, ronde, **velden):
    return beheer.post(of(ronde, "papier"), {"kenmerk": str(uuid4()), **velden})


def test_one_list_after_the_other_and_the_last_one_back(beheer, ronde):
    beheer.get(of(ronde, "papier"))
    type_over(beheer, ronde, **{"v-gehoord": "1", "v-gelukt": "Een"})
    antwoord = type_over(beheer, ronde, getypt="1", **{"v-gehoord": "2", "v-gelukt": "Twee"})
    assert "2 lijsten bewaard." in antwoord.content.decode()
    assert set(Inzending.objects.values_list("vorm", flat=True)) == {"papier"}
    zegel = antwoord.context["laatste"]
    terug = beheer.post(of(ronde, "papier"), {"getypt": "2", "ongedaan": zegel})
    assert "1 lijst bewaard." in terug.content.decode()
    assert OpenAntwoord.objects.get().tekst == "Een"
    nog_eens = beheer.post(of(ronde, "papier"), {"getypt": "1", "ongedaan": zegel})
    assert "Die lijst is er niet meer." in nog_eens.content.decode()


def test_a_seal_of_somebody_else_takes_nothing_away(beheer, ronde):
    type_over(beheer, ronde, **{"v-gehoord": "1"})
    antwoord = beheer.post(of(ronde, "papier"), {"getypt": "x" * 9, "ongedaan": "verzonnen"})
    assert "Er is niets weggehaald." in antwoord.content.decode()
    assert Inzending.objects.count() == 1


def test_a_mistake_keeps_what_was_typed_and_twice_counts_once(beheer, ronde):
    antwoord = type_over(beheer, ronde, **{"v-gehoord": "9", "v-gelukt": "Rust"})
    assert "Rust</textarea>" in antwoord.content.decode() and not Inzending.objects.exists()
    kenmerk = str(uuid4())
    for _keer in range(2):
        antwoord = beheer.post(of(ronde, "papier"), {"kenmerk": kenmerk, "v-gehoord": "1"})
    assert "Deze lijst was al bewaard." in antwoord.content.decode()
    assert Inzending.objects.count() == 1


def test_a_closed_round_takes_no_paper(beheer, ronde):
    ronde.gesloten = True
    ronde.save()
    assert "is gesloten" in type_over(beheer, ronde, **{"v-gehoord": "1"}).content.decode()
    assert not Inzending.objects.exists()


def test_who_does_no_research_sees_no_round(client, ronde):
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    for naam, rest in (("change", []), ("papier", []), ("qr", ["svg"])):
        assert client.get(of(ronde, naam, *rest)).status_code == 403


def test_who_may_only_look_types_nothing_over(client, ronde):
    gebruiker = make_gebruiker()
    gebruiker.user_permissions.set(Permission.objects.filter(codename="view_meetmoment"))
    client.force_login(gebruiker)
    assert client.get(of(ronde, "change")).status_code == 200
    assert client.post(of(ronde, "papier"), {"v-gehoord": "1"}).status_code == 403

"""What is kept of a sender, and how long."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from palliatief.post.actions import queue_mail
from palliatief.post.models import Bericht
from socialekaart import actions
from socialekaart.models import Aanmelding, Aanmeldingstap, Initiatief
from socialekaart.taken.aanmelding import forget_afzenders
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db
AFZENDER = {"afzender_naam": "Fatma Geheim", "afzender_email": "fatma@voorbeeld.example", "toelichting": "Bel Fatma."}


def ago(**velden):
    return timezone.now() - timedelta(**velden)


def test_who_never_confirmed_is_forgotten_wholly(lijsten):
    actions.submit_aanmelding(sleutel="laat", soort="nieuw", naam="Koken", **AFZENDER)
    Aanmelding.objects.update(created_at=ago(days=7, minutes=1))
    actions.submit_aanmelding(sleutel="vandaag", soort="nieuw", naam="Koken", **AFZENDER)
    forget_afzenders(timestamp=0)
    assert [aanmelding.sleutel for aanmelding in Aanmelding.objects.all()] == ["vandaag"]
    assert Bericht.objects.count() == 1
    assert actions.confirm_aanmelding(sleutel="laat") is None


def test_sender_is_forgotten_everywhere_some_days_after_the_decision(beheerder, settings):
    initiatief = InitiatiefFactory(naam="Naast je")
    for nummer, velden in enumerate(
        ({"soort": "wijziging", "initiatief": initiatief}, {"soort": "nieuw", "naam": "Bij Fatma"})
    ):
        aanmelding = actions.submit_aanmelding(
            sleutel=f"s{nummer}", **velden, gegevens={"contactpersoon": "Fatma Geheim"}, bevestigd=True, **AFZENDER
        )
        actions.ask_afzender(pk=aanmelding.pk, versie=1, wie=beheerder, vraag="Fatma, klopt dit?")
        actions.answer_aanmelding(sleutel=aanmelding.sleutel, tekst="Ja, groet Fatma")
        actions.reject_aanmelding(pk=aanmelding.pk, versie=3, wie=beheerder, tekst="Dag Fatma")
    ander = queue_mail(soort="x", sleutel="aanmelding-x", aan="x@voorbeeld.example", onderwerp="x", tekst="x")
    settings.AANMELDING_BEWAAR_DAGEN = 30
    Aanmelding.objects.update(besloten_op=ago(days=29))
    assert actions.forget_afzenders() == 0
    Aanmelding.objects.update(besloten_op=ago(days=31))
    assert actions.forget_afzenders() == 2 and actions.forget_afzenders() == 0
    alles = [
        *Aanmelding.objects.values(),
        *Aanmeldingstap.objects.values(),
        *Bericht.objects.exclude(pk=ander.pk).values(),
    ]
    assert "fatma" not in str(alles).lower()
    assert {str(a) for a in Aanmelding.objects.all()} == {"Naast je", f"Aanmelding {aanmelding.pk}"}
    assert [str(stap) for stap in aanmelding.stappen.filter(wie=beheerder)] == ["vraag gesteld", "afgewezen"]
    assert Bericht.objects.get() == ander
    with pytest.raises(actions.Ingehaald):
        actions.reopen_aanmelding(pk=aanmelding.pk, versie=4, wie=beheerder)


def test_removed_initiative_leaves_the_suggestion(beheerder):
    initiatief = InitiatiefFactory()
    actions.submit_aanmelding(sleutel="s", soort="weg", initiatief=initiatief, bevestigd=True)
    actions.remove_initiatieven(ids=[initiatief.pk])
    assert Aanmelding.objects.get().initiatief is None and Aanmelding.objects.get().naam == initiatief.naam


@pytest.mark.parametrize(
    "velden",
    [
        {"status": "overgenomen"},
        {"status": "afgewezen", "bevestigd_op": None, "besloten_op": timezone.now()},
        {"gewist_op": timezone.now()},
        {"soort": "raar"},
        {"status": "raar"},
        {"besloten_op": timezone.now()},
    ],
)
def test_database_refuses_what_cannot_be(lijsten, velden):
    actions.submit_aanmelding(sleutel="s", soort="nieuw", bevestigd=True, **AFZENDER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Aanmelding.objects.update(**velden)


def test_who_may_see_which(lijsten, beheerder, redacteur, onderzoeker):
    from tests.conftest import make_gebruiker

    oost = make_gebruiker("Netwerkcoördinator", stadsdelen=["oost"])
    hier = InitiatiefFactory(werkgebied=["oost"])
    stad = InitiatiefFactory(heel_amsterdam=True)
    aanmeldingen = {
        "nieuw oost": {"soort": "nieuw", "gegevens": {"werkgebied": ["oost", "west"], "heel_amsterdam": False}},
        "nieuw west": {"soort": "nieuw", "gegevens": {"werkgebied": ["west"], "heel_amsterdam": False}},
        "nieuw stad": {"soort": "nieuw", "gegevens": {"werkgebied": [], "heel_amsterdam": True}},
        "nieuw nergens": {"soort": "nieuw", "gegevens": {"werkgebied": [], "heel_amsterdam": False}},
        "wijziging oost": {"soort": "wijziging", "initiatief": hier},
        "weg stad": {"soort": "weg", "initiatief": stad},
    }
    for naam, velden in aanmeldingen.items():
        actions.submit_aanmelding(sleutel=naam, **velden, bevestigd=True)

    def seen_by(gebruiker):
        return {aanmelding.sleutel for aanmelding in Aanmelding.objects.open().for_gebruiker(gebruiker)}

    assert seen_by(beheerder) == set(aanmeldingen)
    assert seen_by(oost) == {"nieuw oost", "nieuw nergens", "wijziging oost"}
    assert seen_by(redacteur) == {"nieuw stad", "nieuw nergens", "weg stad"}
    assert not onderzoeker.has_perm("socialekaart.view_aanmelding")
    assert not Initiatief.objects.editable_by(onderzoeker).exists()

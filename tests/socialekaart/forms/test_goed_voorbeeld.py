"""Somebody tells a good example: the form, the click in the mail, the queue, and the concept that is made of it."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from palliatief.post.models import Bericht
from socialekaart import actions
from socialekaart.models import Aanmelding, GoedVoorbeeld, Initiatief, Organisatie
from tests.conftest import make_gebruiker
from tests.factories import GoedVoorbeeldFactory
from tests.socialekaart.admin.formulier import send as save
from tests.socialekaart.browserloos import send

pytestmark = pytest.mark.django_db
FORM = "/aanmelden/goed-voorbeeld/"
WIE = {"afzender_naam": "Fatma", "afzender_email": "fatma@voorbeeld.example", "afzender_rol": "organisatie"}
GEGEVENS = {
    "titel": "Elke maandag bellen",
    "samenvatting": "De huisarts en de buurtkamer bellen.",
    "tekst": "",
    "werkgebied": ["zuidoost"],
    "plaats": "Holendrecht",
    "partners": ["Buurtteam", "Praktijk Gein"],
    "opbrengst": "Minder zoeken.",
    "navolgen": "Begin klein.",
    "contact": "opbouwwerker, Buurtteam",
    "contact_email": "buurtteam@voorbeeld.example",
}


@pytest.fixture
def minuut_later(monkeypatch):
    """A person takes some time: the form was opened a minute ago."""
    echt, later = time.time, [0.0]
    monkeypatch.setattr("django.core.signing.time.time", lambda: echt() + later[0])
    return lambda: later.__setitem__(0, 60.0)


@pytest.fixture
def gemeld(lijsten) -> Aanmelding:
    return actions.submit_aanmelding(
        soort="goed_voorbeeld", sleutel="g", naam=GEGEVENS["titel"], gegevens=GEGEVENS, bevestigd=True,
        afzender_naam="Fatma", afzender_email="fatma@voorbeeld.example", toelichting="Er is een film.",
    )  # fmt: skip


@pytest.fixture
def zuidoost(client, lijsten):
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    return client


def decide(client, aanmelding: Aanmelding, besluit: str, **velden):
    versie = Aanmelding.objects.get(pk=aanmelding.pk).versie
    adres = f"/beheer/socialekaart/aanmelding/{aanmelding.pk}/change/"
    return client.post(adres, {"besluit": besluit, "versie": versie, **velden}, follow=True)


def test_it_is_told_in_three_steps_and_confirmed_by_mail(client, lijsten, minuut_later):
    begin = client.get(FORM)
    minuut_later()
    leeg = send(client, begin, FORM, voorbeeldtitel="", samenvatting="Bellen.")
    assert "Geef uw voorbeeld een naam." in leeg.text
    leren = send(client, leeg, FORM, voorbeeldtitel="Elke maandag bellen", waar="zuidoost", plaats="Holendrecht")
    fout = send(client, leren, FORM, partners="\n".join(map(str, range(21))), contact_email="geen adres")
    assert "hoogstens 20 organisaties" in fout.text and "Dit mailadres klopt niet." in fout.text
    laatste = send(client, fout, FORM, partners=" Buurtteam \n\nBuurtteam\nPraktijk  Gein", contact_email="")
    assert "Buurtteam, Praktijk Gein" in laatste.text and "Zuidoost · Holendrecht" in laatste.text
    assert send(client, laatste, FORM, **WIE).url == "/aanmelden/verstuurd/"
    aanmelding = Aanmelding.objects.get()
    assert (aanmelding.soort, aanmelding.naam) == ("goed_voorbeeld", "Elke maandag bellen")
    assert aanmelding.gegevens["partners"] == ["Buurtteam", "Praktijk Gein"]
    link = re.search(r"http://127\.0\.0\.1:8000(\S+)", Bericht.objects.get().tekst)[1]
    assert "U vertelde een goed voorbeeld:" in client.get(link).text
    assert "Het is bij ons binnen" in client.post(link).text and Aanmelding.objects.open().count() == 1


def test_anywhere_else_is_no_stadsdeel_so_everybody_sees_it(client, lijsten, minuut_later):
    begin = client.get(FORM)
    minuut_later()
    leren = send(client, begin, FORM, voorbeeldtitel="Samen", samenvatting="Zo.")
    send(client, send(client, leren, FORM), FORM, **WIE)
    aanmelding = Aanmelding.objects.get()
    actions.confirm_aanmelding(sleutel=aanmelding.sleutel)
    assert aanmelding.gegevens["werkgebied"] == []
    assert Aanmelding.objects.for_gebruiker(make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp"])).exists()


def test_a_coordinator_makes_a_concept_of_it_and_finishes_that(zuidoost, gemeld):
    Organisatie.objects.create(naam="buurtteam", slug="buurtteam")
    GoedVoorbeeldFactory(slug="elke-maandag-bellen")
    assert "De huisarts en de buurtkamer bellen." in zuidoost.get("/beheer/").text
    pagina = zuidoost.get(f"/beheer/socialekaart/aanmelding/{gemeld.pk}/change/").text
    for tekst in ("Zuidoost · Holendrecht", "Buurtteam, Praktijk Gein", "Begin klein.", "Maak er een concept van",
                  "opbouwwerker, Buurtteam · buurtteam@voorbeeld.example", "Er is een film."):  # fmt: skip
        assert tekst in pagina, tekst
    assert "intussen verwijderd" not in pagina and "vandaag gecontroleerd" not in pagina
    pagina = decide(zuidoost, gemeld, "overnemen", tekst="Mooi!").text
    voorbeeld = GoedVoorbeeld.objects.get(status="concept")
    assert f"/beheer/socialekaart/goedvoorbeeld/{voorbeeld.pk}/change/" in pagina and "is nu een concept" in pagina
    assert voorbeeld.slug == "elke-maandag-bellen-2" and voorbeeld.stadsdeel.slug == "zuidoost"
    assert {o.naam for o in voorbeeld.partners.all()} == {"buurtteam", "Praktijk Gein"}
    assert "aanmelding" in voorbeeld.history.latest().history_change_reason
    assert "Fatma" not in str(GoedVoorbeeld.objects.filter(pk=voorbeeld.pk).values())
    mail = Bericht.objects.get(soort="aanmelding-bedankt").tekst
    assert "Wij schrijven er een stuk over" in mail and "Mooi!" in mail
    save(zuidoost, f"/beheer/socialekaart/goedvoorbeeld/{voorbeeld.pk}/change/", status="gepubliceerd", tekst="Zo.")
    assert "Elke maandag bellen" in zuidoost.get("/goede-voorbeelden/elke-maandag-bellen-2/").text
    # Taking back leaves what somebody worked on.
    decide(zuidoost, gemeld, "heropenen")
    assert GoedVoorbeeld.objects.filter(pk=voorbeeld.pk).exists()


def test_taking_back_removes_a_concept_that_nobody_touched(zuidoost, gemeld):
    decide(zuidoost, gemeld, "overnemen")
    decide(zuidoost, gemeld, "heropenen")
    assert not GoedVoorbeeld.objects.exists() and Aanmelding.objects.open().get().oud == {}
    decide(zuidoost, gemeld, "afwijzen", tekst="Dit kennen we al.")
    assert Aanmelding.objects.get().status == "afgewezen"
    assert "Dit kennen we al." in Bericht.objects.get(soort="aanmelding-afgewezen").tekst


def test_a_title_without_letters_and_a_kind_that_is_another(gemeld, beheerder):
    Aanmelding.objects.update(gegevens=GEGEVENS | {"titel": "ﬃ" * 120})
    voorbeeld = actions.take_over_goed_voorbeeld(pk=gemeld.pk, versie=1, wie=beheerder)
    assert len(voorbeeld.slug) <= 140
    ander = actions.submit_aanmelding(soort="nieuw", sleutel="n", naam="Kookclub", bevestigd=True)
    with pytest.raises(actions.Ingehaald):
        actions.take_over_goed_voorbeeld(pk=ander.pk, versie=1, wie=beheerder)
    anders = actions.submit_aanmelding(
        soort="goed_voorbeeld", sleutel="a", gegevens=GEGEVENS | {"titel": "…"}, bevestigd=True
    )
    with pytest.raises(actions.Ingehaald):
        actions.take_over_aanmelding(pk=anders.pk, versie=1, wie=beheerder)
    assert actions.take_over_goed_voorbeeld(pk=anders.pk, versie=1, wie=beheerder).slug == "goed-voorbeeld"
    assert not Initiatief.objects.exists()


def test_who_told_it_is_forgotten_as_others_are(gemeld, beheerder, settings):
    actions.take_over_goed_voorbeeld(pk=gemeld.pk, versie=1, wie=beheerder)
    Aanmelding.objects.update(besloten_op=timezone.now() - timedelta(settings.AANMELDING_BEWAAR_DAGEN + 1))
    assert actions.forget_afzenders() == 1
    rij = str(Aanmelding.objects.values().get())
    assert "Fatma" not in rij and "buurtteam" not in rij and not Bericht.objects.exists()
    assert GoedVoorbeeld.objects.exists()

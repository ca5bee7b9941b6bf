"""The owner is asked, reminded, and in the end the record leaves the map: one step at a time, each mail once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db.models import F
from django.utils import timezone

from palliatief.post.models import Bericht
from palliatief.post.taken import send_bericht
from socialekaart import actions
from socialekaart.models import Aanmelding, Controle, Controleverzoek, Initiatief, Zoekrij
from socialekaart.taken.controle import ask_owners
from tests.factories import InitiatiefFactory, LocatieFactory

EIGENAAR = "eigenaar@voorbeeld.example"


@pytest.fixture
def maatje(lijsten):
    """On the map, with an owner, and checked a year ago."""
    return make(naam="Maatje", contactpersoon="Sanne", contact_email=EIGENAAR)


def make(dagen=340, **velden):
    velden = {"gecontroleerd_op": days_ago(dagen), "werkgebied": ["zuidoost"]} | velden
    initiatief = InitiatiefFactory(**velden)
    actions.refresh_initiatieven(ids=[initiatief.pk])
    return initiatief


def days_ago(dagen):
    return timezone.localdate() - timedelta(days=dagen)


def days_pass(dagen: int) -> None:
    """As if everything was so much longer ago, and then the job of that day."""
    duur = timedelta(days=dagen)
    Controleverzoek.objects.update(begonnen_op=F("begonnen_op") - duur, stap_op=F("stap_op") - duur)
    Controleverzoek.objects.update(afgesloten_op=F("afgesloten_op") - duur)
    Initiatief.objects.update(gecontroleerd_op=F("gecontroleerd_op") - duur, created_at=F("created_at") - duur)
    ask_owners(timestamp=0)


def steps() -> list[str]:
    return list(Controleverzoek.objects.order_by("pk").values_list("stap", flat=True))


def mails() -> list[str]:
    return list(Bericht.objects.order_by("pk").values_list("onderwerp", flat=True))


def test_the_whole_course_without_an_answer(maatje):
    days_pass(0)
    (verzoek,) = Controleverzoek.objects.all()
    assert steps() == ["gevraagd"] and mails() == ["Klopt ‘Maatje’ nog?"]
    assert not Initiatief.objects.stale().exists()
    days_pass(13)
    assert steps() == ["gevraagd"]
    days_pass(1)
    assert steps() == ["herinnerd"] and mails()[1:] == ["Herinnering: klopt ‘Maatje’ nog?"]
    days_pass(14)
    assert steps() == ["coordinator"] and len(mails()) == 2
    assert list(Initiatief.objects.stale()) == [maatje]
    days_pass(1)
    assert steps() == ["gemarkeerd"]
    maatje.refresh_from_db()
    assert maatje.niet_gecontroleerd_sinds
    days_pass(179)
    assert steps() == ["gemarkeerd"] and Zoekrij.objects.exists()
    days_pass(1)
    assert steps() == ["van_de_kaart"] and mails()[2:] == ["‘Maatje’ is van de kaart gehaald"]
    maatje.refresh_from_db()
    assert maatje.status == "gearchiveerd" and not Zoekrij.objects.exists()
    assert maatje.history.latest().history_change_reason == "de eigenaar antwoordde niet op de vraag of het klopt"
    days_pass(400)
    assert steps() == ["van_de_kaart"] and len(mails()) == 3

    assert actions.answer_klopt(pk=verzoek.pk)
    maatje.refresh_from_db()
    assert (maatje.status, maatje.gecontroleerd_op) == ("gepubliceerd", timezone.localdate())
    assert Zoekrij.objects.get().gecontroleerd_op == timezone.localdate()
    assert [(c.wie, c.hoe) for c in Controle.objects.all()] == [(None, "mail")]
    assert not actions.answer_klopt(pk=verzoek.pk)
    days_pass(1)
    assert steps() == ["van_de_kaart"]


def test_one_step_a_day_however_late_the_job_is_and_however_often_it_runs(maatje):
    days_pass(500)
    for _keer in range(2):
        ask_owners(timestamp=0)
    assert steps() == ["gevraagd"]
    days_pass(500)
    ask_owners(timestamp=0)
    assert steps() == ["herinnerd"] and len(mails()) == 2
    sleutels = {f"controle:{maatje.pk}:{Controleverzoek.objects.get().pk}:{stap}" for stap in ("gevraagd", "herinnerd")}
    assert set(Bericht.objects.values_list("sleutel", flat=True)) == sleutels


def test_the_mail_tells_what_is_on_the_site_and_nothing_else(maatje, settings):
    settings.SITE_URL, settings.CONTACT_EMAIL = "https://kaart.voorbeeld.example", "kaart@voorbeeld.example"
    Initiatief.objects.update(
        telefoon="+31612345678", telefoon_openbaar=False, email="prive@voorbeeld.example", email_openbaar=False,
        openingstijden="Tu 10:00-12:00", kosten="<b>gratis</b>",
    )  # fmt: skip
    LocatieFactory(initiatief=maatje, straat="Geheimstraat", geheim=True)
    LocatieFactory(initiatief=maatje, straat="Openbaarplein")
    ask_owners(timestamp=0)
    send_bericht(bericht=Bericht.objects.get().pk)
    (brief,) = mail.outbox
    assert brief.to == [EIGENAAR]
    for woord in ("Hallo Sanne,", "Naam: Maatje", "Waar het werkt: Zuidoost", "Openbaarplein 12", "<b>gratis</b>",
                  "https://kaart.voorbeeld.example/controle/", "/klopt/", "/wijzigen/", "/weg/", "30 dagen",
                  "kaart@voorbeeld.example"):  # fmt: skip
        assert woord in brief.body
    for woord in ("612345678", "06 12", "prive@", "Geheimstraat", "&lt;"):
        assert woord not in brief.body


def test_without_an_owner_it_is_for_the_coordinator_on_the_day(lijsten):
    zonder = make()
    assert list(Initiatief.objects.stale()) == [zonder]
    days_pass(0)
    assert steps() == ["coordinator"] and mails() == []
    assert list(Initiatief.objects.stale()) == [zonder]
    days_pass(30)
    days_pass(180)
    assert steps() == ["van_de_kaart"] and mails() == []


def test_what_is_not_asked(lijsten):
    make(dagen=100)
    make(voorbeeld=True)
    make(status="concept")
    make(controle_pauze_tot=timezone.localdate() + timedelta(days=1))
    make(controle_maanden=12)
    make(gecontroleerd_op=None)
    vaak = make(dagen=100, controle_maanden=3)
    weer = make(controle_pauze_tot=timezone.localdate())
    nooit = make(gecontroleerd_op=None)
    Initiatief.objects.filter(pk=nooit.pk).update(created_at=timezone.now() - timedelta(days=340))
    days_pass(0)
    assert set(Controleverzoek.objects.values_list("initiatief", flat=True)) == {vaak.pk, weer.pk, nooit.pk}
    days_pass(1)
    # What was never checked says so on the site already; the others not yet.
    assert steps().count("gemarkeerd") == 1


def test_a_pause_holds_a_round(maatje):
    days_pass(0)
    Initiatief.objects.update(controle_pauze_tot=timezone.localdate() + timedelta(days=1))
    days_pass(50)
    assert steps() == ["gevraagd"]
    assert not Initiatief.objects.stale().exists()


def test_never_off_the_map_when_the_setting_says_so(lijsten, settings):
    settings.CONTROLE_VAN_DE_KAART_DAGEN = 0
    make(dagen=500)
    for _keer in range(4):
        days_pass(400)
    assert steps() == ["gemarkeerd"]


@pytest.mark.parametrize("status", ["teruggekomen", "mislukt"])
def test_an_address_that_gives_it_back_is_not_reminded(maatje, status):
    days_pass(0)
    Bericht.objects.update(status=status)
    days_pass(1)
    assert steps() == ["coordinator"] and len(mails()) == 1


def test_an_owner_who_left_halfway_is_not_reminded(maatje):
    days_pass(0)
    Initiatief.objects.update(contact_email="")
    days_pass(1)
    assert steps() == ["coordinator"]


@pytest.mark.parametrize(
    ("anders", "uitkomst"),
    [({"gecontroleerd_op": timezone.localdate()}, "klopt"), ({"status": "gearchiveerd"}, "vervallen")],
)
def test_a_round_ends_when_somebody_did_it_otherwise(maatje, anders, uitkomst):
    days_pass(0)
    Initiatief.objects.update(**anders)
    days_pass(0)
    assert Controleverzoek.objects.get().uitkomst == uitkomst


def test_back_on_the_map_by_hand_ends_the_round_and_it_is_asked_anew(maatje):
    days_pass(0)
    Controleverzoek.objects.update(stap="van_de_kaart")
    actions.archive_initiatieven(ids=[maatje.pk])
    days_pass(0)
    assert steps() == ["van_de_kaart"]
    actions.publish_initiatieven(ids=[maatje.pk])
    days_pass(0)
    assert Controleverzoek.objects.order_by("pk").first().uitkomst == "vervallen"
    assert steps() == ["van_de_kaart", "gevraagd"] and len(mails()) == 2


def test_a_step_that_somebody_was_before_is_not_taken(maatje):
    days_pass(0)
    verzoek = Controleverzoek.objects.get()
    from socialekaart.actions.controle import _begin, _step

    assert not _step(verzoek.pk)
    assert not _begin(maatje.pk)
    actions.close_controles(ids=[verzoek.pk])
    assert not _step(verzoek.pk)


# --- by hand ---


def test_a_coordinator_asks_now(maatje, coordinator):
    vers = make(dagen=1, naam="Vers", contact_email="vers@voorbeeld.example")
    zonder = make(naam="Zonder")
    net = make(dagen=0, naam="Net", contact_email="net@voorbeeld.example")
    ids = [maatje.pk, vers.pk, zonder.pk, net.pk]
    uitvraag = actions.request_controles(ids=ids, wie=coordinator)
    assert (uitvraag.gevraagd, uitvraag.zonder_adres, uitvraag.net_gebeurd) == (2, ["Zonder"], ["Net"])
    assert {v.gevraagd_door for v in Controleverzoek.objects.all()} == {coordinator}
    assert actions.request_controles(ids=ids[:2], wie=coordinator).net_gebeurd == ["Maatje", "Vers"]
    days_pass(28)
    assert actions.request_controles(ids=[maatje.pk], wie=coordinator).gevraagd == 1
    rondes = maatje.controleverzoeken.order_by("pk").values_list("uitkomst", flat=True)
    assert list(rondes) == ["vervallen", ""]
    days_pass(14)
    days_pass(14)
    days_pass(14)
    assert set(Initiatief.objects.stale()) == {maatje, vers, zonder}


def test_verified_by_hand_ends_the_round_and_brings_it_back(maatje, coordinator):
    days_pass(0)
    Controleverzoek.objects.update(stap="van_de_kaart")
    actions.archive_initiatieven(ids=[maatje.pk])
    assert actions.verify_initiatieven(ids=[maatje.pk], wie=coordinator) == 1
    maatje.refresh_from_db()
    assert maatje.status == "gepubliceerd"
    assert [(c.wie, c.hoe) for c in maatje.controles.all()] == [(coordinator, "beheer")]
    assert Controleverzoek.objects.get().uitkomst == "klopt"
    assert str(maatje.controles.get()).endswith("in het beheer")
    assert str(Controleverzoek.objects.get()) == "Maatje: klopt"


def test_what_was_archived_by_hand_stays_so_when_it_is_verified(lijsten):
    weg = make(status="gearchiveerd")
    actions.verify_initiatieven(ids=[weg.pk])
    weg.refresh_from_db()
    assert weg.status == "gearchiveerd"


# --- answers ---


@pytest.mark.parametrize(("soort", "uitkomst"), [("weg", "weg"), ("wijziging", "wijziging")])
def test_other_answers_wait_for_a_coordinator_and_nobody_is_asked_meanwhile(maatje, soort, uitkomst):
    days_pass(0)
    verzoek = Controleverzoek.objects.get()
    assert actions.answer_anders(pk=verzoek.pk, soort=soort, gegevens={"kosten": "gratis"}, toelichting="Zo is het.")
    assert not actions.answer_anders(pk=verzoek.pk, soort=soort)
    (aanmelding,) = Aanmelding.objects.open()
    assert (aanmelding.soort, aanmelding.initiatief, aanmelding.toelichting) == (soort, maatje, "Zo is het.")
    assert (aanmelding.afzender_naam, aanmelding.afzender_email) == ("Sanne", EIGENAAR)
    assert aanmelding.afzender_rol == "organisatie"
    verzoek.refresh_from_db()
    assert verzoek.uitkomst == uitkomst
    days_pass(89)
    assert len(steps()) == 1
    days_pass(2)
    assert len(steps()) == 2


def test_a_new_link_is_sent_once_a_day(maatje):
    days_pass(0)
    verzoek = Controleverzoek.objects.get()
    for _keer in range(2):
        actions.send_new_link(pk=verzoek.pk)
    assert len(mails()) == 2
    actions.close_controles(ids=[verzoek.pk])
    actions.send_new_link(pk=verzoek.pk)
    actions.send_new_link(pk=verzoek.pk + 1)
    assert len(mails()) == 2


def test_old_deleted_records_take_their_rounds_along(maatje):
    days_pass(0)
    actions.remove_initiatieven(ids=[maatje.pk])
    assert not Controleverzoek.objects.exists()
    days_pass(20)

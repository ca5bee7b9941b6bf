"""A plan goes from version to version, is decided once, and reminds who keeps it."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from palliatief.post.models import Bericht
from proeftuinen.actions import Geweigerd, advance_versie, make_plan, make_version, remind
from proeftuinen.actions.borging import count_quarters
from proeftuinen.models import Borgingsplan, Borgingsversie
from proeftuinen.taken.borging import remind_borging
from socialekaart.models import Kaartstand
from tests.conftest import make_gebruiker
from tests.factories import BorgingsplanFactory, BorgingsversieFactory, OrganisatieFactory, ProeftuinFactory

VANDAAG = localdate()
GISTEREN = VANDAAG - timedelta(days=1)
Status = Borgingsversie.Status


def test_a_plan_of_a_proeftuin_and_one_of_the_city(lijsten):
    hier = make_plan(proeftuin=ProeftuinFactory(slug="hier"), voorbeeld=True)
    assert (hier.plan.slug, hier.nummer, hier.status, hier.plan.voorbeeld) == ("hier", 1, "concept", True)
    assert make_plan(proeftuin=None).plan.slug == "amsterdam"
    with pytest.raises(Geweigerd, match="is er al"):
        make_plan(proeftuin=None)


@pytest.fixture
def derde(lijsten) -> Borgingsversie:
    """The last version of a plan: decided, with two agreements and two who signed."""
    vorige = BorgingsversieFactory(nummer=3, status="vastgesteld", wijziging="Anders", monitoring="Tellen.")
    een, ander = OrganisatieFactory(), OrganisatieFactory()
    waken = vorige.afspraken.create(titel="Waken", geld="deels", geld_tot=2028, geldbron="Stad", volgorde=2)
    waken.eigenaren.set([een, ander])
    vorige.afspraken.create(titel="Bellen", termijn=VANDAAG, toelichting="Op maandag", volgorde=1)
    vorige.ondertekeningen.create(organisatie=een, functie="bestuurder", op=VANDAAG)
    return vorige


def test_the_next_version_begins_as_the_last_and_is_signed_again(derde):
    stand = Kaartstand.objects.current()
    nieuw = make_version(plan=derde.plan)
    assert Kaartstand.objects.current() > stand
    assert (nieuw.nummer, nieuw.status, nieuw.wijziging, nieuw.besproken_op) == (4, "concept", "", None)
    velden = ("missie", "visie", "blijft", "monitoring", "herzien_op")
    assert [getattr(nieuw, veld) for veld in velden] == [getattr(derde, veld) for veld in velden]
    wat = ("titel", "toelichting", "termijn", "geld", "geld_tot", "geldbron", "volgorde")
    assert list(nieuw.afspraken.values_list(*wat)) == list(derde.afspraken.values_list(*wat))
    assert [afspraak.eigenaren.count() for afspraak in nieuw.afspraken.all()] == [0, 2]
    assert list(nieuw.ondertekeningen.values_list("functie", "op")) == [("bestuurder", None)]
    # Its parts are its own.
    nieuw.afspraken.all().delete()
    assert derde.afspraken.count() == 2


def test_one_version_is_written_at_a_time(derde):
    Borgingsversie.objects.filter(pk=derde.pk).update(herzien_op=VANDAAG)
    # The day that has come is not taken along: a new one has to be chosen.
    assert make_version(plan=derde.plan).herzien_op is None
    with pytest.raises(Geweigerd, match="Versie 4 is nog een concept"):
        make_version(plan=derde.plan)


def test_a_plan_that_lost_its_versions_begins_again(lijsten):
    assert make_version(plan=BorgingsplanFactory()).nummer == 1


def test_talked_about_then_decided_then_it_stays(lijsten):
    versie = BorgingsversieFactory()
    besproken = advance_versie(versie=versie, naar=Status.BESPROKEN, op=GISTEREN)
    assert besproken.besproken_op == GISTEREN
    terug = advance_versie(versie=versie, naar=Status.CONCEPT)
    assert terug.besproken_op is None
    advance_versie(versie=versie, naar=Status.BESPROKEN)
    klaar = advance_versie(versie=versie, naar=Status.VASTGESTELD)
    assert (klaar.status, klaar.besproken_op, klaar.vastgesteld_op) == ("vastgesteld", VANDAAG, VANDAAG)
    for naar in Status:
        with pytest.raises(Geweigerd, match="Dat kan niet vanuit deze stap"):
            advance_versie(versie=versie, naar=naar)


@pytest.mark.parametrize(
    ("velden", "naar", "op", "veld"),
    [
        ({}, "vastgesteld", VANDAAG, ""),  # a concept is talked about first
        ({"status": "besproken", "visie": ""}, "vastgesteld", VANDAAG, "visie"),
        ({"status": "besproken", "herzien_op": None}, "vastgesteld", VANDAAG, "herzien_op"),
        ({"status": "besproken", "herzien_op": VANDAAG}, "vastgesteld", VANDAAG, "herzien_op"),
        ({"status": "besproken", "besproken_op": VANDAAG}, "vastgesteld", GISTEREN, "op"),
        ({}, "besproken", VANDAAG + timedelta(days=1), "op"),
    ],
)
def test_what_is_not_finished_is_not_decided(lijsten, velden, naar, op, veld):
    versie = BorgingsversieFactory(**velden)
    with pytest.raises(Geweigerd) as fout:
        advance_versie(versie=versie, naar=naar, op=op)
    assert fout.value.veld == veld
    assert Borgingsversie.objects.get().status == versie.status


def test_an_older_version_is_left_as_it_was(lijsten):
    oud = BorgingsversieFactory(status="besproken")
    make_version(plan=oud.plan)
    with pytest.raises(Geweigerd, match="al een nieuwere versie"):
        advance_versie(versie=oud, naar=Status.VASTGESTELD)


# --- reminders ---


def test_whole_quarters():
    # 31 January + 3 months: not yet on 30 April, for that month ends before the day; on 1 May it is.
    dagen = [(date(2026, 1, 31), 0), (date(2026, 4, 30), 0), (date(2026, 5, 1), 1), (date(2027, 1, 31), 4)]
    assert [count_quarters(date(2026, 1, 31), dag) for dag, _kwartalen in dagen] == [k for _dag, k in dagen]


@pytest.fixture
def over(lijsten) -> Borgingsversie:
    """To be looked at again since 1 March 2027, in Zuidoost; the project is over by then."""
    eind = date(2026, 9, 30)
    return BorgingsversieFactory(herzien_op=date(2027, 3, 1), plan__proeftuin__naam="Hier", plan__proeftuin__eind=eind)


def test_who_keeps_the_plan_hears_it_once_and_again_each_quarter(over):
    make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"], email="hier@voorbeeld.example", first_name="An")
    make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp"], email="elders@voorbeeld.example")
    make_gebruiker("Onderzoeker", stadsdelen=["zuidoost"], email="kijkt@voorbeeld.example")
    gestuurd = [remind(dag=date(2027, *dag)) for dag in ((2, 28), (3, 1), (3, 2), (5, 31), (6, 1), (6, 30))]
    assert gestuurd == [0, 1, 0, 0, 1, 0]
    assert {bericht.aan for bericht in Bericht.objects.all()} == {"hier@voorbeeld.example"}
    eerste = Bericht.objects.order_by("pk")[0]
    assert eerste.onderwerp == "Kijk opnieuw naar het borgingsplan: Hier"
    assert "Beste An," in eerste.tekst and "1 maart 2027" in eerste.tekst
    assert f"/beheer/proeftuinen/borgingsversie/{over.pk}/change/" in eerste.tekst
    # What a backup forgot is not sent twice.
    Borgingsplan.objects.update(herinnerd_op=None)
    remind(dag=date(2027, 6, 30))
    assert Bericht.objects.count() == 2


def test_a_newer_version_ends_it_until_its_own_day(over):
    make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"])
    assert remind(dag=date(2027, 3, 1)) == 1
    BorgingsversieFactory(plan=over.plan, nummer=2, herzien_op=date(2028, 3, 1))
    assert remind(dag=date(2027, 9, 1)) == 0
    assert remind(dag=date(2028, 3, 1)) == 1


def test_when_the_coordinator_is_gone_others_hear_it(over):
    assert remind(dag=date(2027, 3, 1)) == 0
    make_gebruiker("Beheerder", email="beheer@voorbeeld.example")
    assert remind(dag=date(2027, 3, 2)) == 1
    make_gebruiker("Stedelijke redactie", email="stad@voorbeeld.example")
    assert remind(dag=date(2027, 6, 2)) == 1
    assert list(Bericht.objects.order_by("pk").values_list("aan", flat=True)) == [
        "beheer@voorbeeld.example",
        "stad@voorbeeld.example",
    ]


def test_the_plan_of_the_city_is_the_city_desks_and_the_worker_asks_each_day(lijsten):
    BorgingsversieFactory(plan__proeftuin=None, herzien_op=VANDAAG)
    make_gebruiker("Stedelijke redactie", email="stad@voorbeeld.example")
    make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"])
    remind_borging(timestamp=0)
    bericht = Bericht.objects.get()
    assert bericht.aan == "stad@voorbeeld.example" and "voor heel Amsterdam" in bericht.tekst

"""What an initiative and its places hold to."""

from datetime import date, timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Gebied, Initiatief, Locatie
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("velden", "naam"),
    [
        ({"soort": "half"}, "initiatief_soort_bekend"),
        ({"status": "weg"}, "initiatief_status_bekend"),
        ({"verwijzer": "buurman"}, "initiatief_verwijzer_bekend"),
        ({"samenvatting": ""}, "initiatief_gepubliceerd_heeft_samenvatting"),
    ],
)
def test_the_database_refuses_what_cannot_be(velden, naam):
    with pytest.raises(IntegrityError, match=naam):
        InitiatiefFactory(**velden)


def test_a_number_of_a_source_occurs_once():
    InitiatiefFactory(bron="a", bron_id="1")
    InitiatiefFactory(bron="b", bron_id="1")
    InitiatiefFactory(bron="a", bron_id="")
    InitiatiefFactory(bron="a", bron_id="")
    with pytest.raises(IntegrityError, match="initiatief_bron_uniek"):
        InitiatiefFactory(bron="a", bron_id="1")


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("telefoon", "020 123 45 6", "Schrijf het zo: 020 123 45 67"),
        ("openingstijden", "elke dag", "Deze openingstijden begrijpen we niet"),
        ("talen", ["xx"], "geen taalcode die we kennen"),
    ],
)
def test_mistakes_are_told_in_words(veld, waarde, zin):
    initiatief = InitiatiefFactory.build(**{veld: waarde})
    with pytest.raises(ValidationError) as fout:
        initiatief.full_clean()
    assert zin in str(fout.value.message_dict[veld])


def test_postcode_has_one_form():
    with pytest.raises(IntegrityError, match="locatie_postcode_vorm"):
        LocatieFactory(postcode="1102ab")


def test_long_ago_verified_is_said():
    oud = date.today() - timedelta(days=366)
    assert Initiatief(gecontroleerd_op=oud).niet_gecontroleerd_sinds == oud
    assert Initiatief(gecontroleerd_op=date.today()).niet_gecontroleerd_sinds is None
    assert Initiatief().niet_gecontroleerd_sinds is None


def test_the_domain_with_most_wishes_comes_first(lijsten):
    initiatief = InitiatiefFactory(wensen=["vervoer", "maatje", "ontmoeting", "rituelen-en-afscheid"])
    assert [d.slug for d in initiatief.domeinen] == ["sociaal", "fysiek", "spiritueel"]


def test_examples_are_known():
    InitiatiefFactory(naam="Verzonnen", voorbeeld=True)
    InitiatiefFactory(naam="Echt")
    assert [str(i) for i in Initiatief.objects.examples()] == ["Verzonnen"]


def test_an_address_is_as_long_as_what_is_known():
    assert Locatie(straat="Plein", huisnummer="1", postcode="1102 AB").adres == "Plein 1, 1102 AB Amsterdam"
    assert Locatie(postcode="1102 AB").adres == "1102 AB Amsterdam"
    assert Locatie().adres == ""
    assert str(Locatie(naam="De Kom", straat="Plein")) == "De Kom"
    assert str(Locatie(straat="Plein")) == "Plein, Amsterdam"
    assert str(Locatie()) == "plek zonder adres"


def test_the_typed_stadsdeel_may_differ_from_where_the_point_lies(lijsten):
    oost, zuidoost = (Gebied.objects.stadsdelen().get(slug=slug) for slug in ("oost", "zuidoost"))
    verkeerd = LocatieFactory(stadsdeel_opgegeven=oost)
    goed = LocatieFactory(stadsdeel_opgegeven=zuidoost)
    zonder_punt = LocatieFactory(punt=None, stadsdeel_opgegeven=oost)
    refresh_initiatieven()
    for plek in (verkeerd, goed, zonder_punt):
        plek.refresh_from_db()
    assert (verkeerd.stadsdeel, verkeerd.verkeerd_stadsdeel) == (zuidoost, True)
    assert (goed.stadsdeel, goed.verkeerd_stadsdeel) == (zuidoost, False)
    assert (zonder_punt.stadsdeel, zonder_punt.verkeerd_stadsdeel) == (oost, False)


def test_every_version_has_the_number_of_its_record_also_of_one_that_is_gone():
    blijft, gaat = InitiatiefFactory(), InitiatiefFactory()
    for initiatief in (blijft, gaat):
        initiatief.naam = "Anders"
        initiatief.save()
    versies = Initiatief.history.model.objects
    oud = gaat.pk
    gaat.delete()
    for versie in versies.all():  # as they were when the numbers came: each with one of its own
        versies.filter(pk=versie.pk).update(uuid=uuid4())
    with connection.schema_editor() as editor:
        import_module("socialekaart.migrations.0023_vaste_nummers_van_toen").number_versions(apps, editor)
    assert set(versies.filter(id=blijft.pk).values_list("uuid", flat=True)) == {blijft.uuid}
    assert versies.filter(id=oud).count() == 3
    assert versies.filter(id=oud).values("uuid").distinct().count() == 1


def test_a_record_that_comes_back_keeps_its_number():
    initiatief = InitiatiefFactory()
    versie = initiatief.history.first()
    initiatief.delete()
    versie.instance.save()
    assert Initiatief.objects.get().uuid == initiatief.uuid

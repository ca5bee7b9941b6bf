"""What stands ready of each service is what would be made of it now."""

import json

import pytest
from django.db import connection

from opendata.actions import refresh_hsdsdiensten
from opendata.hsds.documenten import select_ready, select_services, stand_ready
from opendata.models import Hsdsdienst
from opendata.taken import hsdsdiensten as taken
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Gebied, Initiatief, Kaartstand, Locatie, Ondersteuningswens, Organisatie
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory
from tests.opendata.verzameling import fill_everything

pytestmark = pytest.mark.django_db
ALLES = "SELECT initiatief_id FROM socialekaart_zoekrij"


def read(sql: str) -> dict[int, dict]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {pk: json.loads(document) for pk, *_rest, document in cursor.fetchall()}


def is_as_made_now() -> bool:
    """With at least one to compare."""
    gemaakt = read(select_services(ALLES, full=True))
    return stand_ready() and bool(gemaakt) and read(select_ready(ALLES)) == gemaakt


@pytest.mark.parametrize("brok", [7, 1000])
def test_records_with_every_field_or_none(lijsten, monkeypatch, brok):
    """Some at a time, or all at once."""
    monkeypatch.setattr("opendata.actions.hsdsdiensten.BROK", brok)
    fill_everything(60)
    assert is_as_made_now()


def test_it_follows_what_is_saved(lijsten):
    """The record, its place, a word of the lists, a stadsdeel; and its organisation, which needs no refreshing."""
    initiatief = InitiatiefFactory(organisatie=OrganisatieFactory(), wensen=["maatje"], werkgebied=["oost"])
    LocatieFactory(initiatief=initiatief)
    ander = LocatieFactory().initiatief
    refresh_initiatieven()
    for queryset, waarden in (
        (Initiatief.objects.filter(pk=initiatief.pk), {"telefoon_openbaar": False, "kosten": "100 % vrij, %s"}),
        (Locatie.objects.filter(initiatief=initiatief), {"geheim": True}),
        (Ondersteuningswens.objects, {"naam": "Iemand die meegaat"}),
        (Gebied.objects.filter(slug="oost"), {"naam": "Oost en meer"}),
    ):
        queryset.update(**waarden)
        assert read(select_ready(ALLES)) != read(select_services(ALLES, full=True)), waarden
        refresh_initiatieven(ids=[initiatief.pk])
        assert is_as_made_now(), waarden
    Organisatie.objects.filter(initiatieven=initiatief).update(
        naam='De "Hoek"', website="https://brug.voorbeeld.example"
    )
    assert is_as_made_now()
    Initiatief.objects.filter(pk=initiatief.pk).update(organisatie=None)
    assert is_as_made_now()
    Initiatief.objects.filter(pk=initiatief.pk).update(status="gearchiveerd")
    refresh_initiatieven(ids=[initiatief.pk])
    assert list(Hsdsdienst.objects.values_list("pk", flat=True)) == [ander.pk] and is_as_made_now()


def test_only_what_is_named_is_made_again(lijsten):
    een, twee = InitiatiefFactory(), InitiatiefFactory()
    refresh_initiatieven()
    Initiatief.objects.update(kosten="niets")
    refresh_hsdsdiensten(ids=[een.pk])
    gereed = read(select_ready(ALLES))
    assert "fees_description" in gereed[een.pk] and "fees_description" not in gereed[twee.pk]
    refresh_hsdsdiensten(ids=[])
    assert read(select_ready(ALLES)) == gereed


def test_the_worker_makes_what_an_update_left_in_another_form(lijsten, settings):
    """Once, as a new version of the data; nothing when all of it stands ready."""
    InitiatiefFactory(gecontroleerd_op="2026-05-01")
    refresh_initiatieven()
    versie = Kaartstand.objects.current()
    taken.prepare_hsdsdiensten()
    assert Kaartstand.objects.current() == versie
    settings.CONTACT_EMAIL = "anders@voorbeeld.example"
    assert not stand_ready()
    taken.prepare_hsdsdiensten()
    assert is_as_made_now() and Kaartstand.objects.current() > versie
    (dienst,) = Hsdsdienst.objects.all()
    assert "anders@voorbeeld.example" in dienst.velden and str(dienst) == dienst.velden[:80]

"""What follows from the records after a write."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from socialekaart.actions import load_voorbeelden, refresh_initiatieven
from socialekaart.models import Initiatief, Kaartstand, Zoekrij
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db


def test_only_the_named_initiatives_are_refreshed(lijsten):
    een, twee = InitiatiefFactory(naam="Een"), InitiatiefFactory(naam="Twee")
    refresh_initiatieven()
    Initiatief.objects.update(naam="Anders")
    refresh_initiatieven(ids=[een.pk])
    assert Zoekrij.objects.get(pk=een.pk).rij["naam"] == "Anders"
    assert Zoekrij.objects.get(pk=twee.pk).rij["naam"] == "Twee"


def test_what_is_no_longer_published_goes(lijsten):
    een, twee = InitiatiefFactory(), InitiatiefFactory()
    refresh_initiatieven()
    Initiatief.objects.update(status="gearchiveerd")
    refresh_initiatieven(ids=[een.pk])
    assert list(Zoekrij.objects.values_list("pk", flat=True)) == [twee.pk]
    refresh_initiatieven()
    assert not Zoekrij.objects.exists()


def test_every_write_gives_a_new_version(lijsten):
    eerste = Kaartstand.objects.current()
    refresh_initiatieven(ids=[])
    assert Kaartstand.objects.current() > eerste
    assert str(Kaartstand.objects.get()) == str(Kaartstand.objects.current())


def test_the_moment_of_the_data_never_goes_back(lijsten):
    """A long import began before what a colleague saved meanwhile, and ends after it."""
    straks = timezone.now() + timedelta(hours=1)
    Kaartstand.objects.update(bijgewerkt_op=straks)
    refresh_initiatieven(ids=[])
    assert Kaartstand.objects.stamp()[1] == straks


def test_before_the_first_write_the_version_is_zero(leeg):
    assert Kaartstand.objects.current() == 0


def test_a_search_row_is_named_for_sorting(lijsten):
    InitiatiefFactory(naam="Éénoog")
    refresh_initiatieven()
    assert str(Zoekrij.objects.get()) == "eenoog"


def test_a_point_outside_the_city_has_no_stadsdeel(lijsten):
    plek = LocatieFactory(punt="POINT(5.12 52.09)")
    refresh_initiatieven()
    plek.refresh_from_db()
    assert plek.stadsdeel is None


def test_a_name_that_is_longer_without_accents_and_a_very_long_text_can_be_published(lijsten):
    InitiatiefFactory(naam="Œ" * 200, beschrijving=" ".join(f"woord{n}" for n in range(150_000)))
    refresh_initiatieven()
    assert Zoekrij.objects.get().sorteernaam == "oe" * 100
    assert Zoekrij.objects.matching("woord7").exists()


def start_and_wait_until_it_waits(bezoeker: ThreadPoolExecutor, doe: Callable) -> Future:
    """Run it in another connection, up to where it waits for what this one holds."""

    def run():
        try:
            return doe()
        finally:
            connection.close()

    taak, einde = bezoeker.submit(run), time.monotonic() + 20
    wacht = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with connection.cursor() as cursor:
        while not cursor.execute(wacht).fetchone()[0]:
            # Within a transaction the list of connections stays as it was first read, without one that comes later.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            assert time.monotonic() < einde and not taak.done(), "it does not wait"
            threading.Event().wait(0.01)
    return taak


@pytest.mark.django_db(transaction=True)
def test_two_refreshes_never_wait_for_each_others_rows(lijsten):
    een, twee = InitiatiefFactory(), InitiatiefFactory()
    refresh_initiatieven()
    with ThreadPoolExecutor(1) as bezoeker:
        with transaction.atomic():
            refresh_initiatieven(ids=[een.pk])
            ander = start_and_wait_until_it_waits(bezoeker, lambda: refresh_initiatieven(ids=[twee.pk]))
            refresh_initiatieven(ids=[twee.pk])
        ander.result()
    assert Zoekrij.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_import_waits_for_another_and_sees_what_it_wrote(lijsten):
    with ThreadPoolExecutor(1) as bezoeker:
        with transaction.atomic():
            load_voorbeelden()
            ander = start_and_wait_until_it_waits(bezoeker, load_voorbeelden)
        rapport = ander.result()
    assert rapport.nieuw == 0
    assert rapport.ongewijzigd == Initiatief.objects.count()


def test_after_many_records_postgres_knows_how_many_there_are(lijsten, monkeypatch):
    """It looks by itself too, but not within a minute, and not before an import is done."""
    monkeypatch.setattr("socialekaart.actions.verversen.VEEL", 2)

    def count_expected() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'socialekaart_zoekrij'::regclass")
            return int(cursor.fetchone()[0])

    for aantal in (3, 7):
        for _nummer in range(aantal - Initiatief.objects.count()):
            InitiatiefFactory()
        refresh_initiatieven()
        assert count_expected() == aantal
    InitiatiefFactory()
    refresh_initiatieven(ids=Initiatief.objects.values_list("pk", flat=True)[:2])
    assert count_expected() == 7

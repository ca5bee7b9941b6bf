"""What all tests share: the reference lists, the few people, and the folder with real data."""

import fcntl
import gc
import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase

from evaluatie.models import Inventarisatie
from proeftuinen.models import Proeftuin
from socialekaart.models import (
    Doelgroep,
    Domein,
    Gebied,
    Kaartstand,
    Ondersteuningswens,
    Organisatie,
    Persona,
    Voorzieningsoort,
)
from tests.factories import GebruikerFactory

SHARED = Path(os.environ.get("SHARED_DIR", Path(__file__).resolve().parent.parent.parent / "shared"))


def pytest_configure() -> None:
    """No test but those in the browser asks for a style sheet: look a file up when it is asked for, do not list all.

    Every client starts the middleware anew, and listing the collected files was a quarter of the time of all tests.
    """
    settings.WHITENOISE_AUTOREFRESH = True
    # Argon2 is slow on purpose, with much memory; what the site does with passwords is the same with any hasher.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Each test begins with a clean database; its examples share that. HYPOTHESIS_PROFILE=grondig looks longer.
    for naam, aantal in {"gewoon": 40, "grondig": 1000}.items():
        hypothesis.settings.register_profile(
            naam,
            max_examples=aantal,
            deadline=None,
            suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
        )
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gewoon"))


def pytest_collection_finish() -> None:
    """What is there by now stays; looking through all of it for garbage again and again took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(autouse=True)
def empty_cache():
    """No test sees what another left behind."""
    caches["geheugen"].clear()
    caches["tempo"].clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real data; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("de map met echte gegevens (SHARED_DIR) is er niet")
    return SHARED


def load_basis() -> None:
    """The reference lists, the sketch of the city and the groups of people."""
    call_command("load_lijsten", stdout=io.StringIO())
    call_command("load_groepen", stdout=io.StringIO())


def copy_database(van: str, naar: str) -> None:
    """Make a database that is the same as another, in place of the one that has that name; who is in that is out."""
    connections.close_all()
    connection.close_pool()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [naar])
        cursor.execute(f'DROP DATABASE IF EXISTS "{naar}"')
        cursor.execute(f'CREATE DATABASE "{naar}" TEMPLATE "{van}"')


def basis_of(naam: str) -> str:
    """The database that a test database is a copy of: one for all processes."""
    # Never empty a database that is not a test's own.
    assert naam.startswith("test_")
    return re.sub(r"_gw\d+$", "", naam) + "_basis"


def restore_basis() -> None:
    """The test database as it was before the first test."""
    naam = connection.settings_dict["NAME"]
    copy_database(basis_of(naam), naam)


@pytest.fixture(scope="session")
def run_map(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of this run share."""
    map_ = tmp_path_factory.getbasetemp()
    return map_ if worker_id == "master" else map_.parent


@pytest.fixture(scope="session")
def django_db_setup(
    run_map,
    django_test_environment,
    django_db_blocker,
    django_db_keepdb,
    django_db_createdb,
    django_db_modify_db_settings,
) -> Iterator[None]:
    """The test database holds the basis from the start: every test begins with it.

    One process makes the basis, which takes half a minute, and each works in a copy.
    """
    maker, echt = connection.creation, connection.settings_dict["NAME"]
    eigen = maker._get_test_db_name()
    basis, stempel = basis_of(eigen), run_map / "basis"
    # After a test whose transactions are real: loading the basis again would take much longer.
    TransactionTestCase._fixture_teardown = lambda _self: restore_basis()
    with open(run_map / "basis.slot", "w") as slot, open(run_map / "basis.bezet", "w") as bezet:
        fcntl.flock(slot, fcntl.LOCK_EX)
        with django_db_blocker.unblock():
            if not stempel.exists():
                connection.settings_dict["TEST"]["NAME"] = basis
                keep = django_db_keepdb and not django_db_createdb
                maker.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=keep)
                load_basis()
                stempel.touch()
            connection.settings_dict["NAME"] = eigen
            copy_database(basis, eigen)
        # As long as somebody works the basis is needed: the last one takes it away.
        fcntl.flock(bezet, fcntl.LOCK_SH)
        fcntl.flock(slot, fcntl.LOCK_UN)
        yield
        if django_db_keepdb:
            return
        with django_db_blocker.unblock():
            connections.close_all()
            connection.close_pool()
            connection.settings_dict["NAME"] = echt
            maker._destroy_test_db(eigen, verbosity=0)
            fcntl.flock(slot, fcntl.LOCK_EX)
            with suppress(BlockingIOError):
                fcntl.flock(bezet, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stempel.unlink()
                maker._destroy_test_db(basis, verbosity=0)


@pytest.fixture
def lijsten(db) -> None:
    """The database, with the lists in it."""


@pytest.fixture
def alles_gezocht(lijsten) -> None:
    """All offers were looked for, everywhere and today: nobody has to."""
    Inventarisatie.objects.bulk_create(
        Inventarisatie(stadsdeel=stadsdeel, domein=domein, door="coördinator", compleet=True)
        for stadsdeel in Gebied.objects.stadsdelen().defer("geometrie")
        for domein in Domein.objects.all()
    )


@pytest.fixture
def leeg(db) -> None:
    """A database in which nothing was loaded yet."""
    for model in (
        Proeftuin,
        Persona,
        Voorzieningsoort,
        Organisatie,
        Ondersteuningswens,
        Domein,
        Doelgroep,
        Gebied,
        Kaartstand,
        Group,
    ):
        model.objects.all().delete()


def make_gebruiker(*groepen: str, stadsdelen: Iterable[str] = (), **velden):
    """Somebody who may log in, by the names of their groups and the slugs of their stadsdelen."""
    gebruiker = GebruikerFactory(is_staff=True, **velden)
    gebruiker.groups.set(Group.objects.filter(name__in=groepen))
    gebruiker.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug__in=stadsdelen))
    return gebruiker


@pytest.fixture
def coordinator(lijsten):
    """Of all stadsdelen; who differs per stadsdeel makes their own (``make_gebruiker``)."""
    alle = Gebied.objects.stadsdelen().values_list("slug", flat=True)
    return make_gebruiker("Netwerkcoördinator", stadsdelen=alle, email="coordinator@voorbeeld.example")


@pytest.fixture
def redacteur(lijsten):
    """Of the city-wide records only."""
    return make_gebruiker("Stedelijke redactie", email="redacteur@voorbeeld.example")


@pytest.fixture
def onderzoeker(lijsten):
    return make_gebruiker("Onderzoeker", email="onderzoeker@voorbeeld.example")


@pytest.fixture
def beheerder(lijsten):
    return make_gebruiker("Beheerder", email="beheerder@voorbeeld.example")

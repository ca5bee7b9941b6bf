"""What all tests share: the reference lists, the few people, and the folder with real data."""

import io
import os
from collections.abc import Iterable
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection

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
    # Each test begins with a clean database; its examples share that. HYPOTHESIS_PROFILE=grondig looks longer.
    for naam, aantal in {"gewoon": 40, "grondig": 1000}.items():
        hypothesis.settings.register_profile(
            naam,
            max_examples=aantal,
            deadline=None,
            suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
        )
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gewoon"))


@pytest.fixture(autouse=True)
def empty_cache():
    """No test sees what another left behind."""
    caches["geheugen"].clear()


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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """The test database holds the basis from the start: every test begins with it, and loading takes long."""
    # Where no test asks for the database, pytest-django makes none, and this is the one of the site.
    if not connection.settings_dict["NAME"].startswith("test_"):
        return
    with django_db_blocker.unblock():
        load_basis()


@pytest.fixture
def lijsten(db) -> None:
    """The basis, also after a test that emptied the database."""
    if not Kaartstand.objects.exists():
        load_basis()


@pytest.fixture
def leeg(db) -> None:
    """A database in which nothing was loaded yet."""
    for model in (
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

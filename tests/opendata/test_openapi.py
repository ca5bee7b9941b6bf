"""The APIs hold to their own descriptions, whatever is asked: no 500, and no answer that is not described."""

import os
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis import openapi
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.core.control import SkipTest
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from opendata.hsds.beschrijving import SCHEMAS
from palliatief.wsgi import application
from tests.opendata.verzameling import fill_everything

pytestmark = pytest.mark.django_db
# OPENAPI_VRAGEN=500 asks longer.
VRAGEN = int(os.environ.get("OPENAPI_VRAGEN", "6"))


def stay_here(deel: Any) -> Any:
    """A description without addresses elsewhere: their schemas are held in the contract tests."""
    if isinstance(deel, dict):
        if deel.get("$ref", "").startswith(SCHEMAS):
            return {"type": "object", "required": ["id"]}
        return {naam: stay_here(waarde) for naam, waarde in deel.items()}
    return [stay_here(waarde) for waarde in deel] if isinstance(deel, list) else deel


@contextmanager
def one_connection():
    """A server gives its connection back after each request, but this one holds the transaction of the test."""
    for signaal in (request_started, request_finished):
        signaal.disconnect(close_old_connections)
    yield
    for signaal in (request_started, request_finished):
        signaal.connect(close_old_connections)


@pytest.mark.parametrize("soort", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=str)
@pytest.mark.parametrize("api", ["hsds", "api/v1"])
def test_whatever_is_asked(lijsten, client, settings, api, soort):
    settings.API_PER_MINUUT = 1_000_000
    fill_everything(20)
    # A sign that the gate refuses in any parameter, which no schema can say.
    keuze = GenerationConfig(allow_x00=False, modes=[soort])
    config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=keuze)))
    schema = openapi.from_dict(stay_here(client.get(f"/{api}/openapi.json").json()), config=config)
    schema.app = application
    with one_connection():
        for gevonden in schema.get_all_operations():
            ask(gevonden.ok(), soort)


def ask(operatie: Any, soort: GenerationMode) -> None:
    @given(case=operatie.as_strategy(generation_mode=soort))
    @hypothesis_settings(max_examples=VRAGEN, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def hold(case):
        # An empty header is as good as none, and no schema says what two parameters say of each other.
        if "" not in case.headers.values():
            case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance])

    # Where there is nothing to choose, nothing can be chosen wrong.
    with suppress(SkipTest):
        hold()

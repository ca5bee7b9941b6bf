"""The database away and back while the site serves."""

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory

from palliatief.middleware import database_unreachable


@pytest.fixture
def broken_database(monkeypatch):
    """Every statement fails as it does when the server has gone."""

    def fail(*args, **kwargs):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", fail)
    return monkeypatch


@pytest.mark.django_db
def test_page_says_that_the_database_is_away_and_is_back_by_itself(client, lijsten, broken_database):
    antwoord = client.get("/kaart/")
    assert antwoord.status_code == 503
    assert antwoord["Retry-After"] == "30"
    assert "even niet bereikbaar" in antwoord.text
    broken_database.undo()
    assert client.get("/kaart/").status_code == 200


@pytest.mark.django_db
def test_health_does_not_depend_on_the_database_and_readiness_does(client, broken_database):
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    broken_database.undo()
    assert client.get("/readyz").status_code == 200


def test_an_error_in_another_middleware_is_caught_too():
    def fail(request):
        raise OperationalError("away")

    assert database_unreachable(fail)(RequestFactory().get("/")).status_code == 503


def test_other_errors_pass():
    middleware = database_unreachable(lambda request: None)
    assert middleware.process_exception(RequestFactory().get("/"), ValueError("iets anders")) is None


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_ended_is_replaced(client):
    """What a restart of Postgres does to a waiting connection."""
    assert client.get("/readyz").status_code == 200
    with psycopg.connect(connection.connection.info.dsn, autocommit=True) as ander:
        ander.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    eerste = client.get("/readyz").status_code
    assert eerste in {200, 503}
    connection.close()
    assert client.get("/readyz").status_code == 200

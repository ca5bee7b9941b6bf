"""Health addresses are open to all and never kept; the pages for what went wrong."""

import pytest
from django.db import InterfaceError, OperationalError


@pytest.mark.django_db
@pytest.mark.parametrize("pad", ["/healthz", "/readyz"])
def test_health(client, pad):
    antwoord = client.get(pad)
    assert (antwoord.status_code, antwoord.text) == (200, "ok\n")
    assert "no-store" in antwoord["Cache-Control"]


@pytest.fixture
def fail(monkeypatch, client):
    """Make every statement fail in this way, for a visitor who gets to see the page for it."""
    client.raise_request_exception = False

    def with_fault(fout: Exception) -> None:
        def execute(*args, **kwargs):
            raise fout

        monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", execute)

    return with_fault


@pytest.mark.django_db
@pytest.mark.parametrize("soort", [OperationalError, InterfaceError])
@pytest.mark.parametrize("pad", ["/kaart/", "/kaart.json", "/beheer/"])
def test_a_database_that_is_away_is_told_in_view_and_middleware(client, beheerder, fail, soort, pad):
    client.force_login(beheerder)
    fail(soort("server closed the connection unexpectedly"))
    antwoord = client.get(pad)
    assert antwoord.status_code == 503
    assert antwoord["Retry-After"] == "30"
    assert "even niet bereikbaar" in antwoord.text
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(("naam", "waarde"), [("naam__regex", "["), ("status__exact", "\0")])
def test_what_no_column_can_hold_is_a_bad_request(client, coordinator, naam, waarde):
    client.raise_request_exception = False
    client.force_login(coordinator)
    antwoord = client.get("/beheer/socialekaart/initiatief/", {naam: waarde})
    assert antwoord.status_code == 400
    assert "Dit adres begrijpen we niet" in antwoord.text


@pytest.mark.django_db
def test_the_pages_for_a_bad_request_and_an_old_form_are_in_dutch(client, lijsten):
    client.raise_request_exception = False
    client.handler.enforce_csrf_checks = True
    for antwoord, status, tekst in (
        (client.get("/kaart/?" + "&q" * 1100), 400, "Begin opnieuw met zoeken"),
        (client.get("/", headers={"Host": "elders.example"}), 400, "Begin opnieuw met zoeken"),
        (client.post("/account/login/", {"login": "an@voorbeeld.example"}), 403, "laad de pagina opnieuw"),
    ):
        assert antwoord.status_code == status
        assert tekst in antwoord.text
        assert "default-src 'none'" in antwoord["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_fault_of_ours_has_its_own_page(client, lijsten, fail):
    fail(ValueError("iets anders"))
    antwoord = client.get("/kaart/")
    assert antwoord.status_code == 500
    assert "Er ging iets mis bij ons" in antwoord.text
    assert "default-src 'none'" in antwoord["Content-Security-Policy"]

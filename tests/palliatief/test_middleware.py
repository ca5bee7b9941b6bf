"""Closed by default, and public pages are the same for everybody."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_public_page_does_not_look_who_asks(client, coordinator, django_assert_num_queries):
    client.get("/kaart/")
    client.force_login(coordinator)
    with django_assert_num_queries(4):
        antwoord = client.get("/kaart/")
    assert "Cookie" not in antwoord["Vary"]
    assert not antwoord.cookies
    with django_assert_num_queries(0):
        client.get("/healthz")


def test_what_does_not_say_that_it_is_public_needs_an_account(client, lijsten):
    antwoord = client.get("/beheer/socialekaart/initiatief/")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/account/login/?next=")

"""Texts that coordinators write, in a template."""

import pytest
from django.db import InterfaceError, OperationalError

from socialekaart.models import Kaartstand


@pytest.mark.parametrize("storing", [OperationalError, InterfaceError])
def test_without_a_database_a_page_says_what_the_site_says_itself(client, lijsten, monkeypatch, storing):
    gewoon = client.get("/contact/").text

    def fail(self):
        raise storing

    monkeypatch.setattr(type(Kaartstand.objects), "current", fail)
    antwoord = client.get("/contact/")
    assert antwoord.status_code == 200
    assert antwoord.text == gewoon

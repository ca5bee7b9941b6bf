"""The error mail to the beheerders."""

import pytest


@pytest.mark.django_db
def test_a_fault_is_mailed_without_who_asked_what(client, lijsten, settings, mailoutbox, monkeypatch):
    settings.ADMINS = [("beheer", "beheer@voorbeeld.example")]
    client.raise_request_exception = False

    def fail(*args):
        raise ValueError("kapot")

    monkeypatch.setattr("socialekaart.views.kaart.Zoekopdracht", fail)
    client.cookies["sessionid"] = "geheim-koekje"
    assert client.get("/kaart/?q=mijn+buurvrouw", REMOTE_ADDR="203.0.113.7").status_code == 500
    (bericht,) = mailoutbox
    assert "Internal Server Error: /kaart/" in bericht.subject
    assert "kapot" in bericht.body
    for spoor in ("buurvrouw", "203.0.113.7", "geheim-koekje", settings.SECRET_KEY):
        assert spoor not in bericht.body

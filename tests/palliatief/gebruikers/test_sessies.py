"""Where somebody is logged in, and logging out elsewhere."""

from django.contrib.sessions.models import Session
from django.test import Client

from palliatief.gebruikers import taken

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def log_in(gebruiker, **kop) -> Client:
    client = Client(headers=kop)
    client.post("/account/login/", {"login": gebruiker.email, "password": "een lang wachtwoord"})
    return client


def test_all_browsers_and_log_out_in_the_others(coordinator, onderzoeker):
    for gebruiker in (coordinator, onderzoeker):
        gebruiker.set_password("een lang wachtwoord")
        gebruiker.save()
    hier, daar, ander = log_in(coordinator, user_agent=FIREFOX), log_in(coordinator), log_in(onderzoeker)
    tekst = hier.get("/account/veiligheid/").text
    assert "Firefox op Windows" in tekst and "deze browser" in tekst and "Een browser" in tekst
    assert "127.0.0.1" not in tekst and FIREFOX not in str([sessie.get_decoded() for sessie in Session.objects.all()])
    assert hier.get("/account/veiligheid/elders-uitloggen/").status_code == 405
    antwoord = hier.post("/account/veiligheid/elders-uitloggen/", follow=True)
    assert "U bent uitgelogd in 1 andere browser." in antwoord.text and "nergens anders" in antwoord.text
    assert [client.get("/beheer/").status_code for client in (hier, daar, ander)] == [200, 302, 200]


def test_a_session_without_marks_is_in_the_list_too(client, coordinator):
    client.force_login(coordinator)
    assert "Een browser" in client.get("/account/veiligheid/").text


def test_sessions_that_have_ended_are_forgotten_by_night(coordinator):
    client = log_in(coordinator)
    client.force_login(coordinator)
    Session.objects.update(expire_date="2020-01-01T00:00Z")
    taken.remove_expired(timestamp=0)
    assert not Session.objects.exists()

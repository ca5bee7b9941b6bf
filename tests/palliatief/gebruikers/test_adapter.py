"""Logging in with a second step, what is counted of it, and what is written down."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import caches
from django.db import connection
from django.urls import reverse

from palliatief.gebruikers.adapter import MELDINGEN, Accounts, TweedeFactor
from palliatief.gebruikers.models import Logregel
from palliatief.post.models import Bericht

WACHTWOORD = "een lang wachtwoord"


@pytest.fixture(autouse=True)
def stap_verplicht(settings):
    settings.MFA_VERPLICHT = True


@pytest.fixture
def noor(coordinator):
    coordinator.set_password(WACHTWOORD)
    coordinator.save()
    return coordinator


def make_code(sleutel: str) -> str:
    return format_hotp_value(hotp_value(sleutel, int(time.time()) // 30))


@pytest.fixture
def met_app(noor):
    """With an app; returns what the app knows."""
    sleutel = generate_totp_secret()
    TOTP.activate(noor, sleutel)
    return sleutel


def log_in(client, email: str, wachtwoord: str = WACHTWOORD):
    return client.post(reverse("account_login"), {"login": email, "password": wachtwoord}, follow=True)


def fill_in(client, naam: str, **waarden):
    return client.post(reverse(naam), waarden, follow=True)


def lines(soort: str) -> list[tuple[str, str]]:
    return list(Logregel.objects.filter(soort=soort).order_by("pk").values_list("wie", "wat"))


# --- choosing one ---


def test_who_works_in_the_admin_first_chooses_a_second_step(client, noor):
    antwoord = log_in(client, noor.email)
    assert antwoord.request["PATH_INFO"] == "/account/veiligheid/"
    assert "Kies eerst een tweede stap" in antwoord.text
    assert client.get("/beheer/socialekaart/initiatief/").url == "/account/veiligheid/"
    assert client.get("/").status_code == 200

    vraag = client.get(reverse("mfa_activate_totp"), follow=True)
    assert vraag.request["PATH_INFO"] == "/account/reauthenticate/"
    assert "Dit wachtwoord klopt niet." in client.post(vraag.request["PATH_INFO"], {"password": "verkeerd"}).text
    pagina = client.post(f"/account/reauthenticate/?next={reverse('mfa_activate_totp')}", {"password": WACHTWOORD})
    sleutel = client.get(pagina.url).context["form"].secret
    assert "Deze code klopt niet." in fill_in(client, "mfa_activate_totp", code="000000").text
    codes = fill_in(client, "mfa_activate_totp", code=make_code(sleutel))
    assert codes.request["PATH_INFO"] == "/account/herstelcodes/"
    assert len(codes.context["unused_codes"]) == 10
    bestand = client.get(reverse("mfa_download_recovery_codes"))
    assert codes.context["unused_codes"][9] in bestand.text and "Elke code werkt één keer." in bestand.text
    assert client.get("/beheer/socialekaart/initiatief/").status_code == 200

    for rij in Authenticator.objects.all():
        assert sleutel not in str(rij.data) and len(str(rij.data.get("secret") or rij.data["seed"])) > 100


def test_without_the_setting_nobody_has_to(client, noor, settings):
    settings.MFA_VERPLICHT = False
    assert log_in(client, noor.email).request["PATH_INFO"] == "/beheer/"
    assert "Kies eerst" not in client.get("/account/veiligheid/").text


# --- using it ---


def test_the_password_alone_does_not_open_the_door(client, noor, met_app):
    antwoord = log_in(client, noor.email)
    assert antwoord.request["PATH_INFO"] == "/account/code/"
    assert client.get("/beheer/").url.startswith("/beheer/login/")
    antwoord = fill_in(client, "mfa_authenticate", code="123")
    assert "Deze code klopt niet." in antwoord.text
    assert fill_in(client, "mfa_authenticate", code=make_code(met_app)).request["PATH_INFO"] == "/beheer/"
    assert lines("mislukt") == [(noor.email, "verkeerde code")]
    assert lines("ingelogd") == [(noor.email, "Een browser")]


def test_a_code_is_good_for_one_time(client, noor, met_app):
    """Also later than the half minute in which allauth remembers it."""
    code = make_code(met_app)
    for poging, (pad, zin) in enumerate([("/beheer/", ""), ("/account/code/", "Deze code is al gebruikt")]):
        log_in(client, noor.email)
        antwoord = fill_in(client, "mfa_authenticate", code=code)
        assert antwoord.request["PATH_INFO"] == pad and zin in antwoord.text, poging
        client.logout()
        caches["default"].delete(f"allauth.mfa.totp.used?user={noor.pk}&code={code}")


def test_a_recovery_code_works_once(client, noor, met_app):
    code = RecoveryCodes.activate(noor).get_unused_codes()[0]
    log_in(client, noor.email)
    assert fill_in(client, "mfa_authenticate", code=code).request["PATH_INFO"] == "/beheer/"
    assert "Nog 9 codes" in client.get("/account/veiligheid/").text


def test_switching_it_off_asks_who_you_are_and_tells_you(client, noor, met_app):
    client.force_login(noor)
    antwoord = client.get(reverse("mfa_deactivate_totp"), follow=True)
    assert "Nog even: bent u het?" in antwoord.text
    antwoord = client.get(reverse("mfa_reauthenticate"))
    assert "Met uw wachtwoord" in antwoord.text
    fill_in(client, "mfa_reauthenticate", code=make_code(met_app))
    assert "De app staat uit." in fill_in(client, "mfa_deactivate_totp").text
    assert not Authenticator.objects.exists()
    assert lines("account") == [(noor.email, "U logt niet meer in met een code uit een app.")]
    (mail,) = Bericht.objects.filter(soort="account")
    assert mail.aan == noor.email
    assert "niet meer in met een code" in mail.tekst and "/account/password/reset/" in mail.tekst


def test_new_recovery_codes(client, noor, met_app, django_capture_on_commit_callbacks):
    oud = RecoveryCodes.activate(noor).get_unused_codes()
    client.force_login(noor)
    fill_in(client, "account_reauthenticate", password=WACHTWOORD)
    assert "werken daarna niet meer" in client.get(reverse("mfa_generate_recovery_codes")).text
    with django_capture_on_commit_callbacks(execute=True):
        nieuw = fill_in(client, "mfa_generate_recovery_codes").context["unused_codes"]
    assert not set(oud) & set(nieuw)
    assert lines("account") == [(noor.email, "Er zijn nieuwe herstelcodes gemaakt voor uw account.")]


def test_what_allauth_tells_the_owner_has_dutch_words():
    """Each mail of allauth that this site can send."""
    assert all(str(zin).endswith(".") for zin in MELDINGEN.values())


# --- counting without addresses ---


def test_tries_are_counted_over_all_processes_and_without_addresses(client, noor):
    for _poging in range(6):
        log_in(client, noor.email, "verkeerd")
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(cache_key || value, ' ') FROM gebruikers_teller")
        bewaard = cursor.fetchone()[0]
    assert "login_failed" in bewaard and "127.0.0.1" not in bewaard and noor.email not in bewaard
    for cache in caches.all():
        cache.close()  # what a process itself remembers
    assert "te vaak achter elkaar" in log_in(client, noor.email).text
    assert lines("mislukt") == [(noor.email, "verkeerd wachtwoord of e-mailadres")] * 5
    log_in(client, "niemand@voorbeeld.example", "misschien een wachtwoord")
    assert lines("mislukt")[-1] == ("", "verkeerd wachtwoord of e-mailadres")


def test_too_many_pages_at_once_is_told_in_dutch(client, noor, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    log_in(client, noor.email, "verkeerd")
    antwoord = log_in(client, noor.email, "verkeerd")
    assert antwoord.status_code == 429 and "Even wachten" in antwoord.text


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("", "", True),
    ],
)
def test_an_address_stands_for_one_visitor_and_cannot_be_read(rf, een, ander, zelfde):
    """Of IPv6 one household has a whole block."""
    tekens = [Accounts().get_client_ip(rf.get("/", REMOTE_ADDR=adres)) for adres in (een, ander)]
    assert (tekens[0] == tekens[1]) is zelfde
    assert all(teken.startswith("fd") for teken in tekens)


def test_a_passkey_without_a_name_has_one(noor):
    assert TweedeFactor().generate_authenticator_name(noor, Authenticator.Type.WEBAUTHN) == "Mijn passkey"

"""Accounts: logging in and out, passwords, groups, and who may give what."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from palliatief.gebruikers import actions
from palliatief.gebruikers.models import Gebruiker
from tests.factories import GebruikerFactory
from tests.socialekaart.admin.formulier import read_form, send

WACHTWOORD = "een lang wachtwoord"


@pytest.fixture
def met_wachtwoord(coordinator):
    coordinator.set_password(WACHTWOORD)
    coordinator.save()
    return coordinator


def log_in(client, email, wachtwoord=WACHTWOORD, **extra):
    return client.post(reverse("account_login"), {"login": email, "password": wachtwoord, **extra}, follow=True)


# --- logging in ---


def test_log_in_leads_to_the_page_that_was_asked(client, met_wachtwoord):
    antwoord = client.get("/beheer/socialekaart/initiatief/", follow=True)
    assert antwoord.request["PATH_INFO"] == "/account/login/"
    antwoord = log_in(client, "Coordinator@Voorbeeld.example", next="/beheer/socialekaart/initiatief/")
    assert antwoord.request["PATH_INFO"] == "/beheer/socialekaart/initiatief/"


def test_wrong_password_says_nothing_about_the_account(client, met_wachtwoord):
    fout = log_in(client, met_wachtwoord.email, "verkeerd").context["form"].non_field_errors()
    assert fout == log_in(client, "niemand@voorbeeld.example", "verkeerd").context["form"].non_field_errors()


def test_guessing_is_slowed_down(client, met_wachtwoord):
    for _poging in range(10):
        log_in(client, met_wachtwoord.email, "verkeerd")
    antwoord = log_in(client, met_wachtwoord.email)
    assert not antwoord.context["user"].is_authenticated


def test_log_out_leads_home(client, coordinator):
    client.force_login(coordinator)
    antwoord = client.post(reverse("account_logout"), follow=True)
    assert antwoord.request["PATH_INFO"] == reverse("home")
    assert not client.get("/beheer/").wsgi_request.user.is_authenticated


def test_the_admins_own_doors_lead_to_the_same_pages(client, coordinator):
    assert client.get("/beheer/login/").url == "/account/login/?next=/beheer/"
    client.force_login(coordinator)
    assert client.get("/beheer/login/").url == "/beheer/"
    assert client.get("/beheer/logout/").url == "/account/logout/"
    assert client.get("/beheer/password_change/").url == "/account/password/change/"


def test_an_account_without_the_right_gets_a_clear_no(client, db):
    client.force_login(GebruikerFactory())
    antwoord = client.get("/beheer/", follow=True)
    assert antwoord.status_code == 403
    assert "U mag deze pagina niet zien" in antwoord.content.decode()


def test_signing_up_is_closed(client, db):
    adres = reverse("account_signup")
    assert client.get(adres).status_code == 200
    client.post(adres, {"email": "nieuw@voorbeeld.example", "password1": WACHTWOORD, "password2": WACHTWOORD})
    assert not Gebruiker.objects.exists()


@pytest.mark.parametrize("pad", ["email/", "confirm-email/", "login/code/", "2fa/", "2fa/webauthn/login/"])
def test_pages_that_we_do_not_use_are_not_there(client, coordinator, pad):
    client.force_login(coordinator)
    assert client.get(f"/account/{pad}").status_code == 404


# --- passwords ---


def test_a_forgotten_password(client, coordinator):
    client.post(reverse("account_reset_password"), {"email": coordinator.email})
    (bericht,) = mail.outbox
    assert bericht.subject.startswith("Sociale kaart: ")
    assert "Met deze link kiest u een nieuw wachtwoord" in bericht.body
    choose_password(client, bericht)
    assert log_in(client, coordinator.email).context["user"].is_authenticated


def test_no_mail_to_an_address_without_an_account(client, db):
    antwoord = client.post(reverse("account_reset_password"), {"email": "niemand@voorbeeld.example"}, follow=True)
    assert "Kijk in uw mail" in antwoord.content.decode()
    assert not mail.outbox


@pytest.mark.parametrize(
    ("nieuw", "reden"),
    [
        ("kort", "Dit wachtwoord is te kort. Gebruik minstens 12 tekens."),
        ("COORDINATOR@voorbeeld", "Dit wachtwoord lijkt te veel op uw gegevens (e-mailadres)."),
    ],
)
def test_a_weak_password_is_refused_in_dutch(client, met_wachtwoord, nieuw, reden):
    client.force_login(met_wachtwoord)
    gegevens = {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    antwoord = client.post(reverse("account_change_password"), gegevens)
    assert reden in antwoord.context["form"].errors["password1"]


def test_change_your_own_password(client, met_wachtwoord):
    client.force_login(met_wachtwoord)
    nieuw = "een heel ander wachtwoord"
    gegevens = {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    antwoord = client.post(reverse("account_change_password"), gegevens, follow=True)
    assert antwoord.status_code == 200
    met_wachtwoord.refresh_from_db()
    assert met_wachtwoord.check_password(nieuw)


# --- accounts ---


def test_names(db):
    assert str(GebruikerFactory(email="a@voorbeeld.example")) == "a@voorbeeld.example"
    assert str(GebruikerFactory(first_name="Noor", last_name="Bakker")) == "Noor Bakker"


def test_an_account_needs_an_address(db):
    with pytest.raises(ValueError, match="e-mail"):
        Gebruiker.objects.create_user("")


def test_createsuperuser_asks_for_an_address(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", WACHTWOORD)
    call_command("createsuperuser", email="baas@Voorbeeld.example", interactive=False, verbosity=0)
    baas = Gebruiker.objects.get()
    assert (baas.email, baas.is_staff, baas.is_superuser) == ("baas@voorbeeld.example", True, True)
    assert Gebruiker.objects.get_by_natural_key("BAAS@voorbeeld.example") == baas


# --- groups ---


def test_groups_are_made_and_set_back(db):
    uit = StringIO()
    call_command("load_groepen", stdout=uit)
    assert "Netwerkcoördinator: " in uit.getvalue()
    Group.objects.get(name="Onderzoeker").permissions.set(Permission.objects.filter(codename="delete_initiatief"))
    stil = StringIO()
    call_command("load_groepen", stdout=stil, verbosity=0)
    assert stil.getvalue() == ""
    # A researcher looks at the map and the proeftuinen, and keeps the evaluation.
    rechten = Group.objects.get(name="Onderzoeker").permissions.exclude(content_type__app_label="evaluatie")
    codenamen = rechten.values_list("codename", flat=True)
    assert codenamen and all(codenaam.startswith("view_") for codenaam in codenamen)
    assert Group.objects.count() == 4


def test_a_right_that_does_not_exist_is_named(leeg, monkeypatch):
    monkeypatch.setitem(actions.GROEPEN, "Onderzoeker", {"socialekaart.view_initiatief", "socialekaart.fly"})
    with pytest.raises(LookupError, match="Onderzoeker"):
        actions.load_groepen()
    assert not Group.objects.exists()


def choose_password(client, bericht):
    """Follow the link in the mail."""
    pad = re.search(r"https?://[^/]+(/\S+)", bericht.body)[1]
    formulier = client.get(pad, follow=True)
    client.post(formulier.request["PATH_INFO"], {"password1": WACHTWOORD, "password2": WACHTWOORD})


def test_a_beheerder_makes_an_account_and_its_owner_the_password(client, beheerder, django_capture_on_commit_callbacks):
    client.force_login(beheerder)
    onderzoeker = Group.objects.get(name="Onderzoeker")
    adres = "/beheer/gebruikers/gebruiker/add/"
    with django_capture_on_commit_callbacks(execute=True):
        send(client, adres, email="nieuw@voorbeeld.example", is_staff="on", groups=[onderzoeker.pk])
    nieuw = Gebruiker.objects.get(email="nieuw@voorbeeld.example")
    assert (list(nieuw.groups.all()), nieuw.is_superuser, nieuw.has_usable_password()) == ([onderzoeker], False, False)
    client.logout()
    (bericht,) = mail.outbox
    assert bericht.to == [nieuw.email]
    choose_password(client, bericht)
    assert log_in(client, nieuw.email).request["PATH_INFO"] == "/beheer/"


def test_a_link_for_a_new_password_for_many(client, beheerder, coordinator):
    client.force_login(beheerder)
    weg = GebruikerFactory(is_active=False)
    gegevens = {"action": "stuur_wachtwoordlink", "_selected_action": [coordinator.pk, weg.pk]}
    antwoord = client.post("/beheer/gebruikers/gebruiker/", gegevens, follow=True)
    assert [str(melding) for melding in antwoord.context["messages"]] == ["1 e-mail verstuurd."]
    assert [bericht.to for bericht in mail.outbox] == [[coordinator.email]]


def test_one_address_is_one_account(client, beheerder, coordinator):
    client.force_login(beheerder)
    antwoord = send(client, "/beheer/gebruikers/gebruiker/add/", email="COORDINATOR@voorbeeld.example")
    assert "Er is al een gebruiker met dit e-mailadres." in antwoord.content.decode()


def test_a_beheerder_cannot_become_or_touch_a_superuser(client, beheerder):
    client.force_login(beheerder)
    baas = GebruikerFactory(is_superuser=True, is_staff=True)
    adres = f"/beheer/gebruikers/gebruiker/{beheerder.pk}/change/"
    client.post(adres, read_form(client.get(adres)) | {"is_superuser": "on", "user_permissions": ["1"]})
    beheerder.refresh_from_db()
    assert not beheerder.is_superuser and not beheerder.user_permissions.exists()
    assert (
        client.post(f"/beheer/gebruikers/gebruiker/{baas.pk}/change/", {"email": "x@voorbeeld.example"}).status_code
        == 403
    )
    assert client.post(f"/beheer/gebruikers/gebruiker/{baas.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_superuser_may(client, db):
    baas, ander = GebruikerFactory.create_batch(2, is_superuser=True, is_staff=True)
    client.force_login(baas)
    send(client, f"/beheer/gebruikers/gebruiker/{ander.pk}/change/", first_name="Noor")
    ander.refresh_from_db()
    assert ander.first_name == "Noor"


def test_the_list_asks_as_much_for_many_as_for_few(client, beheerder, django_assert_max_num_queries):
    for gebruiker in GebruikerFactory.create_batch(20, first_name="Noor"):
        gebruiker.groups.set(Group.objects.all())
    client.force_login(beheerder)
    with django_assert_max_num_queries(14):
        tekst = client.get("/beheer/gebruikers/gebruiker/").content.decode()
    assert "Netwerkcoördinator, Onderzoeker" in tekst

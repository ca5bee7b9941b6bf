"""A suggestion as a visitor makes it: without account, script or session."""

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from palliatief.post.models import Bericht
from socialekaart import actions
from socialekaart.models import Aanmelding, Initiatief
from tests.factories import InitiatiefFactory, LocatieFactory
from tests.socialekaart.browserloos import read_velden, send

pytestmark = pytest.mark.django_db
NIEUW = "/aanmelden/"
WIE = {"afzender_naam": "Fatma", "afzender_email": "fatma@voorbeeld.example", "afzender_rol": "organisatie"}


class Klok:
    """The clock of what we sign; it starts a minute after the form was opened."""

    later = 60.0


@pytest.fixture
def klok(monkeypatch, lijsten):
    echt = time.time
    klok = Klok()
    monkeypatch.setattr("django.core.signing.time.time", lambda: echt() + klok.later)
    return klok


@pytest.fixture
def open_form(client, klok):
    """Opens a form a minute ago."""

    def go(adres: str = NIEUW):
        klok.later = 0
        response = client.get(adres)
        klok.later = 60
        return response

    return go


@pytest.fixture
def last_step(client, open_form):
    """All of a new initiative, up to who sends it."""
    response = send(client, open_form(), NIEUW, naam="Kookclub Gein", samenvatting="Samen koken.", soort="informeel")
    response = send(client, response, NIEUW, wensen=["ontmoeting", "maatje"], werkgebied=["zuidoost"])
    return send(client, response, NIEUW, telefoon="020 555 51 81", postcode="1102ab", openingstijden="di 10-12")


def find_link(soort: str = "bevestig") -> str:
    tekst = Bericht.objects.filter(soort=f"aanmelding-{soort}").latest("pk").tekst
    return re.search(r"http://127\.0\.0\.1:8000(\S+)", tekst)[1]


def test_new_initiative_reaches_the_queue_after_the_click_in_the_mail(client, last_step):
    assert "di 10.00–12.00 uur" in last_step.content.decode()
    response = send(client, last_step, NIEUW, **WIE, contact_blijven="on", fase="begint", hulp=["contact"])
    assert response.status_code == 302 and response.url == "/aanmelden/verstuurd/"
    assert client.get(response.url).status_code == 200
    aanmelding = Aanmelding.objects.get()
    assert aanmelding.naam == "Kookclub Gein" and aanmelding.nog_te_beginnen and aanmelding.hulp == ["contact"]
    assert aanmelding.gegevens["telefoon"] == "+31205555181" and aanmelding.gegevens["postcode"] == "1102 AB"
    assert aanmelding.gegevens["wensen"] == ["maatje", "ontmoeting"] and aanmelding.gegevens["werkgebied"] == [
        "zuidoost"
    ]
    assert aanmelding.gegevens["contact_email"] == "fatma@voorbeeld.example"
    assert not Aanmelding.objects.open().exists()

    assert "Kookclub" not in Bericht.objects.get().tekst  # a stranger's words never reach a stranger's mail
    link = find_link()
    assert "Ja, dat heb ik gestuurd" in client.get(link).content.decode()
    assert not Aanmelding.objects.open().exists()  # a program that follows links confirms nothing
    assert "Het is bij ons binnen" in client.post(link).content.decode()
    bevestigd_op = Aanmelding.objects.open().get().bevestigd_op
    client.post(link)
    assert Aanmelding.objects.get().bevestigd_op == bevestigd_op


def test_form_needs_no_cookie_but_the_token_of_the_form(last_step):
    streng = Client(enforce_csrf_checks=True)
    velden = read_velden(last_step) | WIE
    assert streng.post(NIEUW, velden).status_code == 403
    assert not set(streng.get(NIEUW).cookies) - {"csrftoken"}


def test_what_was_typed_survives_errors_and_going_back(client, open_form):
    response = send(
        client, open_form(), NIEUW, naam="  ", samenvatting="<script>alert(1)</script> koken", hulp=["contact"]
    )
    tekst = response.content.decode()
    assert "Vul de naam van het initiatief in." in tekst and "Kies wie het doet." in tekst
    assert "<title>Fout:" in tekst and "<script>alert" not in tekst
    assert read_velden(response)["samenvatting"] == ["<script>alert(1)</script> koken"]
    response = send(client, response, NIEUW, naam="Kookclub", soort="formeel")
    response = send(client, response, NIEUW, naar="wat", werkgebied=["amsterdam", "oost"], doelgroepen=["kanker"])
    velden = read_velden(response)
    assert velden["naam"] == ["Kookclub"] and velden["soort"] == ["formeel"] and velden["hulp"] == ["contact"]
    response = send(client, response, NIEUW)
    assert read_velden(response)["werkgebied"] == ["amsterdam", "oost"]
    response = send(client, response, NIEUW)
    assert read_velden(response)["telefoon_openbaar"] == ["on"]
    response = send(
        client, response, NIEUW, telefoon="020 12", telefoon_openbaar=[], website="javascript:x", naam="Anders"
    )
    assert "Dit telefoonnummer klopt niet" in response.content.decode()
    velden = read_velden(response)
    assert (
        velden["telefoon"] == ["020 12"] and "telefoon_openbaar" not in velden and velden["website"] == ["javascript:x"]
    )
    response = send(
        client, response, NIEUW, naar="verstuur", telefoon="", website="www.voorbeeld.example", email="kok@x"
    )
    assert "Dit mailadres klopt niet" in response.content.decode() and response.context["stappen"].nummer == 3
    assert not Aanmelding.objects.exists()


def test_skipping_ahead_ends_at_the_first_step_that_is_not_right(client, open_form):
    response = send(
        client, open_form(), NIEUW, naar="verstuur", naam="Kookclub", samenvatting="Koken.", soort="formeel"
    )
    assert response.context["stappen"].nummer == 2
    response = send(client, response, NIEUW, naar="afzender", naam="a\x00b")
    assert response.context["stappen"].nummer == 1 and "Null" in response.content.decode()
    response = client.post(NIEUW, {"stap": "bestaat-niet", "naar": "verstuur"})
    assert response.context["stappen"].nummer == 1
    response = send(client, response, NIEUW, naam="a\x07b", samenvatting="x", soort="formeel", stap="wat")
    assert "Er staat een onleesbaar teken in" in response.content.decode()


@pytest.mark.parametrize(("later", "woord"), [(1, "heel snel"), (2 * 24 * 3600, "lang open")])
def test_too_fast_and_too_old_ask_once_more_and_keep_everything(client, klok, last_step, later, woord):
    klok.later = later
    response = send(client, last_step, NIEUW, **WIE)
    assert woord in response.content.decode() and not Aanmelding.objects.exists()
    assert read_velden(response)["afzender_naam"] == ["Fatma"] and read_velden(response)["naam"] == ["Kookclub Gein"]
    klok.later = later + 10
    assert send(client, response, NIEUW).status_code == 302
    assert Aanmelding.objects.count() == 1


def test_robots_get_the_same_answer_and_nothing_happens(client, last_step):
    assert send(client, last_step, NIEUW, **WIE, vak_leeg_laten="http://koop.nu").status_code == 302
    assert not Aanmelding.objects.exists() and not Bericht.objects.exists()


def test_sent_twice_is_one(client, last_step):
    for _keer in range(2):
        assert send(client, last_step, NIEUW, **WIE).status_code == 302
    assert Aanmelding.objects.count() == 1 and Bericht.objects.count() == 1


def test_too_many_of_one_address_look_the_same_but_are_not_kept(client, last_step):
    for nummer in range(actions.PER_ADRES):
        actions.submit_aanmelding(sleutel=f"x{nummer}", soort="nieuw", afzender_email="FATMA@voorbeeld.example")
    assert send(client, last_step, NIEUW, **WIE).url == "/aanmelden/verstuurd/"
    assert Aanmelding.objects.count() == actions.PER_ADRES
    Aanmelding.objects.update(created_at=timezone.now() - timedelta(days=1, minutes=1))
    send(client, last_step, NIEUW, **WIE)
    assert Aanmelding.objects.count() == actions.PER_ADRES + 1


def test_too_many_in_a_day_ask_to_come_back_and_keep_everything(client, last_step, monkeypatch, settings):
    settings.CONTACT_EMAIL = "kaart@voorbeeld.example"
    monkeypatch.setattr("socialekaart.actions.aanmelding.PER_DAG", 0)
    response = send(client, last_step, NIEUW, **WIE)
    assert response.status_code == 429 and "kaart@voorbeeld.example" in response.content.decode()
    assert read_velden(response)["afzender_naam"] == ["Fatma"]


# --- what is known already ---


@pytest.fixture
def bekenden(lijsten):
    """One that everybody may find, and ways in which others are not to be found."""
    openbaar = InitiatiefFactory(naam="Kookclub Gein", telefoon="+31205555181", website="https://kook.example")
    InitiatiefFactory(
        naam="Prive", telefoon="+31205555182", telefoon_openbaar=False, email="p@v.example", email_openbaar=False
    )
    schuil = InitiatiefFactory(naam="Schuilplek")
    LocatieFactory(initiatief=schuil, postcode="1103 XY", geheim=True)
    InitiatiefFactory(naam="Waakgroep Weesp", telefoon="+31205555183", status="concept")
    actions.refresh_initiatieven()
    return openbaar


@pytest.mark.parametrize(
    ("getypt", "gevonden"),
    [
        ({"naam": "kookclub in gein"}, ["Kookclub Gein"]),
        ({"telefoon": "020 555 51 81"}, ["Kookclub Gein"]),
        ({"website": "www.kook.example/"}, ["Kookclub Gein"]),
        ({"telefoon": "020 555 51 82"}, []),
        ({"email": "p@v.example"}, []),
        ({"naam": "Onderdak", "postcode": "1103XY"}, []),
        ({"naam": "Waakgroep Weesp", "telefoon": "020 555 51 83"}, []),
        ({"naam": "x" * 5000 + "\0", "postcode": "'", "telefoon": "+" * 400}, []),
    ],
)
def test_known_ones_show_only_what_everybody_may_see(client, bekenden, getypt, gevonden):
    antwoord = client.post("/aanmelden/bekend.json", getypt)
    assert [rij["naam"] for rij in antwoord.json()["bekend"]] == gevonden


def test_secret_place_is_no_reason(client, bekenden):
    antwoord = client.post("/aanmelden/bekend.json", {"naam": "Schuilplek", "postcode": "1103 XY"})
    assert [(rij["naam"], rij["redenen"], rij["plek"]) for rij in antwoord.json()["bekend"]] == [
        ("Schuilplek", ["naam lijkt 100 %"], "")
    ]
    assert client.get("/aanmelden/bekend.json").status_code == 405


def test_known_ones_come_with_the_next_step_too(client, open_form, bekenden):
    assert "hidden data-adres" in open_form().content.decode()
    response = send(client, open_form(), NIEUW, naam="Kookclub Gein", samenvatting="x", soort="formeel")
    assert f'href="{bekenden.get_absolute_url()}"' in response.content.decode()


# --- a correction ---


@pytest.fixture
def maatje(lijsten):
    """With things that are not for everybody."""
    initiatief = InitiatiefFactory(
        naam="Naast je", telefoon="+31205555190", telefoon_openbaar=False, email="open@voorbeeld.example",
        openingstijden="Tu 10:00-12:00", contactpersoon="Geheime Gerda", contact_email="gerda@voorbeeld.example",
        werkgebied=["zuidoost"],
    )  # fmt: skip
    LocatieFactory(initiatief=initiatief, straat="Geheimstraat", geheim=True)
    LocatieFactory(initiatief=initiatief, straat="Openstraat")
    return initiatief


def test_correction_starts_with_what_is_public_and_keeps_only_what_differs(client, open_form, maatje):
    adres = f"/aanmelden/wijziging/{maatje.slug}/"
    assert f'href="{adres}"' in client.get(maatje.get_absolute_url()).content.decode()
    alles = ["telefoon", "email", "adres", "openingstijden", "werkgebied"]
    response = send(client, open_form(adres), adres, onderdelen=alles)
    tekst = response.content.decode()
    velden = read_velden(response)
    assert velden["telefoon"] == [""] and velden["email"] == ["open@voorbeeld.example"]
    assert velden["straat"] == ["Openstraat"] and velden["openingstijden"] == ["di 10.00–12.00 uur"]
    assert not {"5555190", "Geheimstraat", "Gerda", "gerda@"} & set(re.findall(r"[\w@]+", tekst))

    response = send(client, response, adres)
    assert "U heeft nog niets veranderd" in response.content.decode()
    response = send(client, response, adres, straat="Nieuwstraat", werkgebied=["zuidoost", "weesp"])
    assert "Nieuwstraat 12" in response.content.decode()
    assert send(client, response, adres, **WIE).status_code == 302
    aanmelding = Aanmelding.objects.get()
    assert aanmelding.initiatief == maatje and set(aanmelding.gegevens) == {
        "straat", "huisnummer", "postcode", "plaats", "geheim", "heel_amsterdam", "werkgebied", "locatie",
    }  # fmt: skip
    assert aanmelding.gegevens["locatie"] == maatje.locaties.get(straat="Openstraat").pk


def test_choosing_more_after_going_back_keeps_what_was_typed_and_fills_the_rest(client, open_form, maatje):
    adres = f"/aanmelden/wijziging/{maatje.slug}/"
    response = send(client, open_form(adres), adres)
    assert "Kies wat er niet klopt." in response.content.decode()
    response = send(client, response, adres, onderdelen=["telefoon"])
    response = send(client, response, adres, naar="kies", telefoon="020 555 51 00")
    response = send(client, response, adres, onderdelen=["telefoon", "email", "werkgebied", "anders"])
    velden = read_velden(response)
    assert velden["telefoon"] == ["020 555 51 00"] and velden["email"] == ["open@voorbeeld.example"]
    assert velden["werkgebied"] == ["zuidoost"]
    response = send(client, response, adres)
    assert "Schrijf wat er niet klopt." in response.content.decode()
    response = send(client, response, adres, toelichting="De foto is oud.")
    send(client, response, adres, **WIE | {"afzender_rol": "ander"}, contact_blijven="on")
    aanmelding = Aanmelding.objects.get()
    assert aanmelding.gegevens == {"telefoon": "+31205555100", "telefoon_openbaar": True}
    assert aanmelding.toelichting == "De foto is oud."


def test_stopped_asks_how_somebody_knows(client, open_form, maatje):
    adres = f"/aanmelden/bestaat-niet-meer/{maatje.slug}/"
    response = send(client, open_form(adres), adres, toelichting="")
    assert "Schrijf kort hoe u dit weet." in response.content.decode()
    send(client, send(client, response, adres, toelichting="Ik belde."), adres, **WIE)
    assert Aanmelding.objects.get().soort == "weg"


@pytest.mark.parametrize("status", ["concept", "gearchiveerd"])
def test_what_is_not_published_has_no_form(client, maatje, status):
    Initiatief.objects.update(status=status)
    assert client.get(f"/aanmelden/wijziging/{maatje.slug}/").status_code == 404
    assert client.get(f"/aanmelden/bestaat-niet-meer/{maatje.slug}/").status_code == 404


def test_form_in_english(client, lijsten):
    assert client.get("/en/aanmelden/").status_code == 200
    assert client.get("/en/oproep/").status_code == 200


# --- links ---


def test_links_end(client, klok, lijsten):
    klok.later = 0
    actions.submit_aanmelding(sleutel="s", soort="nieuw", naam="Koken", afzender_email="a@voorbeeld.example")
    link = find_link()
    for fout in ("/aanmelden/bevestig/s/", link.replace("bevestig", "antwoord"), link[:-2] + "x/"):
        assert client.get(fout).status_code == 410
    klok.later = 7 * 24 * 3600 - 60
    assert client.get(link).status_code == 200
    klok.later = 7 * 24 * 3600 + 60
    response = client.post(link)
    assert response.status_code == 410 and response["X-Robots-Tag"] == "noindex"
    assert not Aanmelding.objects.open().exists()


def test_sender_answers_a_question(client, beheerder):
    aanmelding = actions.submit_aanmelding(
        sleutel="s", soort="nieuw", naam="Koken", afzender_email="a@voorbeeld.example", bevestigd=True
    )
    actions.ask_afzender(pk=aanmelding.pk, versie=1, wie=beheerder, vraag="Mag uw nummer op de site?")
    link = find_link("vraag")
    assert "Mag uw nummer op de site?" in client.get(link).content.decode()
    response = client.post(link, {"antwoord": ""})
    assert "Schrijf eerst uw antwoord." in response.content.decode()
    response = client.post(link, {"antwoord": "Ja, dat mag."}, follow=True)
    assert "Uw antwoord is binnen" in response.content.decode()
    aanmelding.refresh_from_db()
    assert aanmelding.stappen.last().tekst == "Ja, dat mag." and aanmelding.versie == 3
    actions.reject_aanmelding(pk=aanmelding.pk, versie=3, wie=beheerder, tekst="Nee.")
    assert client.get(link).status_code == 410
    actions.answer_aanmelding(sleutel="s", tekst="Te laat.")
    assert aanmelding.stappen.filter(tekst="Te laat.").count() == 0

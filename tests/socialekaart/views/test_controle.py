"""The links in the mail to an owner: looking changes nothing, a button does, and no link says more than it must."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from palliatief.post.models import Bericht
from socialekaart import actions
from socialekaart.actions.controlemail import make_links
from socialekaart.models import Aanmelding, Controle, Controleverzoek, Initiatief
from tests.factories import InitiatiefFactory, LocatieFactory

EIGENAAR = "eigenaar@voorbeeld.example"


@pytest.fixture
def verzoek(lijsten, settings):
    settings.SITE_URL = ""
    initiatief = InitiatiefFactory(
        naam="Maatje <b>aan huis</b>", contactpersoon="Sanne", contact_email=EIGENAAR, werkgebied=["zuidoost"],
        telefoon="+31612345678", telefoon_openbaar=False, kosten="gratis",
        gecontroleerd_op=timezone.localdate() - timedelta(days=340),
    )  # fmt: skip
    LocatieFactory(initiatief=initiatief, straat="Geheimstraat", geheim=True)
    LocatieFactory(initiatief=initiatief, straat="Openbaarplein")
    actions.move_controles()
    return Controleverzoek.objects.get()


@pytest.fixture
def link(verzoek):
    return lambda antwoord="klopt": (
        make_links(verzoek).get(antwoord) or make_links(verzoek)["klopt"].replace("/klopt/", f"/{antwoord}/")
    )


@pytest.fixture
def aan_de_tijd(monkeypatch):
    """A link that was made so many days ago."""

    def make(verzoek, dagen, antwoord="klopt"):
        toen = timezone.now().timestamp() - dagen * 86400
        with monkeypatch.context() as tijd:
            tijd.setattr(signing.time, "time", lambda: toen)
            return make_links(verzoek)[antwoord]

    return make


def read(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_looking_changes_nothing_and_shows_what_is_public(client, verzoek, link):
    voor = Initiatief.objects.values().get(), Controleverzoek.objects.values().get()
    for antwoord in ("klopt", "weg", "wijzigen"):
        for methode in (client.head, client.get):
            response = methode(link(antwoord))
            assert response.status_code == 200 and response["X-Robots-Tag"] == "noindex"
            assert "no-cache" in response["Cache-Control"] and "private" in response["Cache-Control"]
    assert (Initiatief.objects.values().get(), Controleverzoek.objects.values().get()) == voor
    tekst = read(client.get(link("klopt")))
    assert "Openbaarplein 12" in tekst and "gratis" in tekst and "&lt;b&gt;aan huis&lt;/b&gt;" in tekst
    for woord in ("Geheimstraat", "612345678", "06 12", EIGENAAR, "Sanne"):
        assert woord not in tekst + read(client.get(link("weg"))) + read(client.get(link("wijzigen")))


def test_it_is_right(client, verzoek, link):
    tekst = read(client.post(link(), follow=True))
    assert "Dank u wel" in tekst and "Het klopt. Dat staat nu op de site." in tekst
    assert Initiatief.objects.get().gecontroleerd_op == timezone.localdate()
    assert Controle.objects.get().hoe == "mail"
    tekst = read(client.post(link("weg"), follow=True))
    assert "Deze link is gebruikt en werkt niet nog een keer." in tekst
    assert "/aanmelden/wijziging/" in tekst
    assert not Aanmelding.objects.exists()


def test_a_form_without_our_token_does_nothing(verzoek, link):
    from django.test import Client

    vreemd = Client(enforce_csrf_checks=True)
    for antwoord in ("klopt", "weg", "wijzigen"):
        assert vreemd.post(link(antwoord)).status_code == 403
    assert Controleverzoek.objects.get().uitkomst == ""


def test_it_has_stopped(client, verzoek, link):
    tekst = read(client.post(link("weg"), {"toelichting": "Gestopt\0 " + "x" * 3000}, follow=True))
    assert "Het bestaat niet meer. Een coördinator kijkt ernaar" in tekst
    aanmelding = Aanmelding.objects.open().get()
    assert (aanmelding.soort, aanmelding.afzender_email) == ("weg", EIGENAAR)
    assert aanmelding.toelichting.startswith("Gestopt x") and len(aanmelding.toelichting) == 2000
    assert Initiatief.objects.get().status == "gepubliceerd"


def fields_of(response) -> dict:
    """What a browser would send back from a step of the form."""
    stappen = response.context["stappen"]
    velden = {"stap": stappen.nu, "naar": stappen.volgt or "verstuur"}
    for naam, waarde in stappen.mee:
        velden.setdefault(naam, []).append(waarde)
    for veld in stappen.vorm:
        waarde = veld.value()
        if waarde not in (None, False, ""):
            velden[veld.html_name] = "on" if waarde is True else waarde
    return velden


def test_something_else(client, verzoek, link, monkeypatch):
    monkeypatch.setattr("socialekaart.forms.zegel.TE_SNEL", timedelta(seconds=-1))
    kies = client.get(link("wijzigen"))
    verbeter = client.post(link("wijzigen"), fields_of(kies) | {"onderdelen": ["kosten", "adres"]})
    assert 'value="gratis"' in read(verbeter) and 'value="Openbaarplein"' in read(verbeter)
    fout = client.post(link("wijzigen"), fields_of(verbeter))
    assert "U heeft nog niets veranderd" in read(fout)
    ingevuld = fields_of(verbeter) | {"kosten": "2 euro", "huisnummer": "14", "toelichting": "Sinds mei."}
    klaar = client.post(link("wijzigen"), ingevuld, follow=True)
    assert "U gaf een wijziging door. Een coördinator kijkt ernaar." in read(klaar)
    aanmelding = Aanmelding.objects.open().get()
    assert aanmelding.gegevens["kosten"] == "2 euro" and aanmelding.gegevens["huisnummer"] == "14"
    assert aanmelding.gegevens["locatie"] == Initiatief.objects.get().locaties.get(geheim=False).pk
    assert (aanmelding.soort, aanmelding.toelichting, aanmelding.afzender_naam) == ("wijziging", "Sinds mei.", "Sanne")
    assert Initiatief.objects.get().kosten == "gratis"


def test_something_else_without_an_address(client, verzoek, link, monkeypatch):
    monkeypatch.setattr("socialekaart.forms.zegel.TE_SNEL", timedelta(seconds=-1))
    verbeter = client.post(link("wijzigen"), fields_of(client.get(link("wijzigen"))) | {"onderdelen": ["kosten"]})
    client.post(link("wijzigen"), fields_of(verbeter) | {"kosten": "2 euro"})
    assert Aanmelding.objects.open().get().gegevens == {"kosten": "2 euro"}


def test_a_link_that_is_too_old_gives_a_new_one_by_mail(client, verzoek, link, aan_de_tijd):
    assert client.get(aan_de_tijd(verzoek, 29)).status_code == 200
    oud = aan_de_tijd(verzoek, 31)
    response = client.post(oud)
    assert response.status_code == 410 and "Deze link is te oud" in read(response)
    assert Initiatief.objects.get().gecontroleerd_op < timezone.localdate()
    nieuw = re.search(r'action="([^"]*nieuwe-link/)"', read(response))[1]
    assert client.get(nieuw).status_code == 410 and Bericht.objects.count() == 1
    for _keer in range(2):
        tekst = read(client.post(nieuw, follow=True))
        assert "Kijk in uw mail" in tekst and EIGENAAR not in tekst
    assert [bericht.aan for bericht in Bericht.objects.all()] == [EIGENAAR] * 2
    verser = re.search(r"(/controle/\S+/klopt/)", Bericht.objects.latest("pk").tekst)[1]
    assert client.get(verser).status_code == 200
    # A link that still works needs no new one, and one that was used gets none.
    assert client.post(link("nieuwe-link")).status_code == 302
    actions.close_controles(ids=[verzoek.pk])
    assert "U hoeft niets meer te doen" in read(client.post(nieuw, follow=True))
    assert Bericht.objects.count() == 2


def test_nobody_can_make_or_guess_a_link(client, verzoek, link):
    token = link().split("/")[2]
    nummer, moment, _teken = token.split(":")
    ander = InitiatiefFactory(contact_email="ander@voorbeeld.example")
    ronde = Controleverzoek.objects.create(
        initiatief=ander, begonnen_op=timezone.localdate(), stap="gevraagd", stap_op=timezone.localdate()
    )
    zonder = Controleverzoek.objects.create(
        initiatief=InitiatiefFactory(),
        begonnen_op=timezone.localdate(),
        stap="coordinator",
        stap_op=timezone.localdate(),
    )
    for vals in (
        token[:-1], token.replace(nummer, str(ronde.pk), 1), f"{nummer}:{moment}:", nummer, "x", "²:1:a", "9" * 30,
        f"{zonder.pk}:{moment}:a", f"{zonder.pk + 1}:{moment}:a", signing.TimestampSigner().sign(nummer),
    ):  # fmt: skip
        assert client.post(f"/controle/{vals}/nieuwe-link/").status_code == 404
        response = client.post(f"/controle/{vals}/klopt/")
        assert response.status_code == 404 and "Deze link kennen we niet" in read(response), vals
    assert not Controle.objects.exists()


def test_a_link_ends_when_somebody_else_becomes_the_owner(client, verzoek, link):
    oud = link()
    Initiatief.objects.update(contact_email="nieuw@voorbeeld.example")
    assert client.get(oud).status_code == 404
    Initiatief.objects.update(contact_email="")
    assert client.get(oud).status_code == 404


def test_what_left_the_map_comes_back_by_one_click(client, verzoek, link):
    Controleverzoek.objects.update(stap="van_de_kaart")
    actions.archive_initiatieven(ids=[verzoek.initiatief_id])
    slug = Initiatief.objects.get().slug
    assert client.get(f"/initiatief/{slug}/").status_code == 404
    assert client.get(link()).status_code == client.get(link("wijzigen")).status_code == 200
    client.post(link())
    assert client.get(f"/initiatief/{slug}/").status_code == 200


def test_an_answer_about_what_is_off_the_map_names_another_way(client, verzoek, link):
    actions.archive_initiatieven(ids=[verzoek.initiatief_id])
    client.post(link("weg"))
    assert "Neem contact op" in read(client.get(link()))


def test_pages_exist_in_english_too(client, verzoek, link):
    assert client.get("/en" + link()).status_code == 200

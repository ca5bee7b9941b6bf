"""A coordinator writes for the site: texts of pages, good examples, news; and looks before saving."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from palliatief.gebruikers.models import Logregel
from socialekaart.actions import add_teksten
from socialekaart.inhoud import own_text
from socialekaart.models import GoedVoorbeeld, Kaartstand, Nieuwsbericht, Persona, Tekst
from tests.factories import InitiatiefFactory

from .formulier import read_form, send

BEHEER = "/beheer/socialekaart"
BERICHT = {"titel": "De kaart is open", "samenvatting": "Kort.", "tekst": "**Lang**", "status": "gepubliceerd"}


@pytest.fixture
def redacteur(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def adres(lijsten) -> str:
    add_teksten()
    return f"{BEHEER}/tekst/{Tekst.objects.get(plek='over-tekst').pk}/change/"


def test_a_text_begins_as_the_page_has_it_and_stays_so_when_nothing_changed(redacteur, adres):
    velden = read_form(redacteur.get(adres))
    assert velden["tekst"] == own_text("over-tekst", "nl") and "## What we want" in velden["tekst_en"]
    send(redacteur, adres)
    assert not Tekst.objects.exclude(tekst="").exists()
    assert "tekst van de site zelf" in redacteur.get(f"{BEHEER}/tekst/").text


def test_a_text_is_changed_and_taken_back(redacteur, adres):
    send(redacteur, adres, tekst="Nu *dit*.", tekst_en="")
    assert "<p>Nu <em>dit</em>.</p>" in redacteur.get("/over/").text
    assert read_form(redacteur.get(adres))["tekst_en"] == ""
    assert "eigen tekst" in redacteur.get(f"{BEHEER}/tekst/").text
    assert "Nu *dit*." in redacteur.get(adres.replace("change", "history")).text
    send(redacteur, adres, tekst="")
    assert "Wat we willen" in redacteur.get("/over/").text


def test_a_text_waits_for_its_day_beside_the_one_of_now(redacteur, adres):
    velden = read_form(redacteur.get(adres)) | {"tekst": "Straks", "_saveasnew": "1"}
    opnieuw = redacteur.post(adres, velden)
    assert "Voor deze plek is er al een tekst vanaf die dag." in opnieuw.text
    redacteur.post(adres, velden | {"publicatiedatum": str(localdate() + timedelta(3))})
    assert Tekst.objects.filter(plek="over-tekst").count() == 2
    assert "Straks" not in redacteur.get("/over/").text
    assert "komt nog" in redacteur.get(f"{BEHEER}/tekst/").text


def test_a_new_text_needs_a_place(redacteur):
    toevoegen = f"{BEHEER}/tekst/add/"
    assert "plek" in send(redacteur, toevoegen, tekst="Straks").context["adminform"].form.errors
    Tekst.objects.filter(plek="nieuws-inleiding").delete()
    send(redacteur, toevoegen, tekst="Meteen", plek="nieuws-inleiding")
    assert "Meteen" in redacteur.get("/nieuws/").text


def test_looking_at_a_text_keeps_nothing(redacteur, adres):
    velden = read_form(redacteur.get(adres)) | {"tekst": "Straks <script>", "publicatiedatum": "2090-01-01"}
    versie = Kaartstand.objects.current()
    pagina = redacteur.post(adres, velden | {"_voorvertoning": "nl"}).text
    for woorden in ("Dit is een voorvertoning", "Straks &lt;script&gt;", "Over de sociale kaart"):
        assert woorden in pagina
    engels = redacteur.post(adres, velden | {"_voorvertoning": "en"}).text
    assert 'lang="en"' in engels and "What we want" in engels
    assert not Tekst.objects.exclude(tekst="").exists() and Tekst.history.filter(history_type="~").count() == 0
    assert Kaartstand.objects.current() == versie
    pagina = redacteur.get("/over/").text
    assert "Straks" not in pagina and "voorvertoning" not in pagina


@pytest.mark.parametrize(("model", "pad"), [(GoedVoorbeeld, "goede-voorbeelden"), (Nieuwsbericht, "nieuws")])
def test_a_coordinator_writes_one_looks_and_publishes(redacteur, model, pad):
    toevoegen = f"{BEHEER}/{model._meta.model_name}/add/"
    velden = read_form(redacteur.get(toevoegen)) | BERICHT
    pagina = redacteur.post(toevoegen, velden | {"_voorvertoning": "nl", "status": "concept"}).text
    assert "Dit is een voorvertoning" in pagina and "<strong>Lang</strong>" in pagina
    assert not model.objects.exists()
    redacteur.post(toevoegen, velden)
    logregel = Logregel.objects.get(soort="publicatie")
    assert (logregel.wie, logregel.wat) == (
        "coordinator@voorbeeld.example",
        f"{model._meta.verbose_name}: De kaart is open",
    )
    assert "<strong>Lang</strong>" in redacteur.get(f"/{pad}/de-kaart-is-open/").text
    assert "De kaart is open" in redacteur.get("/").text
    item = model.objects.get()
    wijzigen = f"{BEHEER}/{model._meta.model_name}/{item.pk}/change/"
    send(redacteur, wijzigen, publicatiedatum=str(localdate() + timedelta(1)))
    assert "De kaart is open" not in redacteur.get("/").text
    assert "komt nog" in redacteur.get(f"{BEHEER}/{model._meta.model_name}/").text
    assert "coordinator@voorbeeld.example" in redacteur.get(wijzigen.replace("change", "history")).text


def test_what_is_wrong_is_told_also_to_who_only_looks(redacteur):
    toevoegen = f"{BEHEER}/nieuwsbericht/add/"
    velden = read_form(redacteur.get(toevoegen)) | BERICHT | {"samenvatting": "", "_voorvertoning": "nl"}
    assert "Schrijf een samenvatting en een tekst" in redacteur.post(toevoegen, velden).text
    pagina = redacteur.post(toevoegen, velden | {"initiatief": "/initiatief/weg/", "samenvatting": "x"}).text
    assert "We kennen geen initiatief met dit adres of deze naam." in pagina
    assert not Nieuwsbericht.objects.exists()


def test_an_initiative_is_named_by_its_page_or_its_name(redacteur):
    initiatief = InitiatiefFactory(naam="Maatje aan huis", slug="maatje")
    toevoegen = f"{BEHEER}/nieuwsbericht/add/"
    for nummer, getypt in enumerate(["https://kaart.example/en/initiatief/maatje/", "maatje AAN huis"]):
        send(redacteur, toevoegen, **BERICHT, slug=f"n-{nummer}", initiatief=getypt)
    assert list(Nieuwsbericht.objects.values_list("initiatief", flat=True)) == [initiatief.pk] * 2
    wijzigen = f"{BEHEER}/nieuwsbericht/{Nieuwsbericht.objects.first().pk}/change/"
    send(redacteur, wijzigen, titel="Anders")
    assert Nieuwsbericht.objects.get(titel="Anders").initiatief == initiatief


def test_a_persona_is_looked_at_with_what_was_just_typed(redacteur):
    ria = Persona.objects.get(slug="ria")
    adres = f"{BEHEER}/persona/{ria.pk}/change/"
    velden = read_form(redacteur.get(adres)) | {
        "situatie": "Ria **danst**.",
        "vragen-0-vraag": "Danst u?",
        "_voorvertoning": "nl",
    }
    pagina = redacteur.post(adres, velden).text
    assert "<strong>danst</strong>" in pagina and "Danst u?" in pagina and "Dit is een voorvertoning" in pagina
    ria.refresh_from_db()
    assert "danst" not in ria.situatie and not ria.vragen.filter(vraag="Danst u?").exists()
    send(redacteur, adres, publicatiedatum=str(localdate() + timedelta(1)))
    assert redacteur.get("/personas/ria/").status_code == 404


def test_who_may_only_look_cannot_write(client, onderzoeker, adres):
    client.force_login(onderzoeker)
    assert "Bekijk hoe het wordt" not in client.get(adres).text
    assert client.post(adres, {"tekst": "x", "_voorvertoning": "nl"}).status_code == 403
    assert client.get(f"{BEHEER}/nieuwsbericht/add/").status_code == 403


def test_what_is_deleted_leaves_the_pages(client, beheerder):
    client.force_login(beheerder)
    eerste, tweede = (Nieuwsbericht.objects.create(slug=f"n-{n}", publicatiedatum=localdate(), **BERICHT) for n in "12")
    assert BERICHT["titel"] in client.get("/").text
    client.post(f"{BEHEER}/nieuwsbericht/{eerste.pk}/delete/", {"post": "yes"})
    client.post(
        f"{BEHEER}/nieuwsbericht/", {"action": "delete_selected", "_selected_action": [tweede.pk], "post": "yes"}
    )
    assert BERICHT["titel"] not in client.get("/").text

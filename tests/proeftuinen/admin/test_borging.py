"""A network manager writes, talks about, decides and renews a plan."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from palliatief.gebruikers.models import Logregel
from palliatief.lib import pdf
from proeftuinen.actions import make_version
from proeftuinen.models import Borgingsplan, Borgingsversie
from tests.conftest import make_gebruiker
from tests.factories import BorgingsversieFactory, OrganisatieFactory, ProeftuinFactory
from tests.socialekaart.admin.formulier import messages_of, read_form, send

PLANNEN, VERSIES = "/beheer/proeftuinen/borgingsplan/", "/beheer/proeftuinen/borgingsversie/"
VOLGEND_JAAR = (localdate() + timedelta(days=300)).isoformat()


@pytest.fixture
def manager(client, lijsten):
    manager = make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"])
    client.force_login(manager)
    return manager


@pytest.fixture
def besproken(manager) -> Borgingsversie:
    versie = BorgingsversieFactory(
        plan__proeftuin__naam="Hier", plan__slug="hier", status="besproken", besproken_op=localdate()
    )
    mee, ander = OrganisatieFactory(naam="De Kom"), OrganisatieFactory(naam="De Kade")
    versie.plan.proeftuin.deelnames.create(organisatie=mee)
    versie.afspraken.create(titel="Bellen").eigenaren.set([ander])
    return versie


def page(versie: Borgingsversie) -> str:
    return f"{VERSIES}{versie.pk}/change/"


def test_from_an_empty_plan_to_one_that_is_decided(client, manager):
    proeftuin = ProeftuinFactory(naam="Hier")
    antwoord = send(client, f"{PLANNEN}add/", proeftuin=proeftuin.pk)
    versie = Borgingsversie.objects.get()
    assert messages_of(antwoord) == ["Hier, versie 1 staat klaar als concept. Schrijf het hier verder."]
    assert antwoord.redirect_chain[-1][0] == page(versie)
    # A plan of the whole city is the city desk's, and of each proeftuin there is one.
    assert "Dit veld is verplicht" in send(client, f"{PLANNEN}add/").text
    assert (
        send(client, f"{PLANNEN}add/", proeftuin=proeftuin.pk).status_code == 200 and Borgingsplan.objects.count() == 1
    )

    rij = {"afspraken-0-titel": "Bellen", "ondertekeningen-0-organisatie": OrganisatieFactory().pk}
    antwoord = send(client, page(versie), missie="Samen.", blijft="Bellen.", _naar="besproken", **rij)
    assert messages_of(antwoord) == ["Hier, versie 1 staat nu op: besproken."]
    # What is still missing is said at its field, and what was typed is kept.
    antwoord = send(client, page(versie), monitoring="Tellen.", _naar="vastgesteld")
    assert "Vul dit in voordat u het plan vaststelt." in antwoord.text and "Tellen." in antwoord.text
    antwoord = send(client, page(versie), visie="Elkaar kennen.", herzien_op=VOLGEND_JAAR, _naar="vastgesteld")
    assert "is vastgesteld. Op" in messages_of(antwoord)[0] and "verandert niet meer" in antwoord.text
    versie.refresh_from_db()
    assert (versie.status, versie.vastgesteld_op, versie.afspraken.get().titel) == (
        "vastgesteld",
        localdate(),
        "Bellen",
    )
    log = Logregel.objects.filter(soort=Logregel.Soort.PUBLICATIE).order_by("pk").values_list("wat", flat=True)
    assert [regel.partition(": ")[2] for regel in log] == ["Hier, versie 1 (besproken)", "Hier, versie 1 (vastgesteld)"]


def test_what_was_decided_is_only_read(client, beheerder, besproken):
    adres = page(besproken)
    getypt = read_form(client.get(adres)) | {"missie": "Iets anders."}
    Borgingsversie.objects.update(status="vastgesteld")
    assert client.post(adres, getypt).status_code == 403
    for regel in besproken.history.all():
        terug = f"{VERSIES}{besproken.pk}/history/{int(regel.history_date.timestamp() * 10**6)}/terug/"
        assert client.post(terug, {"gelezen": "x"}).status_code == 403
    client.force_login(beheerder)
    assert client.post(f"{VERSIES}{besproken.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"{PLANNEN}{besproken.plan_id}/delete/", {"post": "yes"}).status_code == 403
    assert Borgingsversie.objects.get().missie == besproken.missie


def test_an_earlier_version_gives_back_its_words_and_not_where_it_stood(client, besproken):
    """Only the buttons take a version along its table."""
    adres = page(besproken)
    send(client, adres, missie="Samen.", _naar="concept")
    send(client, adres, missie="Anders.")
    voor_de_stap = client.get(f"{VERSIES}{besproken.pk}/history/").context["momenten"][-1]
    terug = f"{VERSIES}{besproken.pk}/history/{voor_de_stap.nummer}/terug/"
    client.post(terug, {"gelezen": client.get(terug).context["gelezen"]})
    nu = Borgingsversie.objects.get()
    assert (nu.missie, nu.status, nu.besproken_op) == (besproken.missie, "concept", None)


def test_a_new_version_from_the_last_and_what_differs(client, besproken, monkeypatch):
    plan = client.get(f"{PLANNEN}{besproken.plan_id}/change/").text
    assert f"{VERSIES}add/?plan={besproken.plan_id}" in plan and page(besproken) in plan
    send(client, f"{VERSIES}add/?plan={besproken.plan_id}")
    nieuw = Borgingsversie.objects.get(nummer=2)
    pagina = client.get(page(nieuw)).text
    assert "Wat is er anders dan in versie 1?" in pagina and "Deze versies zeggen hetzelfde." in pagina
    # Who take part in the proeftuin come first among who may do something.
    assert pagina.index("Doen mee aan de proeftuin") < pagina.index("De Kom") < pagina.index("Andere organisaties")
    send(client, page(nieuw), **{"afspraken-1-titel": "Waken", "afspraken-1-eigenaren": []})
    assert "1 afspraak is nieuw." in client.get(page(nieuw)).text
    # One at a time.
    assert "Versie 2 is nog een concept." in send(client, f"{VERSIES}add/", plan=besproken.plan_id).text
    monkeypatch.setattr(pdf, "make_pdf", lambda html, stijl: html.encode())
    assert "Dit is een concept." in client.get(f"{VERSIES}{nieuw.pk}/pdf/").content.decode()
    # A look at the page before it is saved.
    gezien = client.post(page(nieuw), read_form(client.get(page(nieuw))) | {"visie": "Zo dus.", "_voorvertoning": "nl"})
    assert "Zo dus." in gezien.text and Borgingsversie.objects.get(nummer=2).visie == besproken.visie


def test_who_presses_twice_gets_one_version(client, besproken, monkeypatch):
    """The second waits for the first, and finds that it is done."""
    make_version(plan=besproken.plan)
    monkeypatch.setattr("proeftuinen.admin.borging.check_next", lambda plan: None)
    antwoord = send(client, f"{VERSIES}add/", plan=besproken.plan_id)
    assert messages_of(antwoord) == ["Versie 2 is nog een concept. Schrijf daarin verder."]
    assert Borgingsversie.objects.count() == 2


def test_the_lists_say_what_is_newest_and_what_is_due(client, besproken):
    besproken.herzien_op = localdate()
    besproken.save()
    lijst = client.get(PLANNEN).text
    assert "1, besproken" in lijst
    BorgingsversieFactory(plan__proeftuin__in_stadsdeel="weesp")
    Borgingsplan.objects.create(proeftuin=None, slug="leeg")
    assert "nog geen" in client.get(PLANNEN).text
    aantallen = {
        keuze: client.get(f"{VERSIES}?{keuze}").context["cl"].result_count
        for keuze in ("herzien=nu", "herzien=laatste", "herzien=onzin", "van=mij")
    }
    assert aantallen == {"herzien=nu": 1, "herzien=laatste": 2, "herzien=onzin": 2, "van=mij": 1}


def test_a_plan_to_look_at_again_waits_on_the_work_list(client, besproken, onderzoeker):
    Borgingsversie.objects.update(herzien_op=localdate() - timedelta(days=3))
    BorgingsversieFactory(plan__proeftuin__in_stadsdeel="weesp", herzien_op=localdate())
    pagina = client.get("/beheer/?soort=borging")
    regel = pagina.context["dingen"][0].regel
    assert len(pagina.context["dingen"]) == 1 and regel.titel == "Borgingsplan: Hier"
    assert regel.wanneer.replace("\xa0", " ") == "opnieuw bekijken: 3 dagen geleden"
    client.force_login(onderzoeker)
    assert len(client.get("/beheer/?soort=borging").context["dingen"]) == 2


def test_the_link_to_the_site_is_there_when_the_page_is(client, besproken):
    assert "/borgingsplan/hier/1/" in client.get(page(besproken)).text
    assert "/borgingsplan/hier/" in client.get(f"{PLANNEN}{besproken.plan_id}/change/").text
    Borgingsversie.objects.update(status="concept")
    assert "/borgingsplan/hier/" not in client.get(page(besproken)).text
    assert "/borgingsplan/hier/" not in client.get(f"{PLANNEN}{besproken.plan_id}/change/").text
    # What no visitor gets to read is not in the log of what went on the site.
    besproken.plan.proeftuin.status = "concept"
    besproken.plan.proeftuin.save()
    send(client, page(besproken), _naar="besproken")
    assert (
        Borgingsversie.objects.get().status == "besproken" and not Logregel.objects.filter(soort="publicatie").exists()
    )


def test_two_who_write_in_one_plan_keep_what_both_wrote_and_are_asked_where_they_differ(client, manager, besproken):
    adres = page(besproken)
    mijn = read_form(client.get(adres))
    derde = OrganisatieFactory(naam="De Kerk")
    afspraak = besproken.afspraken.get()
    # A colleague gives the agreement another owner, writes the mission and adds an agreement.
    send(client, adres, missie="Van ons samen.", **{"afspraken-0-eigenaren": [derde.pk], "afspraken-1-titel": "Eten"})
    assert list(afspraak.eigenaren.all()) == [derde]

    # I wrote the vision and another agreement meanwhile: nothing of both is lost.
    antwoord = client.post(adres, mijn | {"visie": "Elkaar kennen.", "afspraken-1-titel": "Wandelen"}, follow=True)
    assert "Dat blijft zo" in " ".join(messages_of(antwoord))
    besproken.refresh_from_db()
    assert (besproken.missie, besproken.visie) == ("Van ons samen.", "Elkaar kennen.")
    assert set(besproken.afspraken.values_list("titel", flat=True)) == {"Bellen", "Eten", "Wandelen"}
    assert list(afspraak.eigenaren.all()) == [derde]

    # What both wrote is asked, and nothing is written until it is answered.
    antwoord = client.post(adres, mijn | {"missie": "Van mij."})
    assert "Kies per veld wat klopt" in antwoord.text and "Van mij." in antwoord.text
    besproken.refresh_from_db()
    assert besproken.missie == "Van ons samen."

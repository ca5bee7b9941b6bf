"""The start page: what one sees, what a button does, and the way back after solving something."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from palliatief.gebruikers.models import Gebruiker
from socialekaart.admin import werklijst
from socialekaart.models import Dubbelpaar, Gebied, Initiatief, Locatie, Ondersteuningswens, Zoektelling
from socialekaart.werklijst import SOORTEN, Stand
from tests.conftest import make_gebruiker
from tests.factories import GebruikerFactory, InitiatiefFactory, LocatieFactory
from tests.socialekaart.admin.formulier import messages_of, read_form
from tests.socialekaart.test_werklijst import bounce, break_link, search_in_vain, suggest

pytestmark = pytest.mark.usefixtures("alles_gezocht")
PAGINA = "/beheer/"
VANDAAG = timezone.localdate()


@pytest.fixture
def noor(lijsten) -> Gebruiker:
    return make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost", "weesp"], first_name="Noor")


@pytest.fixture
def veertig(lijsten) -> list[Initiatief]:
    """A coordinator's Tuesday: the longest waiting first."""
    zuidoost, maatje = Gebied.objects.stadsdelen().get(slug="zuidoost"), Ondersteuningswens.objects.get(slug="maatje")
    oud = Initiatief.objects.bulk_create(
        InitiatiefFactory.build(
            naam=f"Oud {n:02}",
            slug=f"oud-{n:02}",
            gecontroleerd_op=VANDAAG - timedelta(days=900 - n),
            telefoon="+31200000570",
        )
        for n in range(40)
    )
    for veld, rij in ((Initiatief.werkgebied, zuidoost), (Initiatief.wensen, maatje)):
        kolom = f"{veld.field.m2m_reverse_field_name()}_id"
        veld.through.objects.bulk_create(veld.through(initiatief=i, **{kolom: rij.pk}) for i in oud)
    Locatie.objects.bulk_create(LocatieFactory.build(initiatief=i) for i in oud)
    InitiatiefFactory(naam="Van een ander", gecontroleerd_op=oud[0].gecontroleerd_op, werkgebied=["noord"])
    return oud


def titles_of(antwoord) -> list[str]:
    return [ding.regel.titel for ding in antwoord.context["dingen"]]


def stale() -> int:
    return Initiatief.objects.stale().count()


def test_the_start_page_says_what_waits_and_where(client, noor, veertig):
    client.force_login(noor)
    pagina = client.get(PAGINA)
    tekst = " ".join(re.sub(r"<[^>]+>", " ", pagina.text).split())
    assert re.search(r"Goede(morgen|middag|navond) Noor", tekst)
    assert "40 dingen wachten in Weesp en Zuidoost . Reken op ongeveer 40 minuten." in tekst
    assert "0 van 40 initiatieven gecontroleerd" in tekst
    assert "Werklijst 40 wachten" in tekst
    assert len(titles_of(pagina)) == 25 and titles_of(pagina)[0] == "Oud 00"
    assert "020 000 05 70" in pagina.text and "Nog nooit" not in tekst
    assert "Bladzijde 1 van 2" in tekst
    assert titles_of(client.get(f"{PAGINA}?soort=controle&bladzijde=2"))[-1] == "Oud 39"


def test_as_many_queries_for_forty_as_for_one(client, noor, veertig, django_assert_num_queries):
    client.force_login(noor)
    client.get(PAGINA)  # content types and the like
    for aantal in (40, 1):
        Initiatief.objects.filter(pk__in=[i.pk for i in veertig[aantal:]]).update(gecontroleerd_op=VANDAAG)
        with django_assert_num_queries(12):
            assert client.get(f"{PAGINA}?soort=controle").context["aantal"] == aantal


def test_nothing_waits(client, noor):
    client.force_login(noor)
    pagina = client.get(PAGINA).text
    assert "Er wacht niets. Alles is bijgewerkt." in pagina and "0 dingen wachten" in pagina
    assert "niets te doen" in pagina and "Reken op" not in pagina


def test_one_kind_is_done_and_another_is_not(client, noor, veertig):
    client.force_login(noor)
    assert "Hier wacht niets. Kies links wat nog wel wacht." in client.get(f"{PAGINA}?soort=gezocht").text


def test_a_coordinator_without_a_stadsdeel_hears_whom_to_ask(client, lijsten):
    client.force_login(make_gebruiker("Netwerkcoördinator"))
    assert "Bij uw naam staat nog geen stadsdeel" in client.get(PAGINA).text


def test_who_has_no_rights_yet_hears_that(client, lijsten):
    client.force_login(GebruikerFactory(is_staff=True))
    assert "U mag hier nog niets zien of wijzigen" in client.get(PAGINA).text


def test_a_researcher_reads_and_cannot_act(client, onderzoeker, veertig):
    client.force_login(onderzoeker)
    pagina = client.get(PAGINA)
    assert pagina.context["aantal"] > 40
    assert "U kunt alles lezen" in pagina.text and "heel Amsterdam" in pagina.text
    assert 'type="checkbox"' not in pagina.text and ">Bekijk<" in pagina.text
    wachtten = stale()
    for soort, doe in (("controle", "gecontroleerd"), ("gezocht", "gezien")):
        antwoord = client.post(f"{PAGINA}?soort={soort}", {"doe": doe, "ding": [veertig[0].pk]})
        assert antwoord.status_code == 403
    assert stale() == wachtten


def test_the_city_desk_keeps_the_city(client, redacteur):
    InitiatiefFactory(naam="Stad", heel_amsterdam=True, gecontroleerd_op=None, wensen=["maatje"])
    Initiatief.objects.update(created_at=timezone.now() - timedelta(days=900))
    client.force_login(redacteur)
    pagina = client.get(PAGINA)
    assert "het stedelijke aanbod" in pagina.text and "1 ding wacht" in pagina.text
    assert "Nog nooit gecontroleerd" in pagina.text


def test_tick_what_is_right(client, noor, veertig):
    client.force_login(noor)
    vinkjes = [veertig[0].pk, veertig[2].pk]
    antwoord = client.post(
        f"{PAGINA}?soort=controle&bladzijde=2", {"doe": "gecontroleerd", "ding": vinkjes}, follow=True
    )
    assert antwoord.redirect_chain == [(f"{PAGINA}?soort=controle&bladzijde=2#wat", 302)]
    assert messages_of(antwoord) == ["2 initiatieven zijn vandaag gecontroleerd."]
    assert antwoord.context["aantal"] == 38
    assert Initiatief.objects.get(pk=veertig[2].pk).gecontroleerd_op == VANDAAG


def test_one_at_a_time_and_on_to_the_next(client, noor, veertig):
    client.force_login(noor)
    ding = client.get(f"{PAGINA}?soort=controle").context["dingen"][24]
    antwoord = client.post(
        f"{PAGINA}?soort=controle",
        {"doe": f"gecontroleerd {ding.pk} {ding.daarna}", "ding": [veertig[0].pk]},
        follow=True,
    )
    assert antwoord.redirect_chain[0][0] == f"{PAGINA}?soort=controle&bij={ding.daarna}#ding-{ding.daarna}"
    assert messages_of(antwoord) == ["1 initiatief is vandaag gecontroleerd."]
    assert ding.daarna in [d.pk for d in antwoord.context["dingen"]]


def test_what_is_not_ours_or_does_not_wait_stays_as_it_is(client, noor, veertig):
    client.force_login(noor)
    ander = Initiatief.objects.get(naam="Van een ander")
    antwoord = client.post(
        f"{PAGINA}?soort=controle", {"doe": "gecontroleerd", "ding": [ander.pk, "x", "9" * 30]}, follow=True
    )
    assert messages_of(antwoord) == ["0 initiatieven zijn vandaag gecontroleerd."]
    assert stale() == 41


@pytest.mark.parametrize(
    ("adres", "gestuurd", "status"),
    [
        ("?soort=controle", {"doe": "verwijder"}, 400),
        ("?soort=onzin", {"doe": "gecontroleerd"}, 400),
        ("", {}, 400),
        ("?soort=controle", {"doe": "gecontroleerd"}, 302),
    ],
)
def test_a_button_that_is_not_there(client, noor, veertig, adres, gestuurd, status):
    client.force_login(noor)
    assert client.post(PAGINA + adres, gestuurd).status_code == status
    assert stale() == 41


@pytest.mark.parametrize("vraag", ["soort=onzin", "bladzijde=x", "bladzijde=999", "bij=x", "bij=999999999", "bij=%00"])
def test_what_is_no_address_shows_the_list(client, noor, veertig, vraag):
    client.force_login(noor)
    assert client.get(f"{PAGINA}?{vraag}").status_code == 200


def test_open_correct_save_and_back_at_the_next_one(client, noor, veertig):
    client.force_login(noor)
    ding, volgende = client.get(f"{PAGINA}?soort=controle").context["dingen"][1:3]
    formulier = client.get(ding.url)
    assert "Terug naar de werklijst" in formulier.text and "Klopt: bewaar en volgende" in formulier.text
    getypt = read_form(formulier) | {"samenvatting": "Elke dinsdag koffie.", "_gecontroleerd": "ja"}
    antwoord = client.post(ding.url, getypt)
    assert antwoord.url == f"{PAGINA}?soort=controle&bij={volgende.pk}#ding-{volgende.pk}"
    initiatief = Initiatief.objects.get(pk=ding.pk)
    assert (initiatief.samenvatting, initiatief.gecontroleerd_op) == ("Elke dinsdag koffie.", VANDAAG)
    assert initiatief.controles.get().wie == noor
    assert titles_of(client.get(antwoord.url))[1] == volgende.regel.titel


def test_saved_without_a_word_on_checking_it_still_waits(client, noor, veertig):
    client.force_login(noor)
    laatste = client.get(f"{PAGINA}?soort=controle&bladzijde=2").context["dingen"][-1]
    antwoord = client.post(laatste.url, read_form(client.get(laatste.url)) | {"_save": "ja"})
    assert antwoord.url == f"{PAGINA}?soort=controle#wat"
    assert stale() == 41


def test_who_did_not_come_from_the_work_list_stays_in_the_list(client, noor, veertig):
    client.force_login(noor)
    pagina = f"/beheer/socialekaart/initiatief/{veertig[0].pk}/change/"
    for adres in (pagina, f"{pagina}?werklijst=//elders.example"):
        antwoord = client.post(adres, read_form(client.get(adres)) | {"_save": "ja"})
        assert antwoord.url == "/beheer/socialekaart/initiatief/"


def test_all_with_filters_is_the_same_list(client, noor, veertig):
    client.force_login(noor)
    alles = client.get(client.get(f"{PAGINA}?soort=controle").context["alles"])
    assert alles.context["cl"].result_count == 40
    assert client.get("/beheer/socialekaart/initiatief/?wacht=onzin").context["cl"].result_count == 41


def test_searched_in_vain_leads_to_what_would_answer_it(client, noor, onderzoeker):
    vraag = search_in_vain("maatje", "weesp", aantal=3)
    search_in_vain(None, "weesp", aantal=2)
    client.force_login(noor)
    pagina = client.get(f"{PAGINA}?soort=gezocht")
    assert titles_of(pagina) == ["Maatje in Weesp", "Geen wens herkend in Weesp"]
    assert "vooral ‘maatje’" in pagina.text
    toevoegen, verslag = [client.get(ding.url) for ding in pagina.context["dingen"]]
    gekozen = toevoegen.context["adminform"].form.initial
    assert (gekozen["wensen"], gekozen["werkgebied"]) == ([str(vraag.wens_id)], [str(vraag.stadsdeel_id)])
    assert verslag.context["title"] == Zoektelling._meta.verbose_name_plural
    antwoord = client.post(f"{PAGINA}?soort=gezocht", {"doe": f"gezien {vraag.pk}"}, follow=True)
    assert messages_of(antwoord) == ["1 vraag is gezien."]
    assert titles_of(antwoord) == ["Geen wens herkend in Weesp"]
    client.force_login(onderzoeker)
    assert all("zoektelling" in ding.url for ding in client.get(f"{PAGINA}?soort=gezocht").context["dingen"])


@pytest.mark.parametrize(("uur", "groet"), [(9, "Goedemorgen"), (13, "Goedemiddag"), (20, "Goedenavond")])
def test_a_greeting_of_the_hour(monkeypatch, uur, groet):
    monkeypatch.setattr(werklijst.timezone, "localtime", lambda: datetime(2026, 3, 2, uur))
    assert werklijst.greet() == groet


def test_each_thing_leads_to_where_it_is_solved(client, noor, veertig):
    oud = veertig[0]
    Initiatief.objects.filter(pk=oud.pk).update(contact_email="eigenaar@voorbeeld.example", website="https://a.example")
    link = break_link(oud.naam)
    eigenaar, afzender = bounce("controle", "eigenaar@voorbeeld.example"), bounce("aanmelding-vraag", "a@b.example")
    nieuw = suggest("Kookclub", "a@b.example", gegevens={"werkgebied": ["weesp"]}, nog_te_beginnen=True)
    anders = suggest("Ander nummer", "c@d.example", initiatief=oud, gegevens={"telefoon": "020", "punt": 1})
    suggest("Weg", "e@f.example", initiatief=oud, soort="weg", toelichting="Geen gehoor.", afzender_rol="organisatie")
    client.force_login(noor)
    pagina = f"/beheer/socialekaart/initiatief/{oud.pk}/change/"
    waar = {}
    for soort in ("aanmelding", "link", "mail"):
        antwoord = client.get(f"{PAGINA}?soort={soort}")
        waar |= {
            (soort, ding.pk): (ding.url.partition("?")[0], ding.regel.anker) for ding in antwoord.context["dingen"]
        }
        assert all(client.get(ding.url).status_code == 200 for ding in antwoord.context["dingen"])
        assert client.get(antwoord.context["alles"]).context["cl"].result_count == antwoord.context["gekozen"].aantal
        waar[soort] = antwoord.text
    assert waar["link", link.pk] == (pagina, "id_website")
    assert waar["mail", eigenaar.pk] == (pagina, "id_contact_email")
    assert waar["mail", afzender.pk][0] == f"/beheer/post/bericht/{afzender.pk}/change/"
    assert waar["aanmelding", nieuw.pk][0] == f"/beheer/socialekaart/aanmelding/{nieuw.pk}/change/"
    for tekst in ("Nog te beginnen", "Stelt iets anders voor bij: telefoon.", "Geen gehoor.", "de organisatie zelf"):
        assert tekst in waar["aanmelding"]
    assert ("aanmelding", anders.pk) in waar and "nagekeken: vandaag" in waar["link"]


@pytest.mark.parametrize(
    ("soort", "doe", "melding"),
    [
        ("link", "goed", "1 is van de werklijst."),
        ("mail", "gezien", "1 mail is van de werklijst."),
        ("mail", "opnieuw", "1 mail gaat opnieuw uit."),
    ],
)
def test_what_a_person_decides_leaves_the_list(client, noor, soort, doe, melding):
    InitiatiefFactory(naam="Oud", werkgebied=["weesp"], contact_email="a@b.example", website="https://weg.example")
    ding = break_link("Oud") if soort == "link" else bounce("controle", "a@b.example")
    client.force_login(noor)
    antwoord = client.post(f"{PAGINA}?soort={soort}", {"doe": doe, "ding": [ding.pk]}, follow=True)
    assert messages_of(antwoord) == [melding]
    assert not antwoord.context["dingen"]


def test_two_that_look_like_one(client, noor):
    een, ander = (InitiatiefFactory(naam=naam, werkgebied=["weesp"]) for naam in ("Eetclub", "De eetclub"))
    paar = Dubbelpaar.objects.create(een=een, ander=ander, score=80, signalen=["telefoon"])
    client.force_login(noor)
    (ding,) = client.get(f"{PAGINA}?soort=dubbel").context["dingen"]
    assert (ding.regel.titel, ding.regel.tekst) == ("Eetclub en De eetclub", "zelfde telefoon")
    assert client.get(ding.url).status_code == 200
    client.post(f"{PAGINA}?soort=dubbel", {"doe": "geen", "ding": [paar.pk]})
    assert Dubbelpaar.objects.get().geen_dubbele


def test_who_gets_the_public_mark_soon(client, noor, settings):
    straks = VANDAAG - timedelta(days=settings.CONTROLE_GELDIG_DAGEN)
    InitiatiefFactory(naam="Straks", werkgebied=["weesp"], gecontroleerd_op=straks)
    client.force_login(noor)
    assert "1 krijgt deze week een merkje" in client.get(PAGINA).text


def test_switch_the_weekly_mail_off_and_on(client, noor, onderzoeker):
    client.force_login(noor)
    for waarde, melding in (("uit", "U krijgt geen mail meer op maandag."), ("aan", "U krijgt elke maandag een mail.")):
        antwoord = client.post(PAGINA, {"weekmail": waarde}, follow=True)
        assert messages_of(antwoord) == [melding]
        noor.refresh_from_db()
        assert noor.weekmail is (waarde == "aan")
    client.force_login(onderzoeker)
    assert 'name="weekmail"' not in client.get(PAGINA).text


def test_the_menu_of_other_pages_counts_once_in_a_while(client, beheerder, monkeypatch):
    client.force_login(beheerder)
    monkeypatch.setattr("socialekaart.admin.werklijst.count_all", lambda _gebruiker: [Stand(SOORTEN[0], 3, None)])
    assert "3<span" in client.get("/beheer/socialekaart/organisatie/").text
    monkeypatch.setattr("socialekaart.admin.werklijst.count_all", lambda _gebruiker: [Stand(SOORTEN[0], 4, None)])
    assert "3<span" in client.get("/beheer/socialekaart/organisatie/").text
    # The work list itself always counts, and the others follow.
    client.get("/beheer/")
    assert "4<span" in client.get("/beheer/socialekaart/organisatie/").text

"""A Tuesday of a network manager: an action to its end, a cycle to its end, an action on a gap."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from proeftuinen.models import Actie, Cyclus, Proeftuin
from tests.conftest import make_gebruiker
from tests.factories import ActieFactory, CyclusFactory, OrganisatieFactory, ProeftuinFactory
from tests.socialekaart.admin.formulier import messages_of

BORD = "/beheer/proeftuinbord/"


@pytest.fixture
def proeftuin(lijsten, client):
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    ProeftuinFactory(naam="Elders", slug="elders", in_stadsdeel="weesp")
    return ProeftuinFactory(naam="Hier", slug="hier")


def move(client, actie: Actie, naar: str, resultaat: str = "", van: str = "", **meer):
    gestuurd = {"doe": "verzet", "actie": actie.pk, "naar": naar, "van": van or actie.status, "resultaat": resultaat}
    return client.post(f"{BORD}?proeftuin={actie.proeftuin.slug}", gestuurd | meer, follow=True)


def take_step(client, cyclus: Cyclus, naar: str, **meer):
    blok = next(b for b in client.get(f"{BORD}?proeftuin=hier").context["blokken"] if b.verhaal.cyclus == cyclus)
    gestuurd = {"doe": "stap", "cyclus": cyclus.pk, "naar": naar, "gelezen": blok.gelezen, "op": ""}
    return client.post(f"{BORD}?proeftuin=hier", gestuurd | meer, follow=True)


def test_one_sees_ones_own_proeftuin_first(client, proeftuin):
    CyclusFactory(proeftuin=proeftuin, nummer=1, fase="afgerond", vraag="Oud?")
    CyclusFactory(proeftuin=proeftuin, nummer=2, fase="observeren", vraag="Nu?")
    pagina = client.get(BORD)
    assert pagina.context["gekozen"] == proeftuin and "Cyclus 2 van 2. Nu: observeren" in pagina.text
    assert [str(blok.verhaal.cyclus) for blok in pagina.context["blokken"]] == ["Nu?"]
    assert "Bord van een proeftuin" in pagina.text  # in the menu
    elders = client.get(f"{BORD}?proeftuin=elders")
    assert "is niet van u" in elders.text and 'name="doe"' not in elders.text


@pytest.mark.parametrize("slug", ["bestaat-niet", "\0", "x" * 9999])
def test_an_address_that_is_wrong_is_told(client, proeftuin, slug):
    pagina = client.get(BORD, {"proeftuin": slug, "wens": slug})
    assert pagina.context["gekozen"] == proeftuin and pagina.status_code == 200
    assert len(pagina.context["onbekend"]) == (0 if slug == "\0" else 2)


def test_nothing_is_written_in_another_proeftuin_than_was_asked_for(client, proeftuin):
    nieuw = {"doe": "nieuw", "titel": "Tien wakers", "eigenaar": OrganisatieFactory().pk}
    assert client.post(f"{BORD}?proeftuin=bestaat-niet-meer", nieuw).status_code == 404
    assert not Actie.objects.exists()
    # The page that shows another says so, and sends to that one.
    pagina = client.get(f"{BORD}?proeftuin=bestaat-niet-meer").text
    assert f'<form method="post" action="{BORD}?proeftuin=hier"' in pagina and '<form method="post" class' not in pagina
    client.post(f"{BORD}?proeftuin=hier", nieuw)
    assert Actie.objects.get().proeftuin == proeftuin


def test_without_a_proeftuin_the_page_says_so(client, beheerder):
    client.force_login(beheerder)
    Proeftuin.objects.all().delete()
    assert "Er is nog geen proeftuin." in client.get(BORD).text
    assert client.post(BORD, {"doe": "nieuw"}).status_code == 403


def test_an_action_goes_to_its_end_and_is_asked_for_its_result(client, proeftuin):
    actie = ActieFactory(proeftuin=proeftuin, titel="Tien wakers", termijn=localdate() - timedelta(days=1))
    pagina = client.get(BORD).text
    assert "te laat: " in pagina and "Begin<" in pagina
    assert messages_of(move(client, actie, "bezig")) == ["‘Tien wakers’ staat nu op: bezig."]
    actie.refresh_from_db()
    leeg = move(client, actie, "klaar")
    assert "Schrijf op wat eruit kwam. Ook als het niet lukte." in leeg.text and "<details open>" in leeg.text
    klaar = move(client, actie, "klaar", "Het zijn er elf.")
    assert "Het zijn er elf." in klaar.text and "Toch weer bezig" in klaar.text
    actie.refresh_from_db()
    assert (actie.status, actie.geeindigd_op) == ("klaar", localdate())
    # Back again: the result is not sent along, and stays.
    move(client, actie, "bezig")
    assert Actie.objects.get().resultaat == "Het zijn er elf."


def test_a_colleague_was_first(client, proeftuin):
    actie = ActieFactory(proeftuin=proeftuin, status="bezig")
    antwoord = move(client, actie, "gestopt", "Geen tijd.", van="te-doen")
    assert "Een collega was u voor." in antwoord.text and "Geen tijd." in antwoord.text
    Actie.objects.all().delete()
    assert "Dit is er niet meer." in move(client, actie, "gestopt", "Geen tijd.").text


def test_a_cycle_is_closed(client, proeftuin):
    cyclus = CyclusFactory(proeftuin=proeftuin, nummer=3, fase="reflecteren")
    assert "Daarna kan de cyclus verder naar: besluit" in take_step(client, cyclus, "besluit", tekst=" ").text
    take_step(client, cyclus, "besluit", tekst="Bellen werkt beter.", op="2026-05-01")
    pagina = client.get(BORD).text
    assert "Rond de cyclus af" in pagina and "Wat verandert er hierna?" in pagina
    antwoord = take_step(client, cyclus, "afgerond", tekst="Eén nummer.", verandering="Ook in Gein.", op="2026-06-01")
    assert messages_of(antwoord) == ["Cyclus 3 is afgerond."] and "1 cyclus is klaar" in antwoord.text
    cyclus.refresh_from_db()
    assert (cyclus.geleerd, cyclus.besluit, cyclus.verandering) == (
        "Bellen werkt beter.",
        "Eén nummer.",
        "Ook in Gein.",
    )
    assert cyclus.eind == date(2026, 6, 1)


def test_a_cycle_begins_and_goes_back(client, proeftuin):
    cyclus = CyclusFactory(proeftuin=proeftuin, nummer=4)
    assert "Begin deze cyclus" in client.get(BORD).text
    assert messages_of(take_step(client, cyclus, "vraag")) == ["Cyclus 4 is nu bij: vraag."]
    take_step(client, cyclus, "plannen")
    assert "Terug naar: vraag" in client.get(BORD).text
    take_step(client, cyclus, "vraag", tekst="half plan")
    assert Cyclus.objects.values_list("fase", "plan").get() == ("vraag", "half plan")


def test_what_a_colleague_wrote_in_a_cycle_is_not_lost(client, proeftuin):
    cyclus = CyclusFactory(proeftuin=proeftuin, fase="plannen", plan="Oud plan")
    cyclus.plan = "Plan van mijn collega"
    cyclus.save()
    antwoord = take_step(client, cyclus, "uitvoeren", tekst="Mijn plan", gelezen="iets anders")
    assert "Er staat nu: ‘Plan van mijn collega’" in antwoord.text and ">Mijn plan</textarea>" in antwoord.text
    assert "geldige datum" in take_step(client, cyclus, "uitvoeren", tekst="Mijn plan", op="nooit").text
    assert Cyclus.objects.get().plan == "Plan van mijn collega"
    Cyclus.objects.all().delete()
    weg = client.post(BORD, {"doe": "stap", "cyclus": cyclus.pk, "naar": "vraag", "gelezen": "x"})
    assert "Dit is er niet meer." in weg.text


def test_a_colleague_who_saves_while_one_waits_is_not_overwritten(client, proeftuin, monkeypatch):
    """What was read is compared when nobody else can write any more."""
    cyclus = CyclusFactory(proeftuin=proeftuin, fase="plannen", plan="Oud plan")
    actie = ActieFactory(proeftuin=proeftuin, status="bezig")

    def wait() -> None:
        for rij, veld, waarde in ((cyclus, "plan", "Plan van mijn collega"), (actie, "status", "te-doen")):
            van_collega = type(rij).objects.get(pk=rij.pk)
            setattr(van_collega, veld, waarde)
            van_collega.save()

    monkeypatch.setattr("proeftuinen.actions.actieonderzoek.start_version", wait)
    antwoord = move(client, actie, "gestopt", "Geen tijd.")
    assert "Een collega was u voor." in antwoord.text and "Geen tijd." in antwoord.text
    antwoord = take_step(client, cyclus, "uitvoeren", tekst="Mijn plan")
    assert "Er staat nu: ‘Plan van mijn collega’" in antwoord.text and ">Mijn plan</textarea>" in antwoord.text
    # Nothing of mine is kept; here what the colleague did goes along, as it was in my transaction.
    assert (Actie.objects.get().status, Cyclus.objects.get().plan) == ("bezig", "Oud plan")


def test_from_a_gap_to_an_action_and_back(client, proeftuin):
    mee, ander = OrganisatieFactory(naam="Samen Waken"), OrganisatieFactory(naam="Aan de gracht")
    proeftuin.deelnames.create(organisatie=mee)
    hiaat = client.get("/hiaten/zuidoost/waken-en-nachtzorg/")
    start = hiaat.context["hiaat"].start
    assert start.replace("&", "&amp;") in hiaat.text
    pagina = client.get(start.partition("#")[0])
    assert pagina.context["nieuw"].initial["wens"].slug == "waken-en-nachtzorg" and 'id="nieuw" open' in pagina.text
    assert pagina.text.index("Samen Waken") < pagina.text.index("Aan de gracht")
    wens = pagina.context["nieuw"].initial["wens"].pk
    gestuurd = {"doe": "nieuw", "titel": "Tien wakers", "eigenaar": ander.pk, "termijn": "2026-09-01", "wens": wens}
    fout = client.post(BORD, gestuurd | {"titel": ""})
    assert fout.context["nieuw"].errors.keys() == {"titel"} and not Actie.objects.exists()
    klaar = client.post(BORD, gestuurd, follow=True)
    assert messages_of(klaar) == ["‘Tien wakers’ staat op het bord."]
    assert Actie.objects.get().proeftuin == proeftuin
    assert "/hiaten/zuidoost/waken-en-nachtzorg/" in klaar.text
    assert "Tien wakers" in client.get("/hiaten/zuidoost/waken-en-nachtzorg/").text


def test_nothing_is_sent_that_is_not_asked(client, proeftuin):
    actie = ActieFactory(proeftuin=proeftuin)
    assert client.post(BORD, {"doe": "weg"}).status_code == 400
    assert move(client, actie, "nergens").status_code == 400
    elders = ActieFactory(proeftuin__in_stadsdeel="weesp")
    assert move(client, elders, "bezig").status_code == 403
    # Of another proeftuin than the one of the page.
    assert (
        "Dit is er niet meer."
        in client.post(
            f"{BORD}?proeftuin=hier", {"doe": "verzet", "actie": elders.pk, "naar": "bezig", "van": "te-doen"}
        ).text
    )
    assert not Actie.objects.exclude(status="te-doen").exists()
    for nummer in ("9" * 18, "9" * 5000, "x"):
        gestuurd = {"doe": "stap", "cyclus": nummer, "naar": "vraag"}
        assert "Dit is er niet meer." in client.post(BORD, gestuurd).text


def test_as_many_queries_for_ten_actions_as_for_one(client, proeftuin, django_assert_num_queries):
    wie = OrganisatieFactory()
    CyclusFactory(proeftuin=proeftuin, fase="plannen")
    client.get(BORD)
    for aantal in (1, 9):
        for _nummer in range(aantal):
            ActieFactory(proeftuin=proeftuin, eigenaar=wie, voor="maatje")
        with django_assert_num_queries(24):
            client.get(BORD)

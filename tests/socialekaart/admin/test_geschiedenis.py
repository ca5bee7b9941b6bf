"""The history of a record in words, the way back to an earlier version, and the bin."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.contrib.gis.geos import Point

from socialekaart import actions
from socialekaart.models import (
    Gebied,
    GoedVoorbeeld,
    Initiatief,
    Ondersteuningswens,
    Organisatie,
    Persona,
    Uitdrukking,
    Voorzieningsoort,
    Zoekrij,
)
from tests.factories import GebruikerFactory, InitiatiefFactory, LocatieFactory, OrganisatieFactory, PersonaFactory

from .formulier import messages_of, send

BEHEER = "/beheer/socialekaart"
LIJST = f"{BEHEER}/initiatief/"


@pytest.fixture
def maatje(lijsten):
    maatje = InitiatiefFactory(naam="Maatje aan huis", wensen=["maatje"], werkgebied=["zuidoost"])
    LocatieFactory(initiatief=maatje)
    actions.refresh_initiatieven()
    return maatje


@pytest.fixture
def ingelogd(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def baas(client, beheerder):
    client.force_login(beheerder)
    return client


def page_of(obj) -> str:
    return f"{BEHEER}/{obj._meta.model_name}/{obj.pk}"


def moments_of(client, obj):
    return client.get(f"{page_of(obj)}/history/").context["momenten"]


def told(moment) -> list[tuple]:
    return [(deel.onderwerp, deel.wat, [(w.veld, w.oud, w.nieuw) for w in deel.wijzigingen]) for deel in moment.delen]


def wens(slug: str) -> Ondersteuningswens:
    return Ondersteuningswens.objects.get(slug=slug)


def address_back(client, obj, nummer: int) -> str:
    return f"{page_of(obj)}/history/{moments_of(client, obj)[nummer].nummer}/terug/"


def go_back(client, adres: str):
    """Look at what would change, and do it."""
    pagina = client.get(adres)
    return pagina, client.post(adres, {"gelezen": pagina.context["gelezen"]}, follow=True)


# --- who, when, what, why ---


def test_one_save_is_one_moment_with_reason_labels_and_words(ingelogd, maatje):
    organisatie = OrganisatieFactory(naam="Stichting Wiel")
    send(
        ingelogd,
        f"{page_of(maatje)}/change/",
        wensen=[wens("maatje").pk, wens("ontmoeting").pk],
        organisatie=organisatie.pk,
        soort="formeel",
        zelf_aanmelden="true",
        talen="nl,tr",
        telefoon="0205555181",
        gecontroleerd_op="2026-03-01",
        waarom="Gebeld op maandag",
        **{"locaties-0-lon": "4.98"},
    )
    nu, *_gemaakt = moments_of(ingelogd, maatje)
    assert (nu.wie, nu.waarom) == ("coordinator@voorbeeld.example", "Gebeld op maandag")
    zelf, plek = told(nu)
    assert zelf[:2] == ("Initiatief: Maatje aan huis", "gewijzigd")
    assert set(zelf[2]) == {
        ("Wensen", "Maatje", "Maatje, Ontmoeting"),
        ("Organisatie", "niets", "Stichting Wiel"),
        ("Soort", "Informeel", "Formeel"),
        ("Telefoon", "niets", "020 555 51 81"),
        ("Mensen kunnen zichzelf aanmelden", "niets", "ja"),
        ("Talen", "niets", "nl, tr"),
        ("Laatst gecontroleerd op", "niets", "1 maart 2026"),
    }
    punt = ("Punt op de kaart", "4.97000, 52.31000", "4.98000, 52.31000")
    assert plek == ("Locatie: Voorbeeldplein 12, 1102 AB Amsterdam", "gewijzigd", [punt])
    tekst = ingelogd.get(f"{page_of(maatje)}/history/").content.decode()
    assert "Stichting Wiel" in tekst and "Gebeld op maandag" in tekst


def test_a_long_text_shows_word_by_word_what_changed_and_no_markup_of_others(ingelogd, maatje):
    lang = "Een vrijwilliger komt elke week bij u langs. Samen drinkt u koffie in de <b>buurt</b>."
    Initiatief.objects.filter(pk=maatje.pk).update(beschrijving=lang)
    maatje.refresh_from_db()
    maatje.save()
    send(ingelogd, f"{page_of(maatje)}/change/", beschrijving=lang.replace("koffie", "thee"))
    tekst = ingelogd.get(f"{page_of(maatje)}/history/").content.decode()
    assert '<del><span class="vh">weg: </span>koffie</del><ins><span class="vh">nieuw: </span>thee</ins>' in tekst
    assert "&lt;b&gt;buurt&lt;/b&gt;" in tekst and "<b>buurt" not in tekst


def test_bulk_actions_say_why_and_what_went_with_a_save_is_told(baas, maatje):
    baas.post(LIJST, {"action": "archiveer", "_selected_action": maatje.pk})
    send(baas, f"{page_of(maatje)}/change/", **{"locaties-0-DELETE": "on"})
    weg, archief, gemaakt, *_rest = moments_of(baas, maatje)
    assert told(weg) == [("Locatie: Voorbeeldplein 12, 1102 AB Amsterdam", "verwijderd", [])]
    assert archief.waarom == "gearchiveerd vanuit de lijst"
    assert gemaakt.wie == "het systeem"


@pytest.mark.parametrize(
    ("model", "veld", "nieuw"),
    [
        (Organisatie, "naam", "Stichting Rad"),
        (Ondersteuningswens, "uitleg", "Iemand die langskomt."),
        (Voorzieningsoort, "samenvatting", "Een plek in de buurt."),
        (Persona, "kenmerk", "COPD"),
        (Uitdrukking, "elders", ""),
        (GoedVoorbeeld, "titel", "Samen op pad"),
    ],
)
def test_every_record_has_its_own_and_a_way_back(baas, lijsten, model, veld, nieuw):
    maak = {
        Organisatie: lambda: OrganisatieFactory(naam="Stichting Wiel"),
        Persona: lambda: PersonaFactory(vragen={"fysiek": ["Hoe slaapt u?"]}),
        Uitdrukking: lambda: Uitdrukking.objects.create(tekst="kiezenkundige", elders="Vraag uw huisarts."),
        GoedVoorbeeld: lambda: GoedVoorbeeld.objects.create(titel="Samen", slug="samen"),
    }
    obj = maak.get(model, model.objects.first)()
    oud = getattr(obj, veld)
    meer = {"andere_woorden": "kies"} if model is Uitdrukking else {}
    send(baas, f"{page_of(obj)}/change/", **{veld: nieuw, **meer})
    obj.refresh_from_db()
    assert getattr(obj, veld) == nieuw
    _pagina, antwoord = go_back(baas, address_back(baas, obj, -1))
    obj.refresh_from_db()
    assert getattr(obj, veld) == oud
    assert moments_of(baas, obj)[0].waarom.startswith("teruggezet naar versie van ")
    assert "is weer zoals in deze versie" in messages_of(antwoord)[0]


def test_as_many_questions_for_a_long_history_as_for_a_short_one(
    ingelogd, maatje, django_assert_num_queries, django_assert_max_num_queries
):
    send(ingelogd, f"{page_of(maatje)}/change/", wensen=[wens("ontmoeting").pk], naam="1")
    with django_assert_max_num_queries(30) as kort:
        ingelogd.get(f"{page_of(maatje)}/history/")
    aantal = len(kort)
    for nummer in range(4):
        send(ingelogd, f"{page_of(maatje)}/change/", naam=f"{nummer}", wensen=[wens("maatje").pk])
    with django_assert_num_queries(aantal):
        ingelogd.get(f"{page_of(maatje)}/history/")


def test_unknown_record_is_404_and_without_rights_there_is_no_history(client, coordinator, maatje):
    client.force_login(coordinator)
    for adres in (f"{LIJST}987654/history/", f"{LIJST}987654/history/1/terug/", f"{LIJST}prullenbak/987654/"):
        assert client.get(adres).status_code in {403, 404}, adres
    assert client.get(f"{page_of(maatje)}/history/{9**20}/terug/").status_code == 404
    niemand = GebruikerFactory(is_staff=True)
    client.force_login(niemand)
    nummer = 1
    for einde in ("history/", f"history/{nummer}/terug/"):
        assert client.get(f"{page_of(maatje)}/{einde}").status_code == 403
    assert client.get(f"{LIJST}prullenbak/").status_code == 403


# --- private values ---


def test_who_may_only_look_sees_nothing_private_not_even_of_long_ago(client, beheerder, onderzoeker, maatje):
    client.force_login(beheerder)
    prive = {"telefoon": "0205555181", "contact_email": "jan@voorbeeld.example", "contactpersoon": "Jan Jansen"}
    send(client, f"{page_of(maatje)}/change/", **prive, naam="Maatje", **{"locaties-0-geheim": "on"})
    send(client, f"{page_of(maatje)}/change/", telefoon="", **{"locaties-0-straat": "Geheimstraat"})
    send(client, f"{page_of(maatje)}/change/", **{"locaties-0-geheim": ""})
    tekst = client.get(f"{page_of(maatje)}/history/").content.decode()
    assert all(woord in tekst for woord in ("020 555 51 81", "jan@", "Jan Jansen", "Geheimstraat"))
    client.force_login(onderzoeker)
    antwoord = client.get(f"{page_of(maatje)}/history/")
    tekst = antwoord.content.decode()
    assert "Maatje aan huis" in tekst
    assert not any(woord in tekst for woord in ("020 555", "jan@", "Jan Jansen", "Geheimstraat", "Voorbeeldplein"))
    assert "Zet deze versie terug" not in tekst
    nummer = antwoord.context["momenten"][-1].nummer
    assert client.get(f"{page_of(maatje)}/history/{nummer}/terug/").status_code == 403
    wiel = OrganisatieFactory(naam="Stichting Wiel")
    assert [moment.delen[0].wat for moment in moments_of(client, wiel)] == ["gemaakt"]


# --- back to an earlier version ---


def test_a_version_comes_back_with_relations_and_places_and_the_map_follows(baas, maatje):
    plek = maatje.locaties.get()
    nieuw = {
        "naam": "Anders",
        "wensen": [wens("ontmoeting").pk],
        "locaties-0-straat": "Nieuwstraat",
        "locaties-1-straat": "Extra",
        "locaties-1-plaats": "Amsterdam",
        "locaties-TOTAL_FORMS": "2",
    }
    send(baas, f"{page_of(maatje)}/change/", **nieuw)
    send(baas, f"{page_of(maatje)}/change/", **{"locaties-0-DELETE": "on"})
    assert [p.straat for p in maatje.locaties.all()] == ["Extra"]
    versies = maatje.history.count()

    adres = address_back(baas, maatje, 2)
    pagina = baas.get(adres)
    assert {regel[:2] for regel in told(pagina.context["nieuw"])} == {
        ("Initiatief: Maatje aan huis", "gewijzigd"),
        ("Locatie: Voorbeeldplein 12, 1102 AB Amsterdam", "teruggehaald"),
        ("Locatie: Extra, Amsterdam", "verwijderd"),
    }
    # Looking changes nothing.
    maatje.refresh_from_db()
    assert (maatje.naam, maatje.history.count()) == ("Anders", versies)

    go_back(baas, adres)
    maatje.refresh_from_db()
    assert maatje.naam == "Maatje aan huis"
    assert [w.slug for w in maatje.wensen.all()] == ["maatje"]
    assert [(p.pk, p.straat, p.stadsdeel.slug) for p in maatje.locaties.all()] == [
        (plek.pk, "Voorbeeldplein", "zuidoost")
    ]
    assert Zoekrij.objects.get().rij["naam"] == "Maatje aan huis"
    assert moments_of(baas, maatje)[0].waarom.startswith("teruggezet naar versie van ")
    # It is so already now.
    assert baas.get(address_back(baas, maatje, 0)).context["nieuw"] is None


def test_what_can_no_longer_be_is_told_and_left_out(baas, maatje):
    rad = OrganisatieFactory(naam="Stichting Rad")
    andere = Ondersteuningswens.objects.create(slug="tijdelijk", naam="Tijdelijk", domein=wens("maatje").domein)
    tijdelijk = {"organisatie": rad.pk, "wensen": [andere.pk, wens("maatje").pk], "slug": "oud", "bron": "b"}
    send(baas, f"{page_of(maatje)}/change/", **tijdelijk, bron_id="1")
    send(baas, f"{page_of(maatje)}/change/", organisatie="", wensen=[], slug="nieuw", bron="", bron_id="", naam="Nu")
    rad.delete()
    andere.delete()
    InitiatiefFactory(slug="oud", bron="b", bron_id="1")

    pagina, antwoord = go_back(baas, address_back(baas, maatje, 1))
    assert pagina.context["weggelaten"] == [
        "Slug: ‘oud’ is nu van een ander.",
        "Organisatie: ‘Stichting Rad’ bestaat niet meer.",
        "Bron, Nummer bij de bron: Er is al een initiatief met dit nummer uit deze bron.",
        "Wensen: ‘Tijdelijk’ bestaat niet meer.",
    ]
    maatje.refresh_from_db()
    assert (maatje.naam, maatje.slug, maatje.organisatie, maatje.bron_id) == ("Maatje aan huis", "nieuw", None, "")
    assert [w.slug for w in maatje.wensen.all()] == ["maatje"]
    assert len([m for m in messages_of(antwoord) if m.startswith("Niet teruggezet: ")]) == 4


def test_a_value_that_the_rules_refuse_by_now_is_left_out_and_before_the_beginning_is_nothing(baas, maatje):
    """An old text of opening hours, and a record that was made before it had a history."""
    Initiatief.objects.filter(pk=maatje.pk).update(openingstijden="overdag", naam="Oud")
    maatje.history.all().delete()
    maatje.refresh_from_db()
    maatje.save()
    assert moments_of(baas, maatje)[0].delen[0].wat == "bewaard"
    send(baas, f"{page_of(maatje)}/change/", openingstijden="Tu 10:00-12:00", naam="Nieuw")
    pagina, _antwoord = go_back(baas, address_back(baas, maatje, 1))
    assert pagina.context["weggelaten"][0].startswith("Openingstijden: Deze openingstijden begrijpen we niet.")
    maatje.refresh_from_db()
    assert (maatje.naam, maatje.openingstijden) == ("Oud", "Tu 10:00-12:00")
    adres = f"{page_of(maatje)}/history/1/terug/"
    pagina = baas.get(adres)
    assert pagina.context["onmogelijk"] == "Deze versie is er niet."
    antwoord = baas.post(adres, {"gelezen": pagina.context["gelezen"]}, follow=True)
    assert messages_of(antwoord) == ["Deze versie is er niet."]


def test_a_place_that_moved_to_another_record_stays_there_and_a_copy_comes_back(baas, maatje):
    ander = InitiatiefFactory()
    plek = maatje.locaties.get()
    send(baas, f"{page_of(maatje)}/change/", naam="Anders")
    plek.initiatief = ander
    plek.save()
    go_back(baas, address_back(baas, maatje, 1))
    assert maatje.locaties.get().straat == "Voorbeeldplein"
    assert ander.locaties.get() == plek


def test_who_asks_what_changed_hears_of_a_place_that_went_back(baas, maatje):
    plek = maatje.locaties.get()
    plek.straat = "Elders"
    plek.save()
    toen = datetime(2026, 1, 1, tzinfo=UTC)
    Initiatief.objects.filter(pk=maatje.pk).update(updated_at=toen)
    go_back(baas, address_back(baas, maatje, 1))
    assert maatje.locaties.get().straat == "Voorbeeldplein"
    maatje.refresh_from_db()
    assert maatje.updated_at > toen


def test_a_change_after_the_look_is_seen_first(baas, maatje):
    send(baas, f"{page_of(maatje)}/change/", naam="Anders")
    adres = address_back(baas, maatje, 1)
    gelezen = baas.get(adres).context["gelezen"]
    send(baas, f"{page_of(maatje)}/change/", kosten="tien euro")
    antwoord = baas.post(adres, {"gelezen": gelezen})
    assert antwoord.status_code == 200
    assert messages_of(antwoord) == ["Dit is net gewijzigd. Kijk nog eens of u deze versie terug wilt."]
    maatje.refresh_from_db()
    assert (maatje.naam, maatje.kosten) == ("Anders", "tien euro")


def test_nobody_takes_a_record_back_to_a_stadsdeel_that_is_not_theirs(client, coordinator, beheerder, maatje):
    """Rights are those of the record as it would be."""
    oost = Gebied.objects.stadsdelen().get(slug="oost")
    coordinator.stadsdelen.set([oost])
    client.force_login(beheerder)
    send(
        client,
        f"{page_of(maatje)}/change/",
        werkgebied=[oost.pk],
        **{"locaties-0-lon": "4.93", "locaties-0-lat": "52.356"},
    )
    client.force_login(coordinator)
    adres = address_back(client, maatje, 1)
    gelezen = moments_of(client, maatje)
    assert client.get(adres).status_code == 403
    assert client.post(adres, {"gelezen": ""}).status_code == 403
    assert moments_of(client, maatje) == gelezen
    assert maatje.werkgebied.get() == oost


# --- from the bin ---


def test_a_deleted_record_comes_back_at_its_own_address_with_places_and_relations(baas, client, maatje):
    plek = maatje.locaties.get()
    LocatieFactory(initiatief=maatje, straat="Eerder weg", punt=Point(4.9, 52.3)).delete()
    verhaal = GoedVoorbeeld.objects.create(titel="Samen", slug="samen", initiatief=maatje)
    gemaakt = maatje.created_at
    actions.remove_initiatieven(ids=[maatje.pk])
    assert "Verwijderd (1)" in baas.get(LIJST).content.decode()
    (rij,) = baas.get(f"{LIJST}prullenbak/").context["regels"]
    assert rij[1:] == ("Maatje aan huis", maatje.pk)

    adres = f"{LIJST}prullenbak/{maatje.pk}/"
    pagina = baas.get(adres)
    assert {regel[:2] for regel in told(pagina.context["nieuw"])} == {
        ("Initiatief: Maatje aan huis", "teruggehaald"),
        ("Locatie: Voorbeeldplein 12, 1102 AB Amsterdam", "teruggehaald"),
    }
    assert not Initiatief.objects.exists()
    antwoord = baas.post(adres, follow=True)
    assert urlsplit(antwoord.redirect_chain[-1][0]).path == f"{page_of(maatje)}/change/"

    terug = Initiatief.objects.get(pk=maatje.pk)
    assert (terug.slug, terug.created_at) == (maatje.slug, gemaakt)
    assert ([w.slug for w in terug.wensen.all()], terug.locaties.get().pk) == (["maatje"], plek.pk)
    verhaal.refresh_from_db()
    assert verhaal.initiatief == terug
    assert moments_of(baas, terug)[0].waarom == "teruggehaald uit de prullenbak"
    assert baas.get(adres).status_code == 404
    client.logout()
    assert client.get(terug.get_absolute_url()).status_code == 200


def test_who_may_only_look_takes_nothing_out_of_the_bin(client, onderzoeker, maatje):
    actions.remove_initiatieven(ids=[maatje.pk])
    client.force_login(onderzoeker)
    assert client.post(f"{LIJST}prullenbak/{maatje.pk}/").status_code == 403
    assert not Initiatief.objects.exists()


def test_a_slug_that_another_has_by_now_becomes_a_new_one(baas, maatje):
    actions.remove_initiatieven(ids=[maatje.pk])
    InitiatiefFactory(slug=maatje.slug)
    antwoord = baas.post(f"{LIJST}prullenbak/{maatje.pk}/", follow=True)
    assert Initiatief.objects.get(pk=maatje.pk).slug == f"{maatje.slug}-2"
    assert f"Niet teruggezet: Slug: ‘{maatje.slug}’ is nu van een ander." in messages_of(antwoord)


def test_a_wish_that_comes_back_is_chosen_again_where_it_was(baas, maatje):
    ander = InitiatiefFactory(wensen=["maatje"])
    Uitdrukking.objects.create(tekst="kameraad").wensen.add(wens("maatje"))
    weg = wens("maatje")
    weg.personas.all().delete()
    baas.post(f"{page_of(weg)}/delete/", {"post": "yes"})
    assert not maatje.wensen.exists()
    ander.wensen.set([])  # history knows that it has none now
    ander.wensen.add(wens("ontmoeting"))
    baas.post(f"{BEHEER}/ondersteuningswens/prullenbak/{weg.pk}/")
    assert [w.slug for w in maatje.wensen.all()] == ["maatje"]
    assert [w.slug for w in ander.wensen.all()] == ["ontmoeting"]
    assert wens("maatje").uitdrukkingen.get(tekst="kameraad")


def test_what_needs_something_that_is_gone_stays_away_and_says_so(baas, lijsten):
    uniek = OrganisatieFactory(naam="Stichting Wiel")
    nummer = uniek.pk
    uniek.delete()
    OrganisatieFactory(naam="Stichting Wiel")
    adres = f"{BEHEER}/organisatie/prullenbak/{nummer}/"
    assert "Dit kan niet meer terug. ‘Stichting Wiel’ is nu van een ander." in baas.get(adres).content.decode()
    antwoord = baas.post(adres, follow=True)
    assert messages_of(antwoord) == ["‘Stichting Wiel’ is nu van een ander."]
    assert not Organisatie.objects.filter(pk=nummer).exists()


def test_a_part_that_cannot_come_back_is_left_out(baas, lijsten):
    persona = PersonaFactory(wensen=["maatje", "vervoer"])
    send(baas, f"{page_of(persona)}/change/", **{"wensen-0-DELETE": "on"})
    tegenwoordig = persona.wensen.get().wens
    weg = Ondersteuningswens.objects.get(slug=({"maatje", "vervoer"} - {tegenwoordig.slug}).pop())
    weg.personas.all().delete()
    weg.delete()
    pagina, _antwoord = go_back(baas, address_back(baas, persona, 1))
    assert pagina.context["weggelaten"] == [f"Een wens van een persona kon niet terug. ‘{weg.naam}’ bestaat niet meer."]
    assert persona.wensen.get().wens == tegenwoordig


def test_the_bin_of_what_nobody_deleted_is_empty(baas, lijsten):
    assert "Er is niets verwijderd." in baas.get(f"{BEHEER}/doelgroep/prullenbak/").content.decode()

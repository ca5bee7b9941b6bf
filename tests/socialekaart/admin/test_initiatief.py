"""A coordinator's day: add, change, look up, and many at once."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Doelgroep, Gebied, Initiatief, Kaartstand, Locatie, Ondersteuningswens, Zoekrij
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory

from .formulier import messages_of, send

LIJST = "/beheer/socialekaart/initiatief/"
NIEUW = f"{LIJST}add/"
WIBAUTSTRAAT = {"lon": "4.93", "lat": "52.356"}


@pytest.fixture
def ingelogd(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def maatje(lijsten):
    """A published initiative with one place in Zuidoost, on the map."""
    maatje = InitiatiefFactory(naam="Maatje aan huis", wensen=["maatje"], werkgebied=["zuidoost"])
    LocatieFactory(initiatief=maatje)
    refresh_initiatieven()
    return maatje


def page_of(initiatief) -> str:
    return f"{LIJST}{initiatief.pk}/change/"


def ids(model, *slugs) -> list[int]:
    return [model.objects.get(slug=slug).pk for slug in slugs]


def place(nummer: int, **velden) -> dict[str, str]:
    return {f"locaties-{nummer}-{naam}": str(waarde) for naam, waarde in velden.items()}


NIEUW_INITIATIEF = {
    "naam": "Koffie aan het water",
    "soort": "informeel",
    "samenvatting": "Elke dinsdag samen koffie.",
    "status": "gepubliceerd",
    "telefoon": "020 555 51 81",
    "openingstijden": "Tu 10:00-12:00",
    "talen": "nl,tr",
}


def add(client, **getypt):
    """A new initiative for Zuidoost."""
    return send(client, NIEUW, **NIEUW_INITIATIEF | {"werkgebied": ids(Gebied, "zuidoost")} | getypt)


def test_new_initiative_with_two_places_is_on_the_map_at_once(ingelogd, client):
    plekken = (
        place(0, straat="Wibautstraat", huisnummer="1", postcode="1091gh", plaats="Amsterdam", **WIBAUTSTRAAT)
        | place(1, naam="Buurthuis", plaats="Amsterdam", lon="4.97", lat="52.31")
        | {"locaties-TOTAL_FORMS": "2"}
    )
    keuzes = {"wensen": ids(Ondersteuningswens, "ontmoeting"), "doelgroepen": ids(Doelgroep, "mantelzorgers")}
    antwoord = add(ingelogd, **plekken, **keuzes)
    (melding,) = messages_of(antwoord)
    assert strip_tags(melding) == "‘Koffie aan het water’ is bewaard."

    bewaard = Initiatief.objects.get()
    assert bewaard.slug == "koffie-aan-het-water"
    assert bewaard.talen == ["nl", "tr"]
    assert [(p.postcode, p.stadsdeel.slug) for p in bewaard.locaties.all()] == [("1091 GH", "oost"), ("", "zuidoost")]
    client.logout()
    (feature,) = json.loads(client.get("/kaart.geojson").content)["features"]
    assert feature["geometry"] == {"type": "MultiPoint", "coordinates": [[4.93, 52.356], [4.97, 52.31]]}
    assert feature["properties"]["telefoon"] == "+31205555181"


def test_a_second_with_the_same_name_gets_its_own_address(ingelogd, maatje):
    add(ingelogd, naam=maatje.naam)
    assert set(Initiatief.objects.values_list("slug", flat=True)) == {maatje.slug, "maatje-aan-huis"}
    add(ingelogd, naam=maatje.naam)
    assert Initiatief.objects.filter(slug="maatje-aan-huis-2").exists()


def test_a_name_without_letters_still_gets_an_address(ingelogd, lijsten):
    add(ingelogd, naam="茶")
    assert Initiatief.objects.get().slug == "initiatief"


def test_a_changed_name_is_in_the_list_of_the_map(ingelogd, maatje):
    versie = Kaartstand.objects.current()
    send(ingelogd, page_of(maatje), naam="Maatje voor u")
    assert Zoekrij.objects.get().rij["naam"] == "Maatje voor u"
    assert Kaartstand.objects.current() > versie
    assert Initiatief.objects.get().slug == maatje.slug


def test_saving_unchanged_keeps_everything(ingelogd, maatje):
    voor = Zoekrij.objects.values().get()
    send(ingelogd, page_of(maatje))
    assert Zoekrij.objects.values().get() == voor


def test_what_is_wrong_is_said_in_words_and_nothing_is_saved(ingelogd, lijsten):
    getypt = (
        NIEUW_INITIATIEF | {"openingstijden": "overdag", "talen": "klingon", "telefoon": "12"} | place(0, lon="4.9")
    )
    antwoord = send(ingelogd, NIEUW, **getypt)
    tekst = antwoord.content.decode()
    assert "Deze openingstijden begrijpen we niet" in tekst
    assert "Vul beide getallen in" in tekst
    assert "Dit telefoonnummer klopt niet. Schrijf het zo: 020 123 45 67" in tekst
    assert "Er zijn nog dingen niet goed" in tekst
    assert 'value="Koffie aan het water"' in tekst
    assert not Initiatief.objects.exists()


def test_a_point_outside_the_country_is_refused(ingelogd, lijsten):
    antwoord = send(ingelogd, NIEUW, **NIEUW_INITIATIEF, **place(0, lon="52.3", lat="4.9"))
    assert not Initiatief.objects.exists()
    assert antwoord.context["inline_admin_formsets"][0].formset.errors[0].keys() == {"lon", "lat"}


def test_a_point_can_be_taken_away(ingelogd, maatje):
    send(ingelogd, page_of(maatje), **place(0, lon="", lat=""))
    locatie = Locatie.objects.get()
    assert (locatie.punt, locatie.stadsdeel) == (None, None)


# --- doubts ---


def test_another_stadsdeel_than_somebody_typed_is_named(ingelogd, maatje):
    oost = Gebied.objects.stadsdelen().get(slug="oost")
    (melding, _bewaard) = messages_of(send(ingelogd, page_of(maatje), **place(0, stadsdeel_opgegeven=oost.pk)))
    plek = "Voorbeeldplein 12, 1102 AB Amsterdam"
    assert melding == f"U koos stadsdeel Oost, maar het punt van ‘{plek}’ ligt in Zuidoost. Wat klopt?"


def test_a_point_outside_the_city_is_doubted(ingelogd, maatje):
    (melding, _bewaard) = messages_of(send(ingelogd, page_of(maatje), **place(0, lon="5.3", lat="52.2")))
    assert "ligt niet in Amsterdam" in melding


def test_published_without_wish_or_area_is_doubted(ingelogd, maatje):
    meldingen = messages_of(send(ingelogd, page_of(maatje), wensen=[], werkgebied=[]))
    assert "Er is nog geen wens gekozen" in meldingen[0] and "Er is nog geen werkgebied gekozen" in meldingen[1]
    assert len(messages_of(send(ingelogd, page_of(maatje), status="concept"))) == 1


# --- finding ---


def names_in(client, **vraag) -> set[str]:
    return {initiatief.naam for initiatief in client.get(LIJST, vraag).context["cl"].result_list}


@pytest.fixture
def drie(lijsten):
    """In Zuidoost, for Oost, and for the whole city."""
    hier = InitiatiefFactory(naam="Hier", wensen=["maatje"], telefoon="+31205555181", bron="blad", bron_id="1")
    LocatieFactory(initiatief=hier, naam="De Bron")
    wiel = OrganisatieFactory(naam="Stichting Wiel")
    daar = InitiatiefFactory(naam="Daar", soort="formeel", werkgebied=["oost"], wensen=["vervoer"], organisatie=wiel)
    overal = InitiatiefFactory(naam="Overal", heel_amsterdam=True, status="concept", voorbeeld=True)
    vandaag = timezone.localdate()
    Initiatief.objects.filter(pk=hier.pk).update(gecontroleerd_op=vandaag)
    Initiatief.objects.filter(pk=daar.pk).update(gecontroleerd_op=vandaag - timedelta(days=800))
    refresh_initiatieven()
    return hier, daar, overal


@pytest.mark.parametrize(
    ("vraag", "namen"),
    [
        ({"q": "hier"}, {"Hier"}),
        ({"q": "wiel"}, {"Daar"}),
        ({"q": "voorbeeldplein"}, {"Hier"}),
        ({"q": "1102ab"}, {"Hier"}),
        ({"q": "020 555 51 81"}, {"Hier"}),
        ({"q": "+31 20 555 5181"}, {"Hier"}),
        ({"q": "bestaatniet"}, set()),
        ({"status__exact": "concept"}, {"Overal"}),
        ({"soort__exact": "formeel"}, {"Daar"}),
        ({"voorbeeld__exact": "1"}, {"Overal"}),
        ({"gecontroleerd": "nooit"}, {"Overal"}),
        ({"gecontroleerd": "te-lang"}, {"Daar"}),
        ({"gecontroleerd": "dit-jaar"}, {"Hier"}),
        ({"bron": "blad"}, {"Hier"}),
        ({"stadsdeel": "stad"}, {"Overal"}),
        ({"wens": "geen"}, {"Overal"}),
        ({"stadsdeel": "nergens", "domein": "x", "wens": "-1", "gecontroleerd": "ooit"}, {"Hier", "Daar", "Overal"}),
    ],
)
def test_search_and_filters(ingelogd, drie, vraag, namen):
    assert names_in(ingelogd, **vraag) == namen


@pytest.mark.parametrize(("slug", "namen"), [("zuidoost", {"Hier"}), ("oost", {"Daar"}), ("weesp", set())])
def test_filter_on_where_it_is_or_works(ingelogd, drie, slug, namen):
    assert names_in(ingelogd, stadsdeel=ids(Gebied, slug)[0]) == namen


def test_filter_on_domain_narrows_the_wishes(ingelogd, drie):
    vervoer = Ondersteuningswens.objects.select_related("domein").get(slug="vervoer")
    assert names_in(ingelogd, domein=vervoer.domein_id) == {"Daar"}
    assert names_in(ingelogd, domein=vervoer.domein_id, wens=vervoer.pk) == {"Daar"}
    tekst = ingelogd.get(LIJST, {"domein": vervoer.domein_id}).content.decode()
    assert f"wens={vervoer.pk}" in tekst
    assert f"wens={ids(Ondersteuningswens, 'maatje')[0]}" not in tekst


def test_the_list_says_where_and_whether_it_is_checked(ingelogd, drie):
    tekst = ingelogd.get(LIJST).content.decode()
    assert "heel Amsterdam" in tekst and "te lang geleden" in tekst and "nooit" in tekst


def test_the_list_asks_as_much_for_many_as_for_few(ingelogd, lijsten, django_assert_num_queries):
    def count(aantal):
        for locatie in LocatieFactory.create_batch(aantal):
            locatie.initiatief.organisatie = OrganisatieFactory()
            locatie.initiatief.werkgebied.set(Gebied.objects.stadsdelen()[:2])
            locatie.initiatief.save()
        refresh_initiatieven()
        with django_assert_num_queries(20, exact=False) as vragen:
            assert ingelogd.get(LIJST).status_code == 200
        return len(vragen)

    ingelogd.get(LIJST)
    assert count(2) == count(20)


# --- many at once ---


def act(client, actie, *initiatieven):
    gegevens = {"action": actie, "_selected_action": [i.pk for i in initiatieven]}
    return messages_of(client.post(LIJST, gegevens, follow=True))


def test_publish_many_says_which_cannot_yet(ingelogd, lijsten, coordinator):
    klaar = InitiatiefFactory(status="concept")
    leeg = InitiatiefFactory(status="concept", samenvatting="", naam="Nog leeg")
    al = InitiatiefFactory()
    assert act(ingelogd, "publiceer", klaar, leeg, al) == [
        "1 initiatief gepubliceerd.",
        "Nog zonder samenvatting, dus niet gepubliceerd: Nog leeg.",
    ]
    assert set(Zoekrij.objects.values_list("pk", flat=True)) == {klaar.pk}
    assert act(ingelogd, "publiceer", klaar) == ["0 initiatieven gepubliceerd."]
    versie = klaar.history.latest()
    assert (versie.status, versie.history_user) == ("gepubliceerd", coordinator)


def test_archive_many_takes_them_off_the_map(ingelogd, maatje):
    ander = InitiatiefFactory()
    assert act(ingelogd, "archiveer", maatje, ander) == ["2 initiatieven gearchiveerd."]
    assert not Zoekrij.objects.exists()
    assert act(ingelogd, "archiveer", maatje) == ["0 initiatieven gearchiveerd."]


def test_verified_today(ingelogd, maatje):
    assert act(ingelogd, "vandaag_gecontroleerd", maatje) == ["1 initiatief is vandaag gecontroleerd."]
    assert Initiatief.objects.get().gecontroleerd_op == timezone.localdate()
    assert Zoekrij.objects.get().rij["gecontroleerd_op"] == timezone.localdate().isoformat()


def test_who_may_only_look_has_no_actions(client, onderzoeker, maatje):
    client.force_login(onderzoeker)
    act(client, "archiveer", maatje)
    assert Initiatief.objects.get().status == "gepubliceerd"


@pytest.mark.parametrize("veel", [False, True])
def test_deleting_takes_it_off_the_map_and_keeps_the_history(client, beheerder, maatje, veel):
    client.force_login(beheerder)
    versie = Kaartstand.objects.current()
    if veel:
        client.post(LIJST, {"action": "delete_selected", "_selected_action": [maatje.pk], "post": "yes"})
    else:
        client.post(f"{LIJST}{maatje.pk}/delete/", {"post": "yes"})
    assert not Initiatief.objects.exists() and not Zoekrij.objects.exists()
    assert Kaartstand.objects.current() > versie
    assert Initiatief.history.filter(id=maatje.pk, history_type="-").exists()


# --- on the site, and what stays secret ---


def test_link_to_the_site_only_when_it_is_there(ingelogd, maatje):
    assert "Bekijk op de site" in ingelogd.get(page_of(maatje)).content.decode()
    assert "Bekijk op de site" not in ingelogd.get(page_of(InitiatiefFactory(status="concept"))).content.decode()


def test_a_secret_place_is_for_coordinators_only(ingelogd, client, onderzoeker, lijsten):
    initiatief = InitiatiefFactory(naam="Veilig huis", wensen=["maatje"])
    LocatieFactory(initiatief=initiatief, straat="Geheimstraat", geheim=True)
    refresh_initiatieven()
    send(ingelogd, page_of(initiatief), **place(0, huisnummer="99"))
    assert "Geheimstraat" in ingelogd.get(page_of(initiatief)).content.decode()
    assert names_in(ingelogd, q="geheimstraat") == {"Veilig huis"}
    lijst = ingelogd.get(LIJST).context["cl"]
    assert [lijst.model_admin.stadsdelen(rij) for rij in lijst.result_list] == ["Zuidoost"]

    client.force_login(onderzoeker)
    for adres in (page_of(initiatief), f"{LIJST}{initiatief.pk}/history/", LIJST, f"{LIJST}?q=geheimstraat"):
        tekst = client.get(adres).content.decode()
        assert "Geheimstraat" not in tekst.replace("q=geheimstraat", "")
        assert "4.97" not in tekst
    assert names_in(client, q="geheimstraat") == set()
    assert names_in(client, q="1102 AB") == set()
    assert names_in(client, stadsdeel=ids(Gebied, "zuidoost")[0]) == set()
    client.logout()
    for adres in ("/kaart.geojson", "/kaart.json", "/kaart.csv", f"/initiatief/{initiatief.slug}/"):
        antwoord = client.get(adres)
        inhoud = antwoord.getvalue() if antwoord.streaming else antwoord.content
        assert b"Geheimstraat" not in inhoud and b"4.97" not in inhoud


def test_a_private_number_is_for_coordinators_only(ingelogd, client, onderzoeker, beheerder, lijsten):
    prive = {
        "telefoon": "+31612345678",
        "telefoon_openbaar": False,
        "email": "an@prive.example",
        "email_openbaar": False,
    }
    initiatief = InitiatiefFactory(naam="Naast je", **prive)
    send(ingelogd, page_of(initiatief), telefoon="06 87654321", kosten="gratis")
    assert "06 87654321" in ingelogd.get(page_of(initiatief)).content.decode()
    assert names_in(ingelogd, q="0687654321") == {"Naast je"}

    client.force_login(onderzoeker)
    for adres in (page_of(initiatief), f"{LIJST}{initiatief.pk}/history/"):
        tekst = client.get(adres).content.decode()
        assert "Naast je" in tekst and "gratis" in tekst
        assert not [woord for woord in ("06 12", "06 87", "687654321", "prive.example") if woord in tekst]
    assert names_in(client, q="0687654321") == set()
    for lezer in (ingelogd, client):  # no guessing by way of the address; who keeps all records may
        assert lezer.get(LIJST, {"telefoon__startswith": "+316"}).status_code == 400
    client.force_login(beheerder)
    assert names_in(client, telefoon__startswith="+316") == {"Naast je"}
    client.force_login(onderzoeker)
    Initiatief.objects.update(telefoon_openbaar=True)
    assert "06 87654321" in client.get(page_of(initiatief)).content.decode()
    assert names_in(client, q="0687654321") == {"Naast je"}


def test_who_may_only_look_sees_the_point_as_numbers(client, onderzoeker, maatje):
    client.force_login(onderzoeker)
    tekst = client.get(page_of(maatje)).content.decode()
    assert "Lengtegraad" in tekst and '<div class="readonly">4.97</div>' in tekst
    assert 'name="locaties-0-lon"' not in tekst

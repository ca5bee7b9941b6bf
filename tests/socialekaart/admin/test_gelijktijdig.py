"""Two people in the same record: what one of both changed is kept, what both changed is asked."""

from datetime import date

import pytest
from django.test import Client
from django.utils.html import strip_tags

from socialekaart.actions import remove_initiatieven
from socialekaart.models import Initiatief, Locatie, Ondersteuningswens, Tekst, Uitdrukking
from tests.factories import InitiatiefFactory, LocatieFactory, PersonaFactory

from .formulier import messages_of, read_form, send

BEHEER = "/beheer/socialekaart"
WELKOM = {"plek": "home-inleiding", "tekst": "Welkom.", "publicatiedatum": date(2027, 1, 1)}
KOP = "Uw collega heeft dit net ook gewijzigd. Kies per veld wat klopt."


@pytest.fixture
def ik(beheerder):
    beheerder.first_name, beheerder.last_name = "Noor", "Bakker"
    beheerder.save()
    client = Client()
    client.force_login(beheerder)
    return client


@pytest.fixture
def collega(django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("sam@voorbeeld.example", first_name="Sam"))
    return client


@pytest.fixture
def maatje(lijsten):
    maatje = InitiatiefFactory(naam="Maatje aan huis", wensen=["maatje"], werkgebied=["zuidoost"], kosten="gratis")
    LocatieFactory(initiatief=maatje)
    return maatje


def page_of(obj) -> str:
    return f"{BEHEER}/{obj._meta.model_name}/{obj.pk}/change/"


def wensen(*slugs) -> list[int]:
    return [Ondersteuningswens.objects.get(slug=slug).pk for slug in slugs]


def questions_of(antwoord) -> dict[str, tuple]:
    return {v.sleutel: (v.onderwerp, v.mijn, v.hun) for v in antwoord.context["vragen"]}


def again(antwoord, **keuzes) -> dict:
    """The page as it was shown, with these choices made."""
    vragen = antwoord.context["vragen"]
    bewaard = {naam: waarde for vraag in vragen for naam, waarde in vraag.bewaard}
    gekozen = {f"keuze:{sleutel}": keuze for sleutel, keuze in keuzes.items()}
    return read_form(antwoord) | bewaard | {"kies": [vraag.sleutel for vraag in vragen]} | gekozen


def test_what_only_one_of_both_changed_is_kept_of_both_and_told(ik, collega, maatje):
    mijn = read_form(ik.get(page_of(maatje))) | {"naam": "Mijn naam", "locaties-0-naam": "Mijn zaal"}
    hun = {"kosten": "tien euro", "wensen": wensen("maatje", "ontmoeting"), "telefoon": "020 555 51 81"}
    send(collega, page_of(maatje), **hun, **{"locaties-0-straat": "Haar straat"})
    antwoord = ik.post(page_of(maatje), mijn, follow=True)
    maatje.refresh_from_db()
    assert (maatje.naam, maatje.kosten, maatje.telefoon) == ("Mijn naam", "tien euro", "+31205555181")
    assert sorted(maatje.wensen.values_list("slug", flat=True)) == ["maatje", "ontmoeting"]
    plek = maatje.locaties.get()
    assert (plek.naam, plek.straat) == ("Mijn zaal", "Haar straat")
    melding = strip_tags(messages_of(antwoord)[0])
    assert melding.startswith(
        "Sam wijzigde dit net ook. Dat blijft zo: Wensen; Telefoon, Telefoon mag op de site; Kosten"
    )
    assert "Locatie Haar straat 12, 1102 AB Amsterdam: Straat, Huisnummer, Postcode, Plaats" in melding


def test_what_both_changed_is_asked_and_nothing_is_lost_until_it_is_answered(ik, collega, maatje):
    mijn = read_form(ik.get(page_of(maatje)))
    mijn |= {"naam": "Mijn naam", "wensen": wensen("vervoer"), "kosten": "vijf euro", "locaties-0-lon": "4.98"}
    hun = {"naam": "Haar <b>naam</b>", "wensen": wensen("ontmoeting"), "locaties-0-lat": "52.32"}
    send(collega, page_of(maatje), **hun, locatie="")
    antwoord = ik.post(page_of(maatje), mijn)
    plek = maatje.locaties.get()
    punt = f"locaties:{plek.pk}:lon"
    assert questions_of(antwoord) == {
        "naam": ("Naam", [("", "Mijn naam")], [("", "Haar <b>naam</b>")]),
        "wensen": ("Wensen", [("", "Vervoer")], [("", "Ontmoeting")]),
        punt: (
            "Locatie Voorbeeldplein 12, 1102 AB Amsterdam: Lengtegraad, Breedtegraad",
            [("Lengtegraad", "4.98"), ("Breedtegraad", "52.31")],
            [("Lengtegraad", "4.97"), ("Breedtegraad", "52.32")],
        ),
    }
    tekst = antwoord.content.decode()
    assert KOP in tekst and "Gewijzigd door Sam. Er is nog niets bewaard" in tekst
    assert 'value="Mijn naam"' in tekst and 'value="vijf euro"' in tekst
    assert "Haar &lt;b&gt;naam" in tekst and "<b>naam" not in tekst
    maatje.refresh_from_db()
    assert (maatje.naam, maatje.kosten) == ("Haar <b>naam</b>", "gratis")

    # Answered in part: what was not answered is asked again.
    antwoord = ik.post(page_of(maatje), again(antwoord, naam="collega", **{punt: "mij"}))
    assert list(questions_of(antwoord)) == ["wensen"]
    assert 'value="vijf euro"' in antwoord.content.decode()
    # A colleague again, meanwhile.
    send(collega, page_of(maatje), kosten="tien euro", verwijzen="Bel even.")
    antwoord = ik.post(page_of(maatje), again(antwoord, wensen="mij"))
    assert list(questions_of(antwoord)) == ["kosten"]
    ik.post(page_of(maatje), again(antwoord, kosten="mij"))
    maatje.refresh_from_db()
    plek.refresh_from_db()
    assert (maatje.naam, maatje.kosten, maatje.verwijzen) == ("Haar <b>naam</b>", "vijf euro", "Bel even.")
    assert [w.slug for w in maatje.wensen.all()] == ["vervoer"]
    assert (round(plek.punt.x, 2), round(plek.punt.y, 2)) == (4.98, 52.31)


def test_the_same_change_by_both_is_no_question(ik, collega, maatje):
    mijn = read_form(ik.get(page_of(maatje))) | {"telefoon": "+31 20 5555181"}
    send(collega, page_of(maatje), telefoon="020 555 51 81")
    assert ik.post(page_of(maatje), mijn).status_code == 302


def test_a_private_number_does_not_become_public_by_two_halves(ik, collega, maatje):
    Initiatief.objects.filter(pk=maatje.pk).update(telefoon="+31205555181", telefoon_openbaar=False)
    mijn = read_form(ik.get(page_of(maatje))) | {"telefoon_openbaar": "on"}
    send(collega, page_of(maatje), telefoon="020 555 51 82")
    antwoord = ik.post(page_of(maatje), mijn)
    assert questions_of(antwoord)["telefoon"][1] == [("Telefoon", "020 555 5181"), ("Telefoon mag op de site", "ja")]
    maatje.refresh_from_db()
    assert not maatje.telefoon_openbaar


def test_a_choice_of_the_colleague_that_changed_again_is_told(ik, collega, maatje):
    mijn = read_form(ik.get(page_of(maatje))) | {"naam": "Mijn naam"}
    send(collega, page_of(maatje), naam="Haar naam")
    antwoord = ik.post(page_of(maatje), mijn)
    send(collega, page_of(maatje), naam="Haar tweede naam")
    antwoord = ik.post(page_of(maatje), again(antwoord, naam="collega"), follow=True)
    assert "Sam wijzigde dit net ook. Dat blijft zo: Naam." in messages_of(antwoord)
    assert Initiatief.objects.get().naam == "Haar tweede naam"


@pytest.mark.parametrize("gelezen", ["", "gisteren", "5-", "1000000000000000-abc", "9" * 30 + "-a"])
def test_without_a_known_version_nothing_is_overwritten(ik, maatje, gelezen):
    antwoord = send(ik, page_of(maatje), naam="Stil", gelezen=gelezen)
    assert questions_of(antwoord) == {"naam": ("Naam", [("", "Stil")], [("", "Maatje aan huis")])}
    assert Initiatief.objects.get().naam == "Maatje aan huis"


def test_a_mistake_after_a_choice_does_not_undo_the_choice(ik, collega, maatje):
    mijn = read_form(ik.get(page_of(maatje))) | {"naam": "Mijn naam", "openingstijden": "overdag"}
    send(collega, page_of(maatje), naam="Haar naam")
    antwoord = ik.post(page_of(maatje), mijn)
    antwoord = ik.post(page_of(maatje), again(antwoord, naam="collega"))
    assert not antwoord.context["vragen"]
    assert "Deze openingstijden begrijpen we niet" in antwoord.content.decode()
    ik.post(page_of(maatje), read_form(antwoord) | {"openingstijden": "Tu 10:00-12:00"})
    maatje.refresh_from_db()
    assert (maatje.naam, maatje.openingstijden) == ("Haar naam", "Tu 10:00-12:00")


def test_a_change_outside_of_the_history_is_noticed_too(ik, maatje):
    mijn = read_form(ik.get(page_of(maatje))) | {"kosten": "vijf euro"}
    Initiatief.objects.filter(pk=maatje.pk).update(naam="Door een taak")
    assert ik.post(page_of(maatje), mijn).status_code == 302
    maatje.refresh_from_db()
    assert (maatje.naam, maatje.kosten) == ("Door een taak", "vijf euro")


# --- places ---


def two_places(maatje) -> tuple[Locatie, Locatie]:
    return maatje.locaties.get(), LocatieFactory(initiatief=maatje, straat="Damrak", naam="De Bron")


def test_places_that_came_and_went_are_kept_so(ik, collega, maatje):
    _een, twee = two_places(maatje)
    mijn = read_form(ik.get(page_of(maatje))) | {
        "locaties-2-straat": "Mijn straat",
        "locaties-2-plaats": "Amsterdam",
        "locaties-TOTAL_FORMS": "3",
    }
    nieuw = {"locaties-2-straat": "Haar straat", "locaties-2-plaats": "Amsterdam", "locaties-TOTAL_FORMS": "3"}
    send(collega, page_of(maatje), **nieuw, **{"locaties-1-DELETE": "on"})
    antwoord = ik.post(page_of(maatje), mijn, follow=True)
    assert sorted(maatje.locaties.values_list("straat", flat=True)) == ["Haar straat", "Mijn straat", "Voorbeeldplein"]
    melding = messages_of(antwoord)[0]
    assert "Locatie Haar straat, Amsterdam (toegevoegd)" in melding and "Locatie De Bron (weggehaald)" in melding
    assert not Locatie.objects.filter(pk=twee.pk).exists()


@pytest.mark.parametrize(("keuze", "naam"), [("mij", "Mijn zaal"), ("collega", None)])
def test_a_place_that_a_colleague_took_away_while_i_changed_it(ik, collega, maatje, keuze, naam):
    _een, twee = two_places(maatje)
    mijn = read_form(ik.get(page_of(maatje))) | {"locaties-1-naam": "Mijn zaal"}
    send(collega, page_of(maatje), **{"locaties-1-DELETE": "on"})
    antwoord = ik.post(page_of(maatje), mijn)
    sleutel = f"locaties:{twee.pk}"
    onderwerp, eigen, hun = questions_of(antwoord)[sleutel]
    assert (onderwerp, hun) == ("Locatie", [("", "weg")])
    assert ("Naam van de plek", "Mijn zaal") in eigen
    # Asked again as long as it is not answered.
    antwoord = ik.post(page_of(maatje), again(antwoord))
    assert list(questions_of(antwoord)) == [sleutel]
    assert ik.post(page_of(maatje), again(antwoord, **{sleutel: keuze})).status_code == 302
    assert next(iter(maatje.locaties.filter(straat="Damrak").values_list("naam", flat=True)), None) == naam


@pytest.mark.parametrize(("keuze", "naam"), [("mij", None), ("collega", "Haar zaal")])
def test_a_place_that_i_take_away_while_a_colleague_changed_it(ik, collega, maatje, keuze, naam):
    _een, twee = two_places(maatje)
    mijn = read_form(ik.get(page_of(maatje))) | {"locaties-1-DELETE": "on"}
    send(collega, page_of(maatje), **{"locaties-1-naam": "Haar zaal"})
    antwoord = ik.post(page_of(maatje), mijn)
    sleutel = f"locaties:{twee.pk}"
    hun = [("", "blijft, zoals uw collega het wijzigde")]
    assert questions_of(antwoord) == {sleutel: ("Locatie Haar zaal", [("", "weg")], hun)}
    assert ik.post(page_of(maatje), again(antwoord, **{sleutel: keuze})).status_code == 302
    assert next(iter(maatje.locaties.filter(straat="Damrak").values_list("naam", flat=True)), None) == naam


def test_a_place_that_both_take_away_or_only_i_is_gone(ik, collega, maatje):
    _een, _twee = two_places(maatje)
    mijn = read_form(ik.get(page_of(maatje))) | {"locaties-0-DELETE": "on", "locaties-1-DELETE": "on"}
    send(collega, page_of(maatje), kosten="tien euro", **{"locaties-1-DELETE": "on"})
    assert ik.post(page_of(maatje), mijn).status_code == 302
    assert not maatje.locaties.exists()


def test_the_same_sent_twice_makes_one_new_place(ik, maatje):
    """When the answer to the first never came."""
    nieuw = {"locaties-1-straat": "Damrak", "locaties-1-plaats": "Amsterdam", "locaties-TOTAL_FORMS": "2"}
    mijn = read_form(ik.get(page_of(maatje))) | nieuw
    assert [ik.post(page_of(maatje), mijn).status_code for _keer in range(2)] == [302, 302]
    assert maatje.locaties.count() == 2


def test_a_place_that_the_page_does_not_show_is_left_alone(ik, collega, maatje):
    """A row that nobody sent is not one that somebody took away."""
    _een, twee = two_places(maatje)
    mijn = read_form(ik.get(page_of(maatje)))
    mijn = {n: w for n, w in mijn.items() if not n.startswith("locaties-1-")}
    mijn |= {"locaties-TOTAL_FORMS": "1", "locaties-INITIAL_FORMS": "1", "naam": "Mijn naam"}
    send(collega, page_of(maatje), kosten="tien euro")
    assert ik.post(page_of(maatje), mijn).status_code == 302
    assert Locatie.objects.filter(pk=twee.pk).exists()


# --- other records ---


@pytest.mark.parametrize(
    ("maak", "veld", "mijn", "hun"),
    [
        (lambda: PersonaFactory(wensen=["maatje"]), "wensen-0-uitspraak", "Mijn zin.", "Haar zin."),
        (lambda: Ondersteuningswens.objects.get(slug="maatje"), "uitleg", "Mijn uitleg", "Haar uitleg"),
        (lambda: Uitdrukking.objects.create(tekst="kameraadje"), "andere_woorden", "vriend", "kennis"),
        (lambda: Tekst.objects.create(**WELKOM), "tekst", "Dag.", "Hallo."),
        (lambda: Tekst.objects.create(**WELKOM), "publicatiedatum", "2027-01-02", "2027-01-03"),
    ],
)  # fmt: skip
def test_other_records_ask_in_the_same_way(ik, collega, lijsten, maak, veld, mijn, hun):
    obj = maak()
    formulier = read_form(ik.get(page_of(obj))) | {veld: mijn}
    send(collega, page_of(obj), **{veld: hun})
    antwoord = ik.post(page_of(obj), formulier)
    (sleutel,) = questions_of(antwoord)
    assert ik.post(page_of(obj), again(antwoord, **{sleutel: "mij"})).status_code == 302
    assert read_form(ik.get(page_of(obj)))[veld] == mijn


def test_a_copy_of_a_text_is_a_new_one(ik, collega, lijsten):
    tekst = Tekst.objects.create(**WELKOM)
    kopie = {"tekst": "Dag.", "plek": "home-inleiding", "publicatiedatum": "2027-02-01", "_saveasnew": "1"}
    formulier = read_form(ik.get(page_of(tekst))) | kopie
    send(collega, page_of(tekst), tekst="Hallo.")
    assert ik.post(page_of(tekst), formulier).status_code == 302
    assert set(Tekst.objects.filter(publicatiedatum__year=2027).values_list("tekst", flat=True)) == {"Dag.", "Hallo."}


def test_who_may_only_look_saves_nothing_and_an_unknown_number_is_told(client, onderzoeker, ik, maatje):
    client.force_login(onderzoeker)
    assert client.post(page_of(maatje), {"naam": "Stil"}).status_code == 403
    for adres in ("987654", "geen-nummer"):
        for vraag in (ik.get, ik.post):
            antwoord = vraag(f"{BEHEER}/initiatief/{adres}/change/", {"naam": "Stil"}, follow=True)
            assert "bestaat niet" in messages_of(antwoord)[0]


# --- a colleague deleted it ---


def test_what_was_typed_into_a_deleted_record_is_kept_and_can_bring_it_back(ik, maatje):
    mijn = read_form(ik.get(page_of(maatje))) | {"naam": "Mijn <b>naam</b>", "wensen": wensen("maatje", "vervoer")}
    remove_initiatieven(ids=[maatje.pk])
    antwoord = ik.post(page_of(maatje), mijn)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "‘Maatje aan huis’ is op" in tekst and "Mijn &lt;b&gt;naam" in tekst and "<b>naam" not in tekst
    gestuurd: dict = {}
    for naam, waarde in antwoord.context["gestuurd"]:
        gestuurd.setdefault(naam, []).append(waarde)
    assert ik.post(page_of(maatje), gestuurd | {"haal_terug": "ja"}).status_code == 302
    terug = Initiatief.objects.get(pk=maatje.pk)
    assert (terug.naam, terug.wensen.count(), terug.locaties.count()) == ("Mijn <b>naam</b>", 2, 1)


def test_who_may_only_look_meets_no_deleted_record(client, onderzoeker, maatje):
    client.force_login(onderzoeker)
    remove_initiatieven(ids=[maatje.pk])
    assert client.post(page_of(maatje), {"haal_terug": "ja"}).status_code in {302, 403}
    assert not Initiatief.objects.exists()

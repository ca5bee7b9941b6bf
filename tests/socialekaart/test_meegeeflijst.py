"""The list itself: what a cookie or a link may hold, what is shown of it, and the letter that goes with it."""

import time
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from socialekaart.meegeeflijst import (
    GROOTSTE_ID,
    HOOGSTENS,
    MAIL_HOOGSTENS,
    Aanvulling,
    Meegeeflijst,
    Ongeldig,
    Verlopen,
    describe_off_map,
    make_mail_uri,
    make_token,
    read_token,
    select_regels,
)
from tests.factories import InitiatiefFactory, LocatieFactory

NUMMERS = st.integers(1, GROOTSTE_ID)
LIJSTEN = st.lists(NUMMERS, max_size=HOOGSTENS, unique=True).map(lambda ids: Meegeeflijst(tuple(ids)))
DAG = 24 * 60 * 60
ADRES = "https://kaart.example.nl/meegeeflijst/1z-4k.1tXyZa.Jq3kV0a8yS1dE4fG7hI0jK3lM6nO9pQ2rS5tU8vW1xY/"


# --- a cookie -------------------------------------------------------------------------------------------


@given(LIJSTEN)
def test_a_list_survives_a_cookie(lijst):
    assert Meegeeflijst.read(lijst.write()) == lijst


@given(st.text())
def test_any_cookie_is_read_without_a_fault(tekst):
    lijst = Meegeeflijst.read(tekst)
    assert len(lijst.ids) == len(set(lijst.ids)) <= HOOGSTENS
    assert all(0 < pk <= GROOTSTE_ID for pk in lijst.ids)
    assert Meegeeflijst.read(lijst.write()) == lijst


@pytest.mark.parametrize(
    ("tekst", "ids"),
    [
        ("", ()),
        ("12.7.12", (12, 7)),
        ("0.-1.+2.3e2.007.12", (12,)),
        ("²·٣.4 .5\n.6", (6,)),
        (f"{GROOTSTE_ID}.{GROOTSTE_ID + 1}.{'9' * 40}", (GROOTSTE_ID,)),
        (".".join(map(str, range(1, 100))), tuple(range(1, HOOGSTENS + 1))),
    ],
)
def test_what_is_no_number_is_left_out(tekst, ids):
    assert Meegeeflijst.read(tekst).ids == ids


@given(LIJSTEN, NUMMERS, st.integers(1, HOOGSTENS))
def test_putting_one_in_its_place_twice_is_putting_it_there_once(lijst, pk, plaats):
    assume(pk in lijst.ids or not lijst.vol)
    eens = lijst.placed(pk, plaats)
    assert eens.placed(pk, plaats) == eens
    assert eens.ids.index(pk) == min(plaats, len(eens.ids)) - 1
    assert eens.without([pk]) == lijst.without([pk])


@given(LIJSTEN, LIJSTEN)
def test_taking_over_keeps_what_was_there(lijst, ander):
    samen = lijst.with_all(ander.ids)
    assert samen.ids[: len(lijst.ids)] == lijst.ids
    assert samen.vol or set(samen.ids) == {*lijst.ids, *ander.ids}


# --- a link ---------------------------------------------------------------------------------------------


@given(LIJSTEN)
def test_a_list_survives_a_link(lijst):
    token = make_token(lijst)
    assert read_token(token).lijst == lijst
    assert not set(token) - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


@given(st.data(), LIJSTEN)
def test_a_link_that_was_changed_is_refused(data, lijst):
    token = make_token(lijst)
    plek = data.draw(st.integers(0, len(token) - 1))
    teken = data.draw(st.text(max_size=2))
    veranderd = token[:plek] + teken + token[plek + 1 :]
    assume(veranderd != token)
    with pytest.raises(Ongeldig):
        read_token(veranderd)


@given(st.text())
def test_any_other_text_is_refused(tekst):
    with pytest.raises(Ongeldig):
        read_token(tekst)


def test_a_link_of_another_key_is_refused(settings):
    token = make_token(Meegeeflijst((1, 2)))
    settings.SECRET_KEY = "een heel andere sleutel"
    with pytest.raises(Ongeldig):
        read_token(token)


def test_a_link_lives_as_long_as_it_says(settings, monkeypatch):
    token = make_token(Meegeeflijst((1, 2)))
    verschil = read_token(token).tot - timezone.now()
    assert timedelta(days=90) - timedelta(minutes=1) < verschil <= timedelta(days=90)
    nu = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: nu + 90 * DAG - 60)
    assert read_token(token).lijst.ids == (1, 2)
    monkeypatch.setattr("django.core.signing.time.time", lambda: nu + 90 * DAG + 60)
    with pytest.raises(Verlopen):
        read_token(token)
    settings.MEEGEEFLIJST_DAGEN = 91
    assert read_token(token).lijst.ids == (1, 2)


# --- what is shown ----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_lines_come_in_the_order_of_the_list_without_what_is_not_published(lijsten, django_assert_num_queries):
    eerste, tweede = InitiatiefFactory(naam="Eerste"), InitiatiefFactory(naam="Tweede")
    concept = InitiatiefFactory(naam="Nog niet af", status="concept")
    with django_assert_num_queries(6):
        regels = select_regels(Meegeeflijst((tweede.pk, concept.pk, 999_999, eerste.pk)))
    assert [(regel.nummer, regel.initiatief.naam) for regel in regels] == [(1, "Tweede"), (2, "Eerste")]


def test_an_empty_list_asks_nothing():
    assert select_regels(Meegeeflijst()) == []


@pytest.mark.django_db
def test_everything_that_paper_needs(lijsten):
    initiatief = InitiatiefFactory(
        telefoon="+31200000112", email="hallo@naastje.example", openingstijden="Mo-Th 09:00-21:00; PH off"
    )
    LocatieFactory(initiatief=initiatief, naam="Buurtkamer De Kom")
    LocatieFactory(initiatief=initiatief, straat="", huisnummer="", postcode="", naam="")
    [regel] = select_regels(Meegeeflijst((initiatief.pk,)))
    assert (regel.telefoon, regel.telefoon_uri) == ("020 000 01 12", "tel:+31200000112")
    assert regel.tijden == "ma t/m do 9.00–21.00 uur"
    assert regel.adressen == ["Buurtkamer De Kom, Voorbeeldplein 12, 1102 AB Amsterdam"]
    assert regel.contact == "020 000 01 12"


@pytest.mark.django_db
def test_what_is_private_or_secret_is_not_there(lijsten):
    initiatief = InitiatiefFactory(
        telefoon="+31612345678", telefoon_openbaar=False, email="prive@voorbeeld.example", email_openbaar=False
    )
    LocatieFactory(initiatief=initiatief, geheim=True, straat="Schuilstraat")
    [regel] = select_regels(Meegeeflijst((initiatief.pk,)))
    assert (regel.telefoon, regel.telefoon_uri, regel.email, regel.contact) == ("", "", "", "")
    assert regel.adressen == [] and regel.punten == [] and regel.stadsdelen == set()


@pytest.mark.django_db
def test_hours_that_can_no_longer_be_read_are_left_out(lijsten):
    initiatief = InitiatiefFactory(openingstijden="elke dag")
    assert select_regels(Meegeeflijst((initiatief.pk,)))[0].tijden == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"zelf_aanmelden": True, "verwijzer": "huisarts"}, "U mag uzelf aanmelden."),
        ({"verwijzer": "iedereen"}, "Iedereen mag u aanmelden."),
        ({"verwijzer": "zorgverlener", "zelf_aanmelden": False}, "Een zorgverlener of welzijnswerker meldt u aan."),
        ({"verwijzer": "huisarts"}, "Uw huisarts of specialist meldt u aan."),
        ({}, "Vraag hoe u zich kunt aanmelden."),
    ],
)
def test_how_to_come_in(lijsten, velden, zin):
    initiatief = InitiatiefFactory(**velden)
    assert select_regels(Meegeeflijst((initiatief.pk,)))[0].aanmelden == zin


@pytest.mark.django_db
def test_what_is_not_on_the_sketch_is_said(lijsten):
    op_de_kaart = LocatieFactory().initiatief
    thuis = [InitiatiefFactory(aan_huis=True) for _keer in range(3)]
    nergens = InitiatiefFactory()
    regels = select_regels(Meegeeflijst((op_de_kaart.pk, thuis[0].pk, nergens.pk)))
    assert describe_off_map(regels[:1]) == ["Nummer 1 heeft geen vaste plek."]  # its place has no stadsdeel yet
    assert describe_off_map(regels[1:]) == ["Nummer 2 komt bij u thuis.", "Nummer 3 heeft geen vaste plek."]
    regels = select_regels(Meegeeflijst(tuple(initiatief.pk for initiatief in thuis)))
    assert describe_off_map(regels) == ["Nummers 1, 2 en 3 komen bij u thuis."]


# --- a letter ---------------------------------------------------------------------------------------------


def read_letter(uri: str) -> dict[str, str]:
    delen = urlsplit(uri)
    assert (delen.scheme, delen.path) == ("mailto", "")
    assert "+" not in delen.query and " " not in delen.query
    return dict(parse_qsl(delen.query, strict_parsing=True))


@pytest.mark.django_db
def test_a_letter_holds_names_phones_and_the_link(lijsten):
    ids = [
        InitiatiefFactory(naam="Thee & koek = 100 % “gezellig”", telefoon="+31200000112").pk,
        InitiatiefFactory(naam="Mailt liever", email="hallo@voorbeeld.example").pk,
        InitiatiefFactory(naam="Alleen een site", website="https://voorbeeld.example/a?b=c&d").pk,
    ]
    regels = select_regels(Meegeeflijst(tuple(ids)))
    brief = read_letter(make_mail_uri(regels, ADRES, timezone.make_aware(timezone.datetime(2026, 9, 6))))
    assert brief["subject"] == "Wie kan u helpen?"
    assert brief["body"].split("\r\n")[:3] == [
        "1. Thee & koek = 100 % “gezellig”: 020 000 01 12",
        "2. Mailt liever: hallo@voorbeeld.example",
        "3. Alleen een site: https://voorbeeld.example/a?b=c&d",
    ]
    assert ADRES in brief["body"] and "6 september 2026" in brief["body"] and "112" in brief["body"]
    assert "\n" not in brief["body"].replace("\r\n", "")


@pytest.mark.django_db
def test_a_long_letter_loses_lines_and_never_the_link(lijsten):
    ids = [InitiatiefFactory(naam="É" * 60, telefoon="+31200000112").pk for _keer in range(HOOGSTENS)]
    uri = make_mail_uri(select_regels(Meegeeflijst(tuple(ids))), ADRES, timezone.now())
    assert len(uri) <= MAIL_HOOGSTENS
    tekst = read_letter(uri)["body"]
    regels = [regel for regel in tekst.split("\r\n") if "ÉÉÉ" in regel]
    assert 1 <= len(regels) < HOOGSTENS
    assert f"En nog {HOOGSTENS - len(regels)}, zie de link." in tekst
    assert ADRES in tekst


# --- what is added for one print ----------------------------------------------------------------------------


def test_notes_belong_to_what_is_on_the_list():
    formulier = Aanvulling([4, 5], {"titel": "", "groet": "", "notitie-4": " Vraag naar Hanna. ", "notitie-9": "weg"})
    assert formulier.is_valid()
    assert formulier.notes() == {4: "Vraag naar Hanna."}
    assert Aanvulling([4]).notes() == {}


def test_a_text_that_is_too_long_is_refused_and_kept():
    formulier = Aanvulling([4], {"titel": "t" * 81, "notitie-4": "n" * 401})
    assert not formulier.is_valid()
    assert set(formulier.errors) == {"titel", "notitie-4"}
    assert formulier["notitie-4"].value() == "n" * 401

"""The reference lists of a version of the data, in both languages, and what occurs in it."""

from datetime import datetime

import pytest
from django.utils.translation import override

from socialekaart.actions import refresh_initiatieven
from socialekaart.lijsten import load_keuzes, open_texts
from socialekaart.models import Domein, Initiatief, Kaartstand, Ondersteuningswens
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db


def test_one_language_does_not_stick_to_the_other(lijsten):
    versie = Kaartstand.objects.current()
    namen = []
    for taal in ("nl", "en", "nl"):
        with override(taal):
            keuzes = load_keuzes(versie)
        namen.append(
            (keuzes.wens["maatje"].naam, keuzes.doelgroep["kanker"].naam, keuzes.domein["fysiek"].publieksnaam)
        )
    assert namen == [
        ("Maatje", "Mensen met kanker", "Lichaam en huis"),
        ("Buddy", "People with cancer", "Body and home"),
        ("Maatje", "Mensen met kanker", "Lichaam en huis"),
    ]


def test_each_language_is_read_once_per_version(lijsten, django_assert_num_queries):
    for taal in ("nl", "en"):
        with override(taal):
            load_keuzes(-1)
            with django_assert_num_queries(0):
                assert load_keuzes(-1).domein["fysiek"].uitleg


def test_without_english_the_dutch_name_stands(lijsten):
    Domein.objects.filter(slug="fysiek").update(naam_en="", publieksnaam_en="", uitleg_en="")
    Ondersteuningswens.objects.filter(slug="maatje").update(naam_en="")
    with override("en"):
        keuzes = load_keuzes(-2)
        assert keuzes.wens["maatje"].naam == Ondersteuningswens.objects.get(slug="maatje").vertaalde_naam == "Maatje"
        assert keuzes.domein["fysiek"].publieksnaam == "Lichaam en huis"
        assert keuzes.domein["fysiek"].uitleg.startswith("Hulp thuis")
        assert Domein.objects.get(slug="sociaal").vertaalde_naam == "Social"


ZONDAG, MAANDAG = datetime(2026, 11, 22, 10), datetime(2026, 11, 23, 10)


@pytest.fixture
def tijden(lijsten):
    for tekst in ("Mo-Fr 09:00-17:00", "Su 09:00-17:00", "24/7", "", "wanneer wij willen", 'Mo-Su unknown "bel"'):
        InitiatiefFactory(openingstijden=tekst, talen=["nl", "srn"])
        InitiatiefFactory(openingstijden=tekst, talen=["nl", "en"])
    refresh_initiatieven()


def load():
    return load_keuzes(Kaartstand.objects.current())


def test_a_text_is_open_or_not_at_a_moment(tijden):
    assert set(open_texts(load(), ZONDAG)) == {"Su 09:00-17:00", "24/7"}
    assert set(open_texts(load(), MAANDAG)) == {"Mo-Fr 09:00-17:00", "24/7"}


def test_what_occurs_follows_the_data(tijden):
    assert sorted(load().talen) == ["en", "nl", "srn"]
    Initiatief.objects.update(openingstijden="Su 09:00-17:00", talen=["pl"])
    refresh_initiatieven()
    assert (open_texts(load(), MAANDAG), open_texts(load(), ZONDAG)) == ([], ["Su 09:00-17:00"])
    assert load().talen == ["pl"]

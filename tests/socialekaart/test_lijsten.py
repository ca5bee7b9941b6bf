"""The reference lists of a version of the data, in both languages."""

import pytest
from django.utils.translation import override

from socialekaart.lijsten import load_keuzes
from socialekaart.models import Domein, Kaartstand, Ondersteuningswens

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

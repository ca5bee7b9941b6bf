"""Suggestions follow every write: publishing, renaming, taking off the site and deleting."""

import pytest

from socialekaart.actions import archive_initiatieven, publish_initiatieven, refresh_initiatieven, remove_initiatieven
from socialekaart.models import Initiatief, Suggestie
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db


def rows() -> list[tuple[bool, str]]:
    return list(Suggestie.objects.order_by("-begin", "tekst").values_list("begin", "tekst"))


def test_a_name_can_be_begun_at_each_of_its_words(lijsten):
    InitiatiefFactory(naam="Café ’t Móóie uur")
    refresh_initiatieven()
    assert rows() == [(True, "cafe t mooie uur"), (False, "mooie uur"), (False, "t mooie uur"), (False, "uur")]
    assert str(Suggestie.objects.order_by("pk").last()) in {"uur", "mooie uur", "t mooie uur", "cafe t mooie uur"}


def test_only_what_is_published(lijsten):
    initiatief = InitiatiefFactory(naam="Naast", status="concept")
    refresh_initiatieven()
    assert rows() == []
    publish_initiatieven(ids=[initiatief.pk])
    assert rows() == [(True, "naast")]
    archive_initiatieven(ids=[initiatief.pk])
    assert rows() == []


def test_another_name_takes_the_place_of_the_old_one(lijsten):
    initiatief, ander = InitiatiefFactory(naam="Samen eten"), InitiatiefFactory(naam="Ander")
    refresh_initiatieven()
    blijft = Suggestie.objects.get(tekst="eten")
    Initiatief.objects.update(naam="Buurt eten")
    refresh_initiatieven(ids=[initiatief.pk])
    assert rows() == [(True, "ander"), (True, "buurt eten"), (False, "eten")]
    assert Suggestie.objects.get(tekst="eten") == blijft
    refresh_initiatieven(ids=[ander.pk])
    assert rows() == [(True, "buurt eten"), (True, "buurt eten"), (False, "eten"), (False, "eten")]


def test_what_is_deleted_goes(lijsten):
    initiatief = InitiatiefFactory(naam="Naast")
    refresh_initiatieven()
    remove_initiatieven(ids=[initiatief.pk])
    assert rows() == []


def test_names_without_a_letter_and_very_long_names(lijsten):
    InitiatiefFactory(naam="!!!")
    InitiatiefFactory(naam="a " * 99)
    refresh_initiatieven()
    assert max(len(tekst) for _begin, tekst in rows()) == 80
    assert {tekst[0] for _begin, tekst in rows()} == {"a"}

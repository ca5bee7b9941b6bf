"""What an administrator should hear before the site starts."""

from pathlib import Path

import pytest
from django.core.checks import Error, Warning, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, transaction

ROOT = Path(__file__).resolve().parents[2]


def test_a_host_that_is_no_site_stops_the_start(settings):
    settings.EMBED_HOSTS = ["https://www.partner.nl", "https://a.nl; script-src *"]
    (melding,) = [m for m in run_checks() if m.id == "socialekaart.E001"]
    assert isinstance(melding, Error) and "‘https://a.nl; script-src *’" in melding.msg
    with pytest.raises(SystemCheckError):
        call_command("check")


def test_sites_on_the_list_are_fine(settings):
    settings.EMBED_HOSTS = ["https://www.partner.nl", "https://*.partner.nl"]
    assert not [m for m in run_checks() if m.id == "socialekaart.E001"]


def warnings_of(databases) -> list:
    return [m for m in run_checks(databases=databases) if m.id == "socialekaart.W001"]


def test_a_database_without_dictionary_is_named_with_what_to_do(leeg_lexicon):
    (melding,) = warnings_of(["default"])
    assert isinstance(melding, Warning) and "zonder Nederlands woordenboek" in melding.msg
    assert "bin/woordenboek.py" in melding.hint and "ververs_zoeken" in melding.hint
    assert (ROOT / "docs" / "beheer.md").read_text(encoding="utf-8").count("The dictionary")


def test_with_a_dictionary_there_is_nothing_to_say(leeg_lexicon, proefwoordenboek):
    assert warnings_of(["default"]) == []


def test_a_check_without_the_database_asks_it_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert warnings_of(None) == []


def test_a_database_that_is_still_empty_says_nothing(db):
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION sociale_kaart_kent(text)")
    with transaction.atomic():
        assert warnings_of(["default"]) == []
        transaction.set_rollback(True)

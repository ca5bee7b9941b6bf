"""Who sends something while others write much does not wait for it, and loses nothing."""

import re

import pytest
from django.db import InternalError, OperationalError, connection

from palliatief import beheer
from socialekaart import actions
from tests.factories import InitiatiefFactory
from tests.socialekaart.admin.formulier import read_form

pytestmark = pytest.mark.django_db
LIJST = "/beheer/socialekaart/initiatief/"


@pytest.fixture
def wie(client, beheerder, monkeypatch):
    monkeypatch.setattr(beheer, "GEDULD", "20ms")
    client.force_login(beheerder)
    return client


@pytest.fixture
def blad_bezig(db):
    """Another connection that has the turn, as an import has until it commits; call it to end that."""
    naast = connection.copy()
    with naast.cursor() as cursor:
        cursor.execute("BEGIN; SELECT pg_advisory_xact_lock(hashtext('socialekaart.actions'))")
        yield lambda: cursor.execute("ROLLBACK")
        cursor.execute("ROLLBACK")
    naast.close()


def hidden(response) -> dict[str, list[str]]:
    """What the page holds, to be sent again."""
    velden: dict[str, list[str]] = {}
    for naam, waarde in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.text):
        velden.setdefault(naam, []).append(waarde)
    return velden


def test_an_action_on_many_is_told_and_can_be_done_again(wie, blad_bezig):
    een, twee = InitiatiefFactory(status="gepubliceerd"), InitiatiefFactory(status="gepubliceerd")
    keuze = {"action": "archiveer", "_selected_action": [str(een.pk), str(twee.pk)]}
    bezet = wie.post(f"{LIJST}?status__exact=gepubliceerd", keuze)
    assert bezet.status_code == 409 and "Er wordt net een blad ingelezen" in bezet.text
    een.refresh_from_db()
    assert een.status == "gepubliceerd" and keuze["_selected_action"] == hidden(bezet)["_selected_action"]
    blad_bezig()
    assert wie.post(LIJST, hidden(bezet)).status_code == 302
    een.refresh_from_db()
    assert een.status == "gearchiveerd"
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("0",)  # jobs and visitors wait as they did


def test_what_was_typed_stays(wie, blad_bezig):
    record = InitiatiefFactory(naam="Oud", heel_amsterdam=True)
    adres = f"{LIJST}{record.pk}/change/"
    getypt = read_form(wie.get(adres)) | {"naam": 'Nieuw & "anders"', "_gecontroleerd": "ja"}
    bezet = wie.post(adres, getypt)
    record.refresh_from_db()
    assert (bezet.status_code, record.naam) == (409, "Oud")
    assert hidden(bezet)["naam"] == ["Nieuw &amp; &quot;anders&quot;"] and "_gecontroleerd" in hidden(bezet)


def test_a_delete_waits_for_nothing_either(wie, blad_bezig):
    record = InitiatiefFactory()
    assert wie.post(f"{LIJST}{record.pk}/delete/", {"post": "yes"}).status_code == 409
    record.refresh_from_db()


def test_a_database_that_is_away_is_something_else(wie, monkeypatch):
    record = InitiatiefFactory()

    def break_down(**_opties):
        raise OperationalError("weg")

    monkeypatch.setattr(actions, "remove_initiatieven", break_down)
    voer_uit = beheer._execute

    def execute(sql):
        if sql.startswith("RESET"):
            raise InternalError("ook weg")
        voer_uit(sql)

    monkeypatch.setattr(beheer, "_execute", execute)
    with pytest.raises(OperationalError, match="weg"):
        wie.post(f"{LIJST}{record.pk}/delete/", {"post": "yes"})

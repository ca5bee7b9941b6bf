"""The health page and its numbers: what waits, fails or is too old is told, and nobody is named."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from palliatief.post.actions import queue_mail
from palliatief.post.models import Bericht
from palliatief.wachtrij import defer
from socialekaart.gezondheid import find_backup, measure_health, show_duration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lijsten")]


def sql(opdracht: str, *waarden) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


@pytest.fixture
def backups(settings, tmp_path):
    settings.BACKUP_MAP = tmp_path

    def make(uren: int, naam: str | None = None) -> None:
        stempel = f"{timezone.now() - timedelta(hours=uren):%Y%m%dT%H%M%SZ}"
        (tmp_path / f"kaart-{naam or connection.settings_dict['NAME']}-{stempel}.dump").touch()

    return make


@pytest.fixture
def alles_goed(backups) -> None:
    backups(2)
    sql("INSERT INTO procrastinate_workers DEFAULT VALUES")


def raad() -> dict[str, str]:
    return {deel.naam: deel.raad for deel in measure_health().onderdelen if not deel.goed}


def test_when_all_is_well_the_numbers_say_so(client, alles_goed, monkeypatch):
    monkeypatch.setattr("socialekaart.gezondheid.has_dictionary", lambda: False)
    antwoord = client.get("/gezondheid.json")
    getallen = antwoord.json()
    assert getallen["goed"] == 1 and getallen["wachtend"] == getallen["mislukt"] == 0
    assert getallen["werker"] < 60 and 7100 < getallen["backup"] < 7300 and getallen["mail_laatst"] is None
    assert getallen["woordenboek"] == 0 and {type(waarde) for waarde in getallen.values()} == {int, type(None)}
    assert "no-store" in antwoord["Cache-Control"]


def test_a_worker_that_is_away_or_silent(alles_goed):
    sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    assert "systemctl restart" in raad()["Werker"]
    sql("DELETE FROM procrastinate_workers")
    assert "systemctl restart" in raad()["Werker"]


def test_what_waits_long_and_what_failed(client, alles_goed, beheerder):
    defer("post.verstuur", bericht=0, vanaf=timezone.now() + timedelta(days=1))
    assert measure_health().wachtend == 0
    defer("post.verstuur", bericht=1)
    assert measure_health().wachtend == 1 and raad() == {}
    sql("UPDATE procrastinate_events SET at = now() - interval '1 hour'")
    assert list(raad()) == ["Taken"] and client.get("/gezondheid.json").json()["oudste"] >= 3600
    assert client.get("/readyz").status_code == 200


def test_failed_jobs_are_tried_again_or_forgotten(client, alles_goed, beheerder):
    client.force_login(beheerder)
    for nummer in range(2):
        defer("post.verstuur", bericht=nummer, eenmalig="een")
        sql("UPDATE procrastinate_jobs SET status = 'failed'")
    pagina = client.get("/beheer/gezondheid/").text
    assert "post.verstuur" in pagina and "2 mislukt" in pagina and "Probeer ze opnieuw" in pagina
    assert "1 taak gaat opnieuw." in client.post("/beheer/gezondheid/", {"doe": "opnieuw"}, follow=True).text
    assert (measure_health().wachtend, measure_health().mislukt) == (1, 1)  # the other has the same name
    assert "1 taak weggehaald." in client.post("/beheer/gezondheid/", {"doe": "vergeet"}, follow=True).text
    assert client.post("/beheer/gezondheid/", {"doe": "iets"}).status_code == 302
    assert measure_health().mislukt == 0


def test_mail(alles_goed):
    bericht = queue_mail(soort="proef", sleutel="proef:1", aan="a@voorbeeld.example", onderwerp="x", tekst="y")
    assert measure_health().mail_wacht == 1
    Bericht.objects.update(status="teruggekomen", verstuurd_op=timezone.now() - timedelta(hours=3))
    gezondheid = measure_health()
    assert (gezondheid.mail_wacht, gezondheid.mail_onopgelost) == (0, 1)
    assert list(raad()) == ["Mail"] and "laatste 3 uur geleden" in gezondheid.onderdelen[3].stand
    assert bericht.aan not in str(gezondheid.as_numbers())


def test_backup(settings, backups, tmp_path):
    backups(1, naam="andere_database")
    (tmp_path / "kaart-notitie.dump").touch()
    assert find_backup() is None and "Back-up" in raad()
    backups(80)
    backups(50)
    assert measure_health().as_numbers()["backup"] // 3600 == 50 and "Back-up" in raad()
    settings.BACKUP_MAP = tmp_path / "weg"
    assert find_backup() is None


def test_the_page_is_for_beheerders(client, beheerder, coordinator):
    client.force_login(beheerder)
    pagina = client.get("/beheer/gezondheid/").text
    assert "Er is iets dat aandacht vraagt." in pagina and 'href="/beheer/gezondheid/"' in pagina
    client.force_login(coordinator)
    assert client.get("/beheer/gezondheid/").status_code == 403
    assert client.post("/beheer/gezondheid/", {"doe": "vergeet"}).status_code == 403
    assert 'href="/beheer/gezondheid/"' not in client.get("/beheer/socialekaart/persona/").text


def test_a_missing_dictionary_is_no_fault(monkeypatch, alles_goed):
    for woordenboek in (True, False):
        monkeypatch.setattr("socialekaart.gezondheid.has_dictionary", lambda w=woordenboek: w)
        assert measure_health().goed


@pytest.mark.parametrize(
    ("seconden", "woorden"), [(5, "5 seconden"), (150, "2 minuten"), (7200, "2 uur"), (260_000, "3 dagen")]
)
def test_duration(seconden, woorden):
    assert show_duration(timedelta(seconds=seconden)) == woorden

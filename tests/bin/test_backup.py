"""A backup of the whole database and back, with the commands themselves, in databases of our own."""

import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
# Whose rows stay behind on purpose (bin/backup).
ZONDER = {"django_session", "gebruikers_teller", "opendata_openbestand", "opendata_openbestanddeel"}
TELLING = """
SELECT relname, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %s', c.oid::regclass),
                                                     false, true, '')))[1]::text::int
FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""
VUL = """
from django.utils import timezone
from opendata.models import Openbestand
from palliatief.post.models import Bericht
from socialekaart.actions import refresh_initiatieven
from tests.factories import InitiatiefFactory, LocatieFactory
LocatieFactory(initiatief=InitiatiefFactory(naam="Maatje in de Bijlmer"), geheim=True)
refresh_initiatieven()
Bericht.objects.create(soort="proef", sleutel="proef:1", aan="a@voorbeeld.example", onderwerp="Wacht nog")
Openbestand.objects.create(
    naam="a.csv", soort="text/csv", grootte=1, sha256="0" * 64, rijen=0, versie=0, gemaakt_op=timezone.now()
).delen.create(nummer=0, inhoud=b"a")
"""
ZOEK = """
from django.test import Client
from opendata.models import Openbestand, Openbestanddeel
from palliatief.post.models import Bericht
tekst = Client(headers={"host": "localhost"}).get("/kaart/?q=maatje").text
gemaakt = Openbestand.objects.count() + Openbestanddeel.objects.count()
print("Maatje in de Bijlmer" in tekst, Bericht.objects.get().status, gemaakt)
"""


def run(*opdracht: str, database: str, **omgeving: str) -> subprocess.CompletedProcess:
    adres = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()
    omgeving = {**os.environ, "DATABASE_URL": adres, **omgeving}
    return subprocess.run(opdracht, check=False, cwd=ROOT, env=omgeving, capture_output=True, text=True, timeout=60)


def shell(code: str, database: str) -> str:
    klaar = run("bin/manage", "shell", "-v0", "-c", code, database=database)
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stdout.strip()


def connect(naam: str) -> psycopg.Connection:
    gegevens = connection.settings_dict
    delen = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    verbinding = {sleutel: gegevens[veld] for sleutel, veld in delen.items() if gegevens[veld]}
    anders = {k: v for k, v in gegevens["OPTIONS"].items() if k in {"host", "port", "sslmode"}}
    return psycopg.connect(dbname=naam, autocommit=True, **verbinding | anders)


def count(naam: str) -> dict[str, int]:
    with connect(naam) as verbinding:
        return {tabel: n for tabel, n in verbinding.execute(TELLING) if tabel not in {*ZONDER, "spatial_ref_sys"}}


@pytest.fixture
def databases(django_db_setup, django_db_blocker) -> Iterator[tuple[str, str]]:
    """A copy of the test database with an initiative in it, and one with nothing of ours."""
    test = connection.settings_dict["NAME"]
    namen = bron, doel = f"{test}_bron", f"{test}_doel"
    with django_db_blocker.unblock():
        connection.close()
        connection.close_pool()
    with connect("postgres") as verbinding:
        for naam in namen:
            verbinding.execute(f'DROP DATABASE IF EXISTS "{naam}"')
        verbinding.execute(f'CREATE DATABASE "{bron}" TEMPLATE "{test}"')
        verbinding.execute(f'CREATE DATABASE "{doel}" TEMPLATE template0')
        yield namen
        for naam in namen:
            verbinding.execute(f'DROP DATABASE "{naam}" WITH (FORCE)')


def test_what_was_backed_up_comes_back(databases, tmp_path):
    bron, doel = databases
    shell(VUL, bron)
    oud = [tmp_path / f"kaart-{bron}-20200101T000000Z.dump{einde}" for einde in ("", ".sha256")]
    anders = [tmp_path / "notitie.dump", tmp_path / "kaart-elders-20200101T000000Z.dump"]
    for pad in (*oud, *anders):
        pad.touch()

    gemaakt = run("bin/backup", database=bron, BACKUP_MAP=str(tmp_path), BACKUP_BEWAAR_DAGEN="30")
    assert gemaakt.returncode == 0, gemaakt.stderr
    assert not any(pad.exists() for pad in oud) and all(pad.exists() for pad in anders)
    (dump,) = tmp_path.glob(f"kaart-{bron}-*.dump")
    som = dump.with_name(f"{dump.name}.sha256")
    assert {pad.stat().st_mode & 0o777 for pad in (dump, som)} == {0o600}
    assert som.read_text() == f"{hashlib.sha256(dump.read_bytes()).hexdigest()}  {dump.name}\n"

    with connect(doel) as verbinding:
        verbinding.execute("CREATE TYPE los AS ENUM ('a'); CREATE TABLE blijft AS SELECT 1 AS n")
        verbinding.execute("CREATE VIEW b AS TABLE blijft")
        bezet = run("bin/restore", str(dump), "--vervang", database=doel)
        assert bezet.returncode == 1 and "Stop eerst de site" in bezet.stderr
    weigering = run("bin/restore", str(dump), database=doel)
    assert weigering.returncode == 1 and "Deze database is niet leeg" in weigering.stderr
    som.write_text(som.read_text().replace(dump.name[:3], "x"))
    half = tmp_path / "half.dump"
    half.write_bytes(dump.read_bytes()[:-100_000])
    kapot = run("bin/restore", str(half), "--vervang", database=doel)
    assert kapot.returncode == 1 and "half.dump.sha256" in kapot.stderr
    half.with_name("half.dump.sha256").write_text(som.read_text())
    assert "de controlesom klopt niet" in run("bin/restore", str(half), "--vervang", database=doel).stderr
    half.with_name("half.dump.sha256").write_text(hashlib.sha256(half.read_bytes()).hexdigest())
    kapot = run("bin/restore", str(half), "--vervang", database=doel)
    assert kapot.returncode == 1 and "niets veranderd" in kapot.stderr
    assert count(doel) == {"blijft": 1}

    terug = run("bin/restore", str(dump), "--vervang", database=doel)
    assert terug.returncode == 0, terug.stderr
    assert "Voor: 1 tabellen, 1 rijen" in terug.stdout and "  initiatief: 1" in terug.stdout
    assert "1 mails wachtten nog" in terug.stdout
    assert count(doel) == count(bron)
    assert shell(ZOEK, doel) == "True onzeker 0"


@pytest.mark.parametrize(
    ("opdracht", "omgeving", "melding"),
    [
        (("bin/backup",), {"BACKUP_BEWAAR_DAGEN": "0"}, "BACKUP_BEWAAR_DAGEN is geen aantal dagen: 0"),
        (("bin/backup",), {"BACKUP_MAP": "/proc/nergens"}, "In /proc/nergens kan geen back-up komen."),
        (("bin/restore",), {}, "Zo gebruikt u dit"),
        (("bin/restore", "weg.dump"), {}, "weg.dump is niet te lezen."),
        (("bin/restore", "weg.dump", "--alles"), {}, "Onbekend: --alles"),
    ],
)
def test_what_cannot_be_is_told(opdracht, omgeving, melding):
    klaar = run(*opdracht, database="bestaat_niet", **omgeving)
    assert klaar.returncode == 1 and melding in klaar.stderr

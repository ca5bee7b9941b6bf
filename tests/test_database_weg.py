"""The database away and back under a served site: a cluster of its own, stopped and started while gunicorn runs."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from psycopg.conninfo import make_conninfo

pytestmark = pytest.mark.django_db  # what the cluster begins with comes from there

ROL = "kaart"
ACCOUNT = {"login": "beheer@voorbeeld.example", "password": "een lang wachtwoord 42"}
GEDULD = 20
VULLING = f"""
from palliatief.gebruikers.models import Gebruiker
Gebruiker.objects.create_superuser({ACCOUNT["login"]!r}, {ACCOUNT["password"]!r})
from socialekaart.models import Initiatief
Initiatief.objects.create(pk=1, naam="Maatje", slug="maatje", soort="informeel", samenvatting="Een maatje.")
"""
BLAD = "/beheer/socialekaart/initiatief/1/change/"


@dataclass
class Antwoord:
    status: int
    headers: http.client.HTTPMessage
    tekst: str
    duur: float


@dataclass
class Cluster:
    """A PostgreSQL of our own in a temporary folder, reached through its socket."""

    bin: Path
    map: Path
    als: list[str]

    def run(self, opdracht: str, *argumenten: str) -> None:
        subprocess.run(
            [*self.als, self.bin / opdracht, *argumenten], cwd="/", check=True, stdout=subprocess.DEVNULL, timeout=60
        )

    def start(self) -> None:
        opties = f"-c listen_addresses='' -c unix_socket_directories={self.map} -c fsync=off"
        self.run("pg_ctl", "start", "-D", f"{self.map}/pg", "-l", f"{self.map}/logboek", "-w", "-s", "-o", opties)

    def stop(self) -> None:
        self.run("pg_ctl", "stop", "-D", f"{self.map}/pg", "-m", "fast", "-w", "-s")

    @property
    def env(self) -> dict[str, str]:
        return {**os.environ, "DATABASE_URL": f"postgis://{ROL}@/postgres?host={self.map}"}

    def fill(self, bron: str) -> None:
        """What every test begins with, taken over from its database: making it anew takes half a minute."""
        schrijf = [self.bin / "pg_dump", "--no-owner", "--no-acl", bron]
        doel = f"host={self.map} user={ROL} dbname=postgres"
        lees = [self.bin / "psql", "--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--single-transaction", doel]
        with subprocess.Popen(schrijf, stdout=subprocess.PIPE) as dump:
            subprocess.run(lees, stdin=dump.stdout, check=True, stdout=subprocess.DEVNULL, timeout=60)
        assert dump.returncode == 0
        opdracht = [sys.executable, "manage.py", "shell", "-v0", "-c", VULLING]
        subprocess.run(opdracht, cwd=settings.BASE_DIR, env=self.env, check=True, stdout=subprocess.DEVNULL, timeout=60)


@dataclass
class Site:
    """gunicorn as bin/run starts it."""

    poort: int

    def get(self, pad: str, *, als: SimpleCookie | None = None) -> Antwoord:
        return self.ask("GET", pad, als=als)

    def ask(self, methode: str, pad: str, *, als=None, velden: dict[str, str] | None = None) -> Antwoord:
        begin = time.monotonic()
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=60)
        koppen = {"Cookie": als.output(attrs=[], header="", sep=";").strip()} if als else {}
        if velden:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        verbinding.request(methode, pad, urlencode(velden) if velden else None, koppen)
        antwoord = verbinding.getresponse()
        tekst = antwoord.read().decode()
        verbinding.close()
        for koek in antwoord.headers.get_all("Set-Cookie", []) if als is not None else []:
            als.load(koek)
        return Antwoord(antwoord.status, antwoord.headers, tekst, time.monotonic() - begin)

    def login(self) -> SimpleCookie:
        koekjes = SimpleCookie()
        formulier = self.get("/account/login/", als=koekjes).tekst
        bewijs = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', formulier)[1]
        self.ask("POST", "/account/login/", als=koekjes, velden=ACCOUNT | {"csrfmiddlewaretoken": bewijs})
        assert "sessionid" in koekjes
        return koekjes

    def crowd(self, pad: str, aantal: int = 24) -> list[int]:
        """The statuses that so many visitors at once get: more than there are threads, so every worker has a turn."""
        with ThreadPoolExecutor(aantal) as bezoekers:
            return [antwoord.status for antwoord in bezoekers.map(self.get, [pad] * aantal)]

    def is_back(self) -> bool:
        """Whether everybody gets a page again; a machine with much to do needs more than one try to connect."""
        return set(self.crowd("/kaart/")) == {200}


def until(klaar, wat: str) -> None:
    """Ask until it is so."""
    einde = time.monotonic() + GEDULD
    while not klaar():
        assert time.monotonic() < einde, wat
        threading.Event().wait(0.02)


def find_binaries() -> Path | None:
    kandidaten = [
        map_
        for map_ in Path("/usr/lib/postgresql").glob("*/bin")
        if (map_ / "initdb").exists()
        and Path(f"/usr/share/postgresql/{map_.parent.name}/extension/postgis.control").exists()
    ]
    return max(kandidaten, key=lambda map_: int(map_.parent.name), default=None)


def basis_address() -> str:
    """Where the database of the tests is, as programs of PostgreSQL want to hear it."""
    gegevens = connection.settings_dict
    delen = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    adres = {sleutel: gegevens[veld] for sleutel, veld in delen.items() if gegevens[veld]}
    adres |= {k: v for k, v in gegevens["OPTIONS"].items() if k in {"host", "port", "sslmode"}}
    return make_conninfo(dbname=gegevens["NAME"], **adres)


@pytest.fixture(scope="module")
def cluster(django_db_setup) -> Iterator[Cluster]:
    bin_ = find_binaries()
    if bin_ is None:
        pytest.skip("er is geen PostgreSQL met PostGIS op deze machine (DATABASE_URL wijst elders)")
    map_ = Path(tempfile.mkdtemp(prefix="weg-"))
    als = []
    if os.getuid() == 0:
        shutil.chown(map_, "postgres")
        als = ["runuser", "-u", "postgres", "--"]
    zelf = Cluster(bin_, map_, als)
    try:
        zelf.run("initdb", "-D", f"{map_}/pg", "-U", ROL, "-E", "UTF8", "--locale", "C.UTF-8", "-A", "trust", "-N")
        zelf.start()
        zelf.fill(basis_address())
        yield zelf
    finally:
        stoppen = [*als, bin_ / "pg_ctl", "stop", "-D", f"{map_}/pg", "-m", "immediate", "-s"]
        subprocess.run(stoppen, cwd="/", check=False)
        shutil.rmtree(map_)


@pytest.fixture(scope="module")
def site(cluster) -> Iterator[Site]:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opdracht = [sys.executable, "-m", "gunicorn", "palliatief.wsgi", "--bind", f"127.0.0.1:{poort}", "--workers", "2"]
    opdracht += ["--worker-class", "gthread", "--threads", "4", "--graceful-timeout", "2", "--log-level", "critical"]
    server = subprocess.Popen(opdracht, cwd=settings.BASE_DIR, env=cluster.env, stderr=subprocess.DEVNULL)

    def answers() -> bool:
        with socket.socket() as proef:
            return proef.connect_ex(("127.0.0.1", poort)) == 0

    try:
        until(answers, "gunicorn does not start")
        yield Site(poort)
    finally:
        server.terminate()
        server.wait(GEDULD)


@pytest.fixture
def running(cluster, site) -> Iterator[None]:
    """Every worker has used the database, and it runs again after the test."""
    until(site.is_back, "the site does not answer")
    yield
    if not (cluster.map / "pg/postmaster.pid").exists():
        cluster.start()


@pytest.mark.usefixtures("running")
def test_while_it_is_away_every_page_says_so_soon_and_it_is_back_by_itself(cluster, site):
    coordinator = site.login()
    assert site.get("/beheer/", als=coordinator).status == 200
    cluster.stop()
    for pad, wie in (("/kaart/", None), ("/kaart.geojson", None), ("/kaart/", coordinator), ("/beheer/", coordinator)):
        antwoord = site.get(pad, als=wie)
        assert (antwoord.status, antwoord.headers["Retry-After"]) == (503, "30"), pad
        assert "De kaart is even niet bereikbaar" in antwoord.tekst
        assert "default-src 'none'" in antwoord.headers["Content-Security-Policy"]
        assert antwoord.duur < 5
    assert site.get("/readyz").status == 503
    for pad in ("/healthz", "/contact/", staticfiles_storage.url("css/site.css")):
        assert site.get(pad).status == 200, pad
    assert site.get("/healthz", als=coordinator).status == 200
    cluster.start()
    until(site.is_back, "the site does not come back")
    assert site.get("/readyz").status == 200
    assert site.get("/beheer/", als=coordinator).status == 200


@pytest.mark.usefixtures("running")
def test_a_restart_between_two_requests_is_seen_by_nobody(cluster, site):
    cluster.stop()
    cluster.start()
    assert set(site.crowd("/kaart/")) == {200}


@pytest.mark.usefixtures("running")
def test_a_stop_in_the_middle_of_a_request_gives_the_page_too(cluster, site):
    verbinding = psycopg.connect(host=str(cluster.map), user=ROL, dbname="postgres")
    with closing(verbinding) as slot, ThreadPoolExecutor(1) as bezoeker:
        slot.execute("LOCK TABLE socialekaart_zoekrij IN ACCESS EXCLUSIVE MODE")
        vraag = bezoeker.submit(site.get, "/kaart/")
        wacht = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        until(lambda: slot.execute(wacht).fetchone()[0], "the request does not wait")
        cluster.stop()
        assert vraag.result().status == 503
    cluster.start()
    until(site.is_back, "the site does not come back")


def read_value(pagina: str, naam: str) -> str:
    return re.search(rf'name="{naam}" value="([^"]+)"', pagina)[1]


@pytest.mark.usefixtures("running")
def test_a_restart_in_the_middle_of_a_save_loses_nothing_and_doubles_nothing(cluster, site):
    """The browser sends the same again, and it is there once, with one version more."""
    coordinator = site.login()
    pagina = site.get(BLAD, als=coordinator).tekst
    getypt = {"naam": "Maatje aan huis", "slug": "maatje", "soort": "informeel", "samenvatting": "Een maatje."}
    getypt |= {"status": "gepubliceerd", "verwijzer": "onbekend", "zelf_aanmelden": "unknown", "waarom": "Gebeld"}
    getypt |= {"gratis": "unknown", "aan_huis": "unknown", "locaties-TOTAL_FORMS": "0", "locaties-INITIAL_FORMS": "0"}
    getypt |= {naam: read_value(pagina, naam) for naam in ("gelezen", "csrfmiddlewaretoken")}

    def save() -> Antwoord:
        return site.ask("POST", BLAD, als=coordinator, velden=getypt)

    def read_all() -> tuple:
        with psycopg.connect(host=str(cluster.map), user=ROL, dbname="postgres") as blik:
            vraag = """SELECT i.naam, (SELECT count(*) FROM socialekaart_historicalinitiatief),
                (SELECT array_agg(rij->>'naam') FROM socialekaart_zoekrij) FROM socialekaart_initiatief i"""
            return blik.execute(vraag).fetchall()

    verbinding = psycopg.connect(host=str(cluster.map), user=ROL, dbname="postgres")
    with closing(verbinding) as slot, ThreadPoolExecutor(1) as bezoeker:
        slot.execute("LOCK TABLE socialekaart_zoekrij IN ACCESS EXCLUSIVE MODE")
        poging = bezoeker.submit(save)
        wacht = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        until(lambda: slot.execute(wacht).fetchone()[0], "the save does not wait")
        cluster.stop()
        assert poging.result().status == 503
    cluster.start()
    until(site.is_back, "the site does not come back")
    assert read_all() == [("Maatje", 1, None)]
    assert save().status == 302
    assert read_all() == [("Maatje aan huis", 2, ["Maatje aan huis"])]

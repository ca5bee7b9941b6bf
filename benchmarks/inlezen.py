"""A sheet of 10,000 rows through the site: what the worker needs, and what visitors notice of it.

The sheet has changes to what is there and new rows. It is uploaded as a person does; the worker looks at it, reads it
in and undoes it. Meanwhile somebody reads the map, looks at the admin and saves a record, one request after another.
Limits: no request takes 2 seconds, and the worker never needs 500 MB. Beside the time stands the ratio to what raw SQL
needs for as many rows (the filling of the benchmarks), which holds on any machine.
"""

import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import django

from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
use_own_database()
django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction

from benchmarks.lib.server import Site, gunicorn
from benchmarks.lib.vulling import BRON, fill
from palliatief.gebruikers.models import Gebruiker
from palliatief.lib.tabelbestand import make_xlsx
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Initiatief, Inlezing

RIJEN, BEKEND = 10_000, 2_000
GRENS_SECONDEN, GRENS_MB = 2.0, 500
LIJST = "/beheer/socialekaart/inlezing/"
KOP = (
    "bron_id naam organisatie soort samenvatting beschrijving wensen doelgroepen werkgebied straat huisnummer postcode"
    " plaats lon lat telefoon email talen openingstijden"
)


def make_blad(rijen: int) -> bytes:
    return make_xlsx(KOP.split(), map(_rij, range(1, rijen + 1)), blad="Initiatieven")


def _rij(n: int) -> list[object]:
    return [str(n), f"Samen koffie {n}", f"Stichting {n % 300}", "informeel", f"U kunt hier praten over {n}.",
            "Iedere week is er koffie in de buurt, met tijd voor elkaar. " * 8, "maatje;ontmoeting", "mantelzorgers",
            "Zuidoost;Oost", "Voorbeeldplein", n % 300 + 1, "1102 AB", "Amsterdam", 4.95 + n % 97 / 5000, 52.31,
            205550000 + n % 9999, f"a{n}@voorbeeld.example", "nl;en", "Mo-Fr 09:00-17:00"]  # fmt: skip


class Beheerder(Site):
    """Somebody who is logged in and sends forms; keeps the longest request of each kind."""

    def __init__(self, poort: int):
        super().__init__(poort)
        wie, _nieuw = Gebruiker.objects.get_or_create(
            email="meting@voorbeeld.example", defaults={"is_staff": True, "is_superuser": True}
        )
        sessie = SessionStore()
        sessie[SESSION_KEY], sessie[HASH_SESSION_KEY] = str(wie.pk), wie.get_session_auth_hash()
        sessie[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        sessie.save()
        self.koekje = f"{settings.SESSION_COOKIE_NAME}={sessie.session_key}"
        self.langste: dict[str, float] = {}

    def fetch(self, soort: str, pad: str, inhoud: bytes | None = None, **hoofden: str) -> str:
        begin = time.perf_counter()
        self.verbinding.request(
            "GET" if inhoud is None else "POST", pad, body=inhoud, headers={"Cookie": self.koekje, **hoofden}
        )
        antwoord = self.verbinding.getresponse()
        tekst = antwoord.read().decode(errors="replace")
        self.langste[soort] = max(self.langste.get(soort, 0), time.perf_counter() - begin)
        if antwoord.status >= 400:
            raise SystemExit(f"{pad} gaf {antwoord.status}")
        for koekje in antwoord.headers.get_all("Set-Cookie") or []:
            if koekje.startswith(f"{settings.CSRF_COOKIE_NAME}="):
                self.koekje = f"{self.koekje.partition('; ')[0]}; {koekje.partition(';')[0]}"
        return antwoord.headers["Location"] or tekst

    def token(self, pad: str) -> str:
        [teken, *_rest] = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.fetch("formulier", pad))
        return teken

    def upload(self, blad: bytes) -> int:
        velden = {"csrfmiddlewaretoken": self.token(f"{LIJST}add/"), "bron": BRON}
        delen = [
            f'--x\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{w}\r\n'.encode() for n, w in velden.items()
        ]
        bestand = b'--x\r\nContent-Disposition: form-data; name="bestand"; filename="b.xlsx"\r\n\r\n'
        inhoud = b"".join([*delen, bestand, blad, b"\r\n--x--\r\n"])
        naar = self.fetch("uploaden", f"{LIJST}add/", inhoud, **{"Content-Type": "multipart/form-data; boundary=x"})
        return int(re.findall(r"/(\d+)/", naar)[0])

    def start(self, pk: int, taak: str) -> None:
        inhoud = urlencode({"csrfmiddlewaretoken": self.token(f"{LIJST}{pk}/change/")}).encode()
        self.fetch("knop", f"{LIJST}{pk}/stap/{taak}/", inhoud, **{"Content-Type": "application/x-www-form-urlencoded"})


@contextmanager
def worker():
    """The worker as bin/run starts it; yields its process number."""
    proces = subprocess.Popen([sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", "2"])
    try:
        yield proces.pid
    finally:
        proces.terminate()
        proces.wait()


def peak_mb(pid: int) -> float:
    [regel] = re.findall(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(regel) / 1024


def follow(site: Beheerder, pk: int, pid: int) -> tuple[float, float]:
    """Use the site until the worker is done; returns how long that took and the most memory that it had."""
    begin, andere = time.perf_counter(), Initiatief.objects.exclude(bron=BRON).get()
    opslaan = f"/beheer/socialekaart/initiatief/{andere.pk}/change/"
    while taak := Inlezing.objects.values_list("taak", flat=True).get(pk=pk):
        site.fetch("voortgang", f"{LIJST}{pk}/voortgang.json")
        site.fetch("pagina van het blad", f"{LIJST}{pk}/change/")
        site.fetch("kaart", "/kaart/?stadsdeel=zuidoost&q=koffie")
        site.fetch("lijst in het beheer", "/beheer/socialekaart/initiatief/")
        site.fetch("formulier", opslaan)
        begin_opslaan = time.perf_counter()
        _save(andere)
        soort = f"bewaren bij {taak}"
        site.langste[soort] = max(site.langste.get(soort, 0), time.perf_counter() - begin_opslaan)
    return time.perf_counter() - begin, peak_mb(pid)


def _save(initiatief: Initiatief) -> None:
    """What saving a form does: the record, and the map after it."""
    with transaction.atomic():
        initiatief.save()
        refresh_initiatieven(ids=[initiatief.pk])


def main() -> None:
    migrate()
    rijen = int(sys.argv[1]) if len(sys.argv) > 1 else RIJEN
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE socialekaart_inlezing, procrastinate_jobs CASCADE")
    begin = time.perf_counter()
    fill(rijen)
    vloer = time.perf_counter() - begin
    fill(BEKEND)
    Initiatief.objects.create(
        naam="Ander", slug="ander", soort="informeel", samenvatting="Kort.", status="gepubliceerd"
    )
    blad, goed = make_blad(rijen), []
    with gunicorn() as (poort, _pid), worker() as pid:
        site = Beheerder(poort)
        site.wait_until_ready()
        pk = site.upload(blad)
        for taak in ("bekijken", "inlezen", "terugdraaien"):
            if taak != "bekijken":
                site.start(pk, taak)
            site.langste = {}
            duur, geheugen = follow(site, pk, pid)
            inlezing = Inlezing.objects.get(pk=pk)
            if inlezing.melding:
                raise SystemExit(inlezing.melding)
            traagst = max(site.langste, key=lambda soort: site.langste[soort])
            goed += [geheugen < GRENS_MB, site.langste[traagst] < GRENS_SECONDEN]
            print(
                f"{taak:<14} {rijen:,} rijen {duur / vloer:5.1f} × ruwe SQL ({duur:.0f} s)   geheugen {geheugen:.0f} MB"
                f"   traagste verzoek {site.langste[traagst]:.2f} s ({traagst})"
                f"   {'gehaald' if all(goed[-2:]) else 'NIET gehaald'}",
                flush=True,
            )
            print("    " + ", ".join(f"{soort} {tijd:.2f} s" for soort, tijd in site.langste.items()), flush=True)
    sys.exit(0 if all(goed) else 1)


if __name__ == "__main__":
    main()

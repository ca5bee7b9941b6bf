"""The site as it runs for real, and Postgres, as processes whose time can be read."""

import http.client
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from django.db import connection

POORT = 8765


def children_of(pid: int) -> list[int]:
    """Direct children of a process."""
    return [int(kind) for taak in Path(f"/proc/{pid}/task").glob("*/children") for kind in taak.read_text().split()]


@contextmanager
def gunicorn():
    """One worker of the site on a local port; yields (port, pid of the worker)."""
    proces = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "palliatief.wsgi",
            "-b",
            f"127.0.0.1:{POORT}",
            "-w",
            "1",
            "-k",
            "gthread",
            "--threads",
            "1",
            "--keep-alive",
            "60",
            "--log-level",
            "error",
        ],
    )
    try:
        while not children_of(proces.pid):
            time.sleep(0.05)
        yield POORT, children_of(proces.pid)[0]
    finally:
        proces.send_signal(signal.SIGTERM)
        proces.wait()


class Site:
    """A visitor with one open connection."""

    def __init__(self, poort: int):
        self.verbinding = http.client.HTTPConnection("127.0.0.1", poort)

    def get(self, pad: str, **hoofden: str) -> tuple[int, bytes, http.client.HTTPMessage]:
        self.verbinding.request("GET", pad, headers={"Accept-Encoding": "gzip", **hoofden})
        antwoord = self.verbinding.getresponse()
        return antwoord.status, antwoord.read(), antwoord.headers

    def wait_until_ready(self) -> None:
        for _poging in range(200):
            try:
                if self.get("/readyz")[0] == 200:
                    return
            except OSError:
                self.verbinding.close()
                time.sleep(0.05)
        raise SystemExit("De site kwam niet op.")


def backends(*, zonder: set[int] = frozenset()) -> set[int]:
    """Process numbers of the Postgres backends of this database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return {pid for (pid,) in cursor.fetchall()} - zonder


def raw_connection() -> psycopg.Connection:
    """A connection without Django, for the floor."""
    instelling = connection.settings_dict
    return psycopg.connect(
        dbname=instelling["NAME"],
        user=instelling["USER"] or None,
        password=instelling["PASSWORD"] or None,
        host=instelling["HOST"] or instelling["OPTIONS"].get("host") or None,
        port=instelling["PORT"] or None,
        autocommit=True,
    )


def kaart_url(keuzes: dict) -> str:
    return "/kaart/" + (f"?{urlencode(keuzes, doseq=True)}" if keuzes else "")

"""tipg, a server of features and tiles straight from PostGIS tables, as a process whose time can be read.

It is installed once, in a place of its own; the project does not use it.
"""

import hashlib
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

SLOT = Path(__file__).resolve().parent.parent / "tipg.txt"
MAP = Path(__file__).resolve().parent.parent.parent / ".lokaal" / "tipg"
POORT = 8766


def install() -> Path:
    """Its Python, with the locked packages; installed again when the lock changed."""
    python, stempel = MAP / "bin" / "python", MAP / "stempel"
    versie = hashlib.sha256(SLOT.read_bytes()).hexdigest()
    if not (stempel.exists() and stempel.read_text() == versie):
        subprocess.run([sys.executable, "-m", "venv", "--clear", MAP], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", SLOT], check=True)
        stempel.write_text(versie)
    return python


def database_url() -> str:
    """The database of the benchmarks as asyncpg takes it; a socket is a host with its slashes quoted."""
    instelling = connection.settings_dict
    host = instelling["HOST"] or instelling["OPTIONS"].get("host") or "localhost"
    wie = quote(instelling["USER"] or os.environ.get("USER", ""), safe="")
    if instelling["PASSWORD"]:
        wie += ":" + quote(instelling["PASSWORD"], safe="")
    poort = f":{instelling['PORT']}" if instelling["PORT"] else ""
    return f"postgresql://{wie}@{quote(host, safe='')}{poort}/{instelling['NAME']}"


@contextmanager
def serve(tabellen: list[str]) -> Iterator[tuple[int, int]]:
    """One process with one connection, for these tables; yields its port and process number.

    Its border of a tile is ours, and it may put all places into one; else it is as it comes.
    """
    omgeving = {
        "DATABASE_URL": database_url(),
        "DB_MIN_CONN_SIZE": "1",
        "DB_MAX_CONN_SIZE": "1",
        "TIPG_DB_TABLES": "[" + ",".join(f'"public.{tabel}"' for tabel in tabellen) + "]",
        "TIPG_CATALOG_TTL": "86400",
        "TIPG_TILE_BUFFER": "64",
        "TIPG_MAX_FEATURES_PER_TILE": "1000000",
    }
    opties = ["--port", str(POORT), "--log-level", "error", "--no-access-log"]
    proces = subprocess.Popen(
        [install(), "-m", "uvicorn", "tipg.main:app", *opties], env={**os.environ, **omgeving}, cwd=MAP
    )
    try:
        _wait_until_ready()
        yield POORT, proces.pid
    finally:
        proces.send_signal(signal.SIGTERM)
        proces.wait()


def _wait_until_ready() -> None:
    for _poging in range(600):
        try:
            verbinding = http.client.HTTPConnection("127.0.0.1", POORT)
            verbinding.request("GET", "/collections")
            if verbinding.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("tipg kwam niet op.")

"""A database of the benchmarks' own, beside the one of the site, which they never touch."""

import os
from urllib.parse import urlsplit

import psycopg
from django.core.management import call_command
from psycopg import sql


def use_own_database() -> None:
    """Point the settings at ``<name>_bench``; make it when it is not there. Call before ``django.setup``."""
    adres = urlsplit(os.environ["DATABASE_URL"])
    naam = adres.path.lstrip("/").removesuffix("_bench") + "_bench"
    beheer = adres._replace(scheme="postgresql", path="/postgres").geturl()
    with psycopg.connect(beheer, autocommit=True) as verbinding:
        if not verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone():
            verbinding.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(naam)))
        # A helper of a backend is a process of its own, and what it costs would count for nobody.
        verbinding.execute(
            sql.SQL("ALTER DATABASE {} SET max_parallel_workers_per_gather = 0").format(sql.Identifier(naam))
        )
    os.environ["DATABASE_URL"] = adres._replace(path=f"/{naam}").geturl()


def migrate() -> None:
    """Bring the benchmark database up to date."""
    call_command("migrate", verbosity=0)

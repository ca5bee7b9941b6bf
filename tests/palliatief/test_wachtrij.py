"""Jobs: there when their transaction is, and saved from a worker that was killed. A real worker runs here."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from palliatief.post import actions
from palliatief.post.models import Bericht
from palliatief.wachtrij import GENOEG, STIL, defer

GEDULD = 60


def set_back_heartbeat() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - %s * interval '1 second'", [STIL + 60]
        )


def job_status(taak: str) -> list[str]:
    return list(ProcrastinateJob.objects.filter(task_name=taak).order_by("pk").values_list("status", flat=True))


# --- defer ---


@pytest.mark.django_db
def test_a_job_is_there_when_its_transaction_is():
    with pytest.raises(RuntimeError), transaction.atomic():
        defer("post.verstuur", bericht=1)
        raise RuntimeError
    assert job_status("post.verstuur") == []
    defer("post.verstuur", bericht=1)
    assert job_status("post.verstuur") == ["todo"]


@pytest.mark.django_db
def test_what_is_to_be_done_once_waits_once_and_breaks_no_transaction():
    for nummer in (1, 2):
        defer("post.verstuur", eenmalig="een", bericht=nummer)
    defer("post.verstuur", eenmalig="ander", bericht=3)
    assert [job.args["bericht"] for job in ProcrastinateJob.objects.order_by("pk")] == [1, 3]


# --- rescue, with a worker inside this process ---


def run_worker() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as nu:
        nu.run_worker(wait=False, concurrency=1, listen_notify=False, install_signal_handlers=False)


def begin_job(bericht: int, *, pogingen: int = 0, eenmalig: str | None = None) -> None:
    """A job as a worker that was killed leaves it."""
    defer("post.verstuur", eenmalig=eenmalig, bericht=bericht)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()) RETURNING id")
        velden = [*cursor.fetchone(), pogingen]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s WHERE status = 'todo'",
            velden,
        )


def test_only_jobs_of_a_silent_worker_are_saved(transactional_db):
    begin_job(0)
    defer("palliatief.red_taken", timestamp=0)
    run_worker()
    assert job_status("post.verstuur") == ["doing"]
    set_back_heartbeat()
    defer("palliatief.red_taken", timestamp=0)
    run_worker()
    assert job_status("post.verstuur") == ["succeeded"]


def test_a_job_that_waits_again_already_or_kills_each_worker_is_not_begun_again(transactional_db):
    begin_job(1, eenmalig="een")
    begin_job(2, pogingen=GENOEG)
    begin_job(3)
    defer("post.verstuur", eenmalig="een", bericht=4)
    set_back_heartbeat()
    with connection.cursor() as cursor:
        # So that the job that waits is not done before the rescue.
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 day' WHERE status = 'todo'")
    defer("palliatief.red_taken", timestamp=0)
    run_worker()
    assert job_status("post.verstuur") == ["aborted", "failed", "succeeded", "todo"]


def test_what_was_done_a_week_ago_is_forgotten_and_what_failed_stays(transactional_db):
    for status in ("succeeded", "failed", "succeeded"):
        begin_job(1)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE status = 'doing'", [status])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - interval '8 days'"
            " WHERE job_id < (SELECT max(id) FROM procrastinate_jobs)"
        )
    defer("palliatief.ruim_taken_op", timestamp=0)
    run_worker()
    assert job_status("post.verstuur") == ["failed", "succeeded"]


# --- kill -9, with real workers ---


class Pijp:
    """What the mailbox of a worker tells, line by line."""

    def __init__(self):
        self.lezen, self.schrijven = os.pipe()
        self.regels: list[str] = []

    def wait_for(self, regel: str) -> None:
        while regel not in self.regels:
            assert select.select([self.lezen], [], [], GEDULD)[0], f"{regel!r} did not come: {self.regels}"
            self.read()

    def read(self) -> None:
        self.regels += os.read(self.lezen, 65536).decode().splitlines()

    def close(self) -> None:
        os.close(self.lezen)
        os.close(self.schrijven)


@contextmanager
def worker(pijp: Pijp, *opties: str, **omgeving: str) -> Iterator[subprocess.Popen]:
    """``manage.py procrastinate worker`` on the database of the test, with the mailbox of the test."""
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path="/" + connection.settings_dict["NAME"]).geturl()
    eigen = {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "tests.palliatief.post.werker_settings",
        "POSTBUS_PIJP": str(pijp.schrijven),
    }
    opdracht = [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", "1", *opties]
    werker = subprocess.Popen(
        opdracht, cwd=settings.BASE_DIR, env={**os.environ, **eigen, **omgeving}, pass_fds=[pijp.schrijven],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield werker
    finally:
        werker.kill()
        werker.wait(GEDULD)


def test_a_worker_that_is_killed_while_it_sends_loses_no_mail_and_doubles_none(transactional_db):
    for naam in ("een", "twee", "drie", "vier"):
        actions.queue_mail(soort="proef", sleutel=naam, aan=f"{naam}@voorbeeld.example", onderwerp=naam, tekst="Dag")
    pijp = Pijp()
    with worker(pijp, POSTBUS_BLIJFT_HANGEN="twee") as werker:
        pijp.wait_for("begin twee")
        werker.send_signal(signal.SIGKILL)
        werker.wait(GEDULD)
    assert statuses() == {"een": "verstuurd", "twee": "bezig", "drie": "wacht", "vier": "wacht"}

    set_back_heartbeat()
    defer("palliatief.red_taken", timestamp=0)
    with worker(pijp, "--one-shot") as werker:
        assert werker.wait(GEDULD) == 0
    pijp.read()
    pijp.close()
    assert statuses() == {"een": "verstuurd", "twee": "onzeker", "drie": "verstuurd", "vier": "verstuurd"}
    assert sorted(regel for regel in pijp.regels if regel.startswith("begin")) == [
        "begin drie", "begin een", "begin twee", "begin vier"
    ]  # fmt: skip
    assert [bericht.sleutel for bericht in Bericht.objects.unsolved()] == ["twee"]


def statuses() -> dict[str, str]:
    return dict(Bericht.objects.values_list("sleutel", "status"))

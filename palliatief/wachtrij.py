"""Jobs for the worker (procrastinate). A job is a row of the same database: it is there when its transaction is."""

from contextlib import suppress
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status

# So long a worker may be silent before its job is for another.
STIL = 60
# A job that was begun so often and never ended kills its worker: nobody should begin it again.
GENOEG = 20
BEWAAR_UREN = 24 * 7


def defer(taak: str, *, eenmalig: str | None = None, vanaf: datetime | None = None, **gegevens: int | str) -> None:
    """Have the worker run ``taak`` ("app.naam"), not before ``vanaf``.

    ``gegevens`` are numbers of records and the like, nothing personal. With ``eenmalig`` nothing is added while a job
    with that name waits.
    """
    try:
        with transaction.atomic():
            app.configure_task(taak, queueing_lock=eenmalig, schedule_at=vanaf).defer(**gegevens)
    except AlreadyEnqueued:
        pass


def retry_failed() -> int:
    """Have the worker try again what failed; returns how many jobs. One that waits already under its name stays."""
    aantal = 0
    for taak in app.job_manager.list_jobs(status=Status.FAILED.value):
        with suppress(UniqueViolation), transaction.atomic():
            app.job_manager.retry_job_by_id(taak.id or 0, retry_at=timezone.now())
            aantal += 1
    return aantal


def forget_failed() -> int:
    """Remove what failed, after somebody looked; returns how many jobs."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'failed'")
        return cursor.rowcount


@app.periodic(cron="* * * * *")
@app.task(name="palliatief.red_taken", queueing_lock="red_taken", pass_context=True)
async def rescue_jobs(context: JobContext, timestamp: int) -> None:
    """Give the jobs of a worker that was killed to one that lives."""
    beheer = context.app.job_manager
    for taak in await beheer.get_stalled_jobs(seconds_since_heartbeat=STIL):
        if taak.attempts >= GENOEG:
            await beheer.finish_job(taak, status=Status.FAILED, delete_job=False)
            continue
        try:
            await beheer.retry_job(taak)
        except UniqueViolation:
            # The same work waits already (``eenmalig``).
            await beheer.finish_job(taak, status=Status.ABORTED, delete_job=False)


@app.periodic(cron="30 3 * * *")
@app.task(name="palliatief.ruim_taken_op", queueing_lock="ruim_taken_op", pass_context=True)
async def remove_old_jobs(context: JobContext, timestamp: int) -> None:
    """Forget jobs that were done a week ago; what failed stays until somebody has looked."""
    await context.app.job_manager.delete_old_jobs(nb_hours=BEWAAR_UREN, include_cancelled=True, include_aborted=True)

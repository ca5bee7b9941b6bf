"""What the worker does for reports."""

from django.db import InterfaceError, OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from palliatief.lib.beurt import Bezet

from .. import actions

# Each wait is twice the one before, so a database that is away for an hour loses nothing.
OPNIEUW = RetryStrategy(
    max_attempts=12, exponential_wait=2, wait=5, retry_exceptions={OperationalError, InterfaceError, Bezet}
)


@app.task(name="evaluatie.maak_rapport", retry=OPNIEUW)
def make_rapport(*, rapport: int) -> None:
    actions.make_rapport(pk=rapport)


@app.periodic(cron="20 4 * * *")
@app.task(name="evaluatie.vergeet_rapporten", queueing_lock="evaluatie.vergeet_rapporten")
def remove_old_rapporten(timestamp: int) -> None:
    actions.remove_old_rapporten()

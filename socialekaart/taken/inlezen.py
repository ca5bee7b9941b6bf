"""What the worker does for sheets that are read in."""

from django.db import InterfaceError, OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from .. import actions

# Each wait is twice the one before, so a database that is away for an hour loses nothing.
OPNIEUW = RetryStrategy(
    max_attempts=12, exponential_wait=2, wait=5, retry_exceptions={OperationalError, InterfaceError}
)


@app.task(name="socialekaart.werk_inlezing_bij", retry=OPNIEUW)
def run_inlezing(*, inlezing: int) -> None:
    actions.run_taak(pk=inlezing)


@app.periodic(cron="10 4 * * *")
@app.task(name="socialekaart.ruim_inlezingen_op", queueing_lock="ruim_inlezingen_op")
def remove_old_inlezingen(timestamp: int) -> None:
    actions.remove_old_inlezingen()

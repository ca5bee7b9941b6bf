"""What the worker does for mail."""

from pathlib import Path

from django.conf import settings
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from . import actions, retour

# A server that is away for a day loses no mail: each wait is twice the one before.
OPNIEUW = RetryStrategy(max_attempts=16, exponential_wait=2, wait=15, retry_exceptions={actions.NietBereikbaar})


@app.task(name="post.verstuur", retry=OPNIEUW)
def send_bericht(*, bericht: int) -> None:
    actions.send_bericht(pk=bericht)


@app.periodic(cron="*/10 * * * *")
@app.task(name="post.lees_retourmail", queueing_lock="post.lees_retourmail", lock="post.lees_retourmail")
def read_retourmail(timestamp: int) -> None:
    """Only where there is a mailbox for it."""
    if settings.RETOUR_MAILDIR:
        retour.process_maildir(Path(settings.RETOUR_MAILDIR))


@app.periodic(cron="40 3 * * *")
@app.task(name="post.vergeet", queueing_lock="post.vergeet")
def forget_berichten(timestamp: int) -> None:
    actions.forget_berichten()

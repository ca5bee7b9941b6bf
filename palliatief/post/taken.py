"""What the worker does for mail."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from . import actions

# A server that is away for a day loses no mail: each wait is twice the one before.
OPNIEUW = RetryStrategy(max_attempts=16, exponential_wait=2, wait=15, retry_exceptions={actions.NietBereikbaar})


@app.task(name="post.verstuur", retry=OPNIEUW)
def send_bericht(*, bericht: int) -> None:
    actions.send_bericht(pk=bericht)

"""What the worker does for accounts."""

from importlib import import_module

from django.conf import settings
from procrastinate.contrib.django import app

from . import actions


@app.periodic(cron="10 3 * * *")
@app.task(name="gebruikers.ruim_op", queueing_lock="gebruikers.ruim_op")
def remove_expired(timestamp: int) -> None:
    """Sessions that have ended, and lines of the log that are old enough."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    actions.remove_expired()

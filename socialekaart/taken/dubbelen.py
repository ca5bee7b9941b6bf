"""What the worker does for records that may be the same."""

from procrastinate.contrib.django import app

from .. import actions


@app.periodic(cron="* * * * *")
@app.task(name="socialekaart.zoek_dubbele", queueing_lock="socialekaart.zoek_dubbele")
def find_duplicates(timestamp: int) -> None:
    """Each minute; it does nothing as long as no record changed."""
    actions.find_duplicates()

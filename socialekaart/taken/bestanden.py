"""What the worker does with files, by night."""

from procrastinate.contrib.django import app

from .. import actions


@app.periodic(cron="45 1 * * *")
@app.task(name="socialekaart.vergeet_bestanden", queueing_lock="socialekaart.vergeet_bestanden")
def remove_abandoned(timestamp: int) -> None:
    actions.remove_abandoned()

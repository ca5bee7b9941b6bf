"""What the worker does for suggestions."""

from procrastinate.contrib.django import app

from .. import actions


@app.periodic(cron="10 3 * * *")
@app.task(name="socialekaart.vergeet_afzenders", queueing_lock="socialekaart.vergeet_afzenders")
def forget_afzenders(timestamp: int) -> None:
    actions.forget_afzenders()

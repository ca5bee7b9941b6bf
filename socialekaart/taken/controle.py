"""What the worker does to keep the map true: ask owners by day, look at links by night."""

from procrastinate.contrib.django import app

from .. import actions


@app.periodic(cron="0 6 * * *")
@app.task(name="socialekaart.vraag_eigenaren", queueing_lock="socialekaart.vraag_eigenaren")
def ask_owners(timestamp: int) -> None:
    actions.move_controles()

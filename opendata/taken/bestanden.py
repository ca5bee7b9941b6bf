"""What the worker does for the files of the open data."""

from procrastinate.contrib.django import app

from .. import actions


@app.periodic(cron="30 2 * * *")
@app.task(name="opendata.maak_bestanden", queueing_lock="opendata.maak_bestanden")
def make_open_data(timestamp: int = 0) -> None:
    """Each night, and when somebody asks."""
    actions.make_open_data()

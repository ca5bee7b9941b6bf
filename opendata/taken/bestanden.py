"""What the worker does for the files of the open data."""

from procrastinate.contrib.django import app

from .. import actions

# One at a time: both may want the same file.
SLOT = "opendata.bestanden"


@app.periodic(cron="30 2 * * *")
@app.task(name="opendata.maak_bestanden", queueing_lock="opendata.maak_bestanden", lock=SLOT)
def make_open_data(timestamp: int = 0) -> None:
    """Each night, and when somebody asks."""
    actions.make_open_data()


@app.periodic(cron="*/5 * * * *")
@app.task(name="opendata.vervang_bestanden", queueing_lock="opendata.vervang_bestanden", lock=SLOT)
def replace_withdrawn(timestamp: int = 0) -> None:
    """Soon after something left the public data."""
    actions.replace_withdrawn()

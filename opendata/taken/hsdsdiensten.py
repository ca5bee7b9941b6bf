"""What the worker does for the services of HSDS."""

from procrastinate.contrib.django import app

from .. import actions


@app.periodic(cron="*/5 * * * *")
@app.task(name="opendata.zet_diensten_klaar", queueing_lock="opendata.zet_diensten_klaar")
def prepare_hsdsdiensten(timestamp: int = 0) -> None:
    """Soon after an update of the site; a save keeps its own record ready."""
    actions.prepare_hsdsdiensten()

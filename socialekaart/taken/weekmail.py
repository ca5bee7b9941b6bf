"""What the worker does for coordinators: the mail of Monday morning."""

from django.utils import timezone
from procrastinate.contrib.django import app

from ..weekmail import send_weekmails


# The clock of the worker is UTC: seven in winter, eight in summer.
@app.periodic(cron="0 6 * * 1")
@app.task(name="socialekaart.weekmail", queueing_lock="socialekaart.weekmail")
def send_weekmail(timestamp: int) -> None:
    send_weekmails(dag=timezone.localdate())

"""What the worker does for what must last: say when a plan is to be looked at again."""

from django.utils import timezone
from procrastinate.contrib.django import app

from .. import actions


@app.periodic(cron="20 6 * * *")
@app.task(name="proeftuinen.herinner_borging", queueing_lock="proeftuinen.herinner_borging")
def remind_borging(timestamp: int) -> None:
    actions.remind(dag=timezone.localdate())

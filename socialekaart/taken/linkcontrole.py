"""What the worker does with links and phone numbers, by night and when somebody asks."""

from procrastinate.contrib.django import app

from .. import actions


@app.periodic(cron="15 1 * * *")
@app.task(name="socialekaart.begin_linkcontrole", queueing_lock="socialekaart.begin_linkcontrole")
def start_links(timestamp: int) -> None:
    actions.start_links()


@app.task(name="socialekaart.kijk_links_na", lock="socialekaart.links")
def check_links() -> None:
    actions.check_links()


@app.task(name="socialekaart.kijk_link_na", lock="socialekaart.links")
def check_again(*, link: int) -> None:
    actions.check_again(pk=link)

"""Keeps the services of HSDS ready."""

from collections.abc import Iterable

from django.db import connection

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Initiatief

from ..hsds.documenten import BROK, choose, find_form, select_insides, stand_ready

WEG = """
DELETE FROM opendata_hsdsdienst h WHERE (%(ids)s::bigint[] IS NULL OR h.initiatief_id = ANY(%(ids)s::bigint[]))
    AND NOT EXISTS (SELECT FROM socialekaart_initiatief i WHERE i.id = h.initiatief_id AND i.status = 'gepubliceerd')
"""
GEREED = """
INSERT INTO opendata_hsdsdienst AS h (initiatief_id, velden, vorm) SELECT id, velden, %(vorm)s FROM (SQL) AS dienst
ON CONFLICT (initiatief_id) DO UPDATE SET velden = excluded.velden, vorm = excluded.vorm
WHERE (h.velden, h.vorm) IS DISTINCT FROM (excluded.velden, excluded.vorm)
"""


def refresh_hsdsdiensten(*, ids: Iterable[int] | None) -> None:
    """Bring the services of these initiatives up to date, or all of them; within the transaction of who refreshes."""
    nummers = None if ids is None else list(ids)
    alle = list(Initiatief.objects.published().values_list("pk", flat=True)) if nummers is None else nummers
    vorm = find_form()
    with connection.cursor() as cursor:
        cursor.execute(WEG, {"ids": nummers})
        for begin in range(0, len(alle), BROK):
            sql = select_insides(choose(alle[begin : begin + BROK]))
            # The statement holds words of people, in which a % is no parameter.
            cursor.execute(GEREED.replace("SQL", sql.replace("%", "%%")), {"vorm": vorm})


def prepare_hsdsdiensten() -> None:
    """After an update of the site or of its settings: bring all that follows from the records into the form of now."""
    if not stand_ready():
        refresh_initiatieven()

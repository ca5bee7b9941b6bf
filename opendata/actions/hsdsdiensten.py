"""Keeps the services of HSDS ready."""

from collections.abc import Iterable

from django.db import connection

from socialekaart.actions import refresh_initiatieven

from ..hsds.documenten import find_form, select_insides, stand_ready

WEG = """
DELETE FROM opendata_hsdsdienst h WHERE (%(ids)s::bigint[] IS NULL OR h.initiatief_id = ANY(%(ids)s::bigint[]))
    AND NOT EXISTS (SELECT FROM socialekaart_initiatief i WHERE i.id = h.initiatief_id AND i.status = 'gepubliceerd')
"""
GEREED = """
INSERT INTO opendata_hsdsdienst AS h (initiatief_id, velden, vorm) SELECT id, velden, %(vorm)s FROM (SQL) AS dienst
ON CONFLICT (initiatief_id) DO UPDATE SET velden = excluded.velden, vorm = excluded.vorm
WHERE (h.velden, h.vorm) IS DISTINCT FROM (excluded.velden, excluded.vorm)
"""
IDS = "SELECT id FROM socialekaart_initiatief WHERE %(ids)s::bigint[] IS NULL OR id = ANY(%(ids)s::bigint[])"


def refresh_hsdsdiensten(*, ids: Iterable[int] | None) -> None:
    """Bring the services of these initiatives up to date, or all of them; within the transaction of who refreshes."""
    waarden = {"ids": None if ids is None else list(ids), "vorm": find_form()}
    with connection.cursor() as cursor:
        cursor.execute(WEG, waarden)
        # The statement holds words of people, in which a % is no parameter.
        sql = connection.ops.compose_sql(IDS, waarden)  # type: ignore[attr-defined]
        cursor.execute(GEREED.replace("SQL", select_insides(sql).replace("%", "%%")), waarden)


def prepare_hsdsdiensten() -> None:
    """After an update of the site or of its settings: bring all that follows from the records into the form of now."""
    if not stand_ready():
        refresh_initiatieven()

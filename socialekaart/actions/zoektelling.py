"""Counts what is searched for: one statement per search, and nothing about who searched."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from palliatief.lib.persoonlijk import looks_personal
from palliatief.lib.spelling import read_words

from ..models import TEKST_VANAF, Zoektelling

# A question that was not asked often enough by then is forgotten.
BEWAARTIJD = timedelta(days=30)

# The words of a question are nowhere in the table before the tenth search: only its key is. Rows that others are
# counting in at this moment are forgotten by the next search. A count that is lost in a crash is no loss, so nobody
# waits for the disk.
TEL = """
WITH snel AS MATERIALIZED (
    SELECT set_config('synchronous_commit', 'off', true)
), vergeten AS (
    DELETE FROM socialekaart_zoekvraag WHERE sleutel IN (
        SELECT sleutel FROM socialekaart_zoekvraag
        WHERE aantal < %(vanaf)s AND eerste_dag < %(grens)s AND sleutel <> %(sleutel)s
        FOR UPDATE SKIP LOCKED
    )
), vraag AS (
    INSERT INTO socialekaart_zoekvraag AS v (sleutel, tekst, aantal, niets_gevonden, eerste_dag, laatste_dag)
    SELECT %(sleutel)s, '', 1, %(niets)s::int, %(dag)s, %(dag)s WHERE %(sleutel)s <> ''
    ON CONFLICT (sleutel) DO UPDATE SET (tekst, aantal, niets_gevonden, eerste_dag, laatste_dag) = (
        SELECT CASE WHEN telt_nog AND v.aantal + 1 >= %(vanaf)s THEN %(tekst)s ELSE '' END,
            telt_nog::int * v.aantal + 1,
            telt_nog::int * v.niets_gevonden + excluded.niets_gevonden,
            CASE WHEN telt_nog THEN v.eerste_dag ELSE excluded.eerste_dag END,
            excluded.laatste_dag
        FROM (SELECT v.aantal >= %(vanaf)s OR v.eerste_dag >= %(grens)s AS telt_nog) AS oud
    )
)
INSERT INTO socialekaart_zoektelling AS t (dag, stadsdeel_id, wens_id, niets_gevonden, aantal)
SELECT %(dag)s, stadsdeel, wens, %(niets)s, 1
FROM snel, unnest(%(stadsdelen)s::bigint[]) AS stadsdeel, unnest(%(wensen)s::bigint[]) AS wens
ORDER BY stadsdeel, wens
ON CONFLICT (dag, stadsdeel_id, wens_id, niets_gevonden) DO UPDATE SET aantal = t.aantal + 1
"""


def count_search(*, stadsdelen: list[int], wensen: list[int], vraag: str, gevonden: int) -> None:
    """Count one search in each chosen stadsdeel and for each wish; an empty ``vraag`` counts no words."""
    tekst = "" if looks_personal(vraag) else " ".join(read_words(vraag))[:200]
    dag = timezone.localdate()
    waarden: dict[str, Any] = {
        "stadsdelen": stadsdelen or [None],
        "wensen": wensen or [None],
        "niets": not gevonden,
        "dag": dag,
        "grens": dag - BEWAARTIJD,
        "vanaf": TEKST_VANAF,
        "tekst": tekst,
        "sleutel": salted_hmac("socialekaart.zoekvraag", tekst, algorithm="sha256").hexdigest() if tekst else "",
    }
    with connection.cursor() as cursor:
        cursor.execute(TEL, waarden)


@transaction.atomic
def mark_searches_seen(*, ids: Iterable[int]) -> int:
    """Somebody looked at what was asked here in vain, so far; returns how many questions (stadsdeel and wens)."""
    vragen = set(Zoektelling.objects.filter(pk__in=list(ids)).values_list("stadsdeel", "wens"))
    welke = Q(pk=None)
    for stadsdeel, wens in vragen:
        welke |= Q(stadsdeel=stadsdeel, wens=wens)
    Zoektelling.objects.filter(welke, niets_gevonden=True).update(gezien=F("aantal"))
    return len(vragen)

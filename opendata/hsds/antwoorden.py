"""Answers with records of HSDS: from the keys of what is asked for to JSON that Postgres made."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from .bladzijde import answer_document, answer_page, stream_batches
from .documenten import BROK, choose
from .vragen import Bladzijde

INHOUD = "SELECT '[' || string_agg(document, ',' ORDER BY id) || ']' FROM (SQL) AS d"
REGELS = "SELECT document FROM (SQL) AS d ORDER BY id"
DOCUMENT = "SELECT document FROM (SQL) AS d"
BROKKEN = """
SELECT array_agg(pk) FROM (
    SELECT pk, (row_number() OVER (ORDER BY pk) - 1) / BROK AS brok FROM (SQL) AS sleutel (pk)
) AS sleutels GROUP BY brok ORDER BY brok
"""

Select = Callable[[str], str]


def answer_list(
    vraag: Bladzijde, sleutels: QuerySet, select: Select, *, versie: int, whole: bool = False
) -> HttpResponseBase:
    """The records with these keys, in order of key, in the form that is asked for.

    ``select`` gives the statement for a choice of keys (``documenten``); ``versie`` is that of the data; ``whole``: all
    of them on one page.
    """
    keuze = _compose(sleutels.order_by("pk").values("pk"))
    if vraag.format == "ndjson":
        return stream_batches(_batches(keuze, select))
    totaal = _count(keuze, versie)
    per_page = max(totaal, 1) if whole else vraag.per_page
    begin = (vraag.page - 1) * per_page
    # Beyond the last page there is nothing to look for.
    inhoud = _fetch(INHOUD, select(f"{keuze} LIMIT {per_page} OFFSET {begin}")) if begin < totaal else None
    return answer_page((inhoud or "[]").encode(), totaal, vraag.page, per_page)


def answer_record(sleutels: QuerySet, select: Select) -> HttpResponse:
    """The record with this key; Http404 when there is none."""
    return answer_document(_fetch(DOCUMENT, select(_compose(sleutels.values("pk")))))


@lru_cache(maxsize=256)
def _count(keuze: str, versie: int) -> int:
    """How many keys there are at this version of the data; who turns pages asks that again and again."""
    return int(_fetch("SELECT count(*)::text FROM (SQL) AS sleutel", keuze) or 0)


def _batches(keuze: str, select: Select) -> Iterator[str]:
    """A statement for each so many records; which records there are is asked once."""
    with connection.cursor() as cursor:
        cursor.execute(BROKKEN.replace("BROK", str(BROK)).replace("SQL", keuze))
        brokken = [choose(brok) for (brok,) in cursor.fetchall()]
    return (REGELS.replace("SQL", select(brok)) for brok in brokken)


def _compose(sleutels: QuerySet) -> str:
    """Keys as a statement that holds its values."""
    try:
        sql, waarden = sleutels.query.sql_with_params()
    except EmptyResultSet:  # of what is asked, Django knows already that there is none
        return "SELECT 0 WHERE false"
    return connection.ops.compose_sql(sql, waarden)  # type: ignore[attr-defined]


def _fetch(opdracht: str, sql: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht.replace("SQL", sql))
        gevonden = cursor.fetchone()
    return gevonden and gevonden[0]

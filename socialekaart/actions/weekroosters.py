"""Keeps what each text of opening hours means in an ordinary week."""

from django.db import connection

from palliatief.lib.vaste_week import read_week

from ..models import Weekrooster

NIEUW = """
SELECT DISTINCT z.openingstijden FROM socialekaart_zoekrij z
WHERE z.openingstijden <> '' AND (%(ids)s::bigint[] IS NULL OR z.initiatief_id = ANY(%(ids)s::bigint[]))
    AND NOT EXISTS (SELECT FROM socialekaart_weekrooster w WHERE w.tekst = z.openingstijden)
"""


def refresh_weekroosters(*, ids: list[int] | None) -> None:
    """Read the texts of these initiatives, or of all, that nobody had before; what a text means never changes."""
    with connection.cursor() as cursor:
        cursor.execute(NIEUW, {"ids": ids})
        teksten = [tekst for (tekst,) in cursor.fetchall()]
    roosters = [Weekrooster(tekst=tekst, regels=read_week(tekst)) for tekst in teksten]
    Weekrooster.objects.bulk_create(roosters, ignore_conflicts=True)

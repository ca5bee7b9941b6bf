"""Keeps what is suggested while somebody types: a row for each word of the name of a published initiative."""

from django.db import connection

# What is there already stays; what is no longer published, or has another name, goes.
SUGGESTIES = """
WITH namen AS (
    SELECT z.initiatief_id,
        string_to_array(trim(regexp_replace(lower(unaccent(i.naam)), '[^[:alnum:]]+', ' ', 'g')), ' ') AS woorden
    FROM socialekaart_zoekrij z JOIN socialekaart_initiatief i ON i.id = z.initiatief_id
    WHERE %(ids)s::bigint[] IS NULL OR z.initiatief_id = ANY(%(ids)s::bigint[])
), nieuw AS (
    SELECT initiatief_id, nr = 1 AS begin, left(array_to_string(woorden[nr:], ' '), 80) AS tekst
    FROM namen, generate_subscripts(woorden, 1) AS nr
), weg AS (
    DELETE FROM socialekaart_suggestie s
    WHERE (%(ids)s::bigint[] IS NULL OR s.initiatief_id = ANY(%(ids)s::bigint[])) AND NOT EXISTS (
        SELECT FROM nieuw n WHERE (n.initiatief_id, n.begin, n.tekst) = (s.initiatief_id, s.begin, s.tekst))
)
INSERT INTO socialekaart_suggestie (initiatief_id, begin, tekst)
SELECT initiatief_id, begin, tekst FROM nieuw n WHERE NOT EXISTS (
    SELECT FROM socialekaart_suggestie s
    WHERE (n.initiatief_id, n.begin, n.tekst) = (s.initiatief_id, s.begin, s.tekst))
"""


def refresh_suggesties(*, ids: list[int] | None) -> None:
    """Bring the suggestions up to date for these initiatives, or for all; the search rows say what is published."""
    with connection.cursor() as cursor:
        cursor.execute(SUGGESTIES, {"ids": ids})

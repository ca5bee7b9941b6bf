"""Keeps the public places as the makers of other maps get them, in tiles and by bounding box."""

from django.db import connection

from ..models.kaartpunt import SITE

WEG = """
DELETE FROM socialekaart_kaartpunt k USING socialekaart_locatie l
WHERE l.id = k.locatie_id AND (%(ids)s::bigint[] IS NULL OR l.initiatief_id = ANY(%(ids)s::bigint[]))
"""

# Sorting by a geometry goes along a Hilbert curve, so that neighbours share pages and a tile reads few.
PUNTEN = """
INSERT INTO socialekaart_kaartpunt (locatie_id, initiatief_id, punt, naam, slug, soort, domein, voorbeeld, feature)
SELECT l.id, z.initiatief_id, ST_Transform(l.punt::geometry, 3857) AS punt,
    z.rij->>'naam', z.rij->>'slug', z.soort, z.rij->>'domein', (z.rij->>'voorbeeld')::boolean,
    -- in a text within JSON each quote is escaped, so these can only be names; without nulls is without spaces
    replace(replace(replace(json_strip_nulls(z.feature::json)::text,
        '"properties":{"bron_id":', '"properties":{"bronId":'), '],"heel_amsterdam":', '],"heelAmsterdam":'),
        '","url":"', '","url":"' || %(site)s)
FROM socialekaart_zoekrij z JOIN socialekaart_locatie l ON l.initiatief_id = z.initiatief_id
WHERE NOT l.geheim AND l.punt IS NOT NULL
    AND (%(ids)s::bigint[] IS NULL OR z.initiatief_id = ANY(%(ids)s::bigint[]))
ORDER BY punt
"""


def refresh_kaartpunten(*, ids: list[int] | None) -> None:
    """Bring the places up to date for these initiatives, or for all; the search rows say what is published."""
    with connection.cursor() as cursor:
        for opdracht in (WEG, PUNTEN):
            cursor.execute(opdracht, {"ids": ids, "site": SITE.decode()})

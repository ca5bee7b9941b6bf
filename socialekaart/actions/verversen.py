"""Keeps what follows from the records: the area of each place, and the rows that search and the map read."""

from collections.abc import Iterable

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils.module_loading import import_string

from .afleiden import AAN_HUIS, GRATIS, ZELF_AANMELDEN
from .csvregel import BLAD
from .kaartpunten import refresh_kaartpunten
from .suggesties import refresh_suggesties
from .weekroosters import refresh_weekroosters
from .zoektekst import refresh_zoektekst

# Each layer is looked up apart: they come from different years and do not nest exactly.
LOCATIES = """
UPDATE socialekaart_locatie AS l
SET stadsdeel_id = p.stadsdeel, wijk_id = p.wijk, buurt_id = p.buurt
FROM (
    SELECT k.id,
        CASE WHEN k.punt IS NULL THEN k.stadsdeel_opgegeven_id ELSE (
            SELECT g.id FROM socialekaart_gebied g
            WHERE g.soort = 'stadsdeel' AND ST_Covers(g.geometrie, k.punt::geometry) ORDER BY g.code LIMIT 1
        ) END AS stadsdeel,
        (SELECT g.id FROM socialekaart_gebied g
         WHERE g.soort = 'wijk' AND ST_Covers(g.geometrie, k.punt::geometry) ORDER BY g.code LIMIT 1) AS wijk,
        (SELECT g.id FROM socialekaart_gebied g
         WHERE g.soort = 'buurt' AND ST_Covers(g.geometrie, k.punt::geometry) ORDER BY g.code LIMIT 1) AS buurt
    FROM socialekaart_locatie k
    WHERE %(ids)s::bigint[] IS NULL OR k.initiatief_id = ANY(%(ids)s::bigint[])
) AS p
WHERE p.id = l.id AND (l.stadsdeel_id, l.wijk_id, l.buurt_id) IS DISTINCT FROM (p.stadsdeel, p.wijk, p.buurt)
"""

VERDWENEN = """
DELETE FROM socialekaart_zoekrij z USING socialekaart_initiatief i
WHERE i.id = z.initiatief_id AND i.status <> 'gepubliceerd'
  AND (%(ids)s::bigint[] IS NULL OR i.id = ANY(%(ids)s::bigint[]))
"""

ZOEKRIJEN = """
INSERT INTO socialekaart_zoekrij (
    initiatief_id, sorteernaam, soort, domeinen, wensen, doelgroepen, stadsdelen, locatie_stadsdelen,
    heel_amsterdam, x, y, punten, teken, talen, gratis, zelf_aanmelden, aan_huis, openingstijden, gecontroleerd_op,
    woorden, zoekvector, rij, feature, regel
)
SELECT
    -- without accents a text may be longer: “œ” has two letters then
    i.id, left(lower(unaccent(i.naam)), 200), i.soort, wens.domeinen, wens.ids, doelgroep.ids,
    ARRAY(SELECT DISTINCT unnest(werk.ids || plek.stadsdelen) ORDER BY 1), plek.stadsdelen,
    i.heel_amsterdam, plek.x, plek.y, plek.punten,
    2 * coalesce(hoofd.nummer, 4) + (i.soort = 'informeel')::int,
    i.talen, AFGELEID, i.openingstijden, i.gecontroleerd_op,
    '{}', '',
    jsonb_build_object(
        'naam', i.naam, 'slug', i.slug, 'soort', i.soort, 'organisatie', coalesce(o.naam, ''),
        'voorbeeld', i.voorbeeld, 'samenvatting', i.samenvatting, 'samenvatting_en', i.samenvatting_en,
        'domein', coalesce(hoofd.slug, ''),
        'plek', coalesce(plek.naam, ''), 'werkgebied', werk.namen, 'heel_amsterdam', i.heel_amsterdam,
        'telefoon', CASE WHEN i.telefoon_openbaar THEN i.telefoon ELSE '' END,
        'openingstijden', i.openingstijden, 'gecontroleerd_op', i.gecontroleerd_op
    ),
    json_build_object(
        'type', 'Feature', 'id', i.uuid, 'geometry', plek.geometrie,
        'properties', json_build_object(
            'bron_id', i.bron_id, 'naam', i.naam, 'url', replace(%(adres)s, 'SLUG', i.slug), 'soort', i.soort,
            'organisatie', coalesce(o.naam, ''), 'domeinen', wens.domeinslugs, 'wensen', wens.slugs,
            'doelgroepen', doelgroep.slugs, 'heel_amsterdam', i.heel_amsterdam, 'werkgebied', werk.slugs,
            'telefoon', CASE WHEN i.telefoon_openbaar THEN i.telefoon ELSE '' END, 'voorbeeld', i.voorbeeld
        )
    )::text,
    blad.regel
FROM socialekaart_initiatief i
LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(w.id::int ORDER BY w.id), '{}') AS ids,
        coalesce(json_agg(w.slug ORDER BY w.volgorde, w.naam), '[]') AS slugs,
        string_agg(w.slug, ';' ORDER BY w.slug) AS blad,
        coalesce(array_agg(DISTINCT d.id::int), '{}') AS domeinen,
        coalesce(json_agg(DISTINCT d.slug), '[]') AS domeinslugs
    FROM socialekaart_initiatief_wensen iw
    JOIN socialekaart_ondersteuningswens w ON w.id = iw.ondersteuningswens_id
    JOIN socialekaart_domein d ON d.id = w.domein_id
    WHERE iw.initiatief_id = i.id
) AS wens
LEFT JOIN LATERAL (
    SELECT d.slug, least(d.nummer, 4) AS nummer
    FROM socialekaart_initiatief_wensen iw
    JOIN socialekaart_ondersteuningswens w ON w.id = iw.ondersteuningswens_id
    JOIN (SELECT id, slug, row_number() OVER (ORDER BY volgorde, naam) - 1 AS nummer
          FROM socialekaart_domein) AS d ON d.id = w.domein_id
    WHERE iw.initiatief_id = i.id
    GROUP BY d.slug, d.nummer ORDER BY count(*) DESC, d.nummer LIMIT 1
) AS hoofd ON true
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(d.id::int ORDER BY d.id), '{}') AS ids,
        coalesce(json_agg(d.slug ORDER BY d.volgorde, d.naam), '[]') AS slugs,
        string_agg(d.slug, ';' ORDER BY d.slug) AS blad
    FROM socialekaart_initiatief_doelgroepen ig
    JOIN socialekaart_doelgroep d ON d.id = ig.doelgroep_id
    WHERE ig.initiatief_id = i.id
) AS doelgroep
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(g.id::int ORDER BY g.id), '{}') AS ids,
        coalesce(json_agg(g.slug ORDER BY g.naam), '[]') AS slugs,
        coalesce(jsonb_agg(g.naam ORDER BY g.naam), '[]') AS namen,
        string_agg(g.naam, ';' ORDER BY g.naam) AS blad
    FROM socialekaart_initiatief_werkgebied iw
    JOIN socialekaart_gebied g ON g.id = iw.gebied_id
    WHERE iw.initiatief_id = i.id
) AS werk
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(DISTINCT l.stadsdeel_id::int) FILTER (WHERE l.stadsdeel_id IS NOT NULL), '{}')
            AS stadsdelen,
        coalesce(array_agg(round(ST_X(l.punt::geometry) * 1e5)::int ORDER BY l.id)
            FILTER (WHERE l.punt IS NOT NULL), '{}') AS x,
        coalesce(array_agg(round(ST_Y(l.punt::geometry) * 1e5)::int ORDER BY l.id)
            FILTER (WHERE l.punt IS NOT NULL), '{}') AS y,
        ST_Transform(ST_Multi(ST_Collect(l.punt::geometry ORDER BY l.id)), 28992) AS punten,
        (array_agg(coalesce(w.naam, s.naam) ORDER BY l.id))[1] AS naam,
        CASE count(l.punt)
            WHEN 0 THEN NULL
            WHEN 1 THEN ST_AsGeoJSON(ST_Union(l.punt::geometry), 6)::json
            ELSE ST_AsGeoJSON(ST_Multi(ST_Collect(l.punt::geometry ORDER BY l.id)), 6)::json
        END AS geometrie
    FROM socialekaart_locatie l
    LEFT JOIN socialekaart_gebied s ON s.id = l.stadsdeel_id
    LEFT JOIN socialekaart_gebied w ON w.id = l.wijk_id
    LEFT JOIN socialekaart_gebied b ON b.id = l.buurt_id
    WHERE l.initiatief_id = i.id AND NOT l.geheim
) AS plek
BLAD
WHERE i.status = 'gepubliceerd' AND (%(ids)s::bigint[] IS NULL OR i.id = ANY(%(ids)s::bigint[]))
ON CONFLICT (initiatief_id) DO UPDATE SET
    sorteernaam = excluded.sorteernaam, soort = excluded.soort, domeinen = excluded.domeinen,
    wensen = excluded.wensen, doelgroepen = excluded.doelgroepen, stadsdelen = excluded.stadsdelen,
    locatie_stadsdelen = excluded.locatie_stadsdelen, heel_amsterdam = excluded.heel_amsterdam,
    x = excluded.x, y = excluded.y, punten = excluded.punten, teken = excluded.teken,
    talen = excluded.talen, gratis = excluded.gratis, zelf_aanmelden = excluded.zelf_aanmelden,
    aan_huis = excluded.aan_huis, openingstijden = excluded.openingstijden,
    gecontroleerd_op = excluded.gecontroleerd_op, rij = excluded.rij,
    feature = excluded.feature, regel = excluded.regel
""".replace("AFGELEID", ", ".join((GRATIS, ZELF_AANMELDEN, AAN_HUIS))).replace("BLAD", BLAD)

# After so many records at once Postgres is told what there is now. Until it looks by itself it expects what was there
# before: with figures of empty tables, questions about ten thousand records took minutes.
VEEL = 1000
TELLEN = """
ANALYZE socialekaart_initiatief, socialekaart_initiatief_wensen, socialekaart_initiatief_doelgroepen,
    socialekaart_initiatief_werkgebied, socialekaart_locatie, socialekaart_organisatie, socialekaart_zoekrij
"""

# A moment, not a counter: a rolled-back transaction never lends its number to other data. It goes first: there is
# one such row, so refreshes wait here for each other, and not halfway with each other's rows.
STAND = """
INSERT INTO socialekaart_kaartstand (id, versie, bijgewerkt_op)
VALUES (1, (extract(epoch FROM clock_timestamp()) * 1e6)::bigint, clock_timestamp())
ON CONFLICT (id) DO UPDATE
SET versie = greatest(excluded.versie, socialekaart_kaartstand.versie + 1),
    bijgewerkt_op = greatest(excluded.bijgewerkt_op, socialekaart_kaartstand.bijgewerkt_op)
"""


@transaction.atomic
def refresh_initiatieven(*, ids: Iterable[int] | None = None) -> None:
    """Bring places and search rows up to date for these initiatives, or for all; the map gets a new version."""
    nummers = None if ids is None else list(ids)
    start_version()
    refresh_locaties(ids=nummers)
    with connection.cursor() as cursor:
        for opdracht in (VERDWENEN, ZOEKRIJEN):
            cursor.execute(opdracht, {"ids": nummers, "adres": reverse("initiatief", args=["SLUG"])})
        if cursor.rowcount > VEEL:
            cursor.execute(TELLEN)
    refresh_zoektekst(ids=nummers)
    refresh_suggesties(ids=nummers)
    refresh_kaartpunten(ids=nummers)
    refresh_weekroosters(ids=nummers)
    for volger in settings.VOLGERS:
        import_string(volger)(ids=nummers)


def refresh_locaties(*, ids: list[int] | None) -> None:
    """The areas of the places alone: whose record it is follows from them, so they never come later than the record."""
    with connection.cursor() as cursor:
        cursor.execute(LOCATIES, {"ids": ids})


def start_version() -> None:
    """A new version of the data. Whoever writes search rows or words does this first."""
    with connection.cursor() as cursor:
        cursor.execute(STAND)


def wait_for_turn() -> None:
    """Who writes many records does so alone, until the end of the transaction; a person who saves one does not wait.

    An import first reads which slugs and numbers there are, and that must still hold when it writes.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('socialekaart.actions'))")


def take_turn() -> bool:
    """The turn of ``wait_for_turn`` when nobody has it; for what can be done later as well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('socialekaart.actions'))")
        return bool(cursor.fetchone()[0])

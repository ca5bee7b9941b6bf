"""The words by which services are sorted, as HSDS knows them: four taxonomies and their terms, in SQL.

Others join ``TERMEN``, so that a term is the same wherever it stands.
"""

# Columns: volgorde, id, slug, naam, omschrijving, document (json).
TAXONOMIEEN = """
SELECT volgorde, opendata_nummer('taxonomie:' || slug) AS id, slug, naam, omschrijving,
    json_build_object('id', opendata_nummer('taxonomie:' || slug), 'name', naam, 'description', omschrijving)
        AS document
FROM (VALUES
    (1, 'wensen', 'Domeinen en ondersteuningswensen',
        'Wat mensen in de laatste levensfase en hun naasten kunnen wensen, per domein van de palliatieve zorg.'),
    (2, 'doelgroepen', 'Doelgroepen', 'Voor wie het initiatief is.'),
    (3, 'soort', 'Formeel of informeel', 'Of er beroepskrachten of vrijwilligers helpen.'),
    (4, 'soort-organisatie', 'Soort organisatie', 'Wat voor organisatie het initiatief aanbiedt.')
) AS t (volgorde, slug, naam, omschrijving)
"""

# Columns: taxonomie, soort and slug (the number is made of these two), record (the key in its own table, if there is
# one), naam, omschrijving, ouder (id), volgorde (an array), id, taxonomie_id, document (json).
TERMEN = """
SELECT term.*, opendata_nummer(term.soort || ':' || term.slug) AS id, taxonomie.id AS taxonomie_id,
    json_strip_nulls(json_build_object(
        'id', opendata_nummer(term.soort || ':' || term.slug), 'code', term.slug, 'name', term.naam,
        'description', term.omschrijving, 'parent_id', term.ouder, 'taxonomy', taxonomie.naam,
        'language', 'nl', 'taxonomy_id', taxonomie.id
    )) AS document
FROM (
    SELECT 'wensen' AS taxonomie, 'domein' AS soort, slug, id::int AS record, naam,
        coalesce(nullif(uitleg, ''), naam) AS omschrijving, NULL::uuid AS ouder, ARRAY[1, volgorde, id] AS volgorde
    FROM socialekaart_domein
    UNION ALL
    SELECT 'wensen', 'wens', w.slug, w.id, w.naam, coalesce(nullif(w.uitleg, ''), w.naam),
        opendata_nummer('domein:' || d.slug), ARRAY[1, d.volgorde, d.id, w.volgorde, w.id]
    FROM socialekaart_ondersteuningswens w JOIN socialekaart_domein d ON d.id = w.domein_id
    UNION ALL
    SELECT 'doelgroepen', 'doelgroep', slug, id, naam, 'Voor deze groep: ' || naam || '.', NULL,
        ARRAY[2, volgorde, id]
    FROM socialekaart_doelgroep
    UNION ALL
    SELECT taxonomie, taxonomie, slug, NULL, naam, omschrijving, NULL, ARRAY[3, nummer]
    FROM (VALUES
        (1, 'soort', 'formeel', 'Formeel', 'Hulp van beroepskrachten.'),
        (2, 'soort', 'informeel', 'Informeel', 'Hulp van vrijwilligers.'),
        (3, 'soort-organisatie', 'zorg', 'Zorg', 'Een organisatie voor zorg.'),
        (4, 'soort-organisatie', 'welzijn', 'Welzijn', 'Een organisatie voor welzijn.'),
        (5, 'soort-organisatie', 'vrijwilligers', 'Vrijwilligers', 'Een organisatie van vrijwilligers.'),
        (6, 'soort-organisatie', 'gemeente', 'Gemeente', 'Een deel van de gemeente.'),
        (7, 'soort-organisatie', 'netwerk', 'Netwerk', 'Een netwerk van organisaties.'),
        (8, 'soort-organisatie', 'onderzoek', 'Onderzoek en onderwijs',
            'Een organisatie voor onderzoek of onderwijs.'),
        (9, 'soort-organisatie', 'overig', 'Anders', 'Een andere organisatie.')
    ) AS vast (nummer, taxonomie, slug, naam, omschrijving)
) AS term
JOIN (TAXONOMIEEN) AS taxonomie ON taxonomie.slug = term.taxonomie
""".replace("TAXONOMIEEN", TAXONOMIEEN)

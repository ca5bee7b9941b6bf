"""Fills a database of its own with realistic initiatives, made by Postgres itself.

Names and texts are put together from common words; nothing here is real.
"""

from django.core.management import call_command
from django.db import connection, transaction

from socialekaart.actions import refresh_initiatieven

BRON = "vulling"

WOORDEN = [
    "samen",
    "praten",
    "wandelen",
    "koffie",
    "vrijwilliger",
    "buurt",
    "huis",
    "zorg",
    "aandacht",
    "ziekte",
    "afscheid",
    "troost",
    "muziek",
    "koken",
    "eten",
    "luisteren",
    "tijd",
    "rust",
    "nacht",
    "waken",
    "mantelzorger",
    "familie",
    "kinderen",
    "verdriet",
    "rouw",
    "herinnering",
    "verhaal",
    "geloof",
    "ritueel",
    "gesprek",
    "vertrouwen",
    "bezoek",
    "thuis",
    "week",
    "ochtend",
    "middag",
    "avond",
    "groep",
    "mensen",
    "ouderen",
    "steun",
    "hulp",
    "vraag",
    "antwoord",
    "weg",
    "licht",
    "tuin",
    "bloemen",
    "boot",
    "water",
    "markt",
    "plein",
    "straat",
    "deur",
    "sleutel",
    "tafel",
    "stoel",
    "boek",
    "brief",
    "foto",
    "handen",
    "warmte",
    "ademen",
    "bewegen",
    "dansen",
    "zingen",
    "schilderen",
    "lezen",
    "schrijven",
    "bellen",
    "komen",
    "gaan",
    "blijven",
    "helpen",
    "dragen",
    "delen",
    "leren",
    "vinden",
]

VUL = """
WITH nieuw AS (
    INSERT INTO socialekaart_initiatief (
        naam, slug, soort, samenvatting, samenvatting_en, beschrijving, heel_amsterdam, telefoon, telefoon_openbaar,
        email, email_openbaar, website, verwijzer, verwijzen, criteria, terugkoppeling, kosten, talen, openingstijden,
        wachttijd, status, bron, bron_id, bron_url, gecontroleerd_op, voorbeeld, created_at, updated_at,
        contactpersoon, contact_email
    )
    SELECT
        initcap(concat_ws(
            ' ', w[1 + (n * 7) %% %(k)s], w[1 + (n * 13) %% %(k)s], w[1 + (n * 29 / 7) %% %(k)s], n)),
        'vulling-' || n,
        CASE WHEN random() < 0.6 THEN 'informeel' ELSE 'formeel' END,
        'U kunt hier terecht om te ' || w[1 + (n * 3) %% %(k)s] || ' en te ' || w[1 + (n * 11) %% %(k)s] || '.', '',
        (SELECT string_agg(woord, ' ') FROM
            (SELECT w[1 + floor(random() * %(k)s)::int] AS woord FROM generate_series(1, 50 + n %% 100)) AS woorden),
        random() < 0.08, '+3120' || lpad((5550000 + n %% 9999)::text, 7, '0'), true, '', true, '', 'iedereen', '', '',
        '', CASE WHEN random() < 0.5 THEN 'gratis' ELSE '' END, ARRAY['nl'],
        (ARRAY['', 'Mo-Fr 09:00-17:00', 'Tu 10:00-12:00; PH off', 'Mo-Sa 10:00-21:00'])[1 + n %% 4],
        '', 'gepubliceerd', %(bron)s, n::text, '', current_date - (n %% 500), true, now(), now(),
        '', ''
    FROM generate_series(1, %(aantal)s) AS n, (SELECT %(woorden)s::text[] AS w) AS woorden
    RETURNING id, heel_amsterdam
), wensen AS (
    INSERT INTO socialekaart_initiatief_wensen (initiatief_id, ondersteuningswens_id)
    SELECT DISTINCT nieuw.id, l.ids[1 + floor(random() * cardinality(l.ids))::int]
    FROM nieuw, (SELECT array_agg(id) AS ids FROM socialekaart_ondersteuningswens) AS l, generate_series(1, 3)
), doelgroepen AS (
    INSERT INTO socialekaart_initiatief_doelgroepen (initiatief_id, doelgroep_id)
    SELECT DISTINCT nieuw.id, l.ids[1 + floor(random() * cardinality(l.ids))::int]
    FROM nieuw, (SELECT array_agg(id) AS ids FROM socialekaart_doelgroep) AS l, generate_series(1, 2)
), plekken AS (
    SELECT nieuw.id, s.gebied, s.punt FROM (
        SELECT id, 1 + floor(random() * (SELECT count(*) FROM vulpunt))::int AS nr FROM nieuw
        WHERE NOT heel_amsterdam AND random() < 0.95
    ) AS nieuw JOIN vulpunt s ON s.nr = nieuw.nr
), werkgebied AS (
    INSERT INTO socialekaart_initiatief_werkgebied (initiatief_id, gebied_id) SELECT id, gebied FROM plekken
)
INSERT INTO socialekaart_locatie (initiatief_id, naam, straat, huisnummer, postcode, plaats, punt, geheim)
SELECT id, '', 'Voorbeeldstraat', '1', '', 'Amsterdam', punt::geography, false FROM plekken
"""

# Points spread over the eight stadsdelen where people live, as many as the largest filling needs.
PUNTEN = """
CREATE TEMPORARY TABLE vulpunt AS
SELECT row_number() OVER () AS nr, g.id AS gebied, p.geom AS punt
FROM socialekaart_gebied g, ST_Dump(ST_GeneratePoints(g.geometrie, 5000, 7)) AS p
WHERE g.soort = 'stadsdeel' AND g.slug <> 'westpoort'
"""


def fill(aantal: int) -> None:
    """Replace all initiatives by this many published ones."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE socialekaart_initiatief CASCADE")
    call_command("load_lijsten", verbosity=0)
    _fill(aantal)


@transaction.atomic
def _fill(aantal: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.42)")
        cursor.execute("DROP TABLE IF EXISTS vulpunt")
        cursor.execute(PUNTEN)
        cursor.execute(VUL, {"aantal": aantal, "woorden": WOORDEN, "k": len(WOORDEN), "bron": BRON})
    refresh_initiatieven()

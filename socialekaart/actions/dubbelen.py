"""Keeps the pairs of records that may be the same; set by set, so that no record is held beside every other one."""

from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from ..dubbel import BUURT, GENOEG, KERN, SIGNALEN, SITE, VAAK
from ..models import Dubbelpaar, Kaartstand
from .verversen import take_turn

# From this share of equal letter triples on, a name alone makes a pair to look at (0.595 rounds to 60 %).
LIJKT = 0.595
# So many records share something and all of them are held beside each other; what more share says too little.
HOOGSTENS = 60

# What is compared of a record. Secret places are left out: they would show in how far two records are apart.
BRON = """
WITH woorden AS (
    SELECT i.id, v.woord, v.nr FROM socialekaart_initiatief i CROSS JOIN regexp_split_to_table(
        trim(regexp_replace(lower(unaccent(i.naam)), '[^[:alnum:]]+', ' ', 'g')), ' ') WITH ORDINALITY AS v(woord, nr)
    WHERE i.status <> 'gearchiveerd'
), kernen AS (
    SELECT v.id, KERN AS kern FROM woorden v LEFT JOIN socialekaart_zoekwoord z USING (woord) GROUP BY v.id
)
SELECT i.id, lower(unaccent(i.naam)) AS naam, k.kern, count(*) OVER (PARTITION BY k.kern) AS naamgenoten,
    trim(regexp_replace(i.naam, '\\D+', ' ', 'g')) AS nummers, i.voorbeeld, i.organisatie_id,
    nullif(i.telefoon, '') AS telefoon, count(*) OVER (PARTITION BY i.telefoon) AS telefoons,
    nullif(lower(i.email), '') AS email, count(*) OVER (PARTITION BY lower(i.email)) AS emails,
    nullif(SITE, '') AS site, count(*) OVER (PARTITION BY SITE) AS sites,
    (SELECT array_agg(w.ondersteuningswens_id) FROM socialekaart_initiatief_wensen w WHERE w.initiatief_id = i.id)
        AS wensen,
    (SELECT ST_Transform(ST_Collect(l.punt::geometry), 28992) FROM socialekaart_locatie l
     WHERE l.initiatief_id = i.id AND NOT l.geheim AND l.punt IS NOT NULL) AS punten
FROM kernen k JOIN socialekaart_initiatief i USING (id)
""".replace("KERN", KERN).replace("SITE", SITE.replace("KOLOM", "i.website"))

NAMEN = "SELECT kern, count(*) AS aantal FROM dubbel_bron GROUP BY kern"

# Each different name once beside those that look like it; the index of pg_trgm finds them.
GELIJKEND = """
SELECT a.kern AS een, b.kern AS ander, a.aantal * b.aantal AS aantal
FROM dubbel_namen a JOIN dubbel_namen b ON a.kern %% b.kern AND a.kern < b.kern
UNION ALL SELECT kern, kern, aantal * aantal FROM dubbel_namen WHERE aantal > 1
"""
DREMPEL = "SELECT set_config('pg_trgm.similarity_threshold', %(lijkt)s::text, true)"

# What could weigh enough: a name that looks like it, or contact that few have. Of a name that very many have, only
# what is near; of contact that many have, nothing: that alone weighs too little.
PAREN = """
SELECT a.id AS een, b.id AS ander FROM dubbel_gelijkend g
JOIN dubbel_bron a ON a.kern = g.een JOIN dubbel_bron b ON b.kern = g.ander
WHERE a.id <> b.id AND (g.aantal <= %(hoogstens)s OR ST_DWithin(a.punten, b.punten, %(buurt)s))
UNION SELECT a.id, b.id FROM dubbel_bron a JOIN dubbel_bron b USING (telefoon)
WHERE a.id < b.id AND a.telefoons < %(vaak)s
UNION SELECT a.id, b.id FROM dubbel_bron a JOIN dubbel_bron b USING (email) WHERE a.id < b.id AND a.emails < %(vaak)s
UNION SELECT a.id, b.id FROM dubbel_bron a JOIN dubbel_bron b USING (site) WHERE a.id < b.id AND a.sites < %(vaak)s
"""

FEITEN = """
SELECT p.een, p.ander, round(100 * similarity(a.kern, b.kern))::int AS naam,
    a.naam = b.naam AS naam_precies, greatest(a.naamgenoten, b.naamgenoten) AS naamgenoten,
    a.nummers <> '' AND b.nummers <> '' AND a.nummers <> b.nummers AS nummer_anders,
    CASE WHEN a.telefoon = b.telefoon THEN a.telefoons ELSE 0 END AS telefoon,
    CASE WHEN a.email = b.email THEN a.emails ELSE 0 END AS email,
    CASE WHEN a.site = b.site THEN a.sites ELSE 0 END AS site,
    round(ST_Distance(a.punten, b.punten))::int AS afstand, a.organisatie_id = b.organisatie_id AS organisatie,
    NOT a.wensen && b.wensen AS wensen_anders
FROM (SELECT DISTINCT least(een, ander) AS een, greatest(een, ander) AS ander FROM dubbel_paren WHERE een <> ander) p
JOIN dubbel_bron a ON a.id = p.een JOIN dubbel_bron b ON b.id = p.ander AND b.voorbeeld = a.voorbeeld
"""

WEGEN = """
SELECT een, ander, naam, afstand, SCORE AS score, array_remove(ARRAY[SIGNALEN], NULL) AS signalen FROM dubbel_feiten
""".replace("SCORE", " + ".join(f"CASE WHEN {s.als} THEN {s.gewicht} ELSE 0 END" for s in SIGNALEN)).replace(
    "SIGNALEN", ", ".join(f"CASE WHEN {s.als} THEN '{s.sleutel}' END" for s in SIGNALEN)
)

INDEXEN = {"namen": "CREATE INDEX ON dubbel_namen USING gin (kern gin_trgm_ops)"}
# In this order, each a table of its own, so that the planner knows how large they are.
STAPPEN = {
    "bron": BRON,
    "namen": NAMEN,
    "gelijkend": GELIJKEND,
    "paren": PAREN,
    "feiten": FEITEN,
    "gewogen": WEGEN,
}
WAARDEN: dict[str, Any] = {"lijkt": LIJKT, "hoogstens": HOOGSTENS, "buurt": BUURT, "vaak": VAAK, "genoeg": GENOEG}

VERGEET = """
DELETE FROM socialekaart_dubbelpaar p WHERE NOT p.geen_dubbele AND NOT EXISTS (
    SELECT FROM dubbel_gewogen g WHERE g.een = p.een_id AND g.ander = p.ander_id AND g.score >= %(genoeg)s)
"""
BEWAAR = """
INSERT INTO socialekaart_dubbelpaar AS p (een_id, ander_id, score, signalen, naam, afstand, geen_dubbele, created_at)
SELECT een, ander, score, signalen, naam, afstand, false, now() FROM dubbel_gewogen WHERE score >= %(genoeg)s
ON CONFLICT (een_id, ander_id) DO UPDATE
SET score = excluded.score, signalen = excluded.signalen, naam = excluded.naam, afstand = excluded.afstand
WHERE (p.score, p.signalen, p.naam, p.afstand)
    IS DISTINCT FROM (excluded.score, excluded.signalen, excluded.naam, excluded.afstand)
"""


@transaction.atomic
def find_duplicates() -> bool:
    """Bring the pairs up to date when records changed since the last time; True when that was done.

    While an import writes it is not: the next minute comes soon enough.
    """
    stand = Kaartstand.objects.first()
    if stand is None or stand.dubbel == stand.versie or not take_turn():
        return False
    weigh_pairs()
    with connection.cursor() as cursor:
        cursor.execute(VERGEET, WAARDEN)
        cursor.execute(BEWAAR, WAARDEN)
    Kaartstand.objects.update(dubbel=stand.versie)
    return True


def weigh_pairs() -> None:
    """Fill ``dubbel_gewogen``, a table of this transaction, with every pair that could be one and its score."""
    with connection.cursor() as cursor:
        cursor.execute(DREMPEL, WAARDEN)
        for naam, opdracht in STAPPEN.items():
            cursor.execute(f"DROP TABLE IF EXISTS dubbel_{naam}")
            cursor.execute(f"CREATE TEMPORARY TABLE dubbel_{naam} ON COMMIT DROP AS {opdracht}", WAARDEN)
            if naam in INDEXEN:
                cursor.execute(INDEXEN[naam])
            cursor.execute(f"ANALYZE dubbel_{naam}")


@transaction.atomic
def judge_pair(*, een: int, ander: int, geen_dubbele: bool, gebruiker: Any) -> None:
    """Remember that these are two, or that somebody should look at them again."""
    oordeel = {
        "geen_dubbele": geen_dubbele,
        "beoordeeld_door": gebruiker if geen_dubbele else None,
        "beoordeeld_op": timezone.now() if geen_dubbele else None,
    }
    paar, _nieuw = Dubbelpaar.objects.update_or_create(oordeel, een_id=min(een, ander), ander_id=max(een, ander))
    if not geen_dubbele and paar.score < GENOEG:
        paar.delete()

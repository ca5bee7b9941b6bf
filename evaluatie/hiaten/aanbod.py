"""Which published initiatives there are for a wens in a stadsdeel, as parts of SQL statements: today, or on a past day.

City-wide (``heel_amsterdam``) counts for the whole city. Otherwise it counts for the stadsdelen of its werkgebied, and
without any for those of its public places.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import localdate, make_aware

from .vraag import Vraag

NU = """
aanbod AS (
    SELECT id, id AS versie, naam, slug, soort, heel_amsterdam, aan_huis, capaciteit, voorbeeld
    FROM socialekaart_initiatief WHERE status = 'gepubliceerd' AND %(soort)s IN ('', soort)
),
gewenst AS NOT MATERIALIZED (
    SELECT initiatief_id AS versie, ondersteuningswens_id AS wens
    FROM socialekaart_initiatief_wensen
),
werkt AS NOT MATERIALIZED (
    SELECT initiatief_id AS versie, gebied_id AS gebied
    FROM socialekaart_initiatief_werkgebied
),
zit AS NOT MATERIALIZED (
    SELECT initiatief_id AS id, punt, stadsdeel_id AS gebied
    FROM socialekaart_locatie WHERE NOT geheim
),
"""

# The last version of each row before the end of that day; the stadsdeel of a point is looked up as it is now.
# Once: left to itself the database does so again for every initiative, and 10,000 of them took minutes.
TOEN = """
aanbod AS (
    SELECT id, history_id AS versie, naam, slug, soort, heel_amsterdam, aan_huis, capaciteit, voorbeeld
    FROM (
        SELECT DISTINCT ON (id) id, history_id, history_type, status, naam, slug, soort, heel_amsterdam, aan_huis,
            capaciteit, voorbeeld
        FROM socialekaart_historicalinitiatief
        WHERE history_date < %(einde)s ORDER BY id, history_date DESC, history_id DESC
    ) AS toen
    WHERE history_type <> '-' AND status = 'gepubliceerd' AND %(soort)s IN ('', soort)
),
gewenst AS NOT MATERIALIZED (
    SELECT history_id AS versie, ondersteuningswens_id AS wens
    FROM socialekaart_historicalinitiatief_wensen
),
werkt AS NOT MATERIALIZED (
    SELECT history_id AS versie, gebied_id AS gebied
    FROM socialekaart_historicalinitiatief_werkgebied
),
zit AS MATERIALIZED (
    SELECT initiatief_id AS id, punt, CASE WHEN punt IS NULL THEN stadsdeel_opgegeven_id ELSE (
        SELECT g.id FROM socialekaart_gebied g
        WHERE g.soort = 'stadsdeel' AND ST_Covers(g.geometrie, punt::geometry) ORDER BY g.code LIMIT 1
    ) END AS gebied
    FROM (
        SELECT DISTINCT ON (id) id, history_type, initiatief_id, punt, stadsdeel_opgegeven_id, geheim
        FROM socialekaart_historicallocatie
        WHERE history_date < %(einde)s ORDER BY id, history_date DESC, history_id DESC
    ) AS toen
    WHERE history_type <> '-' AND NOT geheim
        -- What is secret by now, or was when it went, is not told of an earlier day either.
        AND NOT (SELECT l.geheim FROM socialekaart_historicallocatie l WHERE l.id = toen.id
            ORDER BY l.history_date DESC, l.history_id DESC LIMIT 1)
),
"""

# ``aantal`` is in how many stadsdelen it works: 1 is only here.
PLEKKEN = """
plek AS (
    SELECT plekken.*, count(*) OVER (PARTITION BY versie) AS aantal
    FROM (
        SELECT a.*, w.gebied FROM aanbod a JOIN werkt w USING (versie) WHERE NOT a.heel_amsterdam
        UNION ALL
        SELECT DISTINCT a.*, z.gebied FROM aanbod a JOIN zit z USING (id)
        WHERE NOT a.heel_amsterdam AND z.gebied IS NOT NULL
            AND NOT EXISTS (SELECT FROM werkt w WHERE w.versie = a.versie)
    ) AS plekken
)
"""


def supply(vraag: Vraag) -> str:
    """The parts ``aanbod``, ``gewenst`` and ``plek`` of a statement, for this question."""
    return (NU if vraag.dag >= localdate() else TOEN) + PLEKKEN


def parameters(vraag: Vraag) -> dict[str, Any]:
    """What those parts and the matrix ask for; ``peildatum`` None leaves nothing out."""
    return {
        "soort": vraag.soort,
        "meting": vraag.meting,
        "schatting": vraag.schatting,
        "peildatum": vraag.peildatum,
        "einde": end_of(vraag.dag),
    }


def end_of(dag: date) -> datetime:
    """The first moment of the next day, in Amsterdam."""
    return make_aware(datetime.combine(dag + timedelta(days=1), time.min))

"""The records of HSDS as SQL: whoever gives them to others, in whatever form, reads them from here.

Each function takes a statement that chooses records by their key, and gives one that selects ``id`` (that key) and
``document`` (JSON as text), in no order; of services ``organisatie_id`` as well. The values are in the text of the
statement, so it takes no parameters. Only published initiatives and public places come out, whatever was chosen.
"""

import json
import re
from collections.abc import Iterable
from hashlib import md5

from django.db import connection
from django.utils.translation import override
from psycopg.sql import quote

from palliatief.lib.talen import TALEN

from .bouwen import BEGIN, object_of, tail_of
from .termen import TERMEN
from .velden import DELEN, KENMERK, ORGANISATIE, PLEK, PLEKNUMMER, ROOSTER, TAAL, VOLLE_PLEK, dienst, stadsdeel

# Which records is asked once, whatever Postgres expects of its answer: it may be dear to find out.
DIENSTEN = """
WITH keuze (pk) AS MATERIALIZED (KEUZE)
SELECT i.id, i.organisatie_id, DOCUMENT AS document
FROM socialekaart_initiatief i
LEFT JOIN (socialekaart_organisatie o JOIN SOORTEN) ON o.id = i.organisatie_id
WHERE i.status = 'gepubliceerd' AND i.id IN (SELECT pk FROM keuze)
"""

# What belongs to a service is gathered for all that were chosen at once: asked one by one it takes longer. Each part is
# the start that all parts of a service have, and a tail that is the same for all services. And it is gathered once,
# whatever Postgres thinks: with figures from before a large import it expects a row and would gather again for each.
VOLLE_DIENSTEN = """
WITH keuze (pk) AS MATERIALIZED (KEUZE),
gekozen AS MATERIALIZED (
    SELECT i.id, i.uuid, i.soort, i.talen, i.openingstijden, BEGIN AS begin
    FROM socialekaart_initiatief i WHERE i.status = 'gepubliceerd' AND i.id IN (SELECT pk FROM keuze)
),
termen AS MATERIALIZED (
    SELECT soort, slug, record, row_number() OVER (ORDER BY volgorde) AS nummer, KENMERK AS staart
    FROM (TERMEN) AS term
),
koppels AS MATERIALIZED (
    SELECT g.id, 'wens' AS soort, w.ondersteuningswens_id AS record
    FROM gekozen g JOIN socialekaart_initiatief_wensen w ON w.initiatief_id = g.id
    UNION ALL
    SELECT g.id, 'doelgroep', d.doelgroep_id
    FROM gekozen g JOIN socialekaart_initiatief_doelgroepen d ON d.initiatief_id = g.id
    UNION ALL
    SELECT g.id, 'stadsdeel', w.gebied_id
    FROM gekozen g JOIN socialekaart_initiatief_werkgebied w ON w.initiatief_id = g.id
),
kenmerken AS MATERIALIZED (
    SELECT g.id, '[' || string_agg(g.begin || t.staart, ',' ORDER BY t.nummer) || ']' AS document
    FROM gekozen g JOIN (
        SELECT koppels.id, t.nummer, t.staart
        FROM koppels JOIN termen t ON t.soort = koppels.soort AND t.record = koppels.record
        UNION ALL
        SELECT g.id, t.nummer, t.staart FROM gekozen g JOIN termen t ON t.soort = 'soort' AND t.slug = g.soort
    ) AS t ON t.id = g.id GROUP BY 1
),
tijden AS MATERIALIZED (
    SELECT w.tekst, regel.nummer, ROOSTER AS staart FROM socialekaart_weekrooster w
    CROSS JOIN LATERAL jsonb_array_elements(w.regels) WITH ORDINALITY AS regel (inhoud, nummer)
    WHERE w.tekst IN (SELECT openingstijden FROM gekozen)
),
roosters AS MATERIALIZED (
    SELECT g.id, '[' || string_agg(g.begin || t.staart, ',' ORDER BY t.nummer) || ']' AS document
    FROM gekozen g JOIN tijden t ON t.tekst = g.openingstijden GROUP BY 1
),
stadsdelen AS MATERIALIZED (
    SELECT id, naam, STADSDEEL AS staart FROM socialekaart_gebied g WHERE soort = 'stadsdeel'
),
werkgebieden AS MATERIALIZED (
    SELECT g.id, '[' || string_agg(g.begin || s.staart, ',' ORDER BY s.naam) || ']' AS document
    FROM gekozen g JOIN koppels ON koppels.id = g.id
    JOIN stadsdelen s ON koppels.soort = 'stadsdeel' AND s.id = koppels.record GROUP BY 1
),
taal AS MATERIALIZED (
    SELECT code, TAAL AS staart FROM json_each_text(TALEN) AS t (code, naam)
),
talen AS MATERIALIZED (
    SELECT g.id, '[' || string_agg(g.begin || taal.staart, ',' ORDER BY g.nummer) || ']' AS document FROM (
        SELECT g.id, g.begin, t.code, min(t.nummer) AS nummer
        FROM gekozen g CROSS JOIN LATERAL unnest(g.talen) WITH ORDINALITY AS t (code, nummer) GROUP BY 1, 2, 3
    ) AS g JOIN taal ON taal.code = g.code GROUP BY 1
),
plekken AS MATERIALIZED (
    SELECT l.initiatief_id AS id,
        '[' || string_agg(PLEK, ',' ORDER BY l.id) || ']' AS document
    FROM gekozen JOIN socialekaart_locatie l ON l.initiatief_id = gekozen.id WHERE NOT l.geheim GROUP BY 1
)
SELECT i.id, i.organisatie_id, DOCUMENT AS document
FROM gekozen
JOIN socialekaart_initiatief i ON i.id = gekozen.id
LEFT JOIN (socialekaart_organisatie o JOIN SOORTEN) ON o.id = i.organisatie_id
LEFT JOIN kenmerken ON kenmerken.id = i.id
LEFT JOIN roosters ON roosters.id = i.id
LEFT JOIN werkgebieden ON werkgebieden.id = i.id
LEFT JOIN talen ON talen.id = i.id
LEFT JOIN plekken ON plekken.id = i.id
"""

# The same, of what stands ready. Only the organisation is said anew: it can change without its initiatives.
GEREDE_DIENSTEN = """
WITH keuze (pk) AS MATERIALIZED (KEUZE)
SELECT i.id, concat('{', '"organization":' || AANBIEDER || ',', h.velden, '}') AS document
FROM opendata_hsdsdienst h
JOIN socialekaart_initiatief i ON i.id = h.initiatief_id
LEFT JOIN (socialekaart_organisatie o JOIN SOORTEN) ON o.id = i.organisatie_id
WHERE i.status = 'gepubliceerd' AND i.id IN (SELECT pk FROM keuze)
"""
GEREED = """
SELECT NOT EXISTS (
    SELECT FROM socialekaart_zoekrij z LEFT JOIN opendata_hsdsdienst h ON h.initiatief_id = z.initiatief_id
    WHERE h.vorm IS DISTINCT FROM %s
)
"""
BINNENKANT = "SELECT id, substr(document, 2, length(document) - 2) AS velden FROM (DIENSTEN) AS d"

ORGANISATIES = """
WITH gevraagd (pk) AS MATERIALIZED (KEUZE)
SELECT o.id, DOCUMENT AS document
FROM socialekaart_organisatie o JOIN SOORTEN
WHERE o.id IN (SELECT pk FROM gevraagd) AND EXISTS (
    SELECT FROM socialekaart_initiatief i WHERE i.organisatie_id = o.id AND i.status = 'gepubliceerd'
)
"""
AANBIEDERS = """
WITH gevraagd (pk) AS MATERIALIZED (KEUZE),
aanbod AS MATERIALIZED (
    SELECT d.organisatie_id AS id, '[' || string_agg(d.document, ',' ORDER BY d.id) || ']' AS document
    FROM (DIENSTEN) AS d GROUP BY 1
)
SELECT o.id, DOCUMENT AS document
FROM socialekaart_organisatie o JOIN SOORTEN
JOIN aanbod ON aanbod.id = o.id
"""
VAN_ORGANISATIES = "SELECT id FROM socialekaart_initiatief WHERE organisatie_id IN (SELECT pk FROM gevraagd)"

PLEKKEN = """
WITH gevraagd (pk) AS MATERIALIZED (KEUZE),
d AS MATERIALIZED (DIENSTEN)
SELECT l.id, DOCUMENT AS document
FROM socialekaart_locatie l JOIN d ON d.id = l.initiatief_id
WHERE NOT l.geheim AND l.id IN (SELECT pk FROM gevraagd)
"""
OP_PLEKKEN = "SELECT initiatief_id FROM socialekaart_locatie WHERE NOT geheim AND id IN (SELECT pk FROM gevraagd)"


with override("nl"):
    TALEN_JSON = json.dumps({code: str(naam) for code, naam in TALEN.items()}, ensure_ascii=False)

# What stands in the statements by its name, and is always the same.
VASTE_DELEN = {
    "TERMEN": TERMEN,
    "SOORTEN": f"""
        (SELECT slug, naam FROM ({TERMEN}) AS term WHERE soort = 'soort-organisatie') AS soort_organisatie
        ON soort_organisatie.slug = o.soort_organisatie
    """,  # noqa: S608  (our own text)
    "BEGIN": BEGIN.format("i.uuid"),
    "KENMERK": tail_of("'attribute:' || soort || ':' || slug", KENMERK),
    "ROOSTER": tail_of("'schedule:' || regel.nummer", ROOSTER),
    "TAAL": tail_of("'language:' || code", TAAL),
    "TALEN": quote(TALEN_JSON),
    "AANBIEDER": object_of(ORGANISATIE),
    "PLEK": object_of({"id": PLEKNUMMER, "location": object_of(VOLLE_PLEK)}),
}


# What is gathered in one statement: more would no longer be sorted in memory, and take too long when Postgres expects
# none; fewer are planned too often.
BROK = 1000


def choose(sleutels: Iterable[int]) -> str:
    """The choice of these keys."""
    return f"SELECT unnest('{{{','.join(map(str, sleutels))}}}'::bigint[])"


def select_services(keuze: str, *, full: bool) -> str:
    """Services, by the keys of their initiatives; ``full``: with all that each has several of."""
    return _services(keuze, full=full)


def select_ready(keuze: str) -> str:
    """As ``select_services`` in full, of what stands ready; ask ``stand_ready`` first."""
    return _fill(GEREDE_DIENSTEN, KEUZE=keuze)


def select_insides(keuze: str) -> str:
    """Of services ``id`` and ``velden``: what is to stand ready of them."""
    return _fill(BINNENKANT, DIENSTEN=_services(keuze, full=True, without="organization"))


def find_form() -> str:
    """A fingerprint of how services are put in words: it changes with a release that says more, and with settings."""
    return md5(select_insides("").encode(), usedforsecurity=False).hexdigest()


def stand_ready() -> bool:
    """Whether each service on the map stands ready in the form of now."""
    with connection.cursor() as cursor:
        cursor.execute(GEREED, [find_form()])
        return cursor.fetchone()[0]


def select_minimal(keuze: str) -> str:
    """Of services only which they are, and since when they are as they are."""
    velden = dienst()
    return _fill(
        DIENSTEN, KEUZE=keuze, DOCUMENT=object_of({"id": velden["id"], "modified_date": velden["last_modified"]})
    )


def select_organizations(keuze: str, *, services: bool, full_service: bool) -> str:
    """Organisations that offer something, by their keys; with their services, which may be full ones."""
    if not services:
        return _fill(ORGANISATIES, KEUZE=keuze, DOCUMENT=object_of(ORGANISATIE))
    diensten = _services(VAN_ORGANISATIES, full=full_service, without="organization")
    document = object_of(ORGANISATIE | {"services": "aanbod.document"})
    return _fill(AANBIEDERS, KEUZE=keuze, DIENSTEN=diensten, DOCUMENT=document)


def select_service_at_locations(keuze: str, *, full: bool) -> str:
    """Services at a place, by the keys of the places."""
    diensten = _services(OP_PLEKKEN, full=full, without="service_at_locations")
    velden = {"id": PLEKNUMMER, "location": object_of(VOLLE_PLEK if full else PLEK), "service": "d.document"}
    return _fill(PLEKKEN, KEUZE=keuze, DIENSTEN=diensten, DOCUMENT=object_of(velden))


def _services(keuze: str, *, full: bool, without: str = "") -> str:
    """``without`` is what follows from where the service stands."""
    velden = dienst() | (DELEN if full else {})
    document = object_of({naam: waarde for naam, waarde in velden.items() if naam != without})
    if not full:
        return _fill(DIENSTEN, KEUZE=keuze, DOCUMENT=document)
    return _fill(
        VOLLE_DIENSTEN, KEUZE=keuze, DOCUMENT=document, STADSDEEL=tail_of("'service_area:' || g.code", stadsdeel())
    )


def _fill(opdracht: str, **delen: str) -> str:
    """A statement with its parts in the place of their names; what stands in a part stays as it is."""
    alle = VASTE_DELEN | delen
    return re.sub(r"\b[A-Z]{3,}\b", lambda gevonden: alle.get(gevonden[0], gevonden[0]), opdracht)

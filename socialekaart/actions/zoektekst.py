"""Keeps what search reads: the words of every record as stems with their field, and how many records hold a word.

A word counts once per record, in the best field where it stands: A name, B summary, C organisation, wishes, groups,
places and languages, D description. Parts of a compound count one field lower. Wishes and groups of people stand
among the words as ``wens:12`` and ``doelgroep:3``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import connection

from palliatief.lib.spelling import read_words, sound_of
from palliatief.lib.talen import TALEN

from ..woordkennis import look_up

VELDEN = "ABCD"
PER_KEER = 1000

TEKSTEN = """
SELECT z.initiatief_id, z.woorden, z.wensen, z.doelgroepen, i.talen, i.naam, i.samenvatting,
    concat_ws(' ', o.naam,
        (SELECT string_agg(w.naam, ' ') FROM socialekaart_ondersteuningswens w WHERE w.id = ANY(z.wensen)),
        (SELECT string_agg(d.naam, ' ') FROM socialekaart_doelgroep d WHERE d.id = ANY(z.doelgroepen)),
        (SELECT string_agg(concat_ws(' ', l.naam, l.straat, b.naam, w.naam, s.naam), ' ')
         FROM socialekaart_locatie l
         LEFT JOIN socialekaart_gebied s ON s.id = l.stadsdeel_id
         LEFT JOIN socialekaart_gebied w ON w.id = l.wijk_id
         LEFT JOIN socialekaart_gebied b ON b.id = l.buurt_id
         WHERE l.initiatief_id = i.id AND NOT l.geheim)),
    left(i.beschrijving, 20000)
FROM socialekaart_zoekrij z
JOIN socialekaart_initiatief i ON i.id = z.initiatief_id
LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
WHERE z.initiatief_id > %(na)s AND (%(ids)s::bigint[] IS NULL OR z.initiatief_id = ANY(%(ids)s::bigint[]))
ORDER BY z.initiatief_id LIMIT %(hoogstens)s
"""

SCHRIJF = """
UPDATE socialekaart_zoekrij z SET zoekvector = n.vector::tsvector, woorden = string_to_array(n.woorden, ' ')
FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS n(id, vector, woorden) WHERE z.initiatief_id = n.id
"""

LEER = """
INSERT INTO socialekaart_zoekwoord (woord, klank, stammen, eigen, lexicon, genoemd, aantal)
SELECT woord, klank, string_to_array(stammen, ' '), eigen, false, false, 0
FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[]) AS n(woord, klank, stammen, eigen)
ON CONFLICT (woord) DO UPDATE SET stammen = excluded.stammen, eigen = excluded.eigen
WHERE socialekaart_zoekwoord.stammen <> excluded.stammen RETURNING woord
"""

TEL_BIJ = """
UPDATE socialekaart_zoekwoord z SET aantal = z.aantal + n.aantal
FROM unnest(%s::text[], %s::int[]) AS n(woord, aantal) WHERE z.woord = n.woord
"""

TEL_ALLES = """
WITH geteld AS (
    SELECT woord, count(*) AS aantal FROM socialekaart_zoekrij, unnest(woorden) AS woord GROUP BY woord
)
UPDATE socialekaart_zoekwoord z SET aantal = coalesce(g.aantal, 0)
FROM socialekaart_zoekwoord oud LEFT JOIN geteld g ON g.woord = oud.woord
WHERE oud.woord = z.woord AND z.aantal <> coalesce(g.aantal, 0)
"""

# A mistake that somebody corrected is no word of the map any more.
VERGEET = "DELETE FROM socialekaart_zoekwoord WHERE aantal = 0 AND NOT genoemd"


def refresh_zoektekst(*, ids: list[int] | None) -> None:
    """Make the search text of these records, or of all."""
    stammen = _read_stammen() if ids is None else {}
    verschil: Counter[str] = Counter()
    gezien = 0
    for stapel in _batches(ids):
        nieuw = {pk: words_of(*velden) for pk, _oud, *velden in stapel}
        onbekend = {woord for velden in nieuw.values() for woord in velden} - stammen.keys()
        stammen |= _read_stammen(onbekend)
        learn_words(woorden=onbekend - stammen.keys())
        stammen |= _read_stammen(onbekend - stammen.keys())
        _write(nieuw, stammen)
        gezien += len(stapel)
        for pk, oud, *_velden in stapel:
            verschil.update(nieuw[pk].keys())
            verschil.subtract(oud)
    # What was held by a record that is gone, nobody knows any more: then everything is counted anew.
    if ids is None or gezien < len(set(ids)):
        count_words()
        return
    anders = {woord: n for woord, n in verschil.items() if n}
    if anders:
        with connection.cursor() as cursor:
            cursor.execute(TEL_BIJ, [list(anders), list(anders.values())])
    if any(n < 0 for n in anders.values()):
        forget_words()


def count_words() -> None:
    """Count anew in how many records each word stands, and forget what stands in none."""
    with connection.cursor() as cursor:
        cursor.execute(TEL_ALLES)
    forget_words()


def forget_words() -> None:
    """Words that no record and no expression holds any more."""
    with connection.cursor() as cursor:
        cursor.execute(VERGEET)


def words_of(wensen, doelgroepen, talen, naam, samenvatting, plekken, beschrijving) -> dict[str, int]:
    """Every word of a record with the best field that it stands in: 0 is the name, 3 the description."""
    talen = " ".join(str(TALEN.get(taal, "")) for taal in talen if taal != "nl")
    woorden: dict[str, int] = {f"wens:{pk}": 2 for pk in wensen} | {f"doelgroep:{pk}": 2 for pk in doelgroepen}
    for veld, tekst in enumerate((naam, samenvatting, f"{plekken} {talen}", beschrijving)):
        for woord in read_words(tekst):
            woorden.setdefault(woord, veld)
    return woorden


def learn_words(*, woorden: Iterable[str]) -> set[str]:
    """Find stems and parts of these words and keep them; returns the words that are new or have other stems."""
    gekend = look_up((woord for woord in woorden if ":" not in woord), opnieuw=True)
    rijen = [(w.woord, sound_of(w.woord), _lexemes(w), len(w.stammen)) for w in gekend.values()]
    rijen += [(woord, "", [woord], 1) for woord in woorden if ":" in woord]
    kolommen = [list(kolom) for kolom in zip(*rijen, strict=True)] or [[], [], [], []]
    kolommen[2] = [" ".join(stammen) for stammen in kolommen[2]]
    with connection.cursor() as cursor:
        cursor.execute(LEER, kolommen)
        return {woord for (woord,) in cursor.fetchall()}


def _lexemes(woord) -> list[str]:
    """Own stems, then those of the parts."""
    eigen = list(woord.stammen)
    return eigen + [s for s in dict.fromkeys(s for deel in woord.delen for s in deel) if s not in eigen]


def _batches(ids: list[int] | None) -> Iterator[list[tuple]]:
    na = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(TEKSTEN, {"na": na, "ids": ids, "hoogstens": PER_KEER})
            rijen = cursor.fetchall()
        if not rijen:
            return
        yield rijen
        na = rijen[-1][0]


def _read_stammen(woorden: Iterable[str] | None = None) -> dict[str, tuple[list[str], int]]:
    """Stems and the number of own ones, of these words that are known or of all."""
    sql, waarden = "SELECT woord, stammen, eigen FROM socialekaart_zoekwoord", None
    if woorden is not None:
        # A join: a condition with a list of thousands is compared word by word.
        sql, waarden = f"{sql} JOIN unnest(%s::text[]) AS n(woord) USING (woord)", [list(woorden)]
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return {woord: (stammen, eigen) for woord, stammen, eigen in cursor.fetchall()}


def _write(nieuw: dict[int, dict[str, int]], stammen: dict[str, tuple[list[str], int]]) -> None:
    vectoren = [_vector(velden, stammen) for velden in nieuw.values()]
    with connection.cursor() as cursor:
        cursor.execute(SCHRIJF, [list(nieuw), vectoren, [" ".join(velden) for velden in nieuw.values()]])


def _vector(velden: dict[str, int], stammen: dict[str, tuple[list[str], int]]) -> str:
    """The record as a ``tsvector``. Stop words have no stem; in a name they stand as they are."""
    beste: dict[str, int] = {}
    for woord, veld in velden.items():
        eigen_en_delen, eigen = stammen[woord]
        if not eigen_en_delen and veld == 0:
            beste[woord] = 0
        for nummer, stam in enumerate(eigen_en_delen):
            telt = veld if nummer < eigen else min(veld + 1, 3)
            beste[stam] = min(telt, beste.get(stam, 3))
    return " ".join(f"'{stam}':1{VELDEN[veld]}" for stam, veld in beste.items())

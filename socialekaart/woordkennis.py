"""What the map knows of words: their stems, their parts when they are compounds, and how common they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from .woordvormen import possible_base_forms, possible_parts, split_compound

# Shorter words are not split: "groepen" is no "groep" and "en".
KORTSTE_SAMENSTELLING = 7

SQL = """
SELECT v.woord,
    CASE WHEN z.woord IS NOT NULL AND NOT %(opnieuw)s THEN z.stammen[:z.eigen]
        WHEN z.woord IS NOT NULL OR v.woord = ANY(%(woorden)s) OR kent THEN sociale_kaart_stammen(v.woord)
        ELSE '{}' END,
    kent OR z.woord IS NOT NULL, coalesce(z.lexicon, false), coalesce(z.aantal, 0)
FROM unnest(%(alles)s::text[]) AS v(woord)
LEFT JOIN socialekaart_zoekwoord z ON z.woord = v.woord
CROSS JOIN LATERAL (SELECT (z.woord IS NULL OR %(opnieuw)s) AND sociale_kaart_kent(v.woord) AS kent) AS boek
"""


@dataclass(frozen=True)
class Woord:
    """A word: ``stammen`` of its own, ``delen`` are the stems of each of the ``onderdelen`` of a compound.

    ``kent`` says whether it is good Dutch or a word of the map, ``aantal`` how many records hold it.
    """

    woord: str
    stammen: tuple[str, ...]
    delen: tuple[tuple[str, ...], ...] = ()
    onderdelen: tuple[str, ...] = ()
    kent: bool = False
    lexicon: bool = False
    aantal: int = 0


def look_up(woorden: Iterable[str], *, opnieuw: bool = False) -> dict[str, Woord]:
    """What is known of each of these words, in one statement; also of words that the map has never seen.

    ``opnieuw`` finds the stems of known words again, as when the dictionary changed.
    """
    gevraagd = list(dict.fromkeys(woorden))
    stukken = {w: possible_parts(w) for w in gevraagd if len(w) >= KORTSTE_SAMENSTELLING and w.isalpha()}
    vormen = {w: possible_base_forms(w) for w in gevraagd}
    alles = list(dict.fromkeys([*gevraagd, *(stuk for s in (*stukken.values(), *vormen.values()) for stuk in s)]))
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"woorden": gevraagd, "alles": alles, "opnieuw": opnieuw})
        rijen = cursor.fetchall()
    enkel = {
        woord: Woord(woord, tuple(stammen), kent=kent, lexicon=lexicon, aantal=aantal)
        for woord, stammen, kent, lexicon, aantal in rijen
    }

    def worth(stuk: str) -> float:
        deel = enkel.get(stuk)
        if deel is None or not deel.stammen or not deel.kent or (len(stuk) == 3 and not deel.lexicon):
            return 0
        return len(stuk) * (1.5 if deel.lexicon else 1)

    kennis = {}
    for woord in gevraagd:
        zelf = enkel[woord]
        grond = (stam for vorm in sorted(vormen[woord]) if enkel[vorm].kent for stam in enkel[vorm].stammen)
        onderdelen = tuple(split_compound(woord, worth)) if woord in stukken else ()
        kennis[woord] = Woord(
            woord,
            tuple(dict.fromkeys([*zelf.stammen, *grond])) if zelf.stammen else (),
            tuple(enkel[deel].stammen for deel in onderdelen),
            onderdelen,
            zelf.kent,
            zelf.lexicon,
            zelf.aantal,
        )
    return kennis

"""Which records answer a question, and in which order.

A record answers when it meets enough of the question, each part weighed by how telling it is. Postgres finds those by
one full-text query; of these at most ``TE_WEGEN`` are weighed one by one, the ones that meet most first.
"""

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from django.db.models.expressions import RawSQL

from .begrip import Begrip, Groep, Term
from .models import ZoekrijQuerySet, stale_before

# The part of the question that a record must meet, by weight; more of it when the rest is unknown to the map.
DREMPEL = 0.3
DREMPEL_ONBEKEND = 0.6
# Of very many results the ones that meet most of the question are weighed first.
TE_WEGEN = 500
LAGEN = (0.95, 0.65)
# What a word is worth by where it stands: name, summary, labels, description.
VELDEN = {"A": 1.0, "B": 0.8, "C": 0.55, "D": 0.5}
WENS = 0.9
DOELGROEP = 0.7
GERICHT = 0.5
MEESTE_GROEPEN = 7
# A way to meet a part that is worth less than this only counts for the order.
TELT_MEE = 0.3
HELE_NAAM = 2
NABIJ = {0: 1.08, 1: 1.04, 2: 1.0}
VERS = 1.03

TREFFERS = """
ARRAY(SELECT t.lexeme || ' ' || t.weights[1] FROM unnest("socialekaart_zoekrij"."zoekvector") AS t
      WHERE t.lexeme = ANY(%s::text[]))
"""


def any_of(stukken: Iterable[str]) -> str:
    return "(" + " | ".join(sorted(stukken)) + ")"


def quote(lexeem: str) -> str:
    return "'" + lexeem.replace("\\", "\\\\").replace("'", "''") + "'"


def query_of(groep: Groep) -> str:
    """All ways to meet one part, as a ``tsquery``."""
    termen = {
        " & ".join(any_of(map(quote, vorm)) for vorm in term) for term, waarde in groep.termen if waarde >= TELT_MEE
    }
    begrippen = [quote(f"wens:{pk}") for pk in groep.wensen] + [quote(f"doelgroep:{pk}") for pk in groep.doelgroepen]
    return any_of([f"({term})" for term in termen] + begrippen)


def threshold_query(begrip: Begrip, drempel: float) -> str:
    """A ``tsquery`` that is true for records that meet at least this share of the question; empty when none can."""
    groepen = sorted((g for g in begrip.groepen if g.aantal), key=lambda g: -g.gewicht)[:MEESTE_GROEPEN]
    totaal = sum(g.gewicht for g in begrip.groepen)
    genoeg: list[frozenset[int]] = []
    for hoeveel in range(1, len(groepen) + 1):
        for keuze in map(frozenset, combinations(range(len(groepen)), hoeveel)):
            gewicht = sum(groepen[i].gewicht for i in keuze)
            if gewicht >= drempel * totaal and not any(kleiner <= keuze for kleiner in genoeg):
                genoeg.append(keuze)
    vragen = [query_of(groep) for groep in groepen]
    return " | ".join("(" + " & ".join(vragen[i] for i in sorted(keuze)) + ")" for keuze in genoeg)


def match_query(begrip: Begrip) -> str:
    """What a record must hold to be a result: enough of the question, or all of its words in the name."""
    onbekend = any(not groep.aantal for groep in begrip.groepen)
    begrepen = any(groep.begrepen for groep in begrip.groepen)
    genoeg = threshold_query(begrip, DREMPEL_ONBEKEND if onbekend and not begrepen else DREMPEL)
    naam = " & ".join(any_of(f"{quote(stam)}:A" for stam in vorm) for vorm in begrip.naam)
    return " | ".join(filter(None, (genoeg, naam)))


def rank(rows: ZoekrijQuerySet, begrip: Begrip) -> list[int]:
    """Primary keys of the results that answer best, best first; ``rows`` are all results, nearest first."""
    basis = threshold_query(begrip, DREMPEL)
    lagen = [*dict.fromkeys(laag for laag in (threshold_query(begrip, d) for d in LAGEN) if laag != basis), ""]
    delen = [rows.matching(laag).values("pk")[:TE_WEGEN].query.sql_with_params() for laag in lagen]
    kandidaten = RawSQL(  # noqa: S611  (compiled by Django, values apart)
        " UNION ".join(f"({sql})" for sql, _ in delen), [waarde for _, waarden in delen for waarde in waarden]
    )
    lexemen = sorted({lexeem for deel in (*begrip.naam, *(g.lexemes() for g in begrip.groepen)) for lexeem in deel})
    gevonden = rows.model.objects.filter(pk__in=kandidaten).annotate(
        nabijheid=rows.query.annotations["nabijheid"],
        treffers=RawSQL(TREFFERS, [lexemen]),  # noqa: S611  (our own text, values apart)
    )
    rijen = gevonden.values_list("pk", "treffers", "wensen", "nabijheid", "gecontroleerd_op", "sorteernaam")
    vers = stale_before()
    geordend = sorted((-score(begrip, *rij[1:-1], vers=vers), rij[-1], rij[0]) for rij in rijen)
    return [pk for *_, pk in geordend]


class Gerangschikt:
    """Rows in rank of which a page asks for no more than it shows."""

    def __init__(self, rijen: ZoekrijQuerySet, rang: list[int]):
        self.rijen = rijen
        self.rang = rang

    def __getitem__(self, stuk: slice) -> ZoekrijQuerySet:
        if stuk.stop <= len(self.rang) or len(self.rang) < TE_WEGEN:
            eigen = self.rang[stuk]
            return self.rijen.filter(pk__in=eigen).in_rank(eigen)
        return self.rijen.in_rank(self.rang)[stuk]


def score(
    begrip: Begrip, treffers: list[str], wensen: list[int], nabijheid: int, gecontroleerd_op: date | None, *, vers: date
) -> float:
    """How well a record answers: per part of the question words and wishes, then place and freshness.

    ``treffers`` are the lexemes that it holds with their field: ``rouw A``. A record that is about few wishes is more
    about each of them.
    """
    veld = {lexeem: VELDEN[letter] for lexeem, letter in (treffer.rsplit(" ", 1) for treffer in treffers)}
    gerichtheid = (2 / (1 + len(wensen))) ** GERICHT if wensen else 0
    totaal = 0.0
    for groep in begrip.groepen:
        tekst = max((waarde * meet_term(term, veld) for term, waarde in groep.termen), default=0)
        wens = max((WENS / (1 + 0.15 * i) for i, pk in enumerate(groep.wensen) if f"wens:{pk}" in veld), default=0)
        voor = DOELGROEP if any(f"doelgroep:{pk}" in veld for pk in groep.doelgroepen) else 0
        totaal += groep.gewicht * (tekst + wens * gerichtheid + voor)
    if all(any(veld.get(stam) == VELDEN["A"] for stam in vorm) for vorm in begrip.naam):
        totaal *= HELE_NAAM
    vertrouwen = VERS if gecontroleerd_op and gecontroleerd_op >= vers else 1
    return totaal * NABIJ[nabijheid] * vertrouwen


def meet_term(term: Term, veld: dict[str, float]) -> float:
    """What it is worth that these words are there; as much as the word in the least telling place."""
    return min((max((veld.get(stam, 0) for stam in vorm), default=0) for vorm in term), default=0)

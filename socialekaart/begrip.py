"""Understands a question: which wishes, groups of people and words somebody means.

The words of a question are looked up in the lexicon, the longest expression first. What the lexicon does not know is
searched for as it stands, in all its forms; a word that the map does not know is split when it is a compound, or read
as a known word that is spelled or sounds almost the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from math import log
from statistics import mean

from django.db import connection

from palliatief.lib.spelling import WOORD, distance, read_words, simplify, sound_of

from .woordkennis import Woord, look_up

# Words of one expression may have this many other words between them, all small words counted; not across clauses.
TUSSENRUIMTE = 4
VER = 20
# Small words that change the meaning of an expression.
VERPLICHT = {"niet", "geen", "nooit", "door", "voor", "zonder", "tegen", "na", "over", "met"}
ZINSDEEL = re.compile(r"[.,;:!?()\n]+|\b(?:en|maar|want|dus|omdat|doordat|terwijl|sinds|nu|and|but|because)\b")
# What a meeting by each way is worth, when the word itself is 1.
ANDER_WOORD = 0.8
LOS_WOORD = 0.4
SAMENGESTELD = 0.8
MEESTE_WOORDEN = 40
# How much a part counts: a wish that was understood most, a bare word least.
VAN_WENS, VAN_DOELGROEP, VAN_WOORD = 1.3, 0.9, 0.8
# An expression of several words is meant more surely than one.
MEER_WOORDEN = 0.35

STAND = """
SELECT coalesce((SELECT lexicon FROM socialekaart_kaartstand), 0), (SELECT count(*) FROM socialekaart_zoekrij)
"""

LEXICON = """
SELECT u.tekst, u.andere_woorden, u.overslaan, u.elders,
    ARRAY(SELECT ondersteuningswens_id::int FROM socialekaart_uitdrukking_wensen
          WHERE uitdrukking_id = u.id ORDER BY id),
    ARRAY(SELECT doelgroep_id::int FROM socialekaart_uitdrukking_doelgroepen WHERE uitdrukking_id = u.id ORDER BY id)
FROM socialekaart_uitdrukking u ORDER BY u.tekst
"""
LEXICONWOORDEN = "SELECT woord, stammen[1:eigen] FROM socialekaart_zoekwoord WHERE woord = ANY(%s)"

AANTALLEN = """
SELECT stam, sum(aantal)::int FROM socialekaart_zoekwoord, unnest(stammen) AS stam
WHERE stammen && %(stammen)s::varchar[] AND stam = ANY(%(stammen)s::varchar[]) GROUP BY stam
"""

# Trigrams find what looks alike, the sound what sounds alike; the distance in letters decides.
LIJKT_OP = """
SELECT v.woord, z.woord, z.klank = v.klank, z.aantal, z.stammen[:z.eigen]
FROM unnest(%s::text[], %s::text[]) AS v(woord, klank)
JOIN socialekaart_zoekwoord z ON (z.klank = v.klank OR z.woord %% v.woord) AND (z.aantal > 0 OR z.lexicon)
WHERE abs(length(z.woord) - length(v.woord)) <= 3 AND length(z.woord) > 3
"""

# A word as the set of stems that it may be; a term is words that must all be there.
Vorm = frozenset[str]
Term = tuple[Vorm, ...]


@dataclass(frozen=True)
class Betekenis:
    """An expression of the lexicon."""

    tekst: str
    woorden: Term
    getypt: frozenset[str]
    klein: frozenset[str]
    andere: tuple[Term, ...] = ()
    wensen: tuple[int, ...] = ()
    doelgroepen: tuple[int, ...] = ()
    overslaan: bool = False
    elders: str = ""


@dataclass(frozen=True)
class Lexicon:
    """All expressions, findable by any stem of their first word; ``initiatieven`` is how many the map has."""

    per_stam: dict[str, list[Betekenis]]
    initiatieven: int


@lru_cache(maxsize=2)
def load_lexicon(versie: int) -> Lexicon:
    """The lexicon as it is at this version of the data (``Kaartstand``)."""
    with connection.cursor() as cursor:
        cursor.execute(STAND)
        lexicon, initiatieven = cursor.fetchone()
    return Lexicon(_read_expressions(lexicon), initiatieven)


@lru_cache(maxsize=2)
def _read_expressions(lexicon: int) -> dict[str, list[Betekenis]]:
    """All expressions as they are since this version of the data; most writes leave the lexicon as it is."""
    with connection.cursor() as cursor:
        cursor.execute(LEXICON)
        rijen = cursor.fetchall()
        woorden = {woord for tekst, andere, *_ in rijen for stuk in (tekst, *andere) for woord in read_words(stuk)}
        cursor.execute(LEXICONWOORDEN, [list(woorden)])
        stammen = dict(cursor.fetchall())

    def read_term(tekst: str) -> Term:
        return make_term((woord, stammen.get(woord, [woord])) for woord in read_words(tekst))

    def read_betekenis(tekst, andere, overslaan, elders, wensen, doelgroepen) -> Betekenis:
        getypt = frozenset(read_words(tekst))
        klein = frozenset(woord for woord in getypt if not stammen.get(woord, True))
        term, anders = read_term(tekst), tuple(map(read_term, andere))
        return Betekenis(
            tekst,
            term,
            getypt,
            klein if klein < getypt else frozenset(),
            anders,
            tuple(wensen),
            tuple(doelgroepen),
            overslaan,
            elders,
        )

    betekenissen = [read_betekenis(*rij) for rij in rijen]
    per_stam: dict[str, list[Betekenis]] = {}
    for betekenis in betekenissen:
        for stam in {stam for vorm in betekenis.woorden[:1] for stam in vorm}:
            per_stam.setdefault(stam, []).append(betekenis)
    return per_stam


def make_term(woorden: Iterable[tuple[str, Iterable[str]]]) -> Term:
    """Words with their stems as a term. Stop words have none: they only count where there is nothing else."""
    paren = [(woord, frozenset(stammen)) for woord, stammen in woorden]
    return tuple(vorm for _, vorm in paren if vorm) or tuple(frozenset([woord]) for woord, _ in paren)


@dataclass
class Groep:
    """One part of the question: all the ways in which a record can meet it.

    ``termen`` are words with what meeting them is worth; ``gewicht`` says how telling this part is. ``bepaling`` is
    the first part of a compound: it says what kind of thing the rest is.
    """

    getypt: str
    termen: list[tuple[Term, float]] = field(default_factory=list)
    wensen: tuple[int, ...] = ()
    doelgroepen: tuple[int, ...] = ()
    elders: str = ""
    bepaling: Vorm = frozenset()
    gewicht: float = 0.0
    aantal: int = 0

    @property
    def begrepen(self) -> bool:
        """Something that people may wish for, not just a word or a kind of person."""
        return bool(self.wensen)

    def without(self, zonder: frozenset[str]) -> "Groep":
        """This part without what was switched off."""
        return replace(
            self,
            termen=[] if f"woord:{self.getypt}" in zonder else self.termen,
            wensen=tuple(pk for pk in self.wensen if f"wens:{pk}" not in zonder),
            doelgroepen=tuple(pk for pk in self.doelgroepen if f"doelgroep:{pk}" not in zonder),
        )

    def lexemes(self) -> set[str]:
        """Everything in the index that could meet this part."""
        woorden = {stam for term, _ in self.termen for vorm in term for stam in vorm}
        return woorden | {f"wens:{pk}" for pk in self.wensen} | {f"doelgroep:{pk}" for pk in self.doelgroepen}


@dataclass(frozen=True)
class Verbetering:
    """A word that the map does not know, and the word that we took it for."""

    getypt: str
    bedoeld: str


@dataclass
class Begrip:
    """A question as we understood it: all its parts, and in ``groepen`` those to search for."""

    delen: list[Groep] = field(default_factory=list)
    groepen: list[Groep] = field(default_factory=list)
    verbeteringen: list[Verbetering] = field(default_factory=list)
    elders: list[str] = field(default_factory=list)
    naam: list[Vorm] = field(default_factory=list)


def understand(vraag: str, lexicon: Lexicon, zonder: frozenset[str] = frozenset()) -> Begrip:
    """What somebody may mean. Two statements; one more when a word is unknown to the map.

    ``zonder`` is what the visitor switched off: ``wens:12``, ``doelgroep:3``, ``woord:slapen``, or
    ``spelling:paliatief`` for a word that is spelled as it is meant.
    """
    alle = read_places(vraag)
    plaats = dict(reversed(alle))
    woorden = list(dict.fromkeys(woord for woord, _ in alle))
    kennis = look_up(woorden)
    beter = correct([w for w in kennis.values() if not w.kent and f"spelling:{w.woord}" not in zonder])
    begrip = Begrip(verbeteringen=[Verbetering(woord, ander.woord) for woord, ander in beter.items()])
    gelezen = [beter.get(w, kennis[w]) for w in woorden]
    nadruk = read_capitals(vraag)
    inhoud = [w for w in gelezen if w.stammen or w.woord in nadruk] or gelezen
    waar = [plaats[getypt] for getypt, w in zip(woorden, gelezen, strict=True) if w in inhoud]
    klein: dict[str, list[int]] = {}
    for woord, plek in alle:
        if not kennis[woord].stammen:
            klein.setdefault(woord, []).append(plek)
    vrij = set(range(len(inhoud)))
    for betekenissen, plekken in find_betekenissen(inhoud, klein, lexicon, waar):
        vrij -= set(plekken)
        if not betekenissen[0].overslaan:
            begrip.delen.append(_meaning_group(betekenissen, [inhoud[plek] for plek in plekken]))
    begrip.delen += [_word_group(inhoud[plek], lexicon) for plek in sorted(vrij) if not inhoud[plek].woord.isdigit()]
    begrip.delen = begrip.delen or [_word_group(woord, lexicon) for woord in inhoud]
    begrip.naam = [_vorm(woord) for woord in gelezen]
    begrip.elders = [groep.elders for groep in begrip.delen if groep.elders]
    begrip.groepen = [
        groep for groep in (deel.without(zonder) for deel in begrip.delen) if groep.lexemes() or groep.elders
    ]
    _weigh(begrip, max(lexicon.initiatieven, 1))
    return begrip


def read_places(vraag: str) -> list[tuple[str, int]]:
    """The words of a question with their places; a new sentence or clause is far from the one before."""
    woorden: list[tuple[str, int]] = []
    plek = 0
    for zinsdeel in ZINSDEEL.split(simplify(vraag)):
        for woord in read_words(zinsdeel):
            woorden.append((woord, plek))
            plek += 1
        plek += VER
    return woorden[:MEESTE_WOORDEN]


def read_capitals(vraag: str) -> set[str]:
    """Words in capitals, such as ALS; none when everything is."""
    groot = {simplify(woord) for woord in WOORD.findall(vraag) if woord.isupper() and len(woord) > 1}
    return set() if vraag.isupper() else groot


def _vorm(woord: Woord) -> Vorm:
    return frozenset(woord.stammen or [woord.woord])


def find_betekenissen(
    woorden: list[Woord], klein: dict[str, list[int]], lexicon: Lexicon, waar: list[int]
) -> list[tuple[list[Betekenis], list[int]]]:
    """Expressions in the question with which words they are: most words first, none overlapping.

    ``waar`` are the places of the words in the question, ``klein`` those of its stop words. Where the stop words of an
    expression are absent it fits less well. Those that change its meaning ("not", "without") must be there, and so must
    all when a single word would be left without them ("ga ik dood").
    """
    vormen = [_vorm(w) for w in woorden]
    gevonden = []
    for betekenis in {id(b): b for vorm in vormen for stam in vorm for b in lexicon.per_stam.get(stam, ())}.values():
        plekken = find_places(betekenis.woorden, vormen, waar)
        if not plekken:
            continue
        begin, eind = waar[plekken[0]] - TUSSENRUIMTE, waar[plekken[-1]] + TUSSENRUIMTE
        mist = {w for w in betekenis.klein if not any(begin <= plek <= eind for plek in klein.get(w, ()))}
        if mist and (len(plekken) == 1 or mist & VERPLICHT):
            continue
        letterlijk = sum(woorden[plek].woord in betekenis.getypt for plek in plekken)
        rang = (len(mist) - 2 * len(plekken), -letterlijk, -len(betekenis.klein), eind - begin, betekenis.tekst)
        gevonden.append((rang, betekenis, plekken))
    gekozen: list[tuple[list[Betekenis], list[int]]] = []
    bezet: dict[int, int] = {}
    rangen: list[tuple] = []
    for rang, betekenis, plekken in sorted(gevonden, key=lambda rij: rij[0]):
        geraakt = {bezet[plek] for plek in plekken if plek in bezet}
        if not geraakt:
            bezet |= dict.fromkeys(plekken, len(gekozen))
            gekozen.append(([betekenis], plekken))
            rangen.append(rang[:3])
        elif len(geraakt) == 1 and rangen[nummer := min(geraakt)] == rang[:3]:
            # Two readings that are equally good: both may be meant.
            betekenissen, eigen = gekozen[nummer]
            gekozen[nummer] = ([*betekenissen, betekenis], sorted({*eigen, *plekken}))
            bezet |= dict.fromkeys(plekken, nummer)
    return gekozen


def find_places(term: Term, vormen: list[Vorm], waar: list[int]) -> list[int]:
    """Which words of the question an expression consists of, when they stand near each other, in any order."""
    per_woord = [[plek for plek, vorm in enumerate(vormen) if vorm & woord][:3] for woord in term]
    keuzes = (keuze for keuze in product(*per_woord) if len(set(keuze)) == len(keuze))

    def width(keuze: tuple[int, ...]) -> int:
        return max(waar[plek] for plek in keuze) - min(waar[plek] for plek in keuze)

    smalste = min(keuzes, key=width, default=())
    return sorted(smalste) if smalste and width(smalste) < len(term) + TUSSENRUIMTE else []


def _meaning_group(betekenissen: list[Betekenis], woorden: list[Woord]) -> Groep:
    """One expression, or several that fit equally well."""
    eerste, getypt = betekenissen[0], " ".join(w.woord for w in woorden)
    wensen = tuple(dict.fromkeys(pk for b in betekenissen for pk in b.wensen))
    if eerste.elders and not wensen:
        return Groep(getypt, elders=eerste.elders)
    term = tuple(_vorm(w) for w in woorden)
    termen = [(term, 1.0), *((ander, ANDER_WOORD) for b in betekenissen for ander in b.andere)]
    if len(term) > 1:
        termen += [((vorm,), LOS_WOORD) for vorm in term]
    elif woorden[0].delen:
        delen = tuple(map(frozenset, woorden[0].delen))
        termen += [(delen, SAMENGESTELD), (delen[:1], LOS_WOORD)]
    return Groep(getypt, termen, wensen, tuple(dict.fromkeys(pk for b in betekenissen for pk in b.doelgroepen)))


def _word_group(woord: Woord, lexicon: Lexicon) -> Groep:
    """A word that is no expression by itself; of a compound the parts may be."""
    groep = Groep(woord.woord, [((_vorm(woord),), 1.0)])
    if not woord.delen:
        return groep
    delen = [frozenset(stammen) for stammen in woord.delen]
    los = [Woord(*deel) for deel in zip(woord.onderdelen, woord.delen, strict=True)]
    groep.termen.append((tuple(delen), SAMENGESTELD))
    groep.bepaling = delen[0]
    for betekenissen, plekken in find_betekenissen(los, {}, lexicon, list(range(len(los)))):
        for betekenis in betekenissen if not betekenissen[0].overslaan else ():
            groep.wensen += betekenis.wensen
            groep.doelgroepen += betekenis.doelgroepen
            groep.termen += [(ander, ANDER_WOORD * SAMENGESTELD) for ander in (betekenis.woorden, *betekenis.andere)]
        if 0 in plekken:
            groep.bepaling = frozenset()
    return groep


def correct(woorden: list[Woord]) -> dict[str, Woord]:
    """For words that are unknown and no good Dutch: the nearest word that the map does know, if near enough."""
    fout = {w.woord: w for w in woorden if w.woord.isalpha() and allowed_distance(w.woord, True, bool(w.onderdelen))}
    if not fout:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(LIJKT_OP, [list(fout), [sound_of(getypt) for getypt in fout]])
        rijen = cursor.fetchall()
    beste: dict[str, tuple] = {}
    for getypt, bekend, zelfde_klank, aantal, stammen in rijen:
        afstand = distance(getypt, bekend)
        if afstand <= allowed_distance(getypt, zelfde_klank, bool(fout[getypt].onderdelen)):
            beste[getypt] = min(beste.get(getypt, (99,)), (afstand - zelfde_klank, -aantal, bekend, stammen))
    return {getypt: Woord(bekend, tuple(stammen), kent=True) for getypt, (*_, bekend, stammen) in beste.items()}


def allowed_distance(woord: str, zelfde_klank: bool, samengesteld: bool) -> int:
    """How many letters may be wrong: none in a short word, else one or two, and one more when it sounds the same.

    What could be a compound is only taken for another word when one letter differs.
    """
    if len(woord) < 5:
        return 0
    return 1 if samengesteld else (1 if len(woord) < 8 else 2) + zelfde_klank


def _weigh(begrip: Begrip, initiatieven: int) -> None:
    """How telling each part is: the rarer on the map, the more (inverse document frequency)."""
    stammen = {lexeem for groep in begrip.groepen for lexeem in (*groep.lexemes(), *groep.bepaling)}
    with connection.cursor() as cursor:
        cursor.execute(AANTALLEN, {"stammen": list(stammen)})
        aantallen = dict(cursor.fetchall())

    def count(term: Term) -> int:
        return min((sum(aantallen.get(stam, 0) for stam in vorm) for vorm in term), default=0)

    def tell(aantal: float) -> float:
        return log(1 + initiatieven / (aantal + 0.5))

    for groep in begrip.groepen:
        if groep.bepaling and not count((groep.bepaling,)):
            groep.termen, groep.wensen, groep.doelgroepen = groep.termen[:1], (), ()
        wensen = [aantallen.get(f"wens:{pk}", 0) for pk in groep.wensen]
        doelgroepen = [aantallen.get(f"doelgroep:{pk}", 0) for pk in groep.doelgroepen]
        per_term = [(term, waarde, count(term)) for term, waarde in groep.termen]
        groep.aantal = max([*wensen, *doelgroepen, *(aantal for *_, aantal in per_term)], default=0)
        gangbaar = mean(wensen) if any(wensen) else max(doelgroepen, default=0) or groep.aantal
        groep.termen = [
            (term, waarde * min(1, tell(aantal) / tell(gangbaar))) for term, waarde, aantal in per_term if aantal
        ]
        belang = VAN_WENS if wensen else VAN_DOELGROEP if doelgroepen else VAN_WOORD
        groep.gewicht = belang * tell(gangbaar) * (1 + MEER_WOORDEN * groep.getypt.count(" "))

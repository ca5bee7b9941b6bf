"""Suggestions while somebody types: wishes, groups of people, places and initiatives that begin like that.

Lists, lexicon and places are few: they are held in memory, sorted, once per version of the data. Names of initiatives
are many: an index of the database finds them (``models.Suggestie``).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from itertools import chain
from string import ascii_lowercase
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from palliatief.lib.spelling import read_words

from .lijsten import load_keuzes
from .models import Gebied

MINSTENS = 2
LANGSTE = 80
HOOGSTENS = 8
# So many of each kind, and the order of the kinds when they are as good.
SOORTEN = {"wens": 3, "doelgroep": 2, "plaats": 3, "initiatief": 4}
# From so many letters on, one may be wrong.
KORTSTE_MET_FOUT = 5
# An expression that may mean more things than this says little.
VEEL = 2
# What is not as good as this is for when there is nothing else: who types "kanker" did not say "mama kanker".
GOED = 3
# After everything that begins with a text.
EINDE = "\U0010ffff"

STAND = "SELECT lexicon FROM socialekaart_kaartstand"
LEXICON = """
SELECT u.tekst,
    ARRAY(SELECT ondersteuningswens_id::int FROM socialekaart_uitdrukking_wensen WHERE uitdrukking_id = u.id),
    ARRAY(SELECT doelgroep_id::int FROM socialekaart_uitdrukking_doelgroepen WHERE uitdrukking_id = u.id)
FROM socialekaart_uitdrukking u WHERE NOT u.overslaan
"""
AANTALLEN = "SELECT woord, aantal FROM socialekaart_zoekwoord WHERE woord LIKE 'wens:%' OR woord LIKE 'doelgroep:%'"
PLAATSEN = """
SELECT g.soort, g.naam, g.slug, coalesce(s.naam, '') FROM socialekaart_gebied g
LEFT JOIN socialekaart_gebied s ON s.soort = 'stadsdeel' AND s.code = left(g.code, 1)
WHERE g.soort = ANY(%s) ORDER BY array_position(%s, g.soort::text), g.code
"""

# An index scan for each way to begin; the name itself goes before a later word of it.
INITIATIEVEN = """
SELECT DISTINCT ON (g.begin, g.tekst, i.id) i.naam, i.slug, coalesce(o.naam, ''), g.begin
FROM unnest(%(van)s::text[]) AS v(van) CROSS JOIN LATERAL (
    (SELECT begin, tekst, initiatief_id FROM socialekaart_suggestie
     WHERE begin AND tekst >= v.van AND tekst < v.van || %(einde)s ORDER BY tekst LIMIT %(hoogstens)s)
    UNION ALL
    (SELECT begin, tekst, initiatief_id FROM socialekaart_suggestie
     WHERE NOT begin AND tekst >= v.van AND tekst < v.van || %(einde)s ORDER BY tekst LIMIT %(hoogstens)s)
) AS g
JOIN socialekaart_initiatief i ON i.id = g.initiatief_id AND i.status = 'gepubliceerd'
LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
ORDER BY g.begin DESC, g.tekst, i.id LIMIT %(hoogstens)s
"""


@dataclass(frozen=True, slots=True)
class Suggestie:
    """What somebody may mean: ``gevonden`` is the expression that it was found by, when that is not its name."""

    soort: str
    naam: str
    url: str
    uitleg: str = ""
    gevonden: str = ""


# How good it is, and the text. 0: the name begins so; 1: a later word of a wish or group does ("mensen met kanker");
# 2: a later word of another name does, or an expression; 3: an expression of many meanings; more: a later word of it.
Vondst = tuple[int, str, Suggestie]


class Gesorteerd:
    """Things with a rank, findable by the beginning of each word of their text."""

    def __init__(self, vondsten: Iterable[tuple[int, str, Any]]):
        self.vondsten = sorted(vondsten, key=lambda vondst: vondst[1])
        self.teksten = [tekst for _rang, tekst, _wat in self.vondsten]

    def find(self, begin: str) -> list[tuple[int, str, Any]]:
        return self.vondsten[bisect_left(self.teksten, begin) : bisect_left(self.teksten, begin + EINDE)]


@dataclass(frozen=True)
class Register:
    """All that is in memory: what has a name, and the expressions that stand for a wish or group."""

    namen: Gesorteerd
    uitdrukkingen: Gesorteerd
    per_soort: dict[str, dict[int, Suggestie]]

    def find(self, begin: str) -> list[Vondst]:
        return self.namen.find(begin) + [
            (rang, tekst, replace(self.per_soort[soort][pk], gevonden=uitdrukking))
            for rang, tekst, (soort, pk, uitdrukking) in self.uitdrukkingen.find(begin)
        ]


def suggest(q: str, versie: int) -> list[dict[str, str]]:
    """At most eight suggestions, kind by kind, the kind with the best one first."""
    begin = " ".join(read_words(q))[:LANGSTE]
    if len(begin) < MINSTENS:
        return []
    register = load_register(versie, get_language() or "")
    gevonden = [*register.find(begin), *find_initiatieven([begin])]
    if not gevonden and len(begin) >= KORTSTE_MET_FOUT:
        varianten = misspell(begin)
        gevonden = [*chain.from_iterable(map(register.find, varianten)), *find_initiatieven(varianten)]
    goed = [vondst for vondst in gevonden if vondst[0] <= GOED]
    return [asdict(suggestie) for suggestie in choose(goed or gevonden)]


def choose(gevonden: list[Vondst]) -> list[Suggestie]:
    """The best of each kind, together no more than fit; each thing once."""
    volgorde = list(SOORTEN)
    beste: dict[str, tuple] = {}
    for rang, tekst, suggestie in gevonden:
        plek = (rang, volgorde.index(suggestie.soort), bool(suggestie.gevonden), len(tekst), tekst)
        if suggestie.url not in beste or plek < beste[suggestie.url][0]:
            beste[suggestie.url] = plek, suggestie
    ruimte = dict(SOORTEN)
    gekozen: list[Suggestie] = []
    for _plek, suggestie in sorted(beste.values(), key=lambda paar: paar[0]):
        if ruimte[suggestie.soort] and len(gekozen) < HOOGSTENS:
            ruimte[suggestie.soort] -= 1
            gekozen.append(suggestie)
    soorten = list(dict.fromkeys(suggestie.soort for suggestie in gekozen))
    return sorted(gekozen, key=lambda suggestie: soorten.index(suggestie.soort))


def find_initiatieven(begin: list[str]) -> Iterator[Vondst]:
    """Published initiatives of which a word of the name begins with one of these texts."""
    with connection.cursor() as cursor:
        cursor.execute(INITIATIEVEN, {"van": begin, "einde": EINDE, "hoogstens": SOORTEN["initiatief"] * 2})
        rijen = cursor.fetchall()
    adres = reverse("initiatief", args=["SLUG"])
    for naam, slug, organisatie, vooraan in rijen:
        suggestie = Suggestie("initiatief", naam, adres.replace("SLUG", slug), organisatie)
        yield (0 if vooraan else 2), "", suggestie


def misspell(begin: str) -> list[str]:
    """All texts of which this may be a spelling with one error: a letter too many, too few, wrong or swapped."""
    delen = [(begin[:plek], begin[plek:]) for plek in range(len(begin) + 1)]
    weg = [a + b[1:] for a, b in delen if b]
    gewisseld = [a + b[1] + b[0] + b[2:] for a, b in delen if len(b) > 1]
    anders = [a + letter + b[1:] for a, b in delen if b for letter in ascii_lowercase]
    erbij = [a + letter + b for a, b in delen for letter in ascii_lowercase]
    return list(dict.fromkeys([*weg, *gewisseld, *anders, *erbij]))


@lru_cache(maxsize=4)
def load_register(versie: int, taal: str) -> Register:
    """Wishes, groups, the lexicon and places as they are at this version (``Kaartstand``), in this language."""
    with connection.cursor() as cursor:
        cursor.execute(STAND)
        (lexicon,) = cursor.fetchone()
        cursor.execute(AANTALLEN)
        aantallen = dict(cursor.fetchall())
        soorten = [Gebied.Soort.STADSDEEL, Gebied.Soort.WIJK, Gebied.Soort.BUURT]
        cursor.execute(PLAATSEN, [soorten, soorten])
        plaatsen = cursor.fetchall()
    lijsten = load_keuzes(versie)
    per_soort = {
        soort: {
            keuze.id: Suggestie(
                soort, keuze.naam, search_url(soort, keuze.slug), count_text(aantallen.get(f"{soort}:{keuze.id}", 0))
            )
            for keuze in keuzes.values()
        }
        for soort, keuzes in (("wens", lijsten.wens), ("doelgroep", lijsten.doelgroep))
    }
    namen = chain(
        (vondst for keuzes in per_soort.values() for s in keuzes.values() for vondst in begin_words(s.naam, s)),
        (vondst for s in place_suggesties(plaatsen) for vondst in begin_words(s.naam, s, later=2)),
    )
    return Register(Gesorteerd(namen), load_uitdrukkingen(lexicon), per_soort)


@lru_cache(maxsize=2)
def load_uitdrukkingen(lexicon: int) -> Gesorteerd:
    """What each expression stands for, as it is since this version of the data; most writes leave the lexicon alone."""
    with connection.cursor() as cursor:
        cursor.execute(LEXICON)
        return Gesorteerd(
            vondst
            for tekst, wensen, doelgroepen in cursor.fetchall()
            for soort, nummers in (("wens", wensen), ("doelgroep", doelgroepen))
            for pk in nummers
            for vondst in begin_words(
                tekst, (soort, pk, tekst), rang=2 + (len(wensen) + len(doelgroepen) > VEEL), later=2
            )
        )


def begin_words(tekst: str, wat: Any, rang: int = 0, later: int = 1) -> Iterator[tuple[int, str, Any]]:
    """This thing by each word that the text can be begun at."""
    woorden = read_words(tekst)
    for plek in range(len(woorden)):
        yield rang + later * (plek > 0), " ".join(woorden[plek:])[:LANGSTE], wat


def place_suggesties(plaatsen: list[tuple]) -> Iterator[Suggestie]:
    """A stadsdeel is a choice of the form; a smaller area is a place. Of two with one name the larger."""
    gehad = set()
    for soort, naam, slug, stadsdeel in plaatsen:
        if naam in gehad:
            continue
        gehad.add(naam)
        if soort == Gebied.Soort.STADSDEEL:
            yield Suggestie("plaats", naam, search_url("stadsdeel", slug), str(Gebied.Soort.STADSDEEL.label))
        else:
            uitleg = _("%(soort)s in %(stadsdeel)s") % {"soort": Gebied.Soort(soort).label, "stadsdeel": stadsdeel}
            yield Suggestie(
                "plaats", naam, search_url("plaats", naam), uitleg if stadsdeel else str(Gebied.Soort(soort).label)
            )


def search_url(veld: str, waarde: str) -> str:
    return f"{reverse('kaart')}?{urlencode({veld: waarde})}"


def count_text(aantal: int) -> str:
    return ngettext("%(aantal)s initiatief", "%(aantal)s initiatieven", aantal) % {"aantal": aantal}

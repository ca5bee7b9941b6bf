"""The lexicon: what people say and what they mean by it. Every change reaches the search text at once."""

import csv
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q

from palliatief.lib.spelling import read_words, simplify

from ..models import Doelgroep, Kaartstand, Ondersteuningswens, Uitdrukking, Zoekrij, Zoekwoord
from .verversen import refresh_initiatieven, start_version, wait_for_turn
from .zoektekst import forget_words, learn_words

GEGEVENS = Path(__file__).resolve().parent.parent / "gegevens" / "lexicon.csv"

MAAK_WOORDENBOEK = {
    True: "CREATE TEXT SEARCH DICTIONARY sociale_kaart"
    " (TEMPLATE = ispell, DictFile = sociale_kaart, AffFile = sociale_kaart)",
    False: "CREATE TEXT SEARCH DICTIONARY sociale_kaart (TEMPLATE = simple, Accept = false)",
}
# A form that no rule for endings finds: only a dictionary that works knows it.
PROEFWOORD = "huizen"


def load_lexicon(*, bestand: Path = GEGEVENS) -> int:
    """Add the expressions that are not there yet and return their number; the others may have been edited."""
    with bestand.open(encoding="utf-8", newline="") as regels:
        return add_uitdrukkingen(rijen=list(csv.DictReader(regels)))


@transaction.atomic
def add_uitdrukkingen(*, rijen: list[dict[str, str]]) -> int:
    """Add expressions: columns ``tekst, wensen, doelgroepen, andere_woorden, taal, overslaan, elders``."""
    wait_for_turn()
    bekend = {simplify(tekst) for tekst in Uitdrukking.objects.values_list("tekst", flat=True)}
    nieuw = {rij["tekst"]: rij for rij in rijen if simplify(rij["tekst"]) not in bekend}
    gemaakt = Uitdrukking.objects.bulk_create(
        Uitdrukking(
            tekst=tekst,
            andere_woorden=_cell(rij["andere_woorden"]),
            taal=rij["taal"],
            overslaan=rij["overslaan"] == "ja",
            elders=rij["elders"],
        )
        for tekst, rij in nieuw.items()
    )
    for veld, model in (("wensen", Ondersteuningswens), ("doelgroepen", Doelgroep)):
        nummers = dict(model.objects.values_list("slug", "pk"))
        tussen = getattr(Uitdrukking, veld).through
        kolom = f"{model._meta.model_name}_id"
        tussen.objects.bulk_create(
            tussen(uitdrukking_id=uitdrukking.pk, **{kolom: nummers[slug]})
            for uitdrukking in gemaakt
            for slug in _cell(nieuw[uitdrukking.tekst][veld])
        )
    if gemaakt:
        Uitdrukking.history.bulk_history_create(gemaakt)
        refresh_lexicon()
    return len(gemaakt)


def _cell(cel: str) -> list[str]:
    return [deel.strip() for deel in cel.split(";") if deel.strip()]


def _mark_lexicon() -> None:
    """From this version of the data on the lexicon is another one."""
    Kaartstand.objects.update(lexicon=F("versie"))


@transaction.atomic
def refresh_lexicon() -> None:
    """After a change of the lexicon: learn its words, split compounds anew, and refresh the records that hold them."""
    start_version()
    alle: set[str] = set()
    betekenend: set[str] = set()
    for tekst, andere, taal, leeg in Uitdrukking.objects.annotate(leeg=Q(overslaan=True) | ~Q(elders="")).values_list(
        "tekst", "andere_woorden", "taal", "leeg"
    ):
        stukken = [read_words(stuk) for stuk in (tekst, *andere)]
        alle.update(*stukken)
        # Words of other languages, of phrases, and those that say nothing are no parts of Dutch compounds.
        if taal == "nl" and not leeg:
            betekenend.update(*(woorden for woorden in stukken if len(woorden) == 1))
    vlaggen = {woord: rest for woord, *rest in Zoekwoord.objects.values_list("woord", "lexicon", "genoemd")}
    met_vlag = {woord for woord, (lexicon, _genoemd) in vlaggen.items() if lexicon}
    genoemd = {woord for woord, (_lexicon, genoemd) in vlaggen.items() if genoemd}
    learn_words(woorden=alle - vlaggen.keys())
    # Only what differs: a question with all words in it takes far longer than the rest together.
    Zoekwoord.objects.filter(woord__in=betekenend - met_vlag).update(lexicon=True)
    Zoekwoord.objects.filter(woord__in=met_vlag - betekenend).update(lexicon=False)
    Zoekwoord.objects.filter(woord__in=alle - genoemd).update(genoemd=True)
    Zoekwoord.objects.filter(woord__in=genoemd - alle).update(genoemd=False)
    forget_words()
    relearn_words(delen=betekenend ^ met_vlag)
    _mark_lexicon()


def relearn_words(*, delen: Iterable[str]) -> None:
    """Words that hold one of these pieces may fall apart in another way now."""
    stukken = {deel for deel in delen if len(deel) > 2}
    gekend = Zoekwoord.objects.exclude(woord__contains=":").values_list("woord", flat=True)
    anders = learn_words(woorden=[w for w in gekend if len(w) > 6 and _holds(w, stukken)])
    ids = list(Zoekrij.objects.filter(woorden__overlap=list(anders)).values_list("pk", flat=True)) if anders else []
    refresh_initiatieven(ids=ids)


def _holds(woord: str, stukken: set[str]) -> bool:
    return any(woord[b:e] in stukken for b in range(len(woord)) for e in range(b + 3, len(woord) + 1))


def has_dictionary() -> bool:
    """True when the search knows Dutch from a dictionary, False in the weaker mode."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sociale_kaart_kent(%s)", [PROEFWOORD])
        return bool(cursor.fetchone()[0])


@transaction.atomic
def use_dictionary() -> bool:
    """Use the Dutch dictionary as soon as the server has its files; all words are learnt anew then.

    Returns whether the dictionary is in use. A server without the files is no error (``docs/beheer.md``).
    """
    if has_dictionary():
        return True
    if gemaakt := _make_dictionary():
        relearn_all()
    return gemaakt


@transaction.atomic
def rebuild_search() -> bool:
    """Make everything that search reads anew, also the dictionary; returns whether that is in use."""
    gemaakt = _make_dictionary()
    relearn_all()
    return gemaakt


def _make_dictionary() -> bool:
    """The dictionary from the files of the server, or the one that knows no word when they are absent."""
    for echt in (True, False):
        with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP TEXT SEARCH DICTIONARY IF EXISTS sociale_kaart")
            cursor.execute(MAAK_WOORDENBOEK[echt])
            if has_dictionary():
                return True
    return False


@transaction.atomic
def relearn_all() -> None:
    """Stems and parts of every known word, and then the search text of every record."""
    start_version()
    learn_words(woorden=Zoekwoord.objects.exclude(woord__contains=":").values_list("woord", flat=True))
    refresh_initiatieven()
    _mark_lexicon()

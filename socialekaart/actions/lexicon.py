"""The lexicon: what people say and what they mean by it. Every change reaches the search text at once."""

import csv
from collections.abc import Iterable
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from palliatief.lib.spelling import read_words, simplify

from ..models import Doelgroep, Ondersteuningswens, Uitdrukking, Zoekrij, Zoekwoord
from .verversen import refresh_initiatieven, wait_for_turn
from .zoektekst import learn_words

GEGEVENS = Path(__file__).resolve().parent.parent / "gegevens" / "lexicon.csv"

MAAK_WOORDENBOEK = {
    True: "CREATE TEXT SEARCH DICTIONARY sociale_kaart"
    " (TEMPLATE = ispell, DictFile = sociale_kaart, AffFile = sociale_kaart)",
    False: "CREATE TEXT SEARCH DICTIONARY sociale_kaart (TEMPLATE = simple, Accept = false)",
}
SOORT_WOORDENBOEK = """
SELECT t.tmplname = 'ispell' FROM pg_ts_dict d JOIN pg_ts_template t ON t.oid = d.dicttemplate
WHERE d.dictname = 'sociale_kaart'
"""


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
        refresh_lexicon()
    return len(gemaakt)


def _cell(cel: str) -> list[str]:
    return [deel.strip() for deel in cel.split(";") if deel.strip()]


@transaction.atomic
def refresh_lexicon() -> None:
    """After a change of the lexicon: learn its words, split compounds anew, and refresh the records that hold them."""
    woorden: set[str] = set()
    for tekst, andere in Uitdrukking.objects.values_list("tekst", "andere_woorden"):
        woorden.update(*map(read_words, (tekst, *andere)))
    met_vlag = set(Zoekwoord.objects.filter(lexicon=True).values_list("woord", flat=True))
    gewisseld = woorden ^ met_vlag
    learn_words(woorden=woorden - met_vlag)
    Zoekwoord.objects.filter(woord__in=woorden).update(lexicon=True)
    Zoekwoord.objects.filter(woord__in=met_vlag - woorden).update(lexicon=False)
    relearn_words(delen=gewisseld)


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
        cursor.execute(SOORT_WOORDENBOEK)
        return bool((cursor.fetchone() or [False])[0])


@transaction.atomic
def use_dictionary() -> bool:
    """Use the Dutch dictionary when the server has its files, else the weaker mode; all words are learnt anew.

    Returns whether the dictionary is in use. A server without the files is no error (``docs/beheer.md``).
    """
    had = has_dictionary()
    kan = _try_dictionary()
    if kan != had:
        with connection.cursor() as cursor:
            cursor.execute("DROP TEXT SEARCH DICTIONARY IF EXISTS sociale_kaart")
            cursor.execute(MAAK_WOORDENBOEK[kan])
        relearn_all()
    return kan


def _try_dictionary() -> bool:
    """Whether the files are there and load."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP TEXT SEARCH DICTIONARY IF EXISTS sociale_kaart")
            cursor.execute(MAAK_WOORDENBOEK[True])
            cursor.execute("SELECT ts_lexize('sociale_kaart', 'palliatieve')")
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


def relearn_all() -> None:
    """Stems and parts of every known word, and then the search text of every record."""
    learn_words(woorden=Zoekwoord.objects.exclude(woord__contains=":").values_list("woord", flat=True))
    refresh_initiatieven()

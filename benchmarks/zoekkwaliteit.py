"""How good is the search? Judged questions, scored beside two plain ways to search, all in the same run.

    bin/bench zoekkwaliteit [FOLDER]

FOLDER holds ``initiatieven.csv`` (the initiative sheet) and ``queries.jsonl``: a question a line with ``id``,
``type``, ``q``, ``filters`` and ``relevant`` (the ``bron_id`` of each record that answers, with a grade of 1 to 3).
Default is ``zoektest`` in SHARED_DIR. The run works in a transaction that is rolled back.

nDCG@10 (gain 2^grade - 1, discount log2(rank + 1)) after Järvelin and Kekäläinen (2002), Cumulated gain-based
evaluation of IR techniques, ACM TOIS 20(4); MRR@10, recall@10 of min(10, relevant), and success@1.
"""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable
from math import log2
from pathlib import Path
from statistics import mean

import django

from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
use_own_database()
django.setup()

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db import connection, transaction
from django.db.models import Q
from django.http import QueryDict

from socialekaart import actions
from socialekaart.filters import InitiatiefFilter
from socialekaart.importeren.initiatiefblad import read_blad
from socialekaart.lijsten import load_keuzes
from socialekaart.models import Initiatief, Kaartstand

AIM, AIM_PER_TYPE = 0.85, 0.75
MAP = Path(os.environ.get("SHARED_DIR", Path(__file__).resolve().parents[2] / "shared")) / "zoektest"
VELDEN = ("naam", "organisatie__naam", "samenvatting", "beschrijving", "wensen__naam", "doelgroepen__naam")


def load_records(map_: Path) -> None:
    """Only the records of the collection, published."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE socialekaart_initiatief CASCADE")
    tabel = read_blad((map_ / "initiatieven.csv").read_bytes())
    actions.import_initiatieven(rijen=tabel.rijen, bron="zoektest")
    actions.refresh_initiatieven()


def choose(filters: dict) -> QueryDict:
    data = QueryDict(mutable=True)
    for naam, waarde in filters.items():
        data.setlist(naam, waarde if isinstance(waarde, list) else [waarde])
    return data


def search_ours(vraag: str, filters: dict) -> list[str]:
    """As the search page does it."""
    data = choose(filters)
    data["q"] = vraag
    gezocht = InitiatiefFilter(data, load_keuzes(Kaartstand.objects.current()))
    return list(gezocht.ranked().values_list("initiatief__bron_id", flat=True))


def plain(filters: dict):
    """The records that pass the filters, for the plain ways."""
    gezocht = InitiatiefFilter(choose(filters), load_keuzes(Kaartstand.objects.current()))
    return Initiatief.objects.filter(pk__in=gezocht.rows().values("pk"))


def search_ilike(vraag: str, filters: dict) -> list[str]:
    """The question as it stands, somewhere in the text."""
    waar = Q()
    for veld in VELDEN:
        waar |= Q(**{f"{veld}__icontains": vraag})
    return list(dict.fromkeys(plain(filters).filter(waar).order_by("naam").values_list("bron_id", flat=True)))


def search_dutch(vraag: str, filters: dict) -> list[str]:
    """Stock full-text search of Postgres in Dutch, ranked."""
    vector = SearchVector("naam", "samenvatting", "beschrijving", config="dutch")
    query = SearchQuery(vraag, config="dutch", search_type="websearch")
    gevonden = plain(filters).annotate(vector=vector, rang=SearchRank(vector, query)).filter(vector=query)
    return list(gevonden.order_by("-rang", "naam").values_list("bron_id", flat=True))


def score(lijst: list[str], relevant: dict[str, int]) -> dict[str, float]:
    """nDCG@10, MRR@10, recall@10 and success@1 of one ranking."""
    top = [relevant.get(bron_id, 0) for bron_id in lijst[:10]]
    winst = sum((2**graad - 1) / log2(plek + 2) for plek, graad in enumerate(top))
    hoogste = sorted(relevant.values(), reverse=True)[:10]
    ideaal = sum((2**graad - 1) / log2(plek + 2) for plek, graad in enumerate(hoogste))
    eerste = next((1 / (plek + 1) for plek, graad in enumerate(top) if graad), 0.0)
    return {
        "nDCG@10": winst / ideaal,
        "MRR@10": eerste,
        "recall@10": sum(map(bool, top)) / min(10, len(relevant)),
        "success@1": float(bool(top) and top[0] > 0),
    }


def run(naam: str, vragen: list[dict], search: Callable[[str, dict], list[str]]) -> dict[str, float]:
    """Print the scores per type of question and return nDCG@10 per type."""
    scores: dict[str, list[dict[str, float]]] = defaultdict(list)
    zonder: list[int] = []
    for vraag in vragen:
        lijst = search(vraag["q"], vraag["filters"])
        if vraag["relevant"]:
            scores[vraag["type"]].append(score(lijst, vraag["relevant"]))
        else:
            zonder.append(len(lijst))
    alle = {"alles": [s for soort in scores.values() for s in soort], **dict(sorted(scores.items()))}
    print(f"\n{naam:<14}{'n':>4}{'nDCG@10':>10}{'MRR@10':>9}{'recall@10':>11}{'success@1':>11}")
    for soort, eigen in alle.items():
        getallen = [mean(s[maat] for s in eigen) for maat in eigen[0]]
        print(
            f"{soort:<14}{len(eigen):>4}{getallen[0]:>10.3f}{getallen[1]:>9.3f}{getallen[2]:>11.3f}{getallen[3]:>11.3f}"
        )
    if zonder:
        niets = sum(not n for n in zonder)
        print(f"zonder antwoord: {len(zonder)} vragen, {niets} keer niets, gemiddeld {mean(zonder):.1f}")
    return {soort: mean(s["nDCG@10"] for s in eigen) for soort, eigen in alle.items()}


def main() -> int:
    map_ = Path(sys.argv[1]) if len(sys.argv) > 1 else MAP
    if not (map_ / "queries.jsonl").exists():
        print("De map met beoordeelde vragen is er niet; geef haar op of zet SHARED_DIR.")
        return 0
    vragen = [json.loads(regel) for regel in (map_ / "queries.jsonl").read_text("utf-8").splitlines() if regel.strip()]
    migrate()
    actions.use_dictionary()
    actions.load_lijsten()
    actions.load_lexicon()
    with transaction.atomic():
        load_records(map_)
        run("ILIKE", vragen, search_ilike)
        run("dutch", vragen, search_dutch)
        onze = run("deze kaart", vragen, search_ours)
        transaction.set_rollback(True)
    gehaald = onze.pop("alles") >= AIM and min(onze.values()) >= AIM_PER_TYPE
    print(f"\ndoel: {AIM} in het geheel en {AIM_PER_TYPE} per soort: {'gehaald' if gehaald else 'NIET gehaald'}")
    return 0 if gehaald else 1


if __name__ == "__main__":
    sys.exit(main())

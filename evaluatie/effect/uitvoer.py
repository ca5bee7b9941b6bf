"""Answers to the questionnaires as rows: what everybody may have, and for researchers a row per answer."""

from collections.abc import Iterator

from ..hiaten import REKENVERSIE
from ..models import Antwoord
from .uitkomsten import public_uitkomsten

KOLOMMEN = (
    *("perspectief", "moment", "vraag", "tekst", "antwoord", "punten", "aantal", "n"),
    *("gemiddelde", "gemiddelde_laag", "gemiddelde_hoog", "versie"),
)
PRECIES = (
    "inzending",
    "perspectief",
    "moment",
    "groep",
    "stadsdeel",
    "vorm",
    "vragenlijst",
    "vraag",
    "antwoord",
    "punten",
)


def public_rows(versie: int) -> Iterator[tuple[object, ...]]:
    """One row for each group, moment, question and answer, as it may be published; columns ``KOLOMMEN``."""
    for vraag in public_uitkomsten(versie):
        for uitkomst in vraag.uitkomsten:
            cijfers = uitkomst.gemiddelde or ("", "", "")
            for punt, aantal in zip(vraag.antwoorden, uitkomst.aantallen, strict=True):
                wie = (uitkomst.perspectief.slug, uitkomst.moment, vraag.code, vraag.tekst)
                punten = "" if punt.waarde is None else punt.waarde
                yield (*wie, punt.label, punten, str(aantal), str(uitkomst.n), *cijfers, REKENVERSIE)


def exact_rows() -> Iterator[tuple[object, ...]]:
    """One row for each answer of each person; columns ``PRECIES``. The number of a list is of this export only."""
    antwoorden = Antwoord.objects.order_by("inzending__kenmerk", "vraag__volgorde").values_list(
        "inzending__kenmerk",
        "vraag__vragenlijst__perspectief__slug",
        "inzending__meetmoment__moment",
        "inzending__meetmoment__groep",
        "inzending__meetmoment__stadsdeel__slug",
        "inzending__vorm",
        "vraag__vragenlijst__slug",
        "vraag__code",
        "punt__label",
        "punt__waarde",
    )
    nummers: dict[object, int] = {}
    for kenmerk, *rest in antwoorden.iterator():
        yield nummers.setdefault(kenmerk, len(nummers) + 1), *("" if waarde is None else waarde for waarde in rest)

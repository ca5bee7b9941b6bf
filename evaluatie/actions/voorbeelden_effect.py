"""Puts invented answers to the questionnaires beside the other examples, and takes them away."""

import json
from collections import deque
from datetime import date
from itertools import chain, repeat
from secrets import randbelow
from typing import Any
from uuid import uuid4

from django.db import transaction

from socialekaart.actions.verversen import start_version

from ..models import (
    Antwoord,
    Codethema,
    Inzending,
    Meetmoment,
    OpenAntwoord,
    Vraag,
    Vragenlijst,
)
from .inzending import GROOTSTE
from .lijsten import GEGEVENS

VOORBEELDEN = GEGEVENS / "voorbeelden_effect.json"
Rij = dict[str, Any]


@transaction.atomic
def load_effectvoorbeelden() -> int:
    """Fill rounds with answers, as long as nobody sent in anything; returns how many lists came in."""
    if Meetmoment.objects.exists():
        return 0
    rijen = json.loads(VOORBEELDEN.read_text(encoding="utf-8"))
    start_version()
    lijsten = {lijst.perspectief.slug: lijst for lijst in Vragenlijst.objects.in_use().select_related("perspectief")}
    laatste: dict[str, Meetmoment] = {}
    for groep in rijen["groepen"]:
        lijst = lijsten[groep["perspectief"]]
        for moment, ronde in groep["rondes"].items():
            laatste[groep["perspectief"]] = meetmoment = _add_meetmoment(lijst, moment, rijen)
            _add_inzendingen(meetmoment, ronde)
    _open_round(lijsten, **rijen["open"], groep=rijen["groep"])
    themas = load_codethemas(rijen["codethemas"])
    for perspectief, code, tekst, slugs in rijen["antwoorden"]:
        antwoord = OpenAntwoord.objects.create(
            pk=randbelow(GROOTSTE),
            meetmoment=laatste[perspectief],
            vraag=lijsten[perspectief].vragen.get(code=code),
            kenmerk=uuid4(),
            schoon=tekst,
            status=OpenAntwoord.Status.TONEN,
        )
        antwoord.coderingen.create().themas.set([themas[slug] for slug in slugs])
    return Inzending.objects.count()


@transaction.atomic
def remove_effectvoorbeelden() -> int:
    """Take away the invented rounds with all that was sent in; returns how many lists that were."""
    start_version()
    rondes = Meetmoment.objects.filter(voorbeeld=True)
    OpenAntwoord.objects.filter(meetmoment__in=rondes).delete()
    weg = Inzending.objects.filter(meetmoment__in=rondes)
    aantal = weg.count()
    weg.delete()
    rondes.delete()
    return aantal


def load_codethemas(rijen: list[Rij]) -> dict[str, Codethema]:
    """Themes to begin with; one that is there stays as somebody made it."""
    return {
        rij["slug"]: Codethema.objects.get_or_create(slug=rij["slug"], defaults={**rij, "volgorde": nummer})[0]
        for nummer, rij in enumerate(rijen, start=1)
    }


def _add_meetmoment(lijst: Vragenlijst, moment: str, rijen: Rij) -> Meetmoment:
    van, tot = map(date.fromisoformat, rijen["dagen"][moment])
    velden = {"moment": moment, "groep": rijen["groep"], "van": van, "tot": tot}
    return Meetmoment.objects.create(vragenlijst=lijst, voorbeeld=True, **velden)


def _open_round(lijsten: dict[str, Vragenlijst], *, perspectief: str, van: str, tot: str, **velden: str) -> None:
    """One in which nobody answered yet, for who wants to see how that goes."""
    dagen = {"van": date.fromisoformat(van), "tot": date.fromisoformat(tot)}
    Meetmoment.objects.create(vragenlijst=lijsten[perspectief], voorbeeld=True, **dagen, **velden)


def _add_inzendingen(meetmoment: Meetmoment, ronde: Rij) -> None:
    """As many lists as there are people; each question begins elsewhere in the list of its answers."""
    inzendingen = Inzending.objects.bulk_create(
        Inzending(meetmoment=meetmoment, kenmerk=uuid4()) for _nummer in range(ronde["n"])
    )
    vragen = Vraag.objects.filter(vragenlijst=meetmoment.vragenlijst, code__in=ronde["antwoorden"])
    antwoorden = []
    for vraag in vragen.select_related("schaal").prefetch_related("schaal__punten"):
        aantallen = ronde["antwoorden"][vraag.code]
        punten = list(chain.from_iterable(map(repeat, vraag.schaal.punten.all(), aantallen)))  # type: ignore[union-attr]
        verschoven = deque(punten)
        verschoven.rotate(7 * vraag.volgorde)
        antwoorden += [
            Antwoord(inzending=inzending, vraag=vraag, punt=punt)
            for inzending, punt in zip(inzendingen, verschoven, strict=False)
        ]
    Antwoord.objects.bulk_create(antwoorden)

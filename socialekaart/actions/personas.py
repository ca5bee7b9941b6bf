"""Loads the personas that the map begins with."""

import json

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from ..models import Doelgroep, Domein, Gespreksvraag, Ondersteuningswens, Persona, PersonaWens
from .lijsten import GEGEVENS
from .verversen import wait_for_turn

PERSONAS = GEGEVENS / "personas.json"


@transaction.atomic
def load_personas() -> int:
    """Add the personas that are missing, and return how many that are; the reference lists come first.

    One that is there already stays as it is: a coordinator may have edited it.
    """
    wait_for_turn()
    alle = list(enumerate(json.loads(PERSONAS.read_text(encoding="utf-8")), start=1))
    bekend = set(Persona.objects.values_list("slug", flat=True))
    nieuw = {_add_persona(nummer, rij): rij for nummer, rij in alle if rij["slug"] not in bekend}
    wensen, domeinen = (
        {rij.slug: rij for rij in model._default_manager.all()} for model in (Ondersteuningswens, Domein)
    )
    # A list may have got other slugs since; a story stands without the wish that is not there any more.
    bulk_create_with_history(
        [
            PersonaWens(persona=persona, volgorde=nummer, **{**wens, "wens": wensen[wens["wens"]]})
            for persona, rij in nieuw.items()
            for nummer, wens in enumerate(rij["wensen"], start=1)
            if wens["wens"] in wensen
        ],
        PersonaWens,
    )
    bulk_create_with_history(
        [
            Gespreksvraag(persona=persona, volgorde=nummer, domein=domeinen[domein], vraag=vraag)
            for persona, rij in nieuw.items()
            for domein in domeinen.keys() & rij["vragen"].keys()
            for nummer, vraag in enumerate(rij["vragen"][domein], start=1)
        ],
        Gespreksvraag,
    )
    return len(nieuw)


def _add_persona(nummer: int, rij: dict) -> Persona:
    velden = {veld: rij[veld] for veld in ("slug", "naam", "leeftijd", "kenmerk", "uitspraak", "situatie")}
    punten = "\n".join(rij["aandachtspunten"])
    persona = Persona.objects.create(volgorde=nummer, aandachtspunten=punten, gepubliceerd=True, **velden)
    persona.doelgroepen.set(Doelgroep.objects.filter(slug__in=rij["doelgroepen"]))
    return persona

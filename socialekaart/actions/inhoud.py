"""What comes with the site itself: its texts, each in its place, and the invented good examples and news."""

import json
from typing import Any

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from ..models import Gebied, GoedVoorbeeld, Initiatief, Nieuwsbericht, Organisatie, Tekst, Thema
from ..models.inhoud import Inhoud
from .lijsten import GEGEVENS
from .verversen import start_version, wait_for_turn

INHOUD = GEGEVENS / "inhoud.json"
SOORTEN: dict[str, type[Inhoud]] = {"goede_voorbeelden": GoedVoorbeeld, "nieuws": Nieuwsbericht}


@transaction.atomic
def add_teksten() -> int:
    """A text, still empty, for each place that has none, so that a coordinator finds it; returns how many."""
    wait_for_turn()
    bekend = set(Tekst.objects.values_list("plek", flat=True))
    return len(bulk_create_with_history([Tekst(plek=plek) for plek in Tekst.Plek if plek not in bekend], Tekst))


@transaction.atomic
def load_inhoud() -> int:
    """Add the invented items that are not there; one that was edited stays. Returns how many are new."""
    wait_for_turn()
    start_version()
    rijen = json.loads(INHOUD.read_text(encoding="utf-8"))
    return sum(_add(model, **rij) for naam, model in SOORTEN.items() for rij in rijen[naam])


def _add(model: type[Inhoud], *, slug: str, stadsdeel: str = "", initiatief: str = "", **velden: Any) -> bool:
    themas, partners = velden.pop("themas", []), velden.pop("partners", [])
    verbonden = {
        "stadsdeel": Gebied.objects.stadsdelen().filter(slug=stadsdeel).first(),
        "initiatief": Initiatief.objects.filter(slug=initiatief).first(),
        "status": Inhoud.Status.GEPUBLICEERD,
        "voorbeeld": True,
    }
    item, nieuw = model._default_manager.get_or_create(slug=slug, defaults=velden | verbonden)
    if nieuw and isinstance(item, GoedVoorbeeld):
        item.themas.set(Thema.objects.filter(slug__in=themas))
        item.partners.set(Organisatie.objects.filter(naam__in=partners, voorbeeld=True))
    return nieuw


@transaction.atomic
def remove_inhoud() -> int:
    """Remove all invented items, and return how many that are."""
    wait_for_turn()
    start_version()
    return sum(
        model._default_manager.filter(voorbeeld=True).delete()[1].get(model._meta.label, 0)
        for model in SOORTEN.values()
    )

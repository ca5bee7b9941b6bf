"""The proeftuinen that the project began with."""

import json
from pathlib import Path

from django.db import transaction

from socialekaart.actions.verversen import start_version, wait_for_turn
from socialekaart.models import Gebied

from ..models import Proeftuin

GEGEVENS = Path(__file__).resolve().parent.parent / "gegevens"
PROEFTUINEN = GEGEVENS / "proeftuinen.json"


@transaction.atomic
def load_proeftuinen() -> int:
    """Add the proeftuinen of the project that are not there, with what is known of them; returns how many are new."""
    wait_for_turn()
    start_version()
    stadsdelen = {gebied.slug: gebied for gebied in Gebied.objects.stadsdelen().defer("geometrie")}
    rijen = json.loads(PROEFTUINEN.read_text(encoding="utf-8"))
    return sum(
        Proeftuin.objects.get_or_create(
            slug=rij["slug"],
            defaults={**rij, "stadsdeel": stadsdelen[rij["stadsdeel"]], "status": Proeftuin.Status.GEPUBLICEERD},
        )[1]
        for rij in rijen
        if rij["stadsdeel"] in stadsdelen
    )

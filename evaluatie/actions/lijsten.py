"""Loads what the evaluation begins with."""

import json
from pathlib import Path

from django.db import transaction

from ..models import Schattingsmethode

GEGEVENS = Path(__file__).resolve().parent.parent / "gegevens"


@transaction.atomic
def load_methoden() -> int:
    """Add the ways to estimate that are missing; what is there stays as somebody made it. Returns how many are new."""
    methoden = json.loads((GEGEVENS / "methoden.json").read_text(encoding="utf-8"))["methoden"]
    return sum(
        Schattingsmethode.objects.get_or_create(slug=methode["slug"], defaults={**methode, "volgorde": nummer})[1]
        for nummer, methode in enumerate(methoden, start=1)
    )

"""Files that nobody kept."""

from django.db import transaction

from ..models import Bestand


@transaction.atomic
def remove_abandoned() -> int:
    """Forget files of forms that were never saved; returns how many that are."""
    return Bestand.objects.abandoned().delete()[0]

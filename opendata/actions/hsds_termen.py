"""What the words of others mean here."""

from collections.abc import Iterable

from django.db import transaction

from ..models import Termvertaling


@transaction.atomic
def ignore_termen(*, pks: Iterable[int]) -> int:
    """Those that have no meaning yet will have none; returns how many."""
    termen = list(Termvertaling.objects.without_meaning().select_for_update(no_key=True).filter(pk__in=list(pks)))
    for term in termen:
        term.genegeerd = True
    Termvertaling.objects.bulk_update(termen, ["genegeerd"])
    Termvertaling.history.bulk_history_create(termen, update=True)
    return len(termen)

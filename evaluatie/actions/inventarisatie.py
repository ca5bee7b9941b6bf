"""Says that somebody looked again, and that it still is so."""

from django.db import transaction
from django.utils.timezone import localdate

from socialekaart.actions.verversen import start_version
from socialekaart.models import Domein, Gebied

from ..models import Inventarisatie


@transaction.atomic
def repeat_inventarisatie(*, stadsdeel: Gebied, domein: Domein) -> Inventarisatie | None:
    """The newest one again, of today; None when there is no real one in which all was looked for."""
    start_version()
    laatste = Inventarisatie.objects.filter(stadsdeel=stadsdeel, domein=domein).order_by("-op", "-pk").first()
    if laatste is None or laatste.voorbeeld or not laatste.compleet:
        return None
    if laatste.op >= localdate():
        return laatste
    return Inventarisatie.objects.create(
        stadsdeel=stadsdeel, domein=domein, door=laatste.door, compleet=True, toelichting=laatste.toelichting
    )

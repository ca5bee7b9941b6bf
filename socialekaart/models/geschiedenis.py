"""The history of records. What is written in one go is one moment, with one reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords


@dataclass
class Handeling:
    """Something that a person or a job does, however many rows it writes."""

    reden: str = ""
    geschiedenis_moment: datetime | None = None


_handeling: ContextVar[Handeling | None] = ContextVar("handeling", default=None)
REDEN_MAXIMUM = 100


@contextmanager
def handeling(*, reden: str = "") -> Iterator[None]:
    """What is written inside belongs together, and says why. Inside another one it belongs to that one."""
    buiten = _handeling.get()
    eigen = replace(buiten) if buiten else Handeling()
    eigen.reden = eigen.reden or reden[:REDEN_MAXIMUM]
    merk = _handeling.set(eigen)
    try:
        yield
    finally:
        _handeling.reset(merk)
        if buiten:
            buiten.geschiedenis_moment = eigen.geschiedenis_moment


def current_reason() -> str:
    eigen = _handeling.get()
    return eigen.reden if eigen else ""


def current_moment() -> datetime:
    """One moment for all that a request writes, or a ``handeling`` where there is no request."""
    houder: Any = getattr(HistoricalRecords.context, "request", None) or _handeling.get()
    if houder is None:
        return timezone.now()
    if getattr(houder, "geschiedenis_moment", None) is None:
        houder.geschiedenis_moment = timezone.now()
    return houder.geschiedenis_moment


class Geschiedenisbeheer(HistoryManager):
    """Writes versions of many rows at once, with their relations, as saving each of them would."""

    def bulk_history_create(self, objs, batch_size=None, update=False, default_change_reason="", **opties):
        opties["default_date"] = opties.get("default_date") or current_moment()
        reden = default_change_reason or current_reason()
        regels = super().bulk_history_create(objs, batch_size, update, default_change_reason=reden, **opties)
        sleutel = self.model.instance_type._meta.pk.attname
        per_rij = {getattr(regel, sleutel): regel.pk for regel in regels}
        for veld in self.model._history_m2m_fields:
            tussen, eigen = veld.remote_field.through, f"{veld.m2m_field_name()}_id"
            kolommen = [kolom.attname for kolom in tussen._meta.fields]
            historisch = getattr(self.model, veld.name).model
            historisch.objects.bulk_create(
                historisch(history_id=per_rij[rij[eigen]], **rij)
                for rij in tussen.objects.filter(**{f"{eigen}__in": per_rij}).values(*kolommen)
            )
        return regels


class Geschiedenis(HistoricalRecords):
    """``history`` of a model. Its versions say why, and those of one moment have one date."""

    def __init__(self, *args, **opties):
        super().__init__(*args, history_manager=Geschiedenisbeheer, **opties)

    def create_historical_record(self, instance, history_type, using=None):
        instance._history_date = current_moment()
        try:
            return super().create_historical_record(instance, history_type, using)
        finally:
            del instance._history_date

    def get_change_reason_for_object(self, instance, history_type, using):
        return super().get_change_reason_for_object(instance, history_type, using) or current_reason()

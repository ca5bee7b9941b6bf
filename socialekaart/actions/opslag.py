"""Writes many initiatives in few queries, each with one line of history as if a person had saved it."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.utils.text import slugify

from ..models import Initiatief, Locatie

VERBANDEN = ("wensen", "doelgroepen", "werkgebied")


@dataclass
class Boeking:
    """One initiative to write: its relations as far as they differ, and the place to save or to take away.

    Afterwards ``versies`` are the lines of history that were made, by what they are of.
    """

    initiatief: Initiatief
    nieuw: bool
    verbanden: dict[str, frozenset[int]] = field(default_factory=dict)
    locatie: Locatie | None = None
    weg: Locatie | None = None
    reden: str = ""
    versies: dict[str, int] = field(default_factory=dict)


def make_slug(naam: str, taken: set[str]) -> str:
    """A slug that is not in ``taken``, and is from now on."""
    basis = slugify(naam)[:200].strip("-") or "initiatief"
    slug = next(poging for nummer in count(1) if (poging := basis if nummer == 1 else f"{basis}-{nummer}") not in taken)
    taken.add(slug)
    return slug


def write_boekingen(boekingen: list[Boeking]) -> None:
    """Save them. History is made here: the signals would write a line for each relation apart."""
    _save([boeking.initiatief for boeking in boekingen])
    for boeking in boekingen:
        if boeking.weg:
            boeking.versies["locatie"] = _remove(boeking.weg)
        if boeking.locatie:
            boeking.locatie.initiatief = boeking.initiatief
    _save_locaties([boeking for boeking in boekingen if boeking.locatie])
    for naam in VERBANDEN:
        _write_verband(naam, [boeking for boeking in boekingen if naam in boeking.verbanden])
    for nieuw in (True, False):
        _write_history([boeking for boeking in boekingen if boeking.nieuw == nieuw], update=not nieuw)


def _remove(locatie: Locatie) -> int:
    """Take a place away; returns its last line of history."""
    pk = locatie.pk
    locatie.delete()
    return Locatie.history.filter(id=pk).order_by("-history_id").values_list("pk", flat=True)[0]


def write_locaties(locaties: list[Locatie]) -> dict[int, int]:
    """Save places of records that are there; returns the line of history of each, by its key."""
    per_locatie: dict[int, int] = {}
    for update, deel in enumerate(_save(locaties)):
        regels = Locatie.history.bulk_history_create(deel, update=bool(update))
        per_locatie |= {regel.id: regel.pk for regel in regels}
    return per_locatie


def _save_locaties(boekingen: list[Boeking]) -> None:
    per_locatie = write_locaties([boeking.locatie for boeking in boekingen if boeking.locatie])
    for boeking in boekingen:
        boeking.versies["locatie"] = per_locatie[boeking.locatie.pk]  # type: ignore[union-attr]


def _save(rijen: list[Any]) -> tuple[list[Any], list[Any]]:
    """Save records of one model without history; return those that are new, and those that were there."""
    nieuw = [rij for rij in rijen if rij._state.adding]
    bestaand = [rij for rij in rijen if not rij._state.adding]
    if nieuw:
        type(nieuw[0]).objects.bulk_create(nieuw)
    for rij in bestaand:
        rij.skip_history_when_saving = True
        rij.save()
        del rij.skip_history_when_saving
    return nieuw, bestaand


def _through(naam: str) -> tuple[Any, str]:
    """The table of a relation and the column of its other side; this side's is ``initiatief_id``."""
    veld: Any = Initiatief._meta.get_field(naam)
    return veld.remote_field.through, f"{veld.m2m_reverse_field_name()}_id"


def _write_verband(naam: str, boekingen: list[Boeking]) -> None:
    model, kolom = _through(naam)
    model.objects.filter(
        initiatief_id__in=[boeking.initiatief.pk for boeking in boekingen if not boeking.nieuw]
    ).delete()
    model.objects.bulk_create(
        model(initiatief_id=boeking.initiatief.pk, **{kolom: pk})
        for boeking in boekingen
        for pk in sorted(boeking.verbanden[naam])
    )


def _write_history(boekingen: list[Boeking], *, update: bool) -> None:
    initiatieven: list[Any] = []
    for boeking in boekingen:
        initiatieven.append(boeking.initiatief)
        initiatieven[-1]._change_reason = boeking.reden
    regels = Initiatief.history.bulk_history_create(initiatieven, update=update)
    per_initiatief = {regel.id: regel.pk for regel in regels}
    for boeking in boekingen:
        boeking.versies["initiatief"] = per_initiatief[boeking.initiatief.pk]

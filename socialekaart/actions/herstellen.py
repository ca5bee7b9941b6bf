"""Puts a record back to how it was, with its relations and parts; also one that was deleted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import SET_NULL, Model, Q
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from ..models import Doelgroep, Domein, Initiatief, Ondersteuningswens, Organisatie, Uitdrukking
from ..models.geschiedenis import handeling
from ..verschillen import label_of, show
from ..versies import (
    BIJGEHOUDEN,
    Rij,
    find_or_recall,
    read_versions,
    relations_to_parts,
    state_at,
    tracked_fields,
    tracked_relations,
)
from .lexicon import refresh_lexicon
from .verversen import refresh_initiatieven, start_version


class Onmogelijk(Exception):
    """It cannot be put back; the text says why."""


@dataclass
class Herstel:
    """The record as it is now, and in words what could not come back."""

    record: Any
    weggelaten: list[str] = field(default_factory=list)


def _refresh_lists(record: Any) -> None:
    refresh_initiatieven()
    refresh_lexicon()


def _renew_initiatief(record: Any) -> None:
    """Others ask for what changed since: that is so too when only its places or its wishes went back."""
    Initiatief.objects.filter(pk=record.pk).update(updated_at=now())
    refresh_initiatieven(ids=[record.pk])


def _renew_pages(record: Any) -> None:
    start_version()


# What follows from a record and must follow it.
VOLGT: dict[type[Model], Callable[[Any], None]] = {
    Initiatief: _renew_initiatief,
    Organisatie: lambda record: refresh_initiatieven(ids=list(record.initiatieven.values_list("pk", flat=True))),
    Domein: _refresh_lists,
    Ondersteuningswens: _refresh_lists,
    Doelgroep: _refresh_lists,
    Uitdrukking: lambda record: refresh_lexicon(),
}


@transaction.atomic
def restore_version(*, model: type[Model], pk: int, moment: datetime, proef: bool = False) -> Herstel:
    """Make the record what it was after this moment: fields, relations and parts; the history gets a line more.

    What was deleted comes back with its own number and slug. Values that can no longer be are left out and told.
    Raises Onmogelijk when nothing can come back. For a trial (``proef``) that the caller rolls back, only the areas of
    an initiative follow, because rights depend on them.
    """
    record: Any = model._base_manager.select_for_update(no_key=True).filter(pk=pk).first()
    doel = state_at(read_versions(model, pk), model, pk, moment)
    if doel.zelf is None:
        raise Onmogelijk(_("Deze versie is er niet."))
    dag = date_format(localtime(moment), "j F Y H:i")
    with handeling(reden=_("teruggezet naar versie van %s") % dag if record else _("teruggehaald uit de prullenbak")):
        herstel = Herstel(record or model(pk=pk))
        herstel.weggelaten += _restore_row(herstel.record, doel.zelf)
        for naam, deel in relations_to_parts(model).items():
            herstel.weggelaten += _restore_parts(deel, pk, doel.delen[naam])
        if record is None:
            _rejoin(model, pk)
        if not proef or model is Initiatief:
            VOLGT.get(model, _renew_pages)(herstel.record)
    return herstel


def _restore_parts(deel: Any, pk: int, doel: dict[int, Rij]) -> list[str]:
    """The parts of then: those that came later go, those that went come back."""
    model, kolom = deel.related_model, deel.field.attname
    bezet = {
        obj.pk: obj
        for obj in model._base_manager.select_for_update(no_key=True).filter(Q(pk__in=doel) | Q(**{kolom: pk}))
    }
    eigen = {nummer: obj for nummer, obj in bezet.items() if getattr(obj, kolom) == pk}
    for nummer in eigen.keys() - doel.keys():
        eigen[nummer].delete()
    weggelaten = []
    for nummer, rij in doel.items():
        # Its number may be of a part that moved to another record since.
        obj = eigen.get(nummer) or model(pk=None if nummer in bezet else nummer)
        try:
            weggelaten += _restore_row(obj, rij)
        except Onmogelijk as fout:
            naam = str(model._meta.verbose_name)
            weggelaten.append(_("Een %(naam)s kon niet terug. %(reden)s") % {"naam": naam, "reden": fout})
    return weggelaten


def _restore_row(obj: Any, rij: Rij) -> list[str]:
    """Save the values of then in this object, as far as they can be; returns what could not."""
    nieuw = obj._state.adding
    blijft = BIJGEHOUDEN if nieuw else BIJGEHOUDEN.union(getattr(rij.model, "BLIJFT_BIJ_TERUGZETTEN", ()))
    velden = [veld for veld in tracked_fields(rij.model) if not veld.primary_key and veld.name not in blijft]
    nu = {veld.attname: veld.get_default() if nieuw else getattr(obj, veld.attname) for veld in velden}
    if nieuw and "slug" in nu:
        nu["slug"] = _free_slug(rij)
    for veld in velden:
        setattr(obj, veld.attname, rij.velden[veld.attname])
    weggelaten = _leave_out(obj, velden, nu)
    if nieuw or any(getattr(obj, kolom) != waarde for kolom, waarde in nu.items()):
        obj.save(force_insert=nieuw)
    if nieuw and "created_at" in rij.velden:
        type(obj)._base_manager.filter(pk=obj.pk).update(created_at=rij.velden["created_at"])
    return weggelaten + _restore_relations(obj, rij)


def _leave_out(obj: Any, velden: list[Any], nu: dict[str, Any]) -> list[str]:
    """Put what can no longer be back to how it is now, until the row can be saved."""
    weggelaten = []
    while fout := _find_fault(obj, velden):
        schuldig, reden = fout
        terug = [veld for veld in velden if veld.name in schuldig and getattr(obj, veld.attname) != nu[veld.attname]]
        leeg = [veld for veld in terug if not veld.blank and nu[veld.attname] in veld.empty_values]
        if not terug or (obj._state.adding and leeg):
            raise Onmogelijk(reden)
        for veld in terug:
            setattr(obj, veld.attname, nu[veld.attname])
        weggelaten.append(f"{', '.join(label_of(veld) for veld in terug)}: {reden}")
    return weggelaten


def _find_fault(obj: Any, velden: list[Any]) -> tuple[set[str], str] | None:
    """The first thing that the database, or the rules of a field, would refuse: which fields, and why."""
    for veld in velden:
        if reden := _refusal(obj, veld, getattr(obj, veld.attname)):
            return {veld.name}, reden
    for eis in obj._meta.constraints:
        try:
            eis.validate(type(obj), obj)
        except ValidationError as fout:
            voorwaarde = getattr(eis, "condition", None)
            namen = {*getattr(eis, "fields", ()), *(voorwaarde.referenced_base_fields if voorwaarde else ())}
            return namen, " ".join(fout.messages)
    return None


def _refusal(obj: Any, veld: Any, waarde: Any) -> str:
    if waarde is None:
        return "" if veld.null else _("zonder dit kan het niet.")
    if veld.is_relation:
        ander = veld.related_model
        if ander._base_manager.filter(pk=waarde).exists():
            return ""
        verwant = {(ander, pk): ding for pk, ding in find_or_recall(ander, {waarde}).items()}
        return _("‘%s’ bestaat niet meer.") % show(veld, waarde, verwant)
    if veld.unique and type(obj)._base_manager.filter(**{veld.name: waarde}).exclude(pk=obj.pk).exists():
        return _("‘%s’ is nu van een ander.") % waarde
    try:
        veld.run_validators(waarde)
    except ValidationError as fout:
        return " ".join(fout.messages)
    return ""


def _free_slug(rij: Rij) -> str:
    veld: Any = rij.model._meta.get_field("slug")
    begin, rijen = rij.velden["slug"][: veld.max_length - 6], rij.model._base_manager
    return next(slug for slug in (f"{begin}-{nummer}" for nummer in count(2)) if not rijen.filter(slug=slug).exists())


def _restore_relations(obj: Any, rij: Rij) -> list[str]:
    weggelaten = []
    for verband in tracked_relations(rij.model):
        toen = rij.verbanden[verband.name]
        ander: Any = verband.related_model
        er_nog = set(ander._base_manager.filter(pk__in=toen).values_list("pk", flat=True))
        getattr(obj, verband.name).set(er_nog)
        if weg := toen - er_nog:
            verwant = {(ander, pk): ding for pk, ding in find_or_recall(ander, set(weg)).items()}
            namen = show(verband, weg, verwant)
            weggelaten.append(f"{label_of(verband)}: {_('‘%s’ bestaat niet meer.') % namen}")
    return weggelaten


def _rejoin(model: Any, pk: int) -> None:
    """Records that lost their relation to this one because it was deleted, and did nothing else since, have it again.

    Their own history never lost it, so it needs no line more.
    """
    for relatie in model._meta.get_fields(include_hidden=True):
        eigenaar: Any = relatie.auto_created and relatie.is_relation and relatie.related_model
        if not eigenaar or not hasattr(eigenaar._meta, "simple_history_manager_attribute"):
            continue
        sleutel = eigenaar._meta.pk.attname
        laatste = eigenaar.history.order_by(sleutel, "-history_id").distinct(sleutel).values("history_id")
        if relatie.many_to_many and relatie.field in tracked_relations(eigenaar):
            _rejoin_many(relatie.field, pk, laatste)
        elif relatie.one_to_many and relatie.on_delete is SET_NULL:
            kolom = relatie.field.attname
            regels = eigenaar.history.filter(history_id__in=laatste, **{kolom: pk}).values(sleutel)
            eigenaar._base_manager.filter(pk__in=regels, **{kolom: None}).update(**{kolom: pk})


def _rejoin_many(veld: Any, pk: int, laatste: Any) -> None:
    eigen, ander = f"{veld.m2m_field_name()}_id", f"{veld.m2m_reverse_field_name()}_id"
    historisch = getattr(veld.model.history.model, veld.name).model
    ooit = historisch.objects.filter(history_id__in=laatste, **{ander: pk}).values_list(eigen, flat=True)
    tussen = veld.remote_field.through
    tussen.objects.bulk_create(
        (
            tussen(**{eigen: nummer, ander: pk})
            for nummer in veld.model._base_manager.filter(pk__in=ooit).values_list("pk", flat=True)
        ),
        ignore_conflicts=True,
    )

"""A record as it is and as it was: fields, relations and parts, from the tables or from the history."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import ForeignKey, ManyToManyField, ManyToOneRel, Max, Model

# Kept by the program; a difference in it is no change.
BIJGEHOUDEN = frozenset({"created_at", "updated_at"})
BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
# What an import notes behind its reason for its own next time; nobody reads it.
AFDRUK = re.compile(r"(?<=^HSDS-import) \([-\w.]+\)$|(?<=^laag van de gemeente) \(\w+ \w+\)$")


@dataclass(frozen=True)
class Rij:
    """One row: values by column, relations as sets of keys."""

    model: type[Model]
    pk: int
    velden: dict[str, Any]
    verbanden: dict[str, frozenset[int]]

    def as_instance(self) -> Model:
        """The row as an object of its model, not to be saved."""
        obj = self.model(**self.velden)
        obj._state.adding = False
        return obj


@dataclass(frozen=True)
class Versie:
    """A row as it was from a moment on; ``soort`` is + (made), ~ (changed) or - (deleted)."""

    rij: Rij
    moment: datetime
    soort: str
    wie: Model | None
    reden: str


@dataclass(frozen=True)
class Toestand:
    """A record with its parts at one moment; ``zelf`` is None when there was none."""

    zelf: Rij | None
    delen: dict[str, dict[int, Rij]] = field(default_factory=dict)


def number_of(moment: datetime) -> int:
    """A moment as it stands in an address."""
    return (moment - BEGIN) // timedelta(microseconds=1)


def moment_of(nummer: int) -> datetime:
    """Raises OverflowError for what is no moment."""
    return BEGIN + timedelta(microseconds=nummer)


def relations_to_parts(model: type[Model]) -> dict[str, ManyToOneRel]:
    """What is one story with a record, as its model says in ``DELEN``."""
    return {naam: model._meta.get_field(naam) for naam in getattr(model, "DELEN", ())}


def tracked_fields(model: Any) -> list[Any]:
    return model.history.model.tracked_fields


def tracked_relations(model: Any) -> list[ManyToManyField]:
    return list(model.history.model._history_m2m_fields)


# --- as it is ---


def read_now(model: Any, pk: int) -> Toestand:
    """The record in the database, with all of its parts."""
    zelf = next(_rows(model, model._base_manager.filter(pk=pk)), None)
    if zelf is None:
        return Toestand(None)
    return Toestand(
        zelf,
        {
            naam: {rij.pk: rij for rij in _rows(deel.related_model, _parts(deel, pk))}
            for naam, deel in relations_to_parts(model).items()
        },
    )


def _parts(deel: Any, pk: int):
    return deel.related_model._base_manager.filter(**{deel.field.attname: pk}).order_by("pk")


def _rows(model: Any, objecten: Iterable[Model]) -> Iterator[Rij]:
    lijst = list(objecten)
    kolommen = [veld.attname for veld in tracked_fields(model)]
    verbanden = {veld.name: _linked(veld, [obj.pk for obj in lijst]) for veld in tracked_relations(model)}
    for obj in lijst:
        eigen = {naam: frozenset(pks.get(obj.pk, ())) for naam, pks in verbanden.items()}
        yield Rij(model, obj.pk, {kolom: getattr(obj, kolom) for kolom in kolommen}, eigen)


def _linked(veld: ManyToManyField, pks: list[int]) -> dict[int, set[int]]:
    tussen: Any = veld.remote_field.through
    kolom = f"{veld.m2m_field_name()}_id"
    paren = tussen._base_manager.filter(**{f"{kolom}__in": pks})
    return _grouped(paren.values_list(kolom, f"{veld.m2m_reverse_field_name()}_id"))


def _grouped(paren: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    groepen: dict[int, set[int]] = {}
    for sleutel, waarde in paren:
        groepen.setdefault(sleutel, set()).add(waarde)
    return groepen


def read_token(model: Any, pk: int) -> str:
    """Which version this is. What changes the record or its parts changes it, also where no history was kept."""
    soorten: list[tuple[Any, str]] = [(model, model._meta.pk.attname)]
    soorten += [(deel.related_model, deel.field.attname) for deel in relations_to_parts(model).values()]
    laatste = [soort.history.filter(**{kolom: pk}) for soort, kolom in soorten]
    momenten = [regels.aggregate(laatste=Max("history_date"))["laatste"] or BEGIN for regels in laatste]
    return f"{number_of(max(momenten))}-{fingerprint(read_now(model, pk))}"


def fingerprint(toestand: Toestand) -> str:
    rijen = [toestand.zelf, *(rij for delen in toestand.delen.values() for rij in delen.values())]
    inhoud = [
        (rij.model._meta.label, rij.pk, naam, str(sorted(waarde)) if isinstance(waarde, frozenset) else str(waarde))
        for rij in rijen
        if rij
        for naam, waarde in sorted({**rij.velden, **rij.verbanden}.items())
        if naam not in BIJGEHOUDEN
    ]
    return hashlib.sha256(repr(inhoud).encode()).hexdigest()[:24]


def moment_of_token(token: str) -> datetime | None:
    """The moment of a version that somebody says to have read, or None when it cannot be one."""
    nummer = token.partition("-")[0]
    try:
        return moment_of(int(nummer)) if nummer.isascii() and nummer.isdecimal() else None
    except OverflowError:
        return None


# --- as it was ---


def read_versions(model: Any, pk: int) -> list[Versie]:
    """All versions of the record and its parts, in the order in which they came."""
    versies = _merge_saves(_versions(model, {model._meta.pk.attname: pk}))
    for deel in relations_to_parts(model).values():
        soort: Any = deel.related_model
        sleutel = soort._meta.pk.attname
        # Also what is of another record now: from then on it is none of this one.
        ooit = soort.history.filter(**{deel.field.attname: pk}).values(sleutel)
        versies += _versions(soort, {f"{sleutel}__in": ooit})
    return sorted(versies, key=lambda versie: versie.moment)


def _versions(model: Any, keuze: dict[str, Any]) -> list[Versie]:
    regels = list(model.history.filter(**keuze).select_related("history_user").order_by("history_id"))
    kolommen = [veld.attname for veld in tracked_fields(model)]
    verbanden = {}
    for veld in tracked_relations(model):
        historisch = getattr(model.history.model, veld.name).model
        paren = historisch.objects.filter(history_id__in=[regel.pk for regel in regels])
        verbanden[veld.name] = _grouped(paren.values_list("history_id", f"{veld.m2m_reverse_field_name()}_id"))
    return [
        Versie(
            Rij(
                model,
                getattr(regel, model._meta.pk.attname),
                {kolom: getattr(regel, kolom) for kolom in kolommen},
                {naam: frozenset(groepen.get(regel.pk, ())) for naam, groepen in verbanden.items()},
            ),
            regel.history_date,
            regel.history_type,
            regel.history_user,
            AFDRUK.sub("", regel.history_change_reason or ""),
        )
        for regel in regels
    ]


def _merge_saves(versies: list[Versie]) -> list[Versie]:
    """One moment for versions of one save: a relation makes a version of its own after that of the fields."""
    uit: list[Versie] = []
    for versie in reversed(versies):
        later = uit[-1] if uit else None
        gewijzigd = versie.rij.velden.get("updated_at")
        zelfde = later and later.soort == "~" and gewijzigd and gewijzigd == later.rij.velden["updated_at"]
        moment = later.moment if later and zelfde and versie.soort != "-" else versie.moment
        uit.append(Versie(versie.rij, moment, versie.soort, versie.wie, versie.reden))
    return uit[::-1]


def state_at(versies: Iterable[Versie], model: type[Model], pk: int, moment: datetime) -> Toestand:
    """The record as it was after all that happened until this moment."""
    laatste: dict[tuple[type[Model], int], Versie] = {}
    for versie in versies:
        if versie.moment <= moment:
            laatste[versie.rij.model, versie.rij.pk] = versie
    levend = {sleutel: versie.rij for sleutel, versie in laatste.items() if versie.soort != "-"}
    zelf = levend.get((model, pk))
    if zelf is None:
        return Toestand(None)
    return Toestand(
        zelf,
        {
            naam: {
                rij.pk: rij
                for (soort, _nummer), rij in sorted(levend.items(), key=lambda paar: paar[0][1])
                if soort is deel.related_model and rij.velden[deel.field.attname] == pk
            }
            for naam, deel in relations_to_parts(model).items()
        },
    )


# --- names ---


def load_related(rijen: Iterable[Rij]) -> dict[tuple[type[Model], int], Model]:
    """All records that these rows point at, one query for each kind; what is gone comes from the history."""
    nodig: dict[Any, set[int]] = {}
    for rij in rijen:
        for veld in tracked_fields(rij.model):
            if isinstance(veld, ForeignKey) and rij.velden[veld.attname] is not None:
                nodig.setdefault(veld.related_model, set()).add(rij.velden[veld.attname])
        for verband in tracked_relations(rij.model):
            nodig.setdefault(verband.related_model, set()).update(rij.verbanden[verband.name])
    return {(model, pk): obj for model, pks in nodig.items() for pk, obj in find_or_recall(model, pks).items()}


def find_or_recall(model: Any, pks: set[int]) -> dict[int, Model]:
    """These records, and of those that were deleted how they last were; without the shapes of areas."""
    zwaar = [veld.name for veld in model._meta.fields if veld.get_internal_type() == "MultiPolygonField"]
    gevonden = model._base_manager.defer(*zwaar).in_bulk(pks)
    weg = pks - gevonden.keys()
    if weg and hasattr(model._meta, "simple_history_manager_attribute"):
        sleutel = model._meta.pk.attname
        regels = model.history.filter(**{f"{sleutel}__in": weg}).order_by(sleutel, "-history_id").distinct(sleutel)
        gevonden |= {getattr(regel, sleutel): regel.instance for regel in regels}
    return gevonden

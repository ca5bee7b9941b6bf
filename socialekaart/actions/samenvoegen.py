"""Makes one record of two, and two again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from palliatief.gebruikers.models import Gebruiker

from ..models import (
    Dubbelpaar,
    Initiatief,
    Inleesregel,
    Kaartpunt,
    Locatie,
    Samenvoeging,
    Suggestie,
)
from ..models.geschiedenis import handeling
from ..versies import fingerprint, moment_of, moment_of_token, number_of, read_now, read_token
from .herstellen import restore_version
from .opslag import Boeking, write_boekingen
from .verversen import refresh_initiatieven, wait_for_turn

# What does not move along: places are chosen one by one, rows of tiles and names follow from the record, pairs and
# merges are about the record itself, and what a sheet did to it is no deed of the other.
BLIJFT_ACHTER: tuple[type[Model], ...] = (
    Locatie,
    Kaartpunt,
    Suggestie,
    Dubbelpaar,
    Samenvoeging,
    Inleesregel,
)


class NietMogelijk(Exception):
    """These cannot be merged, or not be parted; the text says why."""


class Verouderd(Exception):
    """One of both is no longer what the page showed."""


@dataclass(frozen=True)
class Samenstelling:
    """What the kept record gets: per field the number of the record that it comes from, per relation of one or both.

    ``locaties`` are the places of both that stay; ``gelezen`` is which version of each was read.
    """

    blijft: int
    weg: int
    velden: Mapping[str, int]
    verbanden: Mapping[str, frozenset[int]]
    locaties: frozenset[int]
    gelezen: Mapping[int, str]


@transaction.atomic
def merge_initiatieven(*, keuze: Samenstelling, gebruiker: Gebruiker, proef: bool = False) -> Samenvoeging:
    """Give the kept record what was chosen, let all that points at the other point at it, and archive the other.

    Raises Verouderd, NietMogelijk, or ValidationError when the choices do not go together. For a trial (``proef``) the
    caller rolls back; then search does not follow.
    """
    rijen = _lock(keuze.blijft, keuze.weg)
    blijft, weg = rijen[keuze.blijft], rijen[keuze.weg]
    if any(read_token(Initiatief, pk) != keuze.gelezen.get(pk) for pk in rijen):
        raise Verouderd
    vorige = {"status": weg.status, "moment": number_of(moment_of_token(keuze.gelezen[blijft.pk]))}  # type: ignore[arg-type]
    redenen = {pk: _("samengevoegd met ‘%s’") % rij.naam[:70] for pk, rij in rijen.items()}
    with handeling():
        for naam, pk in keuze.velden.items():
            setattr(blijft, naam, getattr(rijen[pk], naam))
        blijft.validate_constraints()
        weg.status = Initiatief.Status.GEARCHIVEERD
        blijvend = Boeking(blijft, nieuw=False, reden=redenen[weg.pk])
        blijvend.verbanden = {naam: _collect(naam, keuze.verbanden[naam]) for naam in keuze.verbanden}
        write_boekingen([blijvend, Boeking(weg, nieuw=False, reden=redenen[blijft.pk])])
        _choose_places(blijft, weg, keuze.locaties, blijvend.reden)
        vorige["rijen"] = move_rows(van=weg, naar=blijft)
    if not proef:
        refresh_initiatieven(ids=list(rijen))
        vorige["afdruk"] = fingerprint(read_now(Initiatief, blijft.pk))
    return Samenvoeging.objects.create(weg=weg, met=blijft, wie=gebruiker, vorige=vorige)


def _lock(*pks: int) -> dict[int, Initiatief]:
    """Both records, while nobody else writes them."""
    wait_for_turn()
    rijen = Initiatief.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk")
    gevonden = {rij.pk: rij for rij in rijen}
    if len(gevonden) != 2:
        raise NietMogelijk(_("Een van deze twee is er niet meer."))
    if Samenvoeging.objects.filter(weg__in=pks).exists():
        raise NietMogelijk(_("Een van deze twee is al met een ander samengevoegd."))
    return gevonden


def _collect(naam: str, pks: frozenset[int]) -> frozenset[int]:
    """The relations of these records together."""
    return frozenset(Initiatief.objects.filter(pk__in=pks).exclude(**{naam: None}).values_list(naam, flat=True))


def _choose_places(blijft: Initiatief, weg: Initiatief, gekozen: frozenset[int], reden: str) -> None:
    """Copies and no moves: what went keeps its own places for when it must come back."""
    for plek in blijft.locaties.exclude(pk__in=gekozen):
        plek._change_reason = reden  # type: ignore[attr-defined]
        plek.delete()
    for plek in weg.locaties.filter(pk__in=gekozen):
        plek.pk, plek.uuid, plek.initiatief, plek._state.adding = None, uuid4(), blijft, True
        plek._change_reason = reden  # type: ignore[attr-defined]
        plek.save()


def pointing_fields() -> Iterator[Any]:
    """Every field of another model that points at an initiative and moves along with it."""
    relaties: tuple[Any, ...] = tuple(Initiatief._meta.get_fields(include_hidden=True))
    for relatie in relaties:
        if not relatie.auto_created or not (relatie.one_to_many or relatie.one_to_one):
            continue
        eigenaar = relatie.related_model
        eigen_verband = eigenaar._meta.auto_created is Initiatief
        # A version in the history tells how it was; only rows that the database checks point at what is. And a row that
        # has the key of the initiative as its own follows from it.
        elders = relatie.field.db_constraint and not relatie.field.primary_key
        if elders and not eigen_verband and eigenaar not in BLIJFT_ACHTER:
            yield relatie.field


def move_rows(*, van: Initiatief, naar: Initiatief) -> list[tuple[str, str, int]]:
    """Let what points at the one point at the other; returns which rows. What the other has already stays behind."""
    gegaan = []
    for veld in pointing_fields():
        for rij in veld.model._base_manager.filter(**{veld.name: van}).order_by("pk"):
            if _point(rij, veld.name, naar):
                gegaan.append((veld.model._meta.label, veld.name, rij.pk))
    return gegaan


def _point(rij: Any, veld: str, initiatief: Initiatief) -> bool:
    setattr(rij, veld, initiatief)
    try:
        with transaction.atomic():
            rij.save(update_fields=[veld])
    except IntegrityError:
        return False
    return True


@transaction.atomic
def undo_merge(*, pk: int) -> bool:
    """Make two of it again; True when the kept record is what it was before too.

    When that changed after the merge it stays as it is: what somebody wrote since is not thrown away.
    """
    wait_for_turn()
    samenvoeging = (
        Samenvoeging.objects.select_for_update(of=["self"]).select_related("weg", "met").filter(pk=pk).first()
    )
    if samenvoeging is None:
        raise NietMogelijk(_("Dit is al ongedaan gemaakt."))
    weg, met, vorige = samenvoeging.weg, samenvoeging.met, samenvoeging.vorige
    if Samenvoeging.objects.filter(weg=met).exists():
        raise NietMogelijk(_("‘%s’ is daarna zelf samengevoegd. Maak dat eerst ongedaan.") % met.naam)
    samenvoeging.delete()
    _lock(weg.pk, met.pk)
    onveranderd = fingerprint(read_now(Initiatief, met.pk)) == vorige["afdruk"]
    with handeling(reden=_("samenvoegen ongedaan gemaakt")):
        if onveranderd:
            restore_version(model=Initiatief, pk=met.pk, moment=moment_of(vorige["moment"]))
        for label, veld, nummer in vorige["rijen"]:
            for rij in apps.get_model(label)._base_manager.filter(pk=nummer, **{veld: met}):
                _point(rij, veld, weg)
        weg.status = vorige["status"]
        weg.save(update_fields=["status", "updated_at"])
        refresh_initiatieven(ids=[weg.pk, met.pk])
    return onveranderd

"""What waits for somebody who keeps the map: one table of kinds. A new kind is one more row.

Each row says where its things come from, in the order to do them; the count, the list, the page and the weekly mail
follow from that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, Count, DateField, Min, Model, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext_lazy

from palliatief.gebruikers.models import Gebruiker

from . import actions, werkregels
from .models import Aanmelding, Initiatief, Linkcontrole, Zoektelling

WIJZIGEN = "socialekaart.change_initiatief"


@dataclass(frozen=True)
class Handeling:
    """What can safely be done to one or many: how the buttons are called, who may, and what is said afterwards."""

    naam: Promise
    kort: Promise
    recht: str
    doe: Callable[[QuerySet, Gebruiker], int]
    klaar: Any


@dataclass(frozen=True)
class Soort:
    """One kind of thing that waits. ``sinds`` is the field that says since when, ``minuten`` how long one takes."""

    sleutel: str
    titel: Promise
    icoon: str
    recht: str
    model: type[Model]
    rijen: Callable[[Gebruiker], QuerySet]
    regel: Callable[[Any, Gebruiker], werkregels.Regel]
    sinds: str
    minuten: int = 2
    filters: str = ""
    toelichting: Callable[[QuerySet, date], werkregels.Toelichting] = werkregels.tell_oldest
    handelingen: dict[str, Handeling] = field(default_factory=dict)

    @property
    def alles(self) -> str:
        """The whole list in the admin, with all its filters."""
        adres = reverse(f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_changelist")
        return f"{adres}?{self.filters}" if self.filters else adres


@dataclass(frozen=True)
class Stand:
    """How many of a kind wait for somebody, and since when."""

    soort: Soort
    aantal: int
    oudste: date | None


def own_initiatieven(gebruiker: Gebruiker) -> QuerySet[Initiatief]:
    """What somebody keeps; who may only look sees all."""
    return Initiatief.objects.editable_by(gebruiker) if gebruiker.has_perm(WIJZIGEN) else Initiatief.objects.all()


def _stale(gebruiker: Gebruiker) -> QuerySet[Initiatief]:
    wachtend = own_initiatieven(gebruiker).stale().select_related("organisatie")  # type: ignore[attr-defined]
    return wachtend.order_by("controleren_op", "pk")


def _hard_to_find(gebruiker: Gebruiker) -> QuerySet[Initiatief]:
    return own_initiatieven(gebruiker).hard_to_find().order_by("naam", "pk")  # type: ignore[attr-defined]


def _broken(gebruiker: Gebruiker) -> QuerySet[Linkcontrole]:
    eigen = own_initiatieven(gebruiker)
    return Linkcontrole.objects.broken().filter(initiatief__in=eigen).select_related("initiatief")


def _suggestions(gebruiker: Gebruiker) -> QuerySet[Aanmelding]:
    return Aanmelding.objects.open().for_gebruiker(gebruiker).select_related("initiatief")


def _in_vain(gebruiker: Gebruiker) -> QuerySet[Zoektelling]:
    vragen = Zoektelling.objects.for_gebruiker(gebruiker).in_vain().per_question()
    return vragen.select_related("stadsdeel", "wens").defer("stadsdeel__geometrie")


SOORTEN = [
    Soort(
        "controle",
        gettext_lazy("Te lang niet gecontroleerd"),
        "klok",
        "socialekaart.view_initiatief",
        Initiatief,
        _stale,
        werkregels.tell_stale,
        "gecontroleerd_op",
        filters="wacht=controle",
        minuten=1,
        handelingen={
            "gecontroleerd": Handeling(
                gettext_lazy("Vandaag gecontroleerd"),
                gettext_lazy("Klopt nog"),
                WIJZIGEN,
                lambda rijen, wie: actions.verify_initiatieven(ids=rijen.values_list("pk", flat=True), wie=wie),
                ngettext_lazy("%d initiatief is vandaag gecontroleerd.", "%d initiatieven zijn vandaag gecontroleerd."),
            )
        },
    ),
    Soort(
        "plek",
        gettext_lazy("Zonder plek of wens"),
        "plek",
        "socialekaart.view_initiatief",
        Initiatief,
        _hard_to_find,
        werkregels.tell_gaps,
        "created_at",
        filters="wacht=plek",
        toelichting=werkregels.tell_not_found,
    ),
    Soort(
        "gezocht",
        gettext_lazy("Gezocht, niet gevonden"),
        "vraag",
        "socialekaart.view_zoektelling",
        Zoektelling,
        _in_vain,
        werkregels.tell_in_vain,
        "dag",
        minuten=3,
        toelichting=werkregels.tell_most_wanted,
        handelingen={
            "gezien": Handeling(
                gettext_lazy("Deze zijn gezien"),
                gettext_lazy("Gezien"),
                WIJZIGEN,
                lambda rijen, wie: actions.mark_searches_seen(ids=rijen.values_list("pk", flat=True)),
                ngettext_lazy("%d vraag is gezien.", "%d vragen zijn gezien."),
            )
        },
    ),
]


def kinds_for(gebruiker: Gebruiker) -> list[Soort]:
    """The kinds that somebody may see."""
    return [soort for soort in SOORTEN if gebruiker.has_perm(soort.recht)]


def count_all(gebruiker: Gebruiker) -> list[Stand]:
    """How many of each kind wait, in one statement; each number is the length of its list."""
    soorten = kinds_for(gebruiker)
    if not soorten:
        return []
    eerste, *rest = [_counted(soort, gebruiker) for soort in soorten]
    geteld = {sleutel: (aantal, oudste) for sleutel, aantal, oudste in eerste.union(*rest, all=True)}
    return [Stand(soort, *geteld.get(soort.sleutel, (0, None))) for soort in soorten]


def _counted(soort: Soort, gebruiker: Gebruiker) -> QuerySet[Any, Any]:
    rijen = soort.rijen(gebruiker)
    zelfde = rijen.model._base_manager.filter(pk__in=rijen.order_by().values("pk")).order_by()
    geteld = zelfde.values(kind=Value(soort.sleutel, output_field=CharField()))
    geteld = geteld.annotate(number=Count("pk"), oldest=Cast(Min(soort.sinds), DateField()))
    return geteld.values_list("kind", "number", "oldest")

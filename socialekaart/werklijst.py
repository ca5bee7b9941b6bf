"""What waits for somebody who keeps the map: one table of kinds. A new kind is one more row.

Each row says where its things come from, in the order to do them; the count, the list, the page and the weekly mail
follow from that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, Count, DateField, Min, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from palliatief.gebruikers.models import Gebruiker
from palliatief.post.actions import dismiss_berichten, send_again
from palliatief.post.models import Bericht, BerichtQuerySet

from . import actions, werkregels
from .models import Aanmelding, Dubbelpaar, Initiatief, Linkcontrole, Zoektelling
from .rechten import ELK

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
    """One kind of thing that waits. ``sinds`` is the field that says since when, if any; ``minuten`` what one takes."""

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
    toelichting: Callable[[QuerySet, date | None], werkregels.Toelichting] = werkregels.tell_oldest
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


def _lookalikes(gebruiker: Gebruiker) -> QuerySet[Dubbelpaar]:
    return Dubbelpaar.objects.open().for_gebruiker(gebruiker).select_related("een", "ander")


def _judge(paren: QuerySet[Dubbelpaar], wie: Gebruiker) -> int:
    for paar in paren:
        actions.judge_pair(een=paar.een_id, ander=paar.ander_id, geen_dubbele=True, gebruiker=wie)
    return len(paren)


def _broken(gebruiker: Gebruiker) -> QuerySet[Linkcontrole]:
    eigen = own_initiatieven(gebruiker)
    return Linkcontrole.objects.broken().filter(initiatief__in=eigen).select_related("initiatief")


def _suggestions(gebruiker: Gebruiker) -> QuerySet[Aanmelding]:
    return Aanmelding.objects.open().for_gebruiker(gebruiker).select_related("initiatief")


def own_berichten(gebruiker: Gebruiker) -> BerichtQuerySet:
    """Mail to owners of what one keeps, and to senders of suggestions that are for this person; the rest is the
    beheerder's. ``over`` is the record with this address."""
    eigenaren = own_initiatieven(gebruiker).filter(contact_email=OuterRef("aan")).exclude(contact_email="")
    berichten = Bericht.objects.annotate(over=Subquery(eigenaren.order_by("pk").values("pk")[:1]))
    if not gebruiker.has_perm(ELK):
        afzenders = Aanmelding.objects.for_gebruiker(gebruiker).exclude(afzender_email="").values("afzender_email")
        aan_afzender = Q(soort__startswith="aanmelding", aan__in=afzenders)
        berichten = berichten.filter(Q(soort="controle", over__isnull=False) | aan_afzender)
    return berichten


def _returned(gebruiker: Gebruiker) -> QuerySet[Bericht]:
    return own_berichten(gebruiker).unsolved().order_by("pk")


def _in_vain(gebruiker: Gebruiker) -> QuerySet[Zoektelling]:
    vragen = Zoektelling.objects.for_gebruiker(gebruiker).in_vain().per_question()
    return vragen.select_related("stadsdeel", "wens").defer("stadsdeel__geometrie")


SOORTEN = [
    Soort(
        "aanmelding",
        gettext_lazy("Aanmeldingen van buiten"),
        "vliegtuig",
        "socialekaart.change_aanmelding",
        Aanmelding,
        _suggestions,
        werkregels.tell_aanmelding,
        "bevestigd_op",
        minuten=3,
    ),
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
        toelichting=werkregels.tell_marked_soon,
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
        "dubbel",
        gettext_lazy("Misschien dubbel"),
        "dubbel",
        WIJZIGEN,
        Dubbelpaar,
        _lookalikes,
        werkregels.tell_paar,
        "created_at",
        handelingen={
            "geen": Handeling(
                gettext_lazy("Dit zijn geen dubbele"),
                gettext_lazy("Geen dubbele"),
                WIJZIGEN,
                _judge,
                ngettext_lazy("%d paar is onthouden als twee.", "%d paren zijn onthouden als twee."),
            )
        },
    ),
    Soort(
        "link",
        gettext_lazy("Link of telefoon werkt niet"),
        "schakel",
        "socialekaart.change_linkcontrole",
        Linkcontrole,
        _broken,
        werkregels.tell_broken,
        "laatste_fout_op",
        filters="werkt=niet",
        toelichting=werkregels.tell_last_look,
        handelingen={
            "goed": Handeling(
                gettext_lazy("Deze zijn goed zo"),
                gettext_lazy("Is goed zo"),
                "socialekaart.change_linkcontrole",
                lambda rijen, wie: actions.accept_links(ids=list(rijen.values_list("pk", flat=True))),
                ngettext_lazy("%d is van de werklijst.", "%d zijn van de werklijst."),
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
        "mail",
        gettext_lazy("Mail kwam terug"),
        "mail-terug",
        "post.change_bericht",
        Bericht,
        _returned,
        werkregels.tell_bericht,
        "created_at",
        filters="aandacht=ja",
        minuten=1,
        handelingen={
            "gezien": Handeling(
                gettext_lazy("Deze zijn gezien"),
                gettext_lazy("Gezien"),
                "post.change_bericht",
                lambda rijen, wie: dismiss_berichten(ids=list(rijen.values_list("pk", flat=True))),
                ngettext_lazy("%d mail is van de werklijst.", "%d mails zijn van de werklijst."),
            ),
            "opnieuw": Handeling(
                gettext_lazy("Stuur opnieuw"),
                gettext_lazy("Stuur opnieuw"),
                "post.change_bericht",
                lambda rijen, wie: send_again(ids=list(rijen.values_list("pk", flat=True))),
                ngettext_lazy("%d mail gaat opnieuw uit.", "%d mails gaan opnieuw uit."),
            ),
        },
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
    oudste = Min(soort.sinds) if soort.sinds else Value(None)
    geteld = geteld.annotate(number=Count("pk"), oldest=Cast(oudste, DateField()))
    return geteld.values_list("kind", "number", "oldest")


def describe_duration(standen: list[Stand]) -> str:
    """About how long all of it takes; nobody is helped by a more exact guess."""
    minuten = max(5, 5 * round(sum(stand.aantal * stand.soort.minuten for stand in standen) / 5))
    return _("%d minuten") % minuten if minuten < 60 else _("%d uur") % round(minuten / 60)

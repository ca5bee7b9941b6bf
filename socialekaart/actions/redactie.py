"""What a coordinator does to several initiatives at once. Each save is a version in the history."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from palliatief.gebruikers.models import Gebruiker

from ..models import Controle, Initiatief, Samenvoeging
from ..models.geschiedenis import handeling
from .controle import confirm_initiatieven
from .verversen import refresh_initiatieven, wait_for_turn
from .zoektekst import refresh_zoektekst


@dataclass
class Publicatie:
    """How many went on the site, and the names of those that cannot yet."""

    gewijzigd: int = 0
    zonder_samenvatting: list[str] = field(default_factory=list)


@transaction.atomic
def publish_initiatieven(*, ids: Iterable[int]) -> Publicatie:
    """Put these on the site, except those that have no summary yet."""
    # What was merged lives on in another; that is undone first.
    samengevoegd = Samenvoeging.objects.values("weg")
    anders = list(_locked(ids).exclude(Q(status=Initiatief.Status.GEPUBLICEERD) | Q(pk__in=samengevoegd)))
    klaar = [initiatief for initiatief in anders if initiatief.samenvatting]
    with handeling(reden=_("gepubliceerd vanuit de lijst")):
        _save(klaar, status=Initiatief.Status.GEPUBLICEERD)
    return Publicatie(len(klaar), [initiatief.naam for initiatief in anders if not initiatief.samenvatting])


@transaction.atomic
def archive_initiatieven(*, ids: Iterable[int]) -> int:
    """Take these off the site, keep them, and return how many that are."""
    anders = _locked(ids).exclude(status=Initiatief.Status.GEARCHIVEERD)
    with handeling(reden=_("gearchiveerd vanuit de lijst")):
        return _save(anders, status=Initiatief.Status.GEARCHIVEERD)


@transaction.atomic
def verify_initiatieven(*, ids: Iterable[int], wie: Gebruiker | None = None) -> int:
    """Write down that somebody checked these today, and return how many that are."""
    reden = _("vandaag gecontroleerd")
    return confirm_initiatieven(_locked(ids), wie=wie, hoe=Controle.Hoe.BEHEER, reden=reden)


@transaction.atomic
def remove_initiatieven(*, ids: Iterable[int]) -> None:
    """Delete these with their places; the history stays."""
    wait_for_turn()
    # Before and not after: a refresh by somebody else may not wait for these rows while we wait for it.
    refresh_initiatieven(ids=[])
    weg = list(ids)
    with handeling():
        Initiatief.objects.filter(pk__in=weg).delete()
    refresh_zoektekst(ids=weg)


def _locked(ids: Iterable[int]):
    wait_for_turn()
    return Initiatief.objects.filter(pk__in=list(ids)).select_for_update(no_key=True)


def _save(initiatieven: Iterable[Initiatief], **velden) -> int:
    lijst = list(initiatieven)
    for initiatief in lijst:
        for naam, waarde in velden.items():
            setattr(initiatief, naam, waarde)
        initiatief.save(update_fields=[*velden, "updated_at"])
    refresh_initiatieven(ids=[initiatief.pk for initiatief in lijst])
    return len(lijst)

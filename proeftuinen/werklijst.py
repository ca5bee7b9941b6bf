"""What of the proeftuinen waits for somebody: kinds for the one work list of the admin."""

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.gebruikers.models import Gebruiker
from socialekaart.werklijst import SOORTEN, Soort
from socialekaart.werkregels import Regel, change_url, how_long_ago

from .models import Actie, Borgingsversie


def _overdue(gebruiker: Gebruiker) -> QuerySet[Actie]:
    """What should have been ready, of who keeps it; who may only look sees all."""
    acties = Actie.objects.all()
    if gebruiker.has_perm("proeftuinen.change_actie"):
        acties = acties.editable_by(gebruiker)
    return acties.overdue(localdate()).select_related("proeftuin", "eigenaar").order_by("termijn", "pk")


def tell_overdue(actie: Actie, gebruiker: Gebruiker) -> Regel:
    return Regel(
        actie.titel,
        change_url(actie),
        tekst=_("%(wie)s, proeftuin %(proeftuin)s") % {"wie": actie.eigenaar, "proeftuin": actie.proeftuin},
        wanneer=_("moest klaar zijn: %s") % how_long_ago(actie.termijn),  # type: ignore[arg-type]
        label=actie.get_status_display().capitalize(),
        voorbeeld=actie.voorbeeld,
        anker="verder",
    )


def _to_review(gebruiker: Gebruiker) -> QuerySet[Borgingsversie]:
    """Plans whose day to be looked at again has come, of who keeps them; who may only look sees all."""
    versies = Borgingsversie.objects.all()
    if gebruiker.has_perm("proeftuinen.change_borgingsversie"):
        versies = versies.editable_by(gebruiker)
    return versies.to_review(localdate()).select_related("plan__proeftuin").order_by("herzien_op", "pk")


def tell_review(versie: Borgingsversie, gebruiker: Gebruiker) -> Regel:
    plan = versie.plan
    return Regel(
        _("Borgingsplan: %s") % plan,
        change_url(versie),
        tekst=_("Klopt het nog? Maak een nieuwe versie. De afspraken van nu staan er dan al in."),
        wanneer=_("opnieuw bekijken: %s") % how_long_ago(versie.herzien_op) if versie.herzien_op else "",
        label=versie.get_status_display().capitalize(),
        voorbeeld=plan.voorbeeld,
    )


EIGEN = [
    Soort(
        "actie",
        gettext_lazy("Acties over de datum"),
        "stijging",
        "proeftuinen.view_actie",
        Actie,
        _overdue,
        tell_overdue,
        "termijn",
        filters="termijn=voorbij",
        minuten=3,
    ),
    Soort(
        "borging",
        gettext_lazy("Borgingsplan opnieuw bekijken"),
        "klok",
        "proeftuinen.view_borgingsversie",
        Borgingsversie,
        _to_review,
        tell_review,
        "herzien_op",
        filters="herzien=nu",
        minuten=60,
    ),
]


def hand_in() -> None:
    """Put these kinds on the work list; once, when the app is ready."""
    SOORTEN.extend(EIGEN)

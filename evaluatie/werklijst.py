"""What of the evaluation waits for somebody: kinds for the one work list of the admin."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palliatief.gebruikers.models import Gebruiker
from socialekaart.models import Domein, Gebied
from socialekaart.rechten import ELK
from socialekaart.werklijst import SOORTEN, Soort
from socialekaart.werkregels import Regel, Toelichting, change_url

from .effect.codering import to_code
from .inventarisatie import old_before
from .models import OpenAntwoord


class Overzichtsoort(Soort):
    """A kind whose whole list is a page of its own."""

    @property
    def alles(self) -> str:
        return reverse("admin:inventarisaties")


def _to_look_for(gebruiker: Gebruiker) -> QuerySet[Gebied]:
    """Stadsdelen with a domain for which nobody looked, or longer than a year ago; who may only look sees all."""
    stadsdelen = Gebied.objects.stadsdelen().defer("geometrie")
    if gebruiker.has_perm("evaluatie.change_inventarisatie") and not gebruiker.has_perm(ELK):
        stadsdelen = stadsdelen.filter(pk__in=gebruiker.stadsdelen.values("pk"))
    alle = Domein.objects.order_by().values(samen=Value(1)).annotate(aantal=Count("pk")).values("aantal")
    pas = Q(inventarisaties__op__gte=old_before())
    return (
        stadsdelen.annotate(
            domeinen=Subquery(alle),
            bekend=Count("inventarisaties__domein", distinct=True),
            vers=Count("inventarisaties__domein", distinct=True, filter=pas),
        )
        .filter(vers__lt=F("domeinen"))
        .order_by("vers", "naam")
    )


def tell_to_look_for(stadsdeel: Gebied, gebruiker: Gebruiker) -> Regel:
    """For which domains nobody looked there yet, or not since a year."""
    geteld: dict[str, int] = vars(stadsdeel)
    nooit, oud = geteld["domeinen"] - geteld["bekend"], geteld["bekend"] - geteld["vers"]
    delen = [
        ngettext("%d domein is nog niet gezocht", "%d domeinen zijn nog niet gezocht", nooit) % nooit if nooit else "",
        ngettext("%d langer dan een jaar geleden", "%d langer dan een jaar geleden", oud) % oud if oud else "",
    ]
    return Regel(
        _("Aanbod zoeken in %s") % stadsdeel,
        reverse("admin:inventarisaties"),
        tekst=", ".join(deel for deel in delen if deel),
    )


def tell_why(rijen: QuerySet[Gebied], oudste: date | None) -> Toelichting:
    return Toelichting(_("niet gezocht is niet: geen aanbod"))


class Codeersoort(Soort):
    """A kind that is done one by one on a page of its own."""

    @property
    def alles(self) -> str:
        return reverse("admin:evaluatie_openantwoord_coderen")


def _to_clean(gebruiker: Gebruiker) -> QuerySet[OpenAntwoord]:
    return _answers().filter(status=OpenAntwoord.Status.NIEUW)


def _to_code(gebruiker: Gebruiker) -> QuerySet[OpenAntwoord]:
    """Cleaned answers that this person did not read yet."""
    return _answers().filter(pk__in=to_code(gebruiker).values("pk"))


def _answers() -> QuerySet[OpenAntwoord]:
    return OpenAntwoord.objects.select_related("vraag", "meetmoment__vragenlijst__perspectief").order_by("kenmerk")


def tell_to_clean(antwoord: OpenAntwoord, gebruiker: Gebruiker) -> Regel:
    """Without the words themselves: they may tell who it was."""
    return _tell(antwoord, change_url(antwoord))


def tell_to_code(antwoord: OpenAntwoord, gebruiker: Gebruiker) -> Regel:
    return _tell(antwoord, reverse("admin:evaluatie_openantwoord_coderen"))


def _tell(antwoord: OpenAntwoord, adres: str) -> Regel:
    ronde = antwoord.meetmoment
    wie = f"{ronde.vragenlijst.perspectief}, {ronde.moment}"
    return Regel(antwoord.vraag.tekst, adres, tekst=wie, voorbeeld=ronde.voorbeeld)


EIGEN: list[Soort] = [
    Soort(
        "opschonen",
        gettext_lazy("Open antwoorden opschonen"),
        "groep",
        "evaluatie.change_openantwoord",
        OpenAntwoord,
        _to_clean,
        tell_to_clean,
        sinds="",
        filters="status__exact=nieuw",
    ),
    Codeersoort(
        "coderen",
        gettext_lazy("Open antwoorden coderen"),
        "groep",
        "evaluatie.change_openantwoord",
        OpenAntwoord,
        _to_code,
        tell_to_code,
        sinds="",
    ),
    Overzichtsoort(
        "inventarisatie",
        gettext_lazy("Aanbod opnieuw zoeken"),
        "klok",
        "evaluatie.view_inventarisatie",
        Gebied,
        _to_look_for,
        tell_to_look_for,
        sinds="",
        minuten=30,
        toelichting=tell_why,
    ),
]


def hand_in() -> None:
    """Put these kinds on the work list; once, when the app is ready."""
    SOORTEN.extend(EIGEN)

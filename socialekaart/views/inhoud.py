"""Good examples and news."""

from functools import partial

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..goede_voorbeelden import Voorbeeldzoeker
from ..models import GoedVoorbeeld, Nieuwsbericht
from ..models.inhoud import Inhoud
from ..voer import Stuk, make_feed
from .publiek import public_data, public_page

IN_FEED = 50


@public_page
def goede_voorbeelden(request: HttpRequest) -> HttpResponse:
    """How others found each other."""
    zoeker = Voorbeeldzoeker(request.GET)
    context = {"zoeker": zoeker, **turn_to_page(request, zoeker.gevonden)}
    return render(request, "socialekaart/goede_voorbeelden.html", context)


@public_page
def goed_voorbeeld(request: HttpRequest, slug: str) -> HttpResponse:
    return show_item(request, get_object_or_404(GoedVoorbeeld.objects.published().for_page(), slug=slug))


@partial(public_data, van_vandaag=True)
def goede_voorbeelden_feed(request: HttpRequest, versie: int) -> HttpResponse:
    """The newest good examples, for who follows them."""
    return make_feed(
        titel=_("Goede voorbeelden: sociale kaart palliatieve zorg Amsterdam"),
        uitleg=_("Zo vonden zorg en welzijn elkaar in Amsterdam."),
        adres=reverse("goede_voorbeelden"),
        eigen_adres=reverse("goede_voorbeelden_feed"),
        stukken=map(as_stuk, GoedVoorbeeld.objects.published()[:IN_FEED]),
    )


@public_page
def nieuws(request: HttpRequest) -> HttpResponse:
    """What is new, the newest first."""
    berichten = Nieuwsbericht.objects.published().with_links()
    return render(request, "socialekaart/nieuws.html", turn_to_page(request, berichten))


@partial(public_data, van_vandaag=True)
def nieuws_feed(request: HttpRequest, versie: int) -> HttpResponse:
    """The latest news, for who follows it."""
    return make_feed(
        titel=_("Nieuws: sociale kaart palliatieve zorg Amsterdam"),
        uitleg=_("Wat er verandert op de sociale kaart en in het project."),
        adres=reverse("nieuws"),
        eigen_adres=reverse("nieuws_feed"),
        stukken=map(as_stuk, Nieuwsbericht.objects.published()[:IN_FEED]),
    )


def as_stuk(item: GoedVoorbeeld | Nieuwsbericht) -> Stuk:
    return Stuk(item.titel, item.samenvatting, item.get_absolute_url(), item.publicatiedatum, item.voorbeeld)


@public_page
def nieuwsbericht(request: HttpRequest, slug: str) -> HttpResponse:
    return show_item(request, get_object_or_404(Nieuwsbericht.objects.published().with_links(), slug=slug))


def turn_to_page(request: HttpRequest, items: QuerySet) -> dict:
    """One page of these; a number that does not exist gives the nearest page that does, and says so."""
    bladzijden = Paginator(items, settings.RESULTATEN_PER_PAGINA)
    gevraagd = request.GET.get("pagina", "1")
    pagina = bladzijden.get_page(gevraagd)
    return {
        "pagina": pagina,
        "nummers": bladzijden.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1),
        "gevraagd": "" if gevraagd == str(pagina.number) else gevraagd[:20].replace("\0", ""),
    }


def show_item(request: HttpRequest, item: Inhoud) -> HttpResponse:
    """The page of one; also for who looks at it before it is saved."""
    return render(request, "socialekaart/inhoud.html", {"item": item, "woorden": item.woorden})

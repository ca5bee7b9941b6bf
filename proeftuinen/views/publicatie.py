"""Results: interim and final publications, with the figures that anybody can make again."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socialekaart.views.inhoud import IN_FEED, turn_to_page
from socialekaart.views.publiek import public_data, public_page
from socialekaart.voer import Stuk, make_feed

from ..models import Publicatie
from ..resultaten import LICENTIES, Resultatenkiezer, with_parts


@public_page
def resultaten(request: HttpRequest) -> HttpResponse:
    """All publications, the newest first."""
    kiezer = Resultatenkiezer(request.GET)
    return render(request, "proeftuinen/resultaten.html", {"kiezer": kiezer, **turn_to_page(request, kiezer.gevonden)})


@public_page
def publicatie(request: HttpRequest, slug: str) -> HttpResponse:
    return show_publicatie(request, get_object_or_404(with_parts(Publicatie.objects.published()), slug=slug))


def show_publicatie(request: HttpRequest, publicatie: Publicatie) -> HttpResponse:
    """The page of one; also for who looks at it before it is saved."""
    context = {"publicatie": publicatie, "licentie": LICENTIES.get(Publicatie.Licentie(publicatie.licentie))}
    return render(request, "proeftuinen/publicatie.html", context)


@partial(public_data, van_vandaag=True)
def resultaten_feed(request: HttpRequest, versie: int) -> HttpResponse:
    """The newest publications, for who follows them."""
    return make_feed(
        titel=_("Resultaten: sociale kaart palliatieve zorg Amsterdam"),
        uitleg=_("Wat het project vond over samenwerken van zorg en welzijn."),
        adres=reverse("resultaten"),
        eigen_adres=reverse("resultaten_feed"),
        stukken=[
            Stuk(p.titel, p.samenvatting, p.get_absolute_url(), p.datum, p.voorbeeld)
            for p in Publicatie.objects.published()[:IN_FEED]
        ],
    )

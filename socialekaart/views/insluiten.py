"""The map for pages of others, and how they get it there."""

from collections.abc import Callable
from functools import wraps

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from .. import kaartbeeld
from ..insluiten import Insluitformulier, embed_hosts, take_weergave
from ..lijsten import load_keuzes
from ..models import Kaartstand
from ..zoeken import Zoekopdracht
from .publiek import public_page


def embeddable(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Shown in frames of the sites on the list; every other view stays out of any frame."""

    @xframe_options_exempt
    @wraps(view)
    def wrapper(request: HttpRequest) -> HttpResponseBase:
        return csp_replace({"frame-ancestors": [SELF, *embed_hosts()]})(view)(request)

    return wrapper


@public_page
@embeddable
def embed_kaart(request: HttpRequest) -> HttpResponse:
    """The results of a search without our header and footer: a list, a map, or both."""
    vraag, weergave, meldingen = take_weergave(request.GET)
    zoek = Zoekopdracht(vraag)
    zoek.meldingen += meldingen
    beeld = kaartbeeld.draw_city(zoek.versie).zoomed(zoek.filter.hier)
    return render(request, "socialekaart/embed.html", {"zoek": zoek, "kaartbeeld": beeld, "weergave": weergave})


@public_page
@csp_update({"frame-src": [SELF]})
def insluiten(request: HttpRequest) -> HttpResponse:
    """Choose what to show, see it, and copy the piece of HTML."""
    formulier = Insluitformulier(request.GET, load_keuzes(Kaartstand.objects.current()))
    return render(
        request,
        "socialekaart/insluiten.html",
        {
            "form": formulier,
            "snippet": str(formulier.frame(request.build_absolute_uri(formulier.adres))),
            "proef": formulier.frame(formulier.adres),
            "hosts": embed_hosts(),
            "contact_email": settings.CONTACT_EMAIL,
        },
    )

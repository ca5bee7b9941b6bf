"""Pages for people about HSDS: how to ask, and what we add to the standard."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from socialekaart.views.publiek import public_page

from ..hsds.beschrijving import describe_hsds
from ..hsds.profiel import PROFIEL
from ..hsds.voorbeelden import find_examples
from ..uitleg import explain


@public_page
def hsds_uitleg(request: HttpRequest) -> HttpResponse:
    context = {
        "bewerkingen": explain(describe_hsds(), find_examples()),
        "per_minuut": settings.API_PER_MINUUT,
        "contact_email": settings.CONTACT_EMAIL,
    }
    return render(request, "opendata/hsds_uitleg.html", context)


@public_page
def hsds_profiel(request: HttpRequest) -> HttpResponse:
    return render(request, "opendata/hsds_profiel.html", {"profiel": PROFIEL})

"""Pages for people about the APIs: how to ask, and what we add to HSDS."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from socialekaart.models import Kaartstand
from socialekaart.momentopname import kept
from socialekaart.views.publiek import public_page

from ..api.beschrijving import describe_api
from ..api.voorbeelden import find_examples as find_api_examples
from ..hsds.beschrijving import describe_hsds
from ..hsds.profiel import PROFIEL
from ..hsds.voorbeelden import find_examples
from ..uitleg import Uitleg, explain


def keep_uitleg(api: str, describe: Callable[[], dict], find: Callable[[], dict[str, str]]) -> Uitleg:
    """What a page tells of an API, in its language: made once, as long as the records of its examples are the same."""
    versie = Kaartstand.objects.current()
    return kept(f"{api}-uitleg-{get_language()}", versie, lambda: explain(describe(), find()))


@public_page
def hsds_uitleg(request: HttpRequest) -> HttpResponse:
    context = {
        "uitleg": keep_uitleg("hsds", describe_hsds, find_examples),
        "per_minuut": settings.API_PER_MINUUT,
    }
    return render(request, "opendata/hsds_uitleg.html", context)


def hsds_openapi(request: HttpRequest) -> JsonResponse:
    """The description for programs."""
    return JsonResponse(describe_hsds())


@public_page
def hsds_profiel(request: HttpRequest) -> HttpResponse:
    return render(request, "opendata/hsds_profiel.html", {"profiel": PROFIEL})


@public_page
def api_uitleg(request: HttpRequest) -> HttpResponse:
    context = {
        "uitleg": keep_uitleg("api", describe_api, find_api_examples),
        "per_minuut": settings.API_PER_MINUUT,
        "site": settings.SITE_URL,
    }
    return render(request, "opendata/api_uitleg.html", context)

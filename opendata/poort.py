"""The gate of the APIs: open to all, at a measured pace, with the version of the data; and what it says in words."""

import re
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import ValidationError

from palliatief.lib.merk import is_held, make_merk
from palliatief.lib.openbaar import Antwoord, open_up
from palliatief.lib.probleem import problem
from palliatief.lib.tempo import Tempo, count_visit
from socialekaart.models import Kaartstand

from .redenen import give_reason

# Of a list: how many pages somebody may count on, and what stands on one.
MEESTE_BLADZIJDEN = 1_000_000
MEESTE_PER_BLADZIJDE = 1000
JSON = "application/json"
GEOJSON = "application/geo+json"
# What scripts on other sites may read of the head of an answer.
LEESBAAR = (
    "ETag, Last-Modified, Link, Content-Crs, API-Version, Retry-After,"
    " RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
)
VOORAF = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


def make_api(**opties: Any) -> NinjaAPI:
    """A ninja API that answers in problems, and leaves its pages and its description to us."""
    api = NinjaAPI(docs_url=None, openapi_url=None, **opties)
    api.add_exception_handler(ValidationError, refuse)
    api.add_exception_handler(Http404, not_found)
    return api


def not_found(request: HttpRequest, fout: Any) -> HttpResponse:
    """In the words of who looked for it, if there are any."""
    return problem(404, str(fout) or _("Dit is er niet."))


def refuse(request: HttpRequest, fout: Any) -> HttpResponse:
    """What is wrong with each parameter, in words."""
    return _refuse([(find_parameter(f["loc"]), give_reason(f)) for f in fout.errors])


def find_parameter(plek: tuple[str | int, ...]) -> str:
    """The parameter that an error is about: the last name; of a list, the place in it comes after."""
    return [str(deel) for deel in plek if isinstance(deel, str)][-1]


def _refuse(redenen: list[tuple[str, str]]) -> HttpResponse:
    fouten = [{"parameter": naam, "reden": reden} for naam, reden in redenen]
    return problem(400, " ".join(f"{naam}: {reden}" for naam, reden in redenen), fouten=fouten)


def open_api(prefix: str, api: NinjaAPI, *, van_vandaag: Collection[str] = ()) -> list[URLPattern]:
    """The addresses of an API, each behind the gate, under names of their own (``url_name`` of the operation).

    ``van_vandaag`` are the names of those that give another answer tomorrow while the data stay the same.
    """
    beschrijving = api.get_openapi_schema(path_prefix="/")["paths"]
    patronen = [patroon for patroon in api.urls[0] if isinstance(patroon, URLPattern)]
    return [
        path(
            prefix + str(patroon.pattern),
            gate(
                patroon.callback,
                _parameters(beschrijving, patroon),
                api_versie=api.version,
                van_vandaag=str(patroon.name) in van_vandaag,
            ),
            name=patroon.name,
        )
        for patroon in patronen
        if patroon.name != "api-root"
    ]


def _parameters(beschrijving: dict, patroon: URLPattern) -> dict[str, bool]:
    """The query parameters that the description names, and whether each may come more than once."""
    adres = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(patroon.pattern))
    lijst = beschrijving[adres]["get"].get("parameters", [])
    return {p["name"]: p["schema"].get("type") == "array" for p in lijst if p["in"] == "query"}


def gate(
    view: Callable[..., HttpResponseBase],
    parameters: dict[str, bool],
    *,
    api_versie: str = "",
    van_vandaag: bool = False,
) -> Callable[..., HttpResponseBase]:
    """``view`` for everybody; it finds the version of the data as ``request.versie``.

    What is not among ``parameters`` (name, and whether it may be repeated) is refused in words. ``van_vandaag``: the
    same data give another answer tomorrow.
    """

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        tempo = count_visit(get_adapter().get_client_ip(request), grens=settings.API_PER_MINUUT)
        try:
            response = _check(request, tempo, parameters) or _answer(view, van_vandaag, request, *args, **kwargs)
        except Http404 as fout:
            response = not_found(request, fout)
        except TooManyFieldsSent:
            response = problem(400, _("Dat zijn te veel parameters."))
        _open(response)
        if api_versie:
            response.headers["API-Version"] = api_versie
        response.headers["RateLimit-Limit"] = str(tempo.grens)
        response.headers["RateLimit-Remaining"] = str(max(tempo.over, 0))
        response.headers["RateLimit-Reset"] = str(tempo.seconden)
        return response

    return wrapper


def _open(response: Antwoord) -> Antwoord:
    response.headers["Access-Control-Expose-Headers"] = LEESBAAR
    return open_up(response)


def _check(request: HttpRequest, tempo: Tempo, parameters: dict[str, bool]) -> HttpResponse | None:
    if antwoord := answer_method(request):
        return antwoord
    if tempo.over < 0:
        vol = problem(429, _("Dat zijn te veel vragen in een minuut. Probeer het zo weer."))
        vol.headers["Retry-After"] = str(tempo.seconden)
        return vol
    redenen = [(naam, _("Deze parameter kennen we niet.")) for naam in sorted(request.GET.keys() - parameters.keys())]
    for naam, vaker in parameters.items():
        waarden = request.GET.getlist(naam)
        if len(waarden) > 1 and not vaker:
            redenen.append((naam, _("Deze parameter mag er maar één keer in.")))
        if any("\0" in waarde for waarde in waarden):
            redenen.append((naam, _("Hier staat een teken in dat niet mag.")))
    return _refuse(redenen) if redenen else None


def answer_method(request: HttpRequest) -> HttpResponse | None:
    """What there is to say to who does not read: another site that asks whether it may, or somebody who writes."""
    if request.method in {"GET", "HEAD"}:
        return None
    if request.method == "OPTIONS":
        antwoord = HttpResponse(status=204, headers=VOORAF)
    else:
        antwoord = problem(405, _("Hier kunt u alleen lezen: GET."))
    antwoord.headers["Allow"] = "GET, HEAD, OPTIONS"
    return _open(antwoord)


def _answer(
    view: Callable[..., HttpResponseBase], van_vandaag: bool, request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    """304 as long as the data are those that the visitor holds, else what the view makes of them."""
    versie, bijgewerkt_op = Kaartstand.objects.stamp()
    request.versie = versie  # type: ignore[attr-defined]
    dag = localdate() if van_vandaag else None
    merk = make_merk(request, versie, prefer_form(request), request.headers.get("Accept-Crs"), dag)
    response = HttpResponseNotModified() if is_held(request, merk) else _make(view, request, *args, **kwargs)
    patch_vary_headers(response, ["Accept", "Accept-Crs", "Accept-Encoding"])
    if response.status_code < 400:
        response.headers["ETag"] = merk
        if bijgewerkt_op and not van_vandaag:
            response.headers["Last-Modified"] = http_date(bijgewerkt_op.timestamp())
    return response


def prefer_form(request: HttpRequest) -> str | None:
    """JSON or GeoJSON, whichever is liked better; None when neither will do."""
    return request.get_preferred_type([JSON, GEOJSON])


def _make(view: Callable[..., HttpResponseBase], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The views know GET; whoever serves leaves the body of a HEAD out."""
    methode, request.method = request.method, "GET"
    response = view(request, *args, **kwargs)
    request.method = methode
    if methode == "HEAD" and isinstance(response, StreamingHttpResponse):
        response.streaming_content = ()  # nobody reads it, so nobody has to make it
    return response


@login_not_required
@csrf_exempt
def nowhere(request: HttpRequest, rest: str = "", api_versie: str = "") -> HttpResponse:
    """Below an API, what is not an address of it."""
    response = _open(problem(404, _("Dit adres is er niet.")))
    if api_versie:
        response.headers["API-Version"] = api_versie
    return response

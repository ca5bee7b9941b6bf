"""Vector tiles, and where to find them."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from isal.igzip import decompress

from palliatief.lib.merk import takes_gzip
from palliatief.lib.probleem import problem
from socialekaart.momentopname import kept
from socialekaart.views.publiek import public_data

from .. import tegels
from ..poort import answer_method

MVT = "application/vnd.mapbox-vector-tile"
# Who moves a map asks for the same tiles again and again. What becomes secret is gone from all maps so much later.
SECONDEN = 300


def held_shortly(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """An answer that may be used again for some minutes without asking; after that it is 304 or new."""

    @csrf_exempt
    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if antwoord := answer_method(request):
            return antwoord
        response = view(request, *args, **kwargs)
        if response.status_code < 400:
            response.headers["Cache-Control"] = f"public, max-age={SECONDEN}"
        return response

    return wrapper


@held_shortly
@public_data
def tegel(request: HttpRequest, z: int, x: int, y: int, versie: int) -> HttpResponse:
    """One tile; without anything in it, it has no bytes."""
    if not tegels.is_tile(z, x, y):
        return problem(404, _("Deze tegel is er niet. z is 0 tot en met 22; x en y zijn kleiner dan 2 tot de macht z."))
    inhoud = tegels.make_small_tile(z, x, y, versie)
    if inhoud and takes_gzip(request):
        return HttpResponse(inhoud, content_type=MVT, headers={"Content-Encoding": "gzip"})
    return HttpResponse(decompress(inhoud) if inhoud else b"", content_type=MVT)


@held_shortly
@public_data
def tegels_json(request: HttpRequest, versie: int) -> HttpResponse:
    """Where the tiles are and what is in them, as programs read it."""
    return JsonResponse(kept("tegels.json", versie, tegels.describe_tiles), json_dumps_params={"ensure_ascii": False})

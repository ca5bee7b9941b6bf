"""All data as files: the page that tells what there is, and the files themselves."""

from calendar import timegm
from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from palliatief.lib.openbaar import open_up
from socialekaart.views.publiek import public_page

from ..models import Intrekking, Openbestand
from ..overzicht import Overzicht

# Seconds; the worker looks every five minutes.
WACHT = 300

DELEN = """
COPY (SELECT inhoud FROM opendata_openbestanddeel WHERE bestand_id = {} ORDER BY nummer) TO STDOUT (FORMAT BINARY)
"""


@public_page
def open_data(request: HttpRequest) -> HttpResponse:
    """What everybody may have, in which form, how to use it and how to name it."""
    return render(request, "opendata/open_data.html", {"overzicht": Overzicht()})


@login_not_required
@require_safe
def open_data_bestand(request: HttpRequest, naam: str) -> HttpResponseBase:
    """One file as it was made, in pieces; 304 for who has it. Never one that may hold what was withdrawn since."""
    bestand = get_object_or_404(Openbestand, naam=naam)
    if bestand.intrekkingen != Intrekking.objects.count():
        return refuse_withdrawn(request)
    etag, wanneer = f'"{bestand.sha256}"', timegm(bestand.gemaakt_op.utctimetuple())
    # Sent as it is kept: then everybody knows how long it is, and its hash is that of what arrives.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    response: HttpResponseBase | None = get_conditional_response(request, etag, wanneer)
    if response is None:
        heel = request.method == "GET"
        soort = bestand.soort
        response = StreamingHttpResponse(_read(bestand), soort) if heel else HttpResponse(content_type=soort)
        response["Content-Length"] = str(bestand.grootte)
        response["Content-Disposition"] = f'attachment; filename="{bestand.naam}"'
    response["Last-Modified"] = http_date(wanneer)
    return open_up(response, etag)


def refuse_withdrawn(request: HttpRequest) -> HttpResponse:
    """The worker makes the next one within some minutes."""
    response = render(request, "opendata/even_wachten.html", status=503)
    response["Retry-After"] = str(WACHT)
    return open_up(response)


def _read(bestand: Openbestand) -> Iterator[bytes]:
    """One statement: who began to download gets the file as it was then, also when the next comes in its place.

    Raises FileNotFoundError when that came just before the first byte: then the download breaks off.
    """
    over = bestand.grootte
    with connection.cursor() as cursor, cursor.copy(DELEN.format(int(bestand.pk))) as kopie:
        kopie.set_types(["bytea"])
        for (deel,) in kopie.rows():
            over -= len(deel)
            yield deel
    if over:
        raise FileNotFoundError(bestand.naam)

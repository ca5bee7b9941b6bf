"""What an answer of the API is made of: its form, its page, and the addresses of the other pages."""

import math
import re
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from isal.igzip import compress

from opendata.openapi import LICENTIE
from opendata.poort import GEOJSON, JSON, prefer_form
from palliatief.lib.merk import takes_gzip
from palliatief.lib.probleem import problem

from .vragen import Bladzijde

# Bytes: of less, compressing saves nothing.
WEINIG = 500
# The highest level of this library (ADR 11) that costs no more than the lowest.
SNEL = 2
# Longitude before latitude, as GeoJSON has it; the first is how it is written.
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
WGS84 = {CRS84, "https://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84", "CRS84", "EPSG:4326", "WGS84"}
BEKEND = {naam.casefold() for naam in WGS84}


class Vormfout(Exception):
    """Somebody asks for a form that we do not have."""


def refuse_form(request: HttpRequest, fout: Any) -> HttpResponse:
    """What we do have, in words."""
    return problem(406, str(fout))


def choose_form(request: HttpRequest) -> str:
    """JSON or GeoJSON, as asked; raises ``Vormfout`` for another form or another coordinate system."""
    gevraagd = request.headers.get("Accept-Crs", "").strip().casefold()
    if gevraagd and re.sub(r"^<(.*)>$", r"\1", gevraagd) not in BEKEND:
        raise Vormfout(_("We geven coördinaten alleen in WGS84: %(naam)s.") % {"naam": CRS84})
    vorm = prefer_form(request)
    if vorm is None:
        raise Vormfout(_("We hebben twee vormen: application/json en application/geo+json."))
    return vorm


def answer(request: HttpRequest, inhoud: bytes, vorm: str = JSON) -> HttpResponse:
    """The bytes, with the licence; GeoJSON says in which coordinates it is.

    Compressed as fast as can be: it is different for everybody, so smaller would cost more time than it saves.
    """
    hoofden = {"Link": f'<{LICENTIE}>; rel="license"', "Content-Crs": f"<{CRS84}>"}
    if len(inhoud) >= WEINIG and takes_gzip(request):
        hoofden["Content-Encoding"] = "gzip"
        inhoud = compress(inhoud, compresslevel=SNEL, mtime=0)
    return HttpResponse(inhoud, content_type=vorm, headers=hoofden)


def answer_page(
    request: HttpRequest, rijen: bytes, aantal: int, vraag: Bladzijde, *, naam: str, vorm: str = JSON
) -> HttpResponse:
    """One page of a collection: ``rijen`` are its members with commas between them.

    A page after the last is not there; the first is always there, also when it is empty.
    """
    laatste = max(math.ceil(aantal / vraag.per_pagina), 1)
    if vraag.pagina > laatste:
        raise Http404(_("Deze bladzijde is er niet. De laatste is %(nummer)s.") % {"nummer": laatste})
    if vorm == GEOJSON:
        begin = f'{{"type":"FeatureCollection","aantal":{aantal},"features":['
    else:
        begin = f'{{"aantal":{aantal},"pagina":{vraag.pagina},"perPagina":{vraag.per_pagina},"{naam}":['
    response = answer(request, begin.encode() + rijen + b"]}", vorm)
    response.headers["Link"] += ", " + ", ".join(link_pages(request, vraag.pagina, laatste))
    return response


def link_pages(request: HttpRequest, pagina: int, laatste: int) -> list[str]:
    """The other pages of the same question, for the Link header (RFC 8288)."""
    nummers = {"first": 1, "prev": pagina - 1, "next": pagina + 1, "last": laatste}
    adressen, vraag = [], request.GET.copy()
    for rel, nummer in nummers.items():
        if 1 <= nummer <= laatste:
            vraag["pagina"] = str(nummer)
            adressen.append(f'<{settings.SITE_URL}{request.path}?{vraag.urlencode()}>; rel="{rel}"')
    return adressen

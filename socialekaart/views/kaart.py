"""The search page and the same results in other forms."""

import logging
from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from .. import actions, kaartbeeld, kaartlaag, tabellen
from ..filters import InitiatiefFilter
from ..lijsten import load_keuzes
from ..models import Gebied, Initiatief, Zoekrij
from ..rijen import make_rijen
from ..zoeken import Zoekopdracht
from .publiek import public_data, public_page

logger = logging.getLogger(__name__)
GEOJSON = "application/geo+json; charset=utf-8"
JSON = "application/json; charset=utf-8"


@public_page
def kaart(request: HttpRequest) -> HttpResponse:
    """Search by place, domain, wish and group of people, as a list and on a map."""
    zoek = Zoekopdracht(request.GET)
    beeld = kaartbeeld.draw_city(zoek.versie).zoomed(zoek.filter.hier)
    response = render(
        request,
        "socialekaart/kaart.html",
        {
            "zoek": zoek,
            "kaartbeeld": beeld,
            "contact_email": settings.CONTACT_EMAIL,
            "adressen": settings.PDOK_LOCATIESERVER,
        },
    )
    count_visit(request, zoek)
    return response


def count_visit(request: HttpRequest, zoek: Zoekopdracht) -> None:
    """Count what was asked; a count that fails is nothing to bother a visitor with.

    Turning a page or choosing another filter asks nothing new, and words count once for who goes on with them:
    else one visitor alone would make words "often searched".
    """
    if request.method != "GET" or zoek.pagina.number != 1 or not (zoek.q or zoek.gekozen["wens"]):
        return
    vorige = previous_search(request)
    zelfde_woorden = zoek.q == vorige.get("q", [""])[-1].strip()
    if zelfde_woorden and all(set(zoek.gekozen[naam]) == set(vorige.get(naam, [])) for naam in ("stadsdeel", "wens")):
        return
    begrepen = {pk for deel in zoek.filter.begrip.groepen for pk in deel.wensen} if zoek.filter.begrip else set()
    try:
        actions.count_search(
            stadsdelen=zoek.filter.stadsdeel_ids(zoek.filter.hier),
            wensen=sorted(begrepen.union(zoek.filter.ids("wens"))),
            vraag="" if zelfde_woorden else zoek.q,
            gevonden=zoek.aantal,
        )
    except DatabaseError as fout:
        # Without the text of the fault, which may hold the words.
        logger.error("search not counted: %s", type(fout).__name__)


def previous_search(request: HttpRequest) -> dict[str, list[str]]:
    """The choices of the search that the visitor comes from; none after another page. Only compared, not kept."""
    try:
        adres = urlsplit(request.headers.get("Referer", ""))
        eigen = (adres.netloc, adres.path) == (request.get_host(), request.path)
        return parse_qs(adres.query, max_num_fields=200) if eigen else {}
    except ValueError:  # no address, or more of it than we ever wrote
        return {}


def read_filter(request: HttpRequest, versie: int) -> InitiatiefFilter:
    """The choices in the address, as the search page reads them."""
    return InitiatiefFilter(request.GET, load_keuzes(versie))


def answer_layer(
    request: HttpRequest, versie: int, *, naam: str, content_type: str, select: Callable[[InitiatiefFilter], bytes]
) -> HttpResponse:
    """All results as ``select`` writes them."""
    gezocht = read_filter(request, versie)
    return kaartlaag.respond(
        request,
        naam=naam,
        versie=versie,
        content_type=content_type,
        gedeeld=gezocht.asks_nothing,
        make=lambda: select(gezocht),
    )


@public_data
def kaart_geojson(request: HttpRequest, versie: int) -> HttpResponse:
    """All results as GeoJSON, in rank order."""
    return answer_layer(request, versie, naam="geojson", content_type=GEOJSON, select=kaartlaag.select_geojson)


@public_data
def kaart_punten(request: HttpRequest, versie: int) -> HttpResponse:
    """The places of all results in the compact form that the map draws."""
    select = partial(kaartlaag.select_points, versie=versie)
    return answer_layer(request, versie, naam="punten", content_type=JSON, select=select)


@public_data
def kaart_csv(request: HttpRequest, versie: int) -> StreamingHttpResponse:
    """All results as the initiative sheet in CSV."""
    return tabellen.csv_response(read_filter(request, versie).ranked())


@public_data
def kaart_xlsx(request: HttpRequest, versie: int) -> HttpResponse:
    """All results as the initiative sheet for Excel."""
    return tabellen.xlsx_response(read_filter(request, versie).ranked())


@public_data
def kaart_svg(request: HttpRequest, versie: int) -> HttpResponse:
    """The places of all results as dots, to lay over the drawn city where no script runs."""
    gezocht = read_filter(request, versie)
    beeld = kaartbeeld.draw_city(versie).zoomed(gezocht.hier)
    beeld = beeld.with_dots(kaartbeeld.select_dots(gezocht.rows()))
    return render(request, "socialekaart/stippen.svg", {"kaartbeeld": beeld}, content_type="image/svg+xml")


@public_page
def kaart_popup(request: HttpRequest, pk: int) -> JsonResponse:
    """What the map shows of one initiative."""
    rijen = make_rijen(Zoekrij.objects.filter(pk=pk))
    if not rijen:
        raise Http404
    rij = rijen[0]
    return JsonResponse(
        {
            "naam": rij.naam,
            "url": rij.url,
            "soort": rij.soort,
            "soort_naam": Initiatief.Soort(rij.soort).label,
            "organisatie": rij.organisatie,
            "telefoon": rij.telefoon,
            "telefoon_uri": rij.telefoon_uri,
            "stand": rij.stand.tekst if rij.stand else "",
            "open": rij.stand.open if rij.stand else None,
            "voorbeeld": rij.voorbeeld,
        }
    )


@public_data
def gebieden(request: HttpRequest, versie: int) -> HttpResponse:
    """The areas that the map draws."""
    return kaartlaag.respond(
        request, naam="gebieden", versie=versie, content_type=JSON, gedeeld=True, make=kaartbeeld.areas_json
    )


@public_data
def gebied_buurten(request: HttpRequest, slug: str, versie: int) -> HttpResponse:
    """The buurten of one stadsdeel."""
    gebied = get_object_or_404(Gebied.objects.stadsdelen(), slug=slug)
    return HttpResponse(kaartbeeld.buurten_json(gebied.code), content_type=JSON)

"""The search page and the same results in other forms."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from .. import kaartbeeld, kaartlaag, tabellen
from ..filters import InitiatiefFilter
from ..lijsten import load_keuzes
from ..models import Gebied, Initiatief, Zoekrij
from ..rijen import make_rijen
from ..zoeken import Zoekopdracht
from .publiek import public_data, public_page

GEOJSON = "application/geo+json; charset=utf-8"
JSON = "application/json; charset=utf-8"


@public_page
def kaart(request: HttpRequest) -> HttpResponse:
    """Search by place, domain, wish and group of people, as a list and on a map."""
    zoek = Zoekopdracht(request.GET)
    beeld = kaartbeeld.draw_city(zoek.versie).zoomed(zoek.gekozen["stadsdeel"])
    return render(
        request,
        "socialekaart/kaart.html",
        {"zoek": zoek, "kaartbeeld": beeld, "contact_email": settings.CONTACT_EMAIL},
    )


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
    beeld = kaartbeeld.draw_city(versie).zoomed(gezocht.gekozen["stadsdeel"])
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

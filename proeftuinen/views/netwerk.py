"""Who works with whom: as a page, as a picture and as data."""

from functools import partial

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from palliatief.lib.download import CSV, download
from socialekaart.models import Kaartstand
from socialekaart.views.publiek import public_data, public_page

from ..netwerk import uitvoer
from ..netwerk.pagina import Netwerkpagina
from ..netwerk.vraag import Netwerkvraag
from ..papier import give_in_turn

SVG = "image/svg+xml; charset=utf-8"
GRAPHML = "application/graphml+xml; charset=utf-8"
# Who asks for no day gets today.
data_of_today = partial(public_data, van_vandaag=True)


@public_page
def netwerk(request: HttpRequest) -> HttpResponse:
    """The organisations of a stadsdeel and the ties between them, on a day and beside an earlier day."""
    return render(request, "proeftuinen/netwerk.html", {"pagina": read_page(request, Kaartstand.objects.current())})


@data_of_today
def netwerk_json(request: HttpRequest, versie: int) -> JsonResponse:
    """The network with its measures."""
    return JsonResponse(uitvoer.as_json(read_page(request, versie)), json_dumps_params={"ensure_ascii": False})


@data_of_today
def netwerk_graphml(request: HttpRequest, versie: int) -> HttpResponse:
    """The network for programs that draw and count networks."""
    pagina = read_page(request, versie)
    return download(uitvoer.as_graphml(pagina), name_of(pagina, "graphml"), GRAPHML)


@data_of_today
def netwerk_csv(request: HttpRequest, versie: int) -> HttpResponse:
    """The ties as a sheet."""
    pagina = read_page(request, versie)
    return download(uitvoer.as_csv(pagina), name_of(pagina, "csv"), CSV)


@data_of_today
def netwerk_svg(request: HttpRequest, versie: int) -> HttpResponse:
    """The picture, to enlarge or to edit."""
    pagina = read_page(request, versie)
    return download(uitvoer.as_svg(pagina, site_of(request)).encode(), name_of(pagina, "svg"), SVG)


@data_of_today
def netwerk_png(request: HttpRequest, versie: int) -> HttpResponse:
    """The picture, to put in a text."""
    pagina = read_page(request, versie)
    return give_in_turn(lambda: uitvoer.as_png(pagina, site_of(request)), name_of(pagina, "png"), "image/png")


def read_page(request: HttpRequest, versie: int) -> Netwerkpagina:
    return Netwerkpagina(Netwerkvraag(request.GET, versie))


def name_of(pagina: Netwerkpagina, soort: str) -> str:
    return f"netwerk-{pagina.vraag.slug or 'amsterdam'}-{pagina.netwerk.dag.isoformat()}.{soort}"


def site_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"

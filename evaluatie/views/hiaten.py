"""The gaps: all of them, one of them, and what people can reach."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from socialekaart.models import Gebied, Kaartstand, Ondersteuningswens
from socialekaart.views.publiek import public_page

from ..hiaten.bereikpagina import Bereikpagina
from ..hiaten.cel import tell_cel
from ..hiaten.openbaar import public_matrix
from ..hiaten.pagina import Hiatenpagina
from ..hiaten.rekensom import make_rekensom
from ..hiaten.vraag import from_request
from ..hiaten.wensenpagina import Wensenpagina
from ..onderdrukking import threshold


@public_page
def hiaten(request: HttpRequest) -> HttpResponse:
    """Stadsdeel × wens: what people wish for beside what there is."""
    pagina = Hiatenpagina(request.GET, Kaartstand.objects.current())
    context: dict[str, object] = {"pagina": pagina, "drempel": threshold()}
    if vak := pagina.gekozen:
        verhaal = tell_cel(pagina.matrix, vak.stadsdeel, vak.wens)
        context |= {"verhaal": verhaal, "som": make_rekensom(verhaal, pagina.matrix), "vak": vak}
    return render(request, "evaluatie/hiaten.html", context)


@public_page
def hiaat(request: HttpRequest, stadsdeel: str, wens: str) -> HttpResponse:
    """One gap with its working: the sum, what was counted, what was searched for, and what is being done."""
    gebied = get_object_or_404(Gebied.objects.stadsdelen().defer("geometrie"), slug=stadsdeel)
    gekozen = get_object_or_404(Ondersteuningswens.objects.select_related("domein"), slug=wens)
    vraag, meldingen = from_request(request.GET)
    matrix = public_matrix(vraag, Kaartstand.objects.current())
    verhaal = tell_cel(matrix, gebied, gekozen)
    context = {"verhaal": verhaal, "som": make_rekensom(verhaal, matrix), "meldingen": meldingen, "vraag": vraag}
    return render(request, "evaluatie/hiaat.html", context | {"hiaat": verhaal.hiaat})


@public_page
def bereik(request: HttpRequest) -> HttpResponse:
    """Who can reach what is at a place."""
    pagina = Bereikpagina(request.GET, Kaartstand.objects.current())
    return render(request, "evaluatie/bereik.html", {"pagina": pagina})


@public_page
def wensen(request: HttpRequest) -> HttpResponse:
    """What people wish for and do not get, and how that goes."""
    pagina = Wensenpagina(request.GET, Kaartstand.objects.current())
    return render(request, "evaluatie/wensen.html", {"pagina": pagina, "drempel": threshold()})

"""How many people are in the last phase of life, and all charts with an example."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from palliatief.lib.download import CSV, download
from palliatief.lib.tabelbestand import make_csv
from socialekaart.models import Kaartstand
from socialekaart.views.publiek import public_data, public_page

from ..doelgroep import Doelgroeppagina
from ..galerij import show_all
from ..pakket.doelgroep import make_doelgroep
from ..pakket.tabel import write_cell


@public_page
def doelgroep(request: HttpRequest) -> HttpResponse:
    pagina = Doelgroeppagina(request.GET, Kaartstand.objects.current())
    return render(request, "evaluatie/doelgroep.html", {"pagina": pagina})


@public_data
def doelgroep_csv(request: HttpRequest, *, versie: int) -> HttpResponse:
    """Every year and method; it has no choices."""
    tabel = make_doelgroep()
    rijen = ([write_cell(waarde) for waarde in rij] for rij in tabel.rijen)
    return download(make_csv([kolom.naam for kolom in tabel.kolommen], rijen), "doelgroep.csv", CSV)


@public_page
def grafieken(request: HttpRequest) -> HttpResponse:
    return render(request, "evaluatie/grafieken.html", {"voorbeelden": show_all()})

"""The start of the evaluation, and what five groups say about working together."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from palliatief.lib.download import CSV, download
from palliatief.lib.tabelbestand import make_csv
from socialekaart.models import Kaartstand
from socialekaart.views.publiek import public_data, public_page

from ..effect.pagina import has_examples, tell_blokken, tell_netwerken, tell_woorden
from ..effect.uitvoer import KOLOMMEN, public_rows
from ..onderdrukking import threshold


@public_page
def evaluatie(request: HttpRequest) -> HttpResponse:
    """Who needs what, what is missing, and what working together gives."""
    versie = Kaartstand.objects.current()
    context = {
        "blokken": tell_blokken(versie),
        "netwerken": tell_netwerken(versie),
        "woorden": tell_woorden(),
        "voorbeeld": has_examples(),
        "drempel": threshold(),
    }
    return render(request, "evaluatie/evaluatie.html", context)


@partial(public_data, van_vandaag=True)
def vragenlijsten_csv(request: HttpRequest, versie: int) -> HttpResponse:
    """What the five groups answered, as it may be published."""
    return download(make_csv(KOLOMMEN, public_rows(versie)), "vragenlijsten.csv", CSV)

"""What people say about working together, and how to begin the talk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from socialekaart.views.inhoud import turn_to_page
from socialekaart.views.publiek import public_page

from ..ervaringen import Ervaringenkiezer


@public_page
def ervaringen(request: HttpRequest) -> HttpResponse:
    """Short quotes by who says them, some with a film."""
    kiezer = Ervaringenkiezer(request.GET)
    return render(request, "proeftuinen/ervaringen.html", {"kiezer": kiezer, **turn_to_page(request, kiezer.gevonden)})


@public_page
def gesprekswijzer(request: HttpRequest) -> HttpResponse:
    """Questions to begin the talk with a municipality or a welfare organisation; to print."""
    return render(request, "proeftuinen/gesprekswijzer.html")

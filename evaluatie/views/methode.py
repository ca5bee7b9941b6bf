"""How every figure is made."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from socialekaart.views.publiek import public_page

from ..methode import VERSIES, cite, read_methode, tell_methoden, tell_statussen


@public_page
def methode(request: HttpRequest) -> HttpResponse:
    context = {
        "onderdelen": read_methode(),
        "statussen": tell_statussen(),
        "methoden": tell_methoden(),
        "rekenversies": VERSIES,
        "citaat": cite(localdate(), request.build_absolute_uri(reverse("methode"))),
    }
    return render(request, "evaluatie/methode.html", context)

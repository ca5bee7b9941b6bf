"""Which initiatives are sought, and what we can do for them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .publiek import public_page


@public_page
def oproep(request: HttpRequest) -> HttpResponse:
    return render(request, "socialekaart/oproep.html", {"contact_email": settings.CONTACT_EMAIL})

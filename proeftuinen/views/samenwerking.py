"""Who work together, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from socialekaart.views.publiek import public_page

from ..overzicht import Overzicht


@public_page
def samenwerkingen(request: HttpRequest) -> HttpResponse:
    """Ties per municipality and network, pilots, and by theme; the network page draws them."""
    return render(request, "proeftuinen/samenwerkingen.html", {"overzicht": Overzicht(request.GET)})

"""The page of one gap."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from socialekaart.models import Gebied, Ondersteuningswens
from socialekaart.views.publiek import public_page

from ..hiaat import tell_hiaat


@public_page
def hiaat(request: HttpRequest, stadsdeel: str, wens: str) -> HttpResponse:
    """What there is for this wish here, and what is being done about it."""
    gebied = get_object_or_404(Gebied.objects.stadsdelen().defer("geometrie"), slug=stadsdeel)
    gekozen = get_object_or_404(Ondersteuningswens.objects.select_related("domein"), slug=wens)
    return render(request, "proeftuinen/hiaat.html", {"hiaat": tell_hiaat(gebied, gekozen)})

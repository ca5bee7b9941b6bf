"""What there is in one stadsdeel."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode

from .. import kaartbeeld
from ..models import Gebied
from ..zoeken import Zoekopdracht, top_per_domein
from .publiek import public_page


@public_page
def stadsdeel(request: HttpRequest, slug: str) -> HttpResponse:
    """Per domain what is here, formal and informal, with the first few and the way to all."""
    gebied = get_object_or_404(Gebied.objects.stadsdelen().defer("geometrie"), slug=slug)
    zoek = Zoekopdracht(QueryDict(urlencode({"stadsdeel": slug})))
    stippen = kaartbeeld.select_dots(zoek.filter.rows(), raster=1)
    return render(
        request,
        "socialekaart/stadsdeel.html",
        {
            "stadsdeel": gebied,
            "aantal": zoek.aantal,
            "url": zoek.url(),
            "domeinen": top_per_domein(zoek),
            "kaartbeeld": kaartbeeld.draw_city(zoek.versie).zoomed([slug]).with_dots(stippen),
        },
    )

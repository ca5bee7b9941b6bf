"""Everything that somebody who refers needs to know of one initiative."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from palliatief.lib.openingstijden import Openingstijden, local_now
from palliatief.lib.talen import taalnaam

from .. import kaartbeeld
from ..models import Initiatief, Kaartstand, Samenvoeging
from ..rijen import related
from ..schema_org import describe
from .publiek import public_page


@public_page
def initiatief(request: HttpRequest, slug: str) -> HttpResponse:
    """One published initiative: phone first, then how to refer, when it is open and where."""
    gevonden = Initiatief.objects.for_page().filter(slug=slug).first()
    if gevonden is None:
        return follow_merge(slug)
    return render(
        request,
        "socialekaart/initiatief.html",
        {
            "initiatief": gevonden,
            "domeinen": gevonden.domeinen,
            "locaties": gevonden.locaties.all(),
            "talen": [taalnaam(code) for code in gevonden.talen],
            "openingstijden": describe_hours(gevonden.openingstijden),
            "kaartbeeld": draw(gevonden),
            "verwant": related(gevonden),
            "schema_org": describe(gevonden, request.build_absolute_uri()),
        },
    )


def follow_merge(slug: str) -> HttpResponse:
    """To the record that this one was merged with."""
    nieuw = Samenvoeging.objects.kept_slug(slug)
    if nieuw is None:
        raise Http404
    return redirect("initiatief", nieuw, permanent=True)


def describe_hours(tekst: str) -> dict[str, Any] | None:
    """The week in words and whether it is open now; None when nothing is known."""
    tijden = Openingstijden.parse(tekst) if tekst else None
    if tijden is None:
        return None
    nu = local_now()
    return {"dagen": tijden.week(nu.date()), "toelichting": tijden.toelichting, "stand": tijden.stand(nu)}


def draw(gevonden: Initiatief) -> kaartbeeld.Kaartbeeld:
    """The stadsdeel with its marks, or where it serves, or the city."""
    plekken = gevonden.locaties.all()
    slugs = {plek.stadsdeel.slug for plek in plekken if plek.stadsdeel} or {g.slug for g in gevonden.werkgebied.all()}
    domein = gevonden.domeinen[0].slug if gevonden.domeinen else ""
    merken = [(plek.punt.x, plek.punt.y, gevonden.soort, domein) for plek in plekken if plek.punt]
    return kaartbeeld.draw_city(Kaartstand.objects.current()).zoomed(slugs, merken)

"""The home page and the pages about the project."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from .. import kaartbeeld
from ..inhoud import newest_items
from ..models import Organisatie, Persona
from ..zoeken import Zoekopdracht
from .publiek import public_page


def stadsdeel_url(slug: str) -> str:
    return reverse("stadsdeel", args=[slug])


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """What this is, a search field, the city and the four domains."""
    zoek = Zoekopdracht(QueryDict())
    tellen = zoek.telling.count
    aantallen = {s.slug: tellen(stadsdelen={s.id}) for s in zoek.lijsten.stadsdeel.values()}
    beeld = kaartbeeld.draw_city(zoek.versie).with_dots(kaartbeeld.all_dots(zoek.versie))
    beeld = beeld.for_city(aantallen=aantallen, url=stadsdeel_url)
    context = {
        "kaartbeeld": beeld,
        "aantal": zoek.aantal,
        "domeinen": [
            {"keuze": d, "aantal": tellen(domeinen={d.id}), "url": zoek.url(domein=[d.slug])}
            for d in zoek.lijsten.domein.values()
        ],
        "stadsdelen": [
            {"naam": s.naam, "slug": s.slug, "aantal": aantallen[s.slug], "url": stadsdeel_url(s.slug)}
            for s in zoek.lijsten.stadsdeel.values()
        ],
        "doelgroepen": zoek.lijsten.doelgroep.values(),
        "personas": Persona.objects.published()[:6],
        **newest_items(zoek.versie),
    }
    return render(request, "socialekaart/home.html", context)


@public_page
def over(request: HttpRequest) -> HttpResponse:
    """What the project wants, who takes part and who pays for it."""
    return render(request, "socialekaart/over.html", {"partners": Organisatie.objects.partners()})


@public_page
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach the people behind the map."""
    return render(request, "socialekaart/contact.html", {"contact_email": settings.CONTACT_EMAIL})


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, and what is not."""
    return render(
        request,
        "socialekaart/privacy.html",
        {
            "contact_email": settings.CONTACT_EMAIL,
            "adressen": settings.PDOK_LOCATIESERVER,
            "bewaardagen": settings.AANMELDING_BEWAAR_DAGEN,
            "drempel": settings.ONDERDRUKKING_DREMPEL,
        },
    )


@public_page
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "socialekaart/toegankelijkheid.html", {"contact_email": settings.CONTACT_EMAIL})

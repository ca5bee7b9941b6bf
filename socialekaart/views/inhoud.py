"""Good examples and news."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import GoedVoorbeeld, Nieuwsbericht
from ..models.inhoud import Inhoud
from .publiek import public_page


@public_page
def goede_voorbeelden(request: HttpRequest) -> HttpResponse:
    """How others found each other."""
    return render(request, "socialekaart/goede_voorbeelden.html", list_items(request, GoedVoorbeeld))


@public_page
def goed_voorbeeld(request: HttpRequest, slug: str) -> HttpResponse:
    return show_item(request, get_object_or_404(GoedVoorbeeld.objects.published().with_links(), slug=slug))


@public_page
def nieuws(request: HttpRequest) -> HttpResponse:
    """What is new, the newest first."""
    return render(request, "socialekaart/nieuws.html", list_items(request, Nieuwsbericht))


@public_page
def nieuwsbericht(request: HttpRequest, slug: str) -> HttpResponse:
    return show_item(request, get_object_or_404(Nieuwsbericht.objects.published().with_links(), slug=slug))


def list_items(request: HttpRequest, model: type[Inhoud]) -> dict:
    """One page of what is published; a number that does not exist gives the nearest page that does, and says so."""
    bladzijden = Paginator(model._default_manager.published().with_links(), settings.RESULTATEN_PER_PAGINA)  # type: ignore[attr-defined]
    gevraagd = request.GET.get("pagina", "1")
    pagina = bladzijden.get_page(gevraagd)
    return {
        "pagina": pagina,
        "nummers": bladzijden.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1),
        "gevraagd": "" if gevraagd == str(pagina.number) else gevraagd[:20].replace("\0", ""),
    }


def show_item(request: HttpRequest, item: Inhoud) -> HttpResponse:
    """The page of one; also for who looks at it before it is saved."""
    return render(request, "socialekaart/inhoud.html", {"item": item, "woorden": item.woorden})

"""The log of a proeftuin to download: what stands on the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from socialekaart.views.publiek import public_data

from ..logboekbestand import give_log
from ..models import Proeftuin


def _give(slug: str, vorm: str) -> HttpResponse:
    proeftuinen = Proeftuin.objects.published().select_related("stadsdeel").defer("stadsdeel__geometrie")
    return give_log(get_object_or_404(proeftuinen, slug=slug), vorm, alles=False)


@public_data
def logboek_csv(request: HttpRequest, slug: str, *, versie: int) -> HttpResponse:
    return _give(slug, "csv")


@public_data
def logboek_xlsx(request: HttpRequest, slug: str, *, versie: int) -> HttpResponse:
    return _give(slug, "xlsx")


@public_data
def logboek_pdf(request: HttpRequest, slug: str, *, versie: int) -> HttpResponse:
    return _give(slug, "pdf")

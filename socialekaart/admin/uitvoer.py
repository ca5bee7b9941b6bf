"""Initiatives as a sheet that can be changed in Excel and read in again."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy, ngettext

from palliatief.gebruikers.actions import log
from palliatief.gebruikers.models import Logregel
from palliatief.lib.download import XLSX, download

from ..models import Initiatief
from ..sjabloon import export_initiatieven


def export(request: HttpRequest, initiatieven: QuerySet[Initiatief]) -> HttpResponse:
    """What this person may see of these records; written down, because it holds contacts."""
    aantal = initiatieven.count()
    wat = ngettext("%d initiatief als Excel-blad", "%d initiatieven als Excel-blad", aantal) % aantal
    log(soort=Logregel.Soort.EXPORT, gebruiker=request.user, wat=wat)
    inhoud = export_initiatieven(initiatieven=initiatieven, voor=request.user)  # type: ignore[arg-type]
    return download(inhoud, "initiatieven.xlsx", XLSX)


class MetUitvoer:
    """Mix into the ModelAdmin of initiatives: the chosen ones as a sheet."""

    @admin.action(description=gettext_lazy("Download als Excel-blad"), permissions=["view"])
    def exporteer(self, request: HttpRequest, queryset: QuerySet[Initiatief]) -> HttpResponse:
        return export(request, queryset)

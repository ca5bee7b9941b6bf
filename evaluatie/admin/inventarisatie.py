"""Where was looked for offers: each one, and all of them beside each other."""

from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.beheer import Beheersite, Pagina
from palliatief.gebruikers.models import Gebruiker
from proeftuinen.admin.basis import EigenFilter, ProeftuinModelAdmin, own_stadsdelen
from socialekaart.admin.filters import RijenFilter
from socialekaart.models import Domein, Gebied

from ..actions import repeat_inventarisatie
from ..inventarisatie import read_vakken
from ..models import Inventarisatie
from .basis import MET_DAGEN

WIJZIGEN = ("evaluatie.add_inventarisatie", "evaluatie.change_inventarisatie")
NAAM = "inventarisaties"


class DomeinFilter(RijenFilter):
    title = gettext_lazy("domein")
    parameter_name = "domein"

    def rows(self, request: HttpRequest) -> QuerySet[Domein]:
        return Domein.objects.all()

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        pk = self.pk()
        return queryset if pk is None else queryset.filter(domein=pk)


@admin.register(Inventarisatie)
class InventarisatieAdmin(ProeftuinModelAdmin):
    menugroep = gettext_lazy("Evaluatie")
    formfield_overrides = MET_DAGEN
    change_list_template = "admin/inventarisatie/lijst.html"
    fieldsets = [(None, {"fields": [("stadsdeel", "domein"), ("op", "door"), "compleet", "toelichting", "voorbeeld"]})]
    list_display = ["stadsdeel", "domein", "op", "door", "compleet", "voorbeeld"]
    list_filter = [EigenFilter, DomeinFilter, "compleet", "voorbeeld"]
    list_select_related = ["stadsdeel", "domein"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Inventarisatie]:
        return super().get_queryset(request).defer("stadsdeel__geometrie")


# --- all of them beside each other ---


def show_overzicht(request: HttpRequest) -> HttpResponse:
    gebruiker = cast(Gebruiker, request.user)
    eigen = set(own_stadsdelen(gebruiker).values_list("pk", flat=True)) if gebruiker.has_perms(WIJZIGEN) else set()
    if request.method == "POST":
        return look_again(request, eigen)
    stadsdelen = Gebied.objects.stadsdelen().defer("geometrie").order_by("naam")
    rijen = [
        (gebied, gebied.pk in eigen, [(vak, add_url(vak.stadsdeel, vak.domein)) for vak in vakken])
        for gebied, vakken in read_vakken(stadsdelen)
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("Waar is gezocht"),
        "domeinen": Domein.objects.all(),
        "rijen": rijen,
        "mag": bool(eigen),
    }
    return TemplateResponse(request, "admin/inventarisatie/overzicht.html", context)


def look_again(request: HttpRequest, eigen: set[int]) -> HttpResponse:
    """One click: somebody looked again today, and it still is all there is."""
    stadsdeel = find(Gebied.objects.stadsdelen().defer("geometrie"), request.POST.get("stadsdeel", ""))
    domein = find(Domein.objects.all(), request.POST.get("domein", ""))
    if stadsdeel.pk not in eigen:
        raise PermissionDenied
    if repeat_inventarisatie(stadsdeel=stadsdeel, domein=domein):
        tekst = _("Opgeschreven: in %(stadsdeel)s is voor ‘%(domein)s’ vandaag weer alles gezocht.")
        messages.success(request, tekst % {"stadsdeel": stadsdeel, "domein": domein})
    else:
        messages.warning(request, _("Dit is net gewijzigd. Kijk nog eens."))
    return redirect(f"admin:{NAAM}")


def find(rijen: Any, nummer: str) -> Any:
    rij = rijen.filter(pk=int(nummer)).first() if nummer.isascii() and nummer.isdecimal() and len(nummer) < 10 else None
    if rij is None:
        raise Http404
    return rij


def add_url(stadsdeel: Gebied, domein: Domein) -> str:
    vooraf = urlencode({"stadsdeel": stadsdeel.pk, "domein": domein.pk})
    return f"{reverse('admin:evaluatie_inventarisatie_add')}?{vooraf}"


cast(Beheersite, admin.site).paginas.append(
    Pagina(
        naam=NAAM,
        titel=gettext_lazy("Waar is gezocht"),
        menugroep=gettext_lazy("Evaluatie"),
        recht="evaluatie.view_inventarisatie",
        view=show_overzicht,
    )
)

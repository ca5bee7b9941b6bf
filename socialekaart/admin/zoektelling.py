"""What is searched for and not found, to read and to download; nobody can change it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.lib.download import CSV, download
from palliatief.lib.tabelbestand import make_csv

from ..models import TEKST_VANAF, Zoektelling, Zoekvraag

PERIODE = timedelta(days=90)


class PeriodeForm(forms.Form):
    """From and until which day; what is not a day is told, and the last three months are shown."""

    van = forms.DateField(label=gettext_lazy("Van"), widget=forms.DateInput(attrs={"type": "date"}))
    tot = forms.DateField(label=gettext_lazy("Tot en met"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: dict[str, Any]):
        vandaag = timezone.localdate()
        self.gewoon = {"van": vandaag - PERIODE, "tot": vandaag}
        super().__init__({naam: data.get(naam) or waarde.isoformat() for naam, waarde in self.gewoon.items()})

    def clean(self) -> None:
        dagen = self.cleaned_data
        if not self.errors and dagen["van"] > dagen["tot"]:
            self.add_error("tot", _("Deze dag ligt voor de eerste dag."))

    @property
    def periode(self) -> tuple[date, date]:
        dagen = self.cleaned_data if self.is_valid() else self.gewoon
        return dagen["van"], dagen["tot"]


@admin.register(Zoektelling)
class ZoektellingAdmin(admin.ModelAdmin):
    """One page: per stadsdeel and wens how often somebody searched, and how often nothing was found."""

    menugroep = gettext_lazy("Sociale kaart")

    def has_add_permission(self, request: HttpRequest, obj: Zoektelling | None = None) -> bool:
        return False

    # Nothing here can be removed; who removes a wish from the lists takes its counts along.
    has_change_permission = has_add_permission

    def get_urls(self) -> list[URLPattern]:
        def make(route: str, view: Any, naam: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"socialekaart_zoektelling_{naam}")

        return [
            make("", self.changelist_view, "changelist"),
            make("tellingen.csv", self.tellingen_csv, "tellingen"),
            make("vragen.csv", self.vragen_csv, "vragen"),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        formulier = self._read(request)
        van, tot = formulier.periode
        context = {
            **self.admin_site.each_context(request),
            "title": self.opts.verbose_name_plural,
            "opts": self.opts,
            "formulier": formulier,
            "tellingen": Zoektelling.objects.between(van, tot).unmet_first(),
            "vragen": Zoekvraag.objects.readable(van, tot),
            "vanaf": TEKST_VANAF,
            "vraag": f"van={van.isoformat()}&tot={tot.isoformat()}",
        }
        return TemplateResponse(request, "admin/zoektelling.html", context)

    def tellingen_csv(self, request: HttpRequest) -> HttpResponse:
        """The counts per stadsdeel and wens."""
        van, tot = self._read(request).periode
        velden = ("stadsdeel__naam", "wens__domein__naam", "wens__naam", "gezocht", "niets")
        tellingen = Zoektelling.objects.between(van, tot).unmet_first().values_list(*velden)
        kop = ["stadsdeel", "domein", "wens", "gezocht", "niets_gevonden", "van", "tot"]
        return answer("zoektellingen", kop, ((*rij, van.isoformat(), tot.isoformat()) for rij in tellingen))

    def vragen_csv(self, request: HttpRequest) -> HttpResponse:
        """The questions in words that were asked often enough."""
        van, tot = self._read(request).periode
        velden = ("tekst", "aantal", "niets_gevonden", "eerste_dag", "laatste_dag")
        vragen = Zoekvraag.objects.readable(van, tot).values_list(*velden)
        return answer("zoekvragen", ["vraag", "gezocht", *velden[2:]], vragen)

    def _read(self, request: HttpRequest) -> PeriodeForm:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return PeriodeForm(request.GET)


def answer(naam: str, kop: list[str], rijen: Iterable[Sequence[object]]) -> HttpResponse:
    """A table as a file for a spreadsheet."""
    return download(make_csv(kop, rijen), f"{naam}.csv", CSV)

"""Reports: ask for one, see how far it is, and download it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import Script
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from palliatief.lib.download import download

from .. import actions
from ..hiaten.vraag import Keuzes, Vraag, read_keuzes
from ..hiatenrapport import tell_keuzes
from ..models import Rapport
from ..rapporten import Opdracht

PRECIES = "evaluatie.view_precies"
VORMEN = [
    (Rapport.Vorm.PDF, gettext_lazy("Rapport om te lezen (PDF)")),
    (Rapport.Vorm.XLSX, gettext_lazy("Tabel met uitleg (Excel)")),
    (Rapport.Vorm.CSV, gettext_lazy("Tabel voor een programma (CSV)")),
    (Rapport.Vorm.ZIP, gettext_lazy("Datapakket: alle tabellen met hun beschrijving (zip)")),
]


class RapportForm(forms.Form):
    """In which form, and with which choices; what is left empty is what the site shows."""

    vorm = forms.ChoiceField(label=gettext_lazy("Welk soort bestand?"), choices=[], widget=forms.RadioSelect)
    meting = forms.ChoiceField(label=gettext_lazy("Welke meting?"), required=False)
    schatting = forms.ChoiceField(label=gettext_lazy("Welke schatting van het aantal mensen?"), required=False)
    soort = forms.ChoiceField(label=gettext_lazy("Welk aanbod telt mee?"), required=False)
    werkgebied = forms.ChoiceField(label=gettext_lazy("Aanbod van waar?"), required=False)
    domein = forms.ChoiceField(label=gettext_lazy("Welk domein?"), required=False)
    peildatum = forms.DateField(
        label=gettext_lazy("Zoals het was op"),
        help_text=gettext_lazy("Leeg: vandaag."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    precies = forms.BooleanField(
        label=gettext_lazy("Met precieze cijfers"),
        help_text=gettext_lazy(
            "Dan staan ook kleine aantallen erin. Het bestand heet dan ‘intern’. Deel het niet verder."
        ),
        required=False,
    )

    def __init__(self, *args: Any, mag_precies: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        keuzes = read_keuzes()
        self._offer("vorm", VORMEN)
        self._offer("meting", [("", _("de nieuwste per stadsdeel en wens")), *keuzes.meting.items()])
        self._offer("schatting", [("", _("de eerste keuze van de site")), *keuzes.schatting.items()])
        self._offer("soort", [("", _("alles")), *keuzes.soort.items()])
        self._offer("werkgebied", keuzes.werkgebied.items())
        self._offer("domein", [("", _("alle domeinen")), *keuzes.domein.items()])
        if not mag_precies:
            del self.fields["precies"]

    def _offer(self, naam: str, keuzes: Any) -> None:
        veld: Any = self.fields[naam]
        veld.choices = list(keuzes)

    def clean_peildatum(self):
        dag = self.cleaned_data["peildatum"]
        if dag and dag > localdate():
            raise forms.ValidationError(_("Die dag moet nog komen."))
        return dag

    def as_opdracht(self) -> Opdracht:
        gegevens = dict(self.cleaned_data)
        precies = gegevens.pop("precies", False)
        del gegevens["vorm"]
        gegevens["werkgebied"] = gegevens["werkgebied"] or Vraag.werkgebied
        return Opdracht(Vraag(**gegevens), precies=precies)


@admin.register(Rapport)
class RapportAdmin(admin.ModelAdmin):
    """Who does the research sees all reports: the figures are the same for each of them."""

    menugroep = gettext_lazy("Evaluatie")
    list_display = ["__str__", "inhoud", "wie", "stand", "ophalen"]
    list_filter = ["status", "vorm"]
    list_per_page = 50
    list_select_related = ["wie"]
    show_facets = admin.ShowFacets.NEVER

    class Media:
        css = {"all": ["css/beheer_inlezen.css", "css/beheer_rapport.css"]}
        # Follows anything of which a page says how far it is.
        js = [Script("js/beheer_inlezen.js", type="module")]

    def get_urls(self) -> list[URLPattern]:
        def make(route: str, view: Any, naam: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"evaluatie_rapport_{naam}")

        return [
            make("<int:pk>/voortgang.json", require_safe(self.voortgang), "voortgang"),
            make("<int:pk>/bestand/", require_safe(self.bestand), "bestand"),
            make("<int:pk>/opnieuw/", require_POST(self.opnieuw), "opnieuw"),
            *super().get_urls(),
        ]

    # --- the list ---

    @admin.display(description=gettext_lazy("wat erin staat"))
    def inhoud(self, rapport: Rapport) -> str:
        return "; ".join(f"{naam}: {waarde}" for naam, waarde in tell_rapport(rapport)) or _("alles, zoals op de site")

    @admin.display(description=gettext_lazy("stand"), ordering="status")
    def stand(self, rapport: Rapport) -> str:
        if rapport.status == Rapport.Status.BEZIG:
            return _("bezig: %d%%") % rapport.voortgang
        return rapport.get_status_display()

    @admin.display(description=gettext_lazy("bestand"))
    def ophalen(self, rapport: Rapport) -> str:
        if rapport.status != Rapport.Status.KLAAR:
            return "–"
        adres = reverse("admin:evaluatie_rapport_bestand", args=[rapport.pk])
        return format_html('<a href="{}">{}</a>', adres, _("Download %s") % rapport.get_vorm_display())

    # --- ask ---

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        begin = {"vorm": Rapport.Vorm.PDF, "precies": True, "werkgebied": Vraag.werkgebied}
        form = RapportForm(request.POST or None, initial=begin, mag_precies=request.user.has_perm(PRECIES))
        if request.method == "POST" and form.is_valid():
            gebruiker: Any = request.user
            vorm = form.cleaned_data["vorm"]
            rapport = actions.ask_rapport(wie=gebruiker, vorm=vorm, opdracht=form.as_opdracht())
            return redirect("admin:evaluatie_rapport_change", rapport.pk)
        context = {"title": _("Rapport maken"), "form": form, "dagen": settings.RAPPORT_BEWAAR_DAGEN}
        return self._show(request, "vraag", context)

    # --- follow ---

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        rapport = self.get_object(request, object_id)
        if not self.has_view_permission(request, rapport):
            raise PermissionDenied
        if rapport is None:
            raise Http404
        context = {
            "title": str(rapport),
            "rapport": rapport,
            "keuzes": tell_rapport(rapport, read_keuzes()),
            "dagen": settings.RAPPORT_BEWAAR_DAGEN,
            "mag": self.has_change_permission(request, rapport),
            "mag_weg": self.has_delete_permission(request, rapport),
        }
        return self._show(request, "rapport", context)

    def _show(self, request: HttpRequest, pagina: str, context: dict[str, Any]) -> HttpResponse:
        basis = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, f"admin/rapport/{pagina}.html", basis | context)

    def _find(self, request: HttpRequest, pk: int, mag: bool) -> Rapport:
        if not mag:
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request), pk=pk)

    def voortgang(self, request: HttpRequest, pk: int) -> HttpResponse:
        """How far the worker is, for the page that waits for it."""
        rapport = self._find(request, pk, self.has_view_permission(request))
        return JsonResponse({"taak": rapport.status, "klaar": rapport.voortgang, "totaal": 100})

    def opnieuw(self, request: HttpRequest, pk: int) -> HttpResponse:
        rapport = self._find(request, pk, self.has_change_permission(request))
        try:
            actions.retry_rapport(pk=rapport.pk)
        except actions.RapportGeweigerd as fout:
            messages.error(request, str(fout))
        return redirect("admin:evaluatie_rapport_change", pk)

    def bestand(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file, for who may see what is in it."""
        rapport = self._find(request, pk, self.has_view_permission(request))
        opdracht = Opdracht.from_json(rapport.keuzes)
        if opdracht.precies and not request.user.has_perm(PRECIES):
            raise PermissionDenied
        if rapport.bestand is None:
            raise Http404
        return download(bytes(rapport.bestand.inhoud), opdracht.name_file(rapport.vorm), rapport.bestand.soort)

    # --- forget ---

    def delete_model(self, request: HttpRequest, obj: Rapport) -> None:
        actions.remove_rapporten(ids=[obj.pk])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Rapport]) -> None:
        actions.remove_rapporten(ids=queryset.values_list("pk", flat=True))


def tell_rapport(rapport: Rapport, namen: Keuzes | None = None) -> list[tuple[str, str]]:
    """What was asked for, in words; what was left as it is, is not in it."""
    opdracht = Opdracht.from_json(rapport.keuzes)
    dag = opdracht.vraag.peildatum
    return [
        *tell_keuzes(opdracht.vraag, namen),
        *([(_("Peildatum"), date_format(dag, "j F Y"))] if dag else []),
        *([(_("Cijfers"), _("precies (intern)"))] if opdracht.precies else []),
    ]

"""Reading in a sheet: choose it, look at what it would do, read it in, and undo it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Script
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from palliatief.lib.download import CSV, XLSX, download
from palliatief.lib.tabelbestand import make_csv, make_xlsx

from .. import actions
from ..importeren import Invoerfout
from ..models import Initiatief, Inleesregel, Inlezing
from ..sjabloon import make_sjabloon
from .uitvoer import export

Oordeel = Inleesregel.Oordeel
Taak = Inlezing.Taak
PER_BLADZIJDE = 25
# An upload this many times too large is not read at all.
VEEL_TE_GROOT = 5
MEGABYTE = 1024 * 1024


class BladForm(forms.Form):
    """Which file, and where it comes from."""

    bestand = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy("Een Excel-blad (.xlsx), of een .csv die u in Excel hebt opgeslagen."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": gettext_lazy("Dit bestand is leeg.")},
    )
    bron = forms.CharField(
        label=gettext_lazy("Van wie komt dit blad?"),
        help_text=gettext_lazy("Kies elke keer dezelfde naam. Dan herkennen we de nummers in de kolom bron_id."),
        max_length=100,
        widget=forms.TextInput(attrs={"list": "bronnen", "class": "vTextField"}),
    )
    alles_of_niets = forms.BooleanField(
        label=gettext_lazy("Alles of niets"),
        help_text=gettext_lazy("Is er één rij fout? Dan lezen we geen enkele rij in."),
        required=False,
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > settings.INLEZING_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(explain_size())
        return bestand

    def clean_bron(self) -> str:
        bron = self.cleaned_data["bron"]
        if not bron.isprintable():
            raise forms.ValidationError(_("Hier staat een teken in dat niet te lezen is."))
        return bron


def explain_size() -> str:
    tekst = _("Dit bestand is te groot: hooguit %d MB. Haal plaatjes eruit, of maak er twee bladen van.")
    return tekst % settings.INLEZING_MEGABYTES


def refuse_huge(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Before anything of it is read; the view itself asks for the token, as all pages of the admin do."""

    @csrf_exempt
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > VEEL_TE_GROOT * settings.INLEZING_MEGABYTES * MEGABYTE:
            return TemplateResponse(request, "admin/inlezing/te_groot.html", {"melding": explain_size()}, status=413)
        return view(request, **kwargs)

    return wrapper


@admin.register(Inlezing)
class InlezingAdmin(admin.ModelAdmin):
    """A sheet and its three steps. Everybody sees their own; who may edit everything sees all."""

    menugroep = gettext_lazy("Sociale kaart")
    change_list_template = "admin/inlezing/lijst.html"
    list_display = ["bestandsnaam", "bron", "created_at", "wie", "stand", "uitkomst"]
    list_display_links = ["bestandsnaam"]
    list_per_page = 50
    actions = None

    class Media:
        css = {"all": ["css/beheer_inlezen.css"]}
        js = [Script("js/beheer_inlezen.js", type="module")]

    def has_delete_permission(self, request: HttpRequest, obj: Inlezing | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Inlezing]:
        return Inlezing.objects.for_gebruiker(request.user).without_file().select_related("wie")  # type: ignore[arg-type]

    def get_urls(self) -> list[URLPattern]:
        def make(route: str, view: Any, naam: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"socialekaart_inlezing_{naam}")

        return [
            path("add/", refuse_huge(self.admin_site.admin_view(self.add_view)), name="socialekaart_inlezing_add"),
            make("sjabloon.xlsx", require_safe(self.sjabloon), "sjabloon"),
            make("initiatieven.xlsx", require_safe(self.initiatieven), "initiatieven"),
            make("<int:pk>/voortgang.json", require_safe(self.voortgang), "voortgang"),
            make("<int:pk>/fouten.<str:soort>", require_safe(self.fouten), "fouten"),
            make("<int:pk>/stap/<str:taak>/", require_POST(self.begin), "begin"),
            *super().get_urls(),
        ]

    # --- the list ---

    @admin.display(description=gettext_lazy("stand"))
    def stand(self, inlezing: Inlezing) -> str:
        return inlezing.get_taak_display() or inlezing.get_status_display()

    @admin.display(description=gettext_lazy("rijen"))
    def uitkomst(self, inlezing: Inlezing) -> str:
        delen = [(inlezing.rapport.get(oordeel.value, 0), str(oordeel.label)) for oordeel in Oordeel]
        return ", ".join(f"{aantal} {naam}" for aantal, naam in delen if aantal)

    # --- step 1: choose ---

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = BladForm(request.POST or None, request.FILES or None, initial={"bron": self._last_source(request)})
        if request.method == "POST" and form.is_valid() and (inlezing := self._upload(request, form)):
            return redirect("admin:socialekaart_inlezing_change", inlezing.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Blad inlezen"),
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "bronnen": Initiatief.objects.exclude(bron="").order_by("bron").values_list("bron", flat=True).distinct(),
            "meteen": settings.INLEZING_METEEN,
        }
        return TemplateResponse(request, "admin/inlezing/kies.html", context)

    def _last_source(self, request: HttpRequest) -> str:
        laatste = Inlezing.objects.filter(wie=request.user.pk).values_list("bron", flat=True).first()
        return laatste or "initiatievenblad"

    def _upload(self, request: HttpRequest, form: BladForm) -> Inlezing | None:
        bestand = form.cleaned_data["bestand"]
        try:
            return actions.upload_blad(
                inhoud=bestand.read(),
                bestandsnaam=bestand.name,
                bron=form.cleaned_data["bron"],
                alles_of_niets=form.cleaned_data["alles_of_niets"],
                wie=request.user,  # type: ignore[arg-type]
            )
        except Invoerfout as fout:
            form.add_error("bestand", str(fout))
            return None

    # --- step 2 and 3: look, read in, undo ---

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        inlezing = self.get_object(request, object_id)
        if not self.has_view_permission(request, inlezing):
            raise PermissionDenied
        if inlezing is None:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": inlezing.bestandsnaam,
            "opts": self.opts,
            "media": self.media,
            "inlezing": inlezing,
            "mag": self.has_change_permission(request, inlezing),
            **({} if inlezing.taak else self._overview(request, inlezing)),
        }
        return TemplateResponse(request, "admin/inlezing/blad.html", context)

    def _overview(self, request: HttpRequest, inlezing: Inlezing) -> dict[str, Any]:
        """The rows of one verdict, a page at a time, and how many there are of each."""
        aantallen = {oordeel: inlezing.rapport.get(oordeel.value, 0) for oordeel in Oordeel}
        eerste = next((oordeel for oordeel in Oordeel if aantallen[oordeel]), Oordeel.FOUT)
        toon = request.GET.get("toon", "")
        gekozen = Oordeel(toon) if toon in Oordeel.values else eerste
        regels = inlezing.regels.filter(oordeel=gekozen).order_by("rij")
        bladen = Paginator(regels, PER_BLADZIJDE)
        return {
            "tabs": [(oordeel, aantal) for oordeel, aantal in aantallen.items() if aantal or oordeel == gekozen],
            "gekozen": gekozen,
            "bladzijde": bladen.get_page(request.GET.get("bladzijde")),
            "aantal": {oordeel.value: aantal for oordeel, aantal in aantallen.items()},
            "goed": aantallen[Oordeel.NIEUW] + aantallen[Oordeel.GEWIJZIGD],
            "gelaten": inlezing.regels.exclude(gelaten="").order_by("rij")[:PER_BLADZIJDE],
        }

    def begin(self, request: HttpRequest, pk: int, taak: str) -> HttpResponse:
        """One of the steps, if this is its turn."""
        inlezing = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, inlezing):
            raise PermissionDenied
        if taak not in Taak.values:
            raise Http404
        try:
            inlezing = actions.start_taak(pk=pk, taak=taak, wie=request.user)  # type: ignore[arg-type]
        except actions.Bezig as fout:
            messages.error(request, str(fout))
        else:
            if inlezing.status == Inlezing.Status.INGELEZEN and not inlezing.taak:
                aantal = inlezing.rapport["nieuw"] + inlezing.rapport["gewijzigd"]
                tekst = ngettext("%d initiatief is ingelezen.", "%d initiatieven zijn ingelezen.", aantal)
                messages.success(request, tekst % aantal)
        return redirect("admin:socialekaart_inlezing_change", pk)

    def voortgang(self, request: HttpRequest, pk: int) -> HttpResponse:
        """How far the worker is, for the page that waits for it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        inlezing = get_object_or_404(self.get_queryset(request), pk=pk)
        return JsonResponse({"taak": inlezing.taak, "klaar": inlezing.klaar, "totaal": inlezing.te_doen})

    # --- files ---

    def sjabloon(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return download(make_sjabloon(), "initiatieven-leeg.xlsx", XLSX)

    def initiatieven(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return export(request, Initiatief.objects.all())

    def fouten(self, request: HttpRequest, pk: int, soort: str) -> HttpResponse:
        """What is wrong, cell by cell, for who mends it in the sheet."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        inlezing = get_object_or_404(self.get_queryset(request), pk=pk)
        kop = ["rij", "naam", "kolom", "waarde", "reden"]
        rijen = [
            (regel.rij, regel.naam, cel["kolom"], cel["waarde"], cel["reden"])
            for regel in inlezing.regels.filter(oordeel=Oordeel.FOUT).order_by("rij")
            for cel in regel.cellen
        ]
        if soort == "csv":
            return download(make_csv(kop, rijen), "fouten.csv", CSV)
        if soort != "xlsx":
            raise Http404
        return download(make_xlsx(kop, rijen, blad=_("Fouten")), "fouten.xlsx", XLSX)

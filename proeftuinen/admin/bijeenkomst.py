"""Meetings: who were there, and what they told about working together, all on one page."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.forms import Script
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from socialekaart.admin.filters import RijenFilter
from socialekaart.models import Organisatie

from ..einden import suggest
from ..models import Bijeenkomst, Proeftuin
from ..rechten import may_tell
from .banden import Banden
from .basis import EigenFilter, ProeftuinModelAdmin

MEESTE_NAMEN = 100


class BijeenkomstForm(forms.ModelForm):
    """Who take part are there to tick; others are typed."""

    ook_aanwezig = forms.CharField(
        label=gettext_lazy("Wie waren er nog meer?"),
        help_text=gettext_lazy("Eén organisatie op elke regel. Schrijf geen namen van mensen."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    class Meta:
        widgets = {
            "datum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "aanwezig": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if "aanwezig" in self.fields:
            doet_mee = Q(deelnames__proeftuin__in=self.fields["proeftuin"].queryset)  # type: ignore[attr-defined]
            was_er = Q(bijeenkomsten=self.instance.pk)
            keuzes = Organisatie.objects.filter(doet_mee | was_er if self.instance.pk else doet_mee).distinct()
            self.fields["aanwezig"].queryset = keuzes  # type: ignore[attr-defined]

    def clean_ook_aanwezig(self) -> list[Organisatie]:
        namen = [naam for regel in self.cleaned_data["ook_aanwezig"].splitlines() if (naam := " ".join(regel.split()))]
        # Of each unknown name is looked up what it is like.
        if len(namen) > MEESTE_NAMEN:
            raise ValidationError(_("Noem hier hoogstens %d organisaties.") % MEESTE_NAMEN)
        bekend = {organisatie.naam.casefold(): organisatie for organisatie in Organisatie.objects.order_by("-pk")}
        if onbekend := [naam for naam in namen if naam.casefold() not in bekend]:
            raise ValidationError([_explain(naam, suggest(naam, bekend)) for naam in onbekend])
        return [bekend[naam.casefold()] for naam in namen]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if "aanwezig" in gegevens:
            ook = gegevens.get("ook_aanwezig", [])
            pks = [organisatie.pk for organisatie in (*gegevens["aanwezig"], *ook)]
            gegevens["aanwezig"] = Organisatie.objects.filter(pk__in=pks)
        zelfde = Bijeenkomst.objects.filter(
            proeftuin=gegevens.get("proeftuin"), datum=gegevens.get("datum"), titel__iexact=gegevens.get("titel", "")
        )
        if zelfde.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Deze bijeenkomst staat er al. Zoek haar op in de lijst, en vul haar daar aan."))
        return gegevens


def _explain(naam: str, lijkt: str) -> str:
    if lijkt:
        return _("‘%(naam)s’ kennen we niet. Bedoelt u ‘%(lijkt)s’?") % {"naam": naam, "lijkt": lijkt}
    return _("‘%s’ kennen we niet. Noem een nieuwe organisatie hieronder, bij een samenwerking.") % naam


class ProeftuinFilter(RijenFilter):
    title = gettext_lazy("proeftuin")
    parameter_name = "proeftuin"

    def rows(self, request: HttpRequest) -> QuerySet[Proeftuin]:
        return Proeftuin.objects.all()

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        pk = self.pk()
        return queryset if pk is None else queryset.filter(proeftuin=pk)


@admin.register(Bijeenkomst)
class BijeenkomstAdmin(ProeftuinModelAdmin):
    """A new one is made on the page of its ties; its own page is for mending it later."""

    form = BijeenkomstForm
    fields = ["proeftuin", "titel", "datum", "aanwezig", "ook_aanwezig", "verslag"]
    list_display = ["titel", "datum", "proeftuin", "samenwerkingen"]
    list_filter = [EigenFilter, ProeftuinFilter]
    list_select_related = ["proeftuin"]
    search_fields = ["titel", "verslag"]
    change_form_template = "admin/bijeenkomst/wijzig.html"

    class Media:
        css = {"all": ["css/beheer_inlezen.css", "css/beheer_bijeenkomst.css"]}
        js = [Script("js/beheer_bijeenkomst.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Bijeenkomst]:
        return super().get_queryset(request).annotate(aantal=Count("samenwerkingen"))

    def get_urls(self) -> list[URLPattern]:
        banden = self.admin_site.admin_view(self.ties_view)
        return [path("<int:pk>/samenwerkingen/", banden, name="proeftuinen_bijeenkomst_banden"), *super().get_urls()]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Without the links to other pages: who types here stays here."""
        veld = super().formfield_for_dbfield(db_field, request, **kwargs)
        if veld and isinstance(veld.widget, RelatedFieldWidgetWrapper):
            veld.widget = veld.widget.widget
        return veld

    @admin.display(description=gettext_lazy("samenwerkingen"), ordering="aantal")
    def samenwerkingen(self, bijeenkomst: Bijeenkomst) -> int:
        return bijeenkomst.aantal  # type: ignore[attr-defined]

    # --- a meeting with its ties on one page ---

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None) -> HttpResponse:
        if not (self.has_add_permission(request) and may_tell(request.user)):
            raise PermissionDenied
        begin = None if request.method == "POST" else self.get_changeform_initial_data(request)
        form = self.get_form(request)(request.POST or None, initial=begin)
        return self._tell(request, None, form)

    def ties_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """More ties of a meeting that is there."""
        bijeenkomst = self.get_queryset(request).select_related("proeftuin__stadsdeel").filter(pk=pk).first()
        if bijeenkomst is None:
            raise Http404
        if not (self.has_change_permission(request, bijeenkomst) and may_tell(request.user)):
            raise PermissionDenied
        return self._tell(request, bijeenkomst, None)

    def _tell(self, request: HttpRequest, bijeenkomst: Bijeenkomst | None, form: Any) -> HttpResponse:
        if "meer" in request.POST:
            banden = Banden.with_more(request.POST)
            form = form and type(form)(initial=request.POST.dict() | {"aanwezig": request.POST.getlist("aanwezig")})
        else:
            banden = Banden(request.POST or None)
            if request.method == "POST" and (bewaard := self._write_down(request, bijeenkomst, form, banden)):
                return redirect("admin:proeftuinen_bijeenkomst_banden", bewaard.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": bijeenkomst or _("Een bijeenkomst vastleggen"),
            "opts": self.opts,
            "media": self.media,
            "bijeenkomst": bijeenkomst,
            "verteld": bijeenkomst.samenwerkingen.with_ends().order_by("pk") if bijeenkomst else (),
            "form": form,
            "banden": banden,
            # Who comes back here after sending, sees what is wrong; asking for more rows is no mistake.
            "fout": request.method == "POST" and "meer" not in request.POST,
        }
        return TemplateResponse(request, "admin/bijeenkomst/vastleggen.html", context)

    @transaction.atomic
    def _write_down(
        self, request: HttpRequest, bijeenkomst: Bijeenkomst | None, form: Any, banden: Banden
    ) -> Bijeenkomst | None:
        """The meeting and its ties, or nothing: the page tells what is wrong and keeps what was typed."""
        goed = [deel.is_valid() for deel in (form, banden) if deel]
        if not all(goed):
            return None
        if form:
            bijeenkomst = self._add(request, form)
        oordelen = banden.save(bijeenkomst)  # type: ignore[arg-type]
        transaction.set_rollback(oordelen is None)
        if oordelen is None:
            return None
        delen = [
            ngettext("%d nieuwe samenwerking", "%d nieuwe samenwerkingen", oordelen["nieuw"]) % oordelen["nieuw"],
            _("%d gewijzigd") % oordelen["gewijzigd"],
        ]
        messages.success(request, _("Bewaard: %s.") % ", ".join(delen))
        return bijeenkomst

    def _add(self, request: HttpRequest, form: Any) -> Bijeenkomst:
        bijeenkomst = self.save_form(request, form, change=False)
        self.save_model(request, bijeenkomst, form, change=False)
        self.save_related(request, form, [], change=False)
        self.log_addition(request, bijeenkomst, [{"added": {}}])
        return bijeenkomst

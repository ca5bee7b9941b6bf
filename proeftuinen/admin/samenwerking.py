"""Ties, with the phases that they went through."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialekaart.admin.filters import RijenFilter, VanStadsdeelFilter
from socialekaart.admin.inhoud import InitiatiefAdresField
from socialekaart.admin.velden import ThemasField
from socialekaart.models import Thema

from ..actions import Geweigerd, check_reeks, keep_fase
from ..models import Fasestap, Samenwerking
from .basis import EigenFilter, Onderdeel, ProeftuinModelAdmin
from .inlezen import MetSamenwerkingenblad

INITIATIEF = gettext_lazy("Of plak het adres van de pagina van een initiatief, of typ de hele naam.")


class Initiatiefveld(InitiatiefAdresField):
    def __init__(self, label: Any):
        super().__init__(label=label, required=False, help_text=INITIATIEF)


class SamenwerkingForm(forms.ModelForm):
    van_initiatief = Initiatiefveld(gettext_lazy("Van (initiatief)"))
    naar_initiatief = Initiatiefveld(gettext_lazy("Naar (initiatief)"))

    themas = ThemasField()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for naam in ("van_initiatief", "naar_initiatief"):
            if eind := getattr(self.instance, naam):
                self.initial[naam] = eind.get_absolute_url()


class Stappen(forms.BaseInlineFormSet):
    """A tie has at least one step, and each may follow the one before it."""

    def clean(self) -> None:
        super().clean()
        rijen = [form.cleaned_data for form in self.forms if form.is_valid()]
        reeks = [(rij.get("op"), rij["fase"]) for rij in rijen if rij.get("fase") and not rij.get("DELETE")]
        if any(self.errors):
            return
        if not reeks:
            raise ValidationError(_("Vul ten minste één stap in: hoe ver zijn ze?"))
        try:
            check_reeks(reeks)
        except Geweigerd as fout:
            raise ValidationError(str(fout)) from fout


class StapInline(Onderdeel):
    model = Fasestap
    formset = Stappen
    fields = [("fase", "op", "toelichting")]
    verbose_name_plural = gettext_lazy("Hoe ver zijn ze, en sinds wanneer")


class ThemaFilter(RijenFilter):
    title = gettext_lazy("thema")
    parameter_name = "thema"

    def rows(self, request: HttpRequest) -> QuerySet[Thema]:
        return Thema.objects.all()

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        pk = self.pk()
        return queryset if pk is None else queryset.filter(themas=pk)


@admin.register(Samenwerking)
class SamenwerkingAdmin(MetSamenwerkingenblad, ProeftuinModelAdmin):
    form = SamenwerkingForm
    inlines = [StapInline]
    fieldsets = [
        (
            gettext_lazy("Wie werken samen"),
            {
                "fields": [("van", "van_initiatief"), ("naar", "naar_initiatief"), ("soort", "stadsdeel")],
                "description": gettext_lazy("Kies aan elke kant een organisatie, of noem een initiatief."),
            },
        ),
        (
            gettext_lazy("Wat weten we ervan"),
            {"fields": ["afspraak", ("sterkte_van", "sterkte_naar"), "bron", "bijeenkomst", "themas", "voorbeeld"]},
        ),
    ]
    list_display = ["__str__", "soort", "fase", "stadsdeel", "bron", "voorbeeld"]
    list_filter = [EigenFilter, "soort", "fase", VanStadsdeelFilter, ThemaFilter, "voorbeeld"]
    search_fields = ["van__naam", "naar__naam", "van_initiatief__naam", "naar_initiatief__naam", "bron", "afspraak"]
    change_list_template = "admin/samenwerking/lijst.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Samenwerking]:
        rijen = super().get_queryset(request)
        return rijen.with_ends().select_related("stadsdeel").defer("stadsdeel__geometrie")  # type: ignore[attr-defined]

    def save_model(self, request: HttpRequest, obj: Samenwerking, form: forms.ModelForm, change: bool) -> None:
        """A new tie has no steps yet; they decide its phase as soon as they are there."""
        obj.fase = obj.fase or Samenwerking.Fase.CONTACT
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        keep_fase(samenwerking=form.instance)

"""Personas, with their wishes and questions on the same page."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import Count, QuerySet
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Gespreksvraag, Ondersteuningswens, Persona, PersonaWens
from ..views.persona import show_persona
from .geschiedenis import MetGeschiedenis
from .velden import DoelgroepenField, SlugForm
from .verwijderen import KorteVerwijderlijst
from .voorvertoning import MetVoorvertoning


class PersonaForm(SlugForm):
    doelgroepen = DoelgroepenField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["doelgroepen"].help_text = Persona._meta.get_field("doelgroepen").help_text


class PersonaInline(admin.StackedInline):
    """Rows of a persona; what can be chosen is asked for once and not for each row, wishes under their domain."""

    formfield_overrides = {models.CharField: {"widget": Textarea(attrs={"rows": 2})}}

    def get_extra(self, request: HttpRequest, obj: Persona | None = None, **kwargs) -> int:
        return 0 if obj else 4

    def formfield_for_dbfield(self, db_field, request, **kwargs) -> Any:
        """Without the buttons to change the reference list from here."""
        veld: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(veld.widget, RelatedFieldWidgetWrapper):
            veld.widget = veld.widget.widget
        return veld

    def formfield_for_foreignkey(self, db_field, request, **kwargs) -> Any:
        veld: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if veld.queryset.model is Ondersteuningswens:
            per_domein = groupby(veld.queryset.select_related("domein"), key=attrgetter("domein.naam"))
            keuzes: list = [(domein, [(wens.pk, wens.naam) for wens in wensen]) for domein, wensen in per_domein]
        else:
            keuzes = [(rij.pk, str(rij)) for rij in veld.queryset]
        veld.choices = [("", _("Kies")), *keuzes]
        return veld


class PersonaWensInline(PersonaInline):
    model = PersonaWens
    fields = [("wens", "volgorde"), "uitspraak", "toelichting"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PersonaWens]:
        return super().get_queryset(request).select_related("wens")


class GespreksvraagInline(PersonaInline):
    model = Gespreksvraag
    fields = [("domein", "volgorde"), "vraag"]


@admin.register(Persona)
class PersonaAdmin(MetVoorvertoning, MetGeschiedenis, KorteVerwijderlijst, admin.ModelAdmin):
    verdwijnt_mee = (PersonaWens, Gespreksvraag)
    menugroep = gettext_lazy("Sociale kaart")
    form = PersonaForm
    inlines = [PersonaWensInline, GespreksvraagInline]
    fieldsets = [
        (
            gettext_lazy("Wie is het"),
            {
                "fields": [("naam", "leeftijd"), "kenmerk", "uitspraak", "situatie"],
                "description": gettext_lazy("Verzin iemand. Schrijf nooit over een mens die u kent."),
            },
        ),
        (gettext_lazy("Voor wie"), {"fields": ["doelgroepen"]}),
        (gettext_lazy("Waar u op let"), {"fields": ["aandachtspunten"]}),
        (gettext_lazy("Op de site"), {"fields": ["gepubliceerd", ("publicatiedatum", "volgorde")]}),
        (gettext_lazy("Adres op de site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
    list_display = ["__str__", "kenmerk", "aantal_wensen", "aantal_vragen", "volgorde", "gepubliceerd"]
    search_fields = ["naam", "kenmerk", "situatie"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Persona]:
        wensen, vragen = Count("wensen", distinct=True), Count("vragen", distinct=True)
        return super().get_queryset(request).annotate(wensental=wensen, vragental=vragen)

    @admin.display(description=gettext_lazy("wensen"))
    def aantal_wensen(self, persona: Persona) -> int:
        return persona.wensental  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("vragen"))
    def aantal_vragen(self, persona: Persona) -> int:
        return persona.vragental  # type: ignore[attr-defined]

    def view_on_site(self, persona: Persona) -> str | None:
        return persona.get_absolute_url() if persona.op_site else None

    def show_page(self, request: HttpRequest, obj: Persona) -> HttpResponse:
        return show_persona(request, obj)

"""Organisations, with their initiatives in view."""

from django.contrib import admin
from django.db import models
from django.db.models import Count, QuerySet
from django.forms import URLInput
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..actions import refresh_initiatieven
from ..models import Organisatie
from ..rechten import may_edit_organisatie
from .geschiedenis import MetGeschiedenis
from .velden import SlugForm


@admin.register(Organisatie)
class OrganisatieAdmin(MetGeschiedenis, admin.ModelAdmin):
    menugroep = _("Sociale kaart")
    form = SlugForm
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https", "widget": URLInput(attrs={"class": "vURLField"})}
    }
    fieldsets = [
        (None, {"fields": ["naam", "soort_organisatie", "website", "partner", "voorbeeld"]}),
        (_("Adres op de site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
    list_display = ["naam", "soort_organisatie", "initiatieven", "partner", "voorbeeld"]
    list_filter = ["soort_organisatie", "partner", "voorbeeld"]
    search_fields = ["naam"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisatie]:
        return super().get_queryset(request).annotate(aantal=Count("initiatieven"))

    def has_change_permission(self, request: HttpRequest, obj: Organisatie | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_edit_organisatie(request.user, obj))

    @admin.display(description=_("initiatieven"), ordering="aantal")
    def initiatieven(self, organisatie: Organisatie) -> int:
        return organisatie.aantal  # type: ignore[attr-defined]

    def save_model(self, request, obj, form, change) -> None:
        super().save_model(request, obj, form, change)
        refresh_initiatieven(ids=obj.initiatieven.values_list("pk", flat=True))

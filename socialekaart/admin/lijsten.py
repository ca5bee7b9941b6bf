"""Domains, wishes and groups of people. A change of a name shows everywhere at once."""

from django.contrib import admin
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..actions import refresh_initiatieven, refresh_lexicon
from ..models import Doelgroep, Domein, Ondersteuningswens, Perspectief, Thema
from .geschiedenis import MetGeschiedenis
from .velden import SlugForm
from .verwijderen import KorteVerwijderlijst


class LijstAdmin(MetGeschiedenis, KorteVerwijderlijst, admin.ModelAdmin):
    """A reference list: the slug is made once and stays, because addresses and exports use it."""

    menugroep = _("Lijsten")
    form = SlugForm
    search_fields = ["naam", "slug"]

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> list[str]:
        return ["slug"] if obj else []

    def save_model(self, request, obj, form, change) -> None:
        super().save_model(request, obj, form, change)
        refresh_initiatieven()

    def delete_model(self, request, obj) -> None:
        super().delete_model(request, obj)
        forget()

    @transaction.atomic
    def delete_queryset(self, request, queryset) -> None:
        super().delete_queryset(request, queryset)
        forget()


def forget() -> None:
    """What is gone leaves the records, and the expressions that meant it."""
    refresh_initiatieven()
    refresh_lexicon()


class GeteldeLijstAdmin(LijstAdmin):
    """A list whose rows initiatives choose from."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(aantal=Count("initiatieven"))

    @admin.display(description=_("initiatieven"), ordering="aantal")
    def initiatieven(self, obj) -> int:
        return obj.aantal


@admin.register(Domein)
class DomeinAdmin(LijstAdmin):
    fields = [
        ("naam", "naam_en"),
        ("publieksnaam", "publieksnaam_en"),
        ("uitleg", "uitleg_en"),
        "volgorde",
        "slug",
    ]
    list_display = ["naam", "publieksnaam", "volgorde"]


@admin.register(Ondersteuningswens)
class OndersteuningswensAdmin(GeteldeLijstAdmin):
    fields = [("naam", "naam_en"), "domein", ("uitleg", "uitleg_en"), "volgorde", "slug"]
    list_display = ["naam", "domein", "volgorde", "initiatieven"]
    list_filter = ["domein"]
    list_select_related = ["domein"]


@admin.register(Doelgroep)
class DoelgroepAdmin(GeteldeLijstAdmin):
    fields = [("naam", "naam_en"), "volgorde", "slug"]
    list_display = ["naam", "volgorde", "initiatieven"]


@admin.register(Thema)
class ThemaAdmin(LijstAdmin):
    fields = [("naam", "naam_en"), "volgorde", "slug"]
    list_display = ["naam", "volgorde"]


@admin.register(Perspectief)
class PerspectiefAdmin(LijstAdmin):
    fields = [("naam", "naam_en"), "volgorde", "slug"]
    list_display = ["naam", "volgorde"]

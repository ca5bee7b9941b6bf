"""How many people there are: the methods, the population that they start from, and the estimates."""

from abc import abstractmethod
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models, transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proeftuinen.admin.basis import VELDEN
from socialekaart.actions import Herstel
from socialekaart.admin.filters import RijenFilter
from socialekaart.models import Gebied

from ..actions import refresh_schattingen
from ..models import Bevolkingscijfer, Doelgroepschatting, Schattingsmethode
from .basis import EvaluatieModelAdmin
from .inlezen import MetBevolkingsblad, MetSchattingenblad


class GebiedFilter(RijenFilter):
    """Areas of which there is a figure."""

    title = gettext_lazy("gebied")
    parameter_name = "gebied"

    def rows(self, request: HttpRequest) -> QuerySet[Gebied]:
        return Gebied.objects.stadsdelen().defer("geometrie")

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        pk = self.pk()
        return queryset if pk is None else queryset.filter(gebied=pk)


# A comma or a point: in a browser that speaks another language as well.
MET_KOMMA = {**VELDEN, models.DecimalField: {"localize": True}}


class GebiedVeld(forms.ModelChoiceField):
    """An area by its kind: names occur at more than one level."""

    def label_from_instance(self, gebied: Any) -> str:
        return f"{gebied.naam} ({gebied.get_soort_display()} {gebied.code})"


class MetGebied:
    """Mix into a page of figures of any area."""

    formfield_overrides = MET_KOMMA

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("gebied__geometrie")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is Gebied:
            kwargs |= {
                "form_class": GebiedVeld,
                "queryset": Gebied.objects.defer("geometrie").order_by("soort", "naam"),
            }
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class MetSchattingen:
    """Mix into a page of what estimates are computed from: they follow."""

    @abstractmethod
    def _follow(self, objs: list[Any]) -> None:
        """Make the estimates what these records say now."""

    def save_model(self, request: HttpRequest, obj: Model, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        self._follow([obj])

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        super().delete_model(request, obj)
        self._follow([obj])

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        objs = list(queryset)
        super().delete_queryset(request, queryset)
        self._follow(objs)

    def _checked(self, request: HttpRequest, *args: Any, **opties: Any) -> Herstel:
        """Also back to an earlier version, or from the bin."""
        herstel = super()._checked(request, *args, **opties)
        self._follow([herstel.record])
        return herstel


@admin.register(Schattingsmethode)
class SchattingsmethodeAdmin(MetSchattingen, EvaluatieModelAdmin):
    formfield_overrides = MET_KOMMA
    fieldsets = [
        (None, {"fields": [("naam", "naam_en"), "slug", "uitleg", "uitleg_en", "bron", "volgorde"]}),
        (
            gettext_lazy("Rekenen met sterfte"),
            {
                "fields": [("aandeel_laag", "aandeel", "aandeel_hoog")],
                "description": gettext_lazy(
                    "Welk deel van de sterfgevallen was te verwachten? Vul drie delen tussen 0 en 1 in, bijvoorbeeld "
                    "0,66. Of geen van drie: dan geeft u de aantallen zelf op. Verandert u een deel, dan rekenen we "
                    "alle schattingen van deze methode opnieuw uit."
                ),
            },
        ),
    ]
    list_display = ["naam", "slug", "aandeel_laag", "aandeel", "aandeel_hoog", "volgorde"]
    prepopulated_fields = {"slug": ["naam"]}

    def _follow(self, objs: list[Schattingsmethode]) -> None:
        refresh_schattingen()


@admin.register(Bevolkingscijfer)
class BevolkingscijferAdmin(MetSchattingen, MetGebied, MetBevolkingsblad, EvaluatieModelAdmin):
    change_list_template = "admin/blad/lijst.html"
    fieldsets = [
        (
            None,
            {"fields": [("gebied", "jaar"), ("inwoners", "vijfenzestigplus", "sterfte_per_1000"), "bron", "voorbeeld"]},
        )
    ]
    list_display = ["gebied", "jaar", "inwoners", "vijfenzestigplus", "sterfte_per_1000", "bron", "voorbeeld"]
    list_filter = [GebiedFilter, "jaar", "voorbeeld"]
    list_select_related = ["gebied"]

    def _follow(self, objs: list[Bevolkingscijfer]) -> None:
        refresh_schattingen(gebieden={obj.gebied_id for obj in objs})


@admin.register(Doelgroepschatting)
class DoelgroepschattingAdmin(MetGebied, MetSchattingenblad, EvaluatieModelAdmin):
    change_list_template = "admin/blad/lijst.html"
    fieldsets = [
        (None, {"fields": [("gebied", "jaar", "methode"), ("laag", "aantal", "hoog"), "bron", "voorbeeld"]}),
    ]
    list_display = ["gebied", "jaar", "methode", "aantal", "laag", "hoog", "gemodelleerd", "voorbeeld"]
    list_filter = [GebiedFilter, "jaar", "methode", "gemodelleerd", "voorbeeld"]
    list_select_related = ["gebied", "methode"]

    def save_model(self, request: HttpRequest, obj: Doelgroepschatting, form: forms.ModelForm, change: bool) -> None:
        """What somebody changes by hand is no longer computed."""
        if change and obj.gemodelleerd and form.changed_data:
            obj.gemodelleerd = False
            messages.info(
                request, _("Dit cijfer was berekend. Nu is het een eigen cijfer, en rekenen we het niet meer uit.")
            )
        super().save_model(request, obj, form, change)

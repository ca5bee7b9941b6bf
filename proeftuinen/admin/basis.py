"""What all pages of the proeftuinen in the admin share: everybody sees all, and changes what is of their stadsdeel."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import ModelForm, Textarea, URLInput
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palliatief.gebruikers.models import Gebruiker
from socialekaart.actions import Herstel
from socialekaart.admin.bestand import BestandKeuze, MetBestanden
from socialekaart.admin.geschiedenis import MetGeschiedenis
from socialekaart.admin.versie import MetVersie, log_publication
from socialekaart.admin.verwijderen import KorteVerwijderlijst
from socialekaart.models import Gebied
from socialekaart.rechten import ELK, STEDELIJK

from ..models.basis import VanStadsdeelQuerySet

VELDEN: dict[type[models.Field], dict[str, Any]] = {
    models.TextField: {"widget": Textarea(attrs={"rows": 4})},
    models.URLField: {"assume_scheme": "https", "widget": URLInput(attrs={"class": "vURLField"})},
}


def own_stadsdelen(gebruiker: Gebruiker | AnonymousUser) -> QuerySet[Gebied]:
    """Where this person may keep records."""
    stadsdelen = Gebied.objects.stadsdelen().defer("geometrie")
    if gebruiker.has_perm(ELK):
        return stadsdelen
    return stadsdelen.filter(pk__in=gebruiker.stadsdelen.values("pk"))  # type: ignore[union-attr]


def is_published(obj: Any) -> bool:
    return getattr(obj, "status", "") == "gepubliceerd"


class EigenFilter(admin.SimpleListFilter):
    """What one may change oneself."""

    title = gettext_lazy("van wie")
    parameter_name = "van"

    def lookups(self, request, model_admin):
        return [("mij", gettext_lazy("wat ik bijhoud"))] if model_admin.has_change_permission(request) else []

    def queryset(self, request, queryset):
        if self.value() != "mij":
            return queryset
        return queryset.filter(pk__in=queryset.model.objects.editable_by(request.user).values("pk"))


class Onderdeel(BestandKeuze, admin.StackedInline):
    """A list of parts on the page of a record: who may change the record may change these.

    What can be chosen is asked for once and not for each row.
    """

    extra = 1
    formfield_overrides = VELDEN

    class Media:
        css = {"all": ["css/beheer_proeftuin.css"]}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Without the buttons to change from here what is chosen."""
        veld: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(veld, "widget", None), RelatedFieldWidgetWrapper):
            veld.widget = veld.widget.widget
        return veld

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        veld: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        veld.choices = list(veld.choices)
        return veld


class ProeftuinModelAdmin(MetVersie, MetBestanden, MetGeschiedenis, KorteVerwijderlijst, admin.ModelAdmin):
    """Of a model whose QuerySet is a ``VanStadsdeelQuerySet``."""

    menugroep = gettext_lazy("Proeftuinen")
    formfield_overrides = VELDEN
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    # --- whose it is ---

    def is_own(self, request: HttpRequest, obj: Any) -> bool:
        """Whether this person may change it, as it is in the database; asked once for each object."""
        if not hasattr(obj, "eigen"):
            obj.eigen = self._own(request).filter(pk=obj.pk).exists()
        return obj.eigen

    def _own(self, request: HttpRequest) -> VanStadsdeelQuerySet:
        return self.model._default_manager.all().editable_by(request.user)  # type: ignore[attr-defined]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or self.is_own(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or self.is_own(request, obj))

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponseBase | None:
        """An action that changes gets only rows of one's own."""
        actie = self.get_actions(request).get(request.POST.get("action", ""))
        if actie and "view" not in getattr(actie[0], "allowed_permissions", ()):
            queryset = self._keep_own(request, queryset)
        return super().response_action(request, queryset)

    def _keep_own(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        eigen = queryset.filter(pk__in=self._own(request).values("pk"))
        gekozen = [pk for pk in request.POST.getlist("_selected_action") if pk.isdecimal()]
        if aantal := queryset.filter(pk__in=gekozen).count() - eigen.filter(pk__in=gekozen).count():
            tekst = ngettext(
                "%d regel is niet van u, en is dus niet gewijzigd.",
                "%d regels zijn niet van u, en zijn dus niet gewijzigd.",
                aantal,
            )
            messages.warning(request, tekst % aantal)
        return eigen

    def render_change_form(self, request: HttpRequest, context: dict, obj: Model | None = None, **kwargs: Any):
        """Who edits other records hears why not this one."""
        if obj and self.has_change_permission(request) and not self.is_own(request, obj):
            messages.info(request, _("Dit hoort niet bij uw stadsdeel. U kunt het bekijken, maar niet wijzigen."))
        return super().render_change_form(request, context, obj=obj, **kwargs)

    # --- the form ---

    @property
    def eigenveld(self) -> str:
        """The field by which a record belongs to a stadsdeel."""
        return self.model._default_manager.all().stadsdeel.partition("__")[0]  # type: ignore[attr-defined]

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        """What belongs to a stadsdeel is chosen from one's own; only who keeps the whole city may leave it empty."""
        doel: Any = db_field.related_model
        keuzes = doel._default_manager.all()
        if isinstance(keuzes, VanStadsdeelQuerySet):
            kwargs.setdefault("queryset", keuzes.editable_by(request.user))
        elif doel is Gebied:
            kwargs.setdefault("queryset", own_stadsdelen(request.user))
        veld: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == self.eigenveld and not request.user.has_perm(STEDELIJK):
            veld.required = True
        return veld

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """Who has one to choose from need not choose."""
        veld: Any = self.model._meta.get_field(self.eigenveld)
        keuzes = self.formfield_for_foreignkey(veld, request)
        eigen = list(keuzes.queryset.values_list("pk", flat=True)[:2]) if keuzes.required else []
        return ({veld.name: eigen[0]} if len(eigen) == 1 else {}) | super().get_changeform_initial_data(request)

    # --- saving ---

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "status" in form.changed_data and is_published(obj):
            log_publication(self, request, obj)

    def _checked(self, request: HttpRequest, pk: int, moment: datetime, *, proef: bool = False) -> Herstel:
        """Also an earlier version, or one from the bin, may be what visitors could not read; a trial takes it back."""
        was = self.model._base_manager.select_for_update(no_key=True).filter(pk=pk).first()
        herstel = super()._checked(request, pk, moment, proef=proef)
        if is_published(herstel.record) and not is_published(was):
            log_publication(self, request, herstel.record)
        return herstel

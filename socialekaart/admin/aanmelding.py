"""Suggestions from outside: the queue, and one page on which a suggestion is decided."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.gebruikers.models import Gebruiker

from ..actions import Ingehaald
from ..models import Aanmelding
from ..models.aanmelding import AanmeldingQuerySet
from ..werkregels import how_long_ago
from .besluiten import Besluitformulier, Dubbelformulier, Overneemformulier, describe, list_besluiten

# Who decides, changes the map.
NODIG = ("socialekaart.add_initiatief", "socialekaart.change_initiatief")


def who(request: HttpRequest) -> Gebruiker:
    """Who is logged in; nobody else comes here."""
    return cast(Gebruiker, request.user)


class WachtFilter(admin.SimpleListFilter):
    """What waits, unless somebody asks for the rest."""

    title = gettext_lazy("stand")
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return [("alles", gettext_lazy("alles")), *Aanmelding.Status.choices]

    def choices(self, changelist):
        keuzes = list(super().choices(changelist))
        keuzes[0]["display"] = _("wacht op een besluit")
        return keuzes

    def queryset(self, request, queryset):
        if self.value() in Aanmelding.Status.values:
            return queryset.filter(status=self.value())
        return queryset if self.value() == "alles" else queryset.open()


@admin.register(Aanmelding)
class AanmeldingAdmin(admin.ModelAdmin):
    menugroep = gettext_lazy("Meldingen")
    list_display = ["titel", "soort", "status", "wanneer", "afzender_rol"]
    list_filter = [WachtFilter, "soort"]
    ordering = ["bevestigd_op", "pk"]
    list_per_page = 50
    search_fields = ["naam", "initiatief__naam"]
    search_help_text = gettext_lazy("Naam van het initiatief")
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request: HttpRequest) -> AanmeldingQuerySet:
        """Only those that are for this person: senders are nobody else's business."""
        aanmeldingen = Aanmelding.objects.confirmed().for_gebruiker(who(request))
        return aanmeldingen.select_related("initiatief").order_by(*self.ordering)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Aanmelding | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Aanmelding | None = None) -> bool:
        return super().has_change_permission(request, obj) and request.user.has_perms(NODIG)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """Its page tells what happened."""
        return redirect("admin:socialekaart_aanmelding_change", object_id)

    @admin.display(description=gettext_lazy("initiatief"), ordering="naam")
    def titel(self, aanmelding: Aanmelding) -> str:
        return str(aanmelding)

    @admin.display(description=gettext_lazy("binnen"), ordering="bevestigd_op")
    def wanneer(self, aanmelding: Aanmelding) -> str:
        return how_long_ago(aanmelding.wacht_sinds)

    # --- the page of one ---

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the suggestion beside what is there; a POST is one of ``list_besluiten``."""
        aanmelding = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, aanmelding):
            raise PermissionDenied
        if aanmelding is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        fout = None
        if request.method == "POST":
            if not self.has_change_permission(request, aanmelding):
                raise PermissionDenied
            fout = self.decide(request, aanmelding)
            if fout is None:
                return redirect("admin:socialekaart_aanmelding_change", aanmelding.pk)
            aanmelding = self.get_queryset(request).get(pk=aanmelding.pk)
        return self.show(request, aanmelding, fout)

    def decide(self, request: HttpRequest, aanmelding: Aanmelding) -> Besluitformulier | None:
        """Do what was asked; returns the form when that could not be."""
        soort = list_besluiten(aanmelding).get(request.POST.get("besluit", ""))
        if soort is None:
            raise PermissionDenied
        formulier = soort(request.POST, aanmelding=aanmelding, wie=who(request))
        if not formulier.is_valid():
            messages.error(request, _("Dit lukte niet. Kijk hieronder wat er nog moet."))
            return formulier
        try:
            messages.success(request, formulier.decide())
        except Ingehaald:
            messages.error(request, _("Uw collega heeft dit net ook gewijzigd. Hieronder staat hoe het nu is."))
            return formulier
        except ValidationError as fout:
            formulier.add_error(None, ValidationError(fout.messages))
            messages.error(request, _("Dit lukte niet. Kijk hieronder wat er nog moet."))
            return formulier
        return None

    def show(self, request: HttpRequest, aanmelding: Aanmelding, fout: Besluitformulier | None) -> HttpResponse:
        formulieren = {
            naam: fout
            if fout is not None and type(fout) is soort
            else soort(None, aanmelding=aanmelding, wie=who(request))
            for naam, soort in list_besluiten(aanmelding).items()
            if issubclass(soort, Overneemformulier | Dubbelformulier) or soort.tekstlabel
        }
        wachtend = self.get_queryset(request).open().exclude(pk=aanmelding.pk)
        volgende = wachtend.first()
        context = {
            **self.admin_site.each_context(request),
            **describe(aanmelding),
            "title": str(aanmelding),
            "opts": self.opts,
            "aanmelding": aanmelding,
            "mag": self.has_change_permission(request, aanmelding),
            "formulieren": formulieren,
            "wachten": wachtend.count(),
            "volgende": reverse("admin:socialekaart_aanmelding_change", args=[volgende.pk]) if volgende else "",
        }
        return TemplateResponse(request, "admin/aanmelding.html", context)

"""Mail that went out: to read, to send again, and to dismiss."""

import re

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import actions
from .models import Bericht

# An address with a signature in it.
PERSOONLIJKE_LINK = re.compile(r"https?://\S+:\S{20,}")


class AandachtFilter(admin.SimpleListFilter):
    title = _("aandacht")
    parameter_name = "aandacht"

    def lookups(self, request, model_admin):
        return [("ja", _("iemand moet kijken"))]

    def queryset(self, request, queryset):
        return queryset.unsolved() if self.value() == "ja" else queryset


@admin.register(Bericht)
class BerichtAdmin(admin.ModelAdmin):
    """Nobody writes or changes a message here; two things can be decided about one."""

    menugroep = _("Meldingen")
    list_display = ["onderwerp", "aan", "status", "reden", "created_at"]
    list_filter = [AandachtFilter, "status", "soort", "gezien"]
    search_fields = ["aan", "onderwerp"]
    search_help_text = _("Adres of onderwerp")
    fields = ["onderwerp", "aan", "inhoud", "soort", "status", "reden", "gezien", "created_at", "verstuurd_op"]
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    actions = ["stuur_opnieuw", "gezien_maken"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Bericht | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Bericht | None = None) -> bool:
        """For what can be done from the list; the page of one is to read."""
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("tekst"))
    def inhoud(self, bericht: Bericht) -> str:
        """The words, without the links by which the receiver is known."""
        return PERSOONLIJKE_LINK.sub(str(_("(persoonlijke link)")), bericht.tekst) or str(_("is gewist"))

    @admin.action(description=_("Stuur opnieuw"), permissions=["change"])
    def stuur_opnieuw(self, request: HttpRequest, queryset: QuerySet[Bericht]) -> None:
        ids = list(queryset.values_list("pk", flat=True))
        aantal = actions.send_again(ids=ids)
        tekst = ngettext("%d mail gaat opnieuw uit.", "%d mails gaan opnieuw uit.", aantal)
        messages.success(request, tekst % aantal)
        if over := len(ids) - aantal:
            niet = ngettext(
                "%d mail is al verstuurd, of de tekst is al gewist.",
                "%d mails zijn al verstuurd, of de tekst is al gewist.",
                over,
            )
            messages.warning(request, niet % over)

    @admin.action(description=_("Gezien: haal van de werklijst"), permissions=["change"])
    def gezien_maken(self, request: HttpRequest, queryset: QuerySet[Bericht]) -> None:
        aantal = actions.dismiss_berichten(ids=list(queryset.values_list("pk", flat=True)))
        tekst = ngettext("%d mail is van de werklijst.", "%d mails zijn van de werklijst.", aantal)
        messages.success(request, tekst % aantal)

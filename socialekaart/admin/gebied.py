"""Areas: to look at. They come from the official layers (``import_gebieden``)."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Gebied
from .kaart import KaartMedia, show_map


@admin.register(Gebied)
class GebiedAdmin(KaartMedia, admin.ModelAdmin):
    menugroep = _("Lijsten")
    fields = ["naam", "soort", "code", "kaart", "schets", "bron", "bijgewerkt_op"]
    readonly_fields = ["kaart"]
    list_display = ["naam", "soort", "code", "schets", "bron"]
    list_filter = ["soort", "schets"]
    search_fields = ["naam", "code"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Gebied | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Gebied | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest):
        gebieden = super().get_queryset(request)
        return gebieden if request.resolver_match.kwargs else gebieden.defer("geometrie")  # type: ignore[union-attr]

    @admin.display(description=_("kaart"))
    def kaart(self, gebied: Gebied) -> SafeString:
        vlak = gebied.geometrie.simplify(0.0001, preserve_topology=True)
        return show_map(vlak=vlak, naam=_("Kaart van %(naam)s") % {"naam": gebied.naam})

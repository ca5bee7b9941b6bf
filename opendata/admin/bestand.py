"""The files of the open data page: when they were made, and a button to make them now."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from socialekaart.models import Kaartstand

from .. import actions
from ..models import Openbestand


@admin.register(Openbestand)
class OpenbestandAdmin(admin.ModelAdmin):
    """To look at; nobody changes a file by hand."""

    menugroep = gettext_lazy("Site")
    change_list_template = "admin/openbestand/lijst.html"
    list_display = ["naam", "rijen", "omvang", "gemaakt_op", "van_nu", "ophalen"]
    list_display_links = None
    fields = readonly_fields = ("naam", "soort", "omvang", "rijen", "gemaakt_op", "sha256")
    actions = None

    class Media:
        css = {"all": ["css/beheer_opendata.css"]}

    def has_add_permission(self, request: HttpRequest, obj: Openbestand | None = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission

    def get_urls(self) -> list[URLPattern]:
        maken = self.admin_site.admin_view(require_POST(self.maak_opnieuw))
        return [path("opnieuw/", maken, name="opendata_openbestand_opnieuw"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Openbestand]:
        """With the version that the data have now."""
        stand = Kaartstand.objects.values("versie")[:1]
        return super().get_queryset(request).annotate(stand=Subquery(stand))

    def maak_opnieuw(self, request: HttpRequest) -> HttpResponse:
        """Have the worker make what is not of now."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        actions.ask_open_data()
        messages.success(request, _("We maken de bestanden opnieuw. Dat duurt meestal minder dan een minuut."))
        return redirect("admin:opendata_openbestand_changelist")

    @admin.display(description=gettext_lazy("grootte"), ordering="grootte")
    def omvang(self, bestand: Openbestand) -> str:
        return filesizeformat(bestand.grootte)

    @admin.display(description=gettext_lazy("van nu"), boolean=True)
    def van_nu(self, bestand: Openbestand) -> bool:
        return bestand.versie == bestand.stand  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("download"))
    def ophalen(self, bestand: Openbestand) -> str:
        adres = reverse("open_data_bestand", args=[bestand.naam])
        return format_html('<a href="{}" download>{}</a>', adres, _("Download %s") % bestand.naam)

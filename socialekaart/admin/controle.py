"""Asking owners whether a record is right, and what became of it; links and numbers that do not work."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.db.models import F, Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palliatief.lib.telefoon import show_telefoon

from .. import actions
from ..models import Controle, Controleverzoek, Initiatief, Linkcontrole


class MetControle:
    """Mix into the page of initiatives: ask the owner, and note who verified by hand."""

    @admin.action(description=gettext_lazy("Vraag de eigenaar of het klopt"), permissions=["change"])
    def vraag_eigenaar(self, request: HttpRequest, queryset: QuerySet[Initiatief]) -> None:
        ids = list(queryset.values_list("pk", flat=True))
        uitvraag = actions.request_controles(ids=ids, wie=request.user)  # type: ignore[arg-type]
        tekst = ngettext("%d eigenaar krijgt een mail.", "%d eigenaren krijgen een mail.", uitvraag.gevraagd)
        messages.success(request, tekst % uitvraag.gevraagd)
        if uitvraag.zonder_adres:
            namen = ", ".join(uitvraag.zonder_adres)
            messages.warning(request, _("Zonder mailadres van een contactpersoon: %s.") % namen)
        if uitvraag.net_gebeurd:
            namen = ", ".join(uitvraag.net_gebeurd)
            messages.warning(request, _("Vandaag al gevraagd of gecontroleerd: %s.") % namen)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Iterable, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "gecontroleerd_op" in form.changed_data and form.instance.gecontroleerd_op:
            actions.note_controles([form.instance.pk], wie=request.user, hoe=Controle.Hoe.BEHEER)  # type: ignore[arg-type]


class AlleenEigen(admin.ModelAdmin):
    """Rows about initiatives that one keeps; to look at, and to act on from the list."""

    menugroep = gettext_lazy("Meldingen")
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["initiatief__naam"]
    search_help_text = gettext_lazy("Naam van het initiatief")
    list_select_related = ["initiatief"]
    list_display_links = None

    class Media:
        css = {"all": ["css/beheer_controle.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        eigen = Initiatief.objects.editable_by(request.user)
        return super().get_queryset(request).filter(initiatief__in=eigen)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """For what can be done from the list; the page of one is to read."""
        return obj is None and super().has_change_permission(request)

    @admin.display(description=gettext_lazy("initiatief"), ordering="initiatief__naam")
    def naam(self, rij: Controleverzoek | Linkcontrole) -> SafeString:
        adres = reverse("admin:socialekaart_initiatief_change", args=[rij.initiatief_id])
        return format_html('<a href="{}">{}</a>', adres, rij.initiatief.naam)


class LooptFilter(admin.SimpleListFilter):
    title = gettext_lazy("stand")
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return [("loopt", _("loopt nog")), ("klaar", _("beantwoord of gesloten"))]

    def queryset(self, request, queryset):
        keuzes = {"loopt": queryset.open, "klaar": lambda: queryset.exclude(uitkomst="")}
        return keuzes.get(self.value() or "", lambda: queryset)()


@admin.register(Controleverzoek)
class ControleverzoekAdmin(AlleenEigen):
    list_display = ["naam", "stap", "stap_op", "uitkomst", "afgesloten_op"]
    list_filter = [LooptFilter, "stap", "uitkomst"]
    actions = ["klopt", "stop"]

    @admin.action(description=gettext_lazy("Vandaag gecontroleerd (en terug op de kaart)"), permissions=["change"])
    def klopt(self, request: HttpRequest, queryset: QuerySet[Controleverzoek]) -> None:
        ids = list(queryset.open().values_list("initiatief", flat=True))  # type: ignore[attr-defined]
        aantal = actions.verify_initiatieven(ids=ids, wie=request.user)  # type: ignore[arg-type]
        tekst = ngettext(
            "%d initiatief is vandaag gecontroleerd.", "%d initiatieven zijn vandaag gecontroleerd.", aantal
        )
        messages.success(request, tekst % aantal)

    @admin.action(description=gettext_lazy("Stop met vragen"), permissions=["change"])
    def stop(self, request: HttpRequest, queryset: QuerySet[Controleverzoek]) -> None:
        aantal = actions.close_controles(ids=list(queryset.values_list("pk", flat=True)))
        tekst = ngettext("%d vraag is gestopt.", "%d vragen zijn gestopt.", aantal)
        messages.success(request, tekst % aantal)


class StukFilter(admin.SimpleListFilter):
    title = gettext_lazy("werkt het")
    parameter_name = "werkt"

    def lookups(self, request, model_admin):
        return [("niet", _("werkt niet: iemand moet kijken"))]

    def queryset(self, request, queryset):
        return queryset.broken() if self.value() == "niet" else queryset


@admin.register(Linkcontrole)
class LinkcontroleAdmin(AlleenEigen):
    list_display = ["naam", "wat", "reden", "fouten", "nagekeken_op"]
    ordering = [F("laatste_fout_op").desc(nulls_last=True), "pk"]
    list_filter = [StukFilter, "soort", "akkoord"]
    actions = ["kijk_opnieuw", "is_goed_zo"]

    @admin.display(description=gettext_lazy("link of nummer"), ordering="waarde")
    def wat(self, rij: Linkcontrole) -> SafeString | str:
        if rij.soort == Linkcontrole.Soort.TELEFOON:
            return show_telefoon(rij.waarde)
        return format_html('<a href="{}" rel="noopener noreferrer external">{}</a>', rij.waarde, rij.waarde)

    @admin.action(description=gettext_lazy("Nu opnieuw kijken"), permissions=["change"])
    def kijk_opnieuw(self, request: HttpRequest, queryset: QuerySet[Linkcontrole]) -> None:
        aantal = actions.request_links(ids=list(queryset.values_list("pk", flat=True)))
        tekst = ngettext(
            "We kijken nu naar %d link of nummer. Ververs deze bladzijde over een minuut.",
            "We kijken nu naar %d links en nummers. Ververs deze bladzijde over een minuut.",
            aantal,
        )
        messages.success(request, tekst % aantal)

    @admin.action(description=gettext_lazy("Is goed zo: haal van de werklijst"), permissions=["change"])
    def is_goed_zo(self, request: HttpRequest, queryset: QuerySet[Linkcontrole]) -> None:
        aantal = actions.accept_links(ids=list(queryset.values_list("pk", flat=True)))
        tekst = ngettext("%d is van de werklijst.", "%d zijn van de werklijst.", aantal)
        messages.success(request, tekst % aantal)

"""From whom services are taken over, and what their words mean here."""

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from proeftuinen.admin.basis import VELDEN
from socialekaart.admin.filters import RijenFilter
from socialekaart.admin.geschiedenis import MetGeschiedenis
from socialekaart.admin.verwijderen import KorteVerwijderlijst
from socialekaart.models import Initiatief

from .. import actions
from ..models import Hsdsbron, Termvertaling


class BronFilter(RijenFilter):
    title = gettext_lazy("bron")
    parameter_name = "bron"

    def rows(self, request: HttpRequest) -> QuerySet[Hsdsbron]:
        return Hsdsbron.objects.all()

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        pk = self.pk()
        return queryset if pk is None else queryset.filter(bron=pk)


class BetekenisFilter(admin.SimpleListFilter):
    title = gettext_lazy("betekenis")
    parameter_name = "betekenis"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [
            ("geen", gettext_lazy("nog geen betekenis")),
            ("wel", gettext_lazy("met een betekenis")),
            ("genegeerd", gettext_lazy("telt niet mee")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        keuzes = {
            "geen": Q(pk__in=Termvertaling.objects.without_meaning()),
            "wel": ~Q(wens=None) | ~Q(doelgroep=None) | ~Q(soort=""),
            "genegeerd": Q(genegeerd=True),
        }
        return queryset.filter(keuzes.get(self.value() or "", Q()))


@admin.register(Hsdsbron)
class HsdsbronAdmin(MetGeschiedenis, KorteVerwijderlijst, admin.ModelAdmin):
    menugroep = gettext_lazy("Sociale kaart")
    formfield_overrides = VELDEN
    fields = ["naam", "adres", "gelezen_tot", "overgenomen"]
    readonly_fields = ["gelezen_tot", "overgenomen"]
    list_display = ["naam", "adres", "gelezen_tot", "zonder_betekenis"]
    search_fields = ["naam", "adres"]
    verdwijnt_mee = (Termvertaling,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Hsdsbron]:
        zonder = Q(termen__in=Termvertaling.objects.without_meaning())
        return super().get_queryset(request).annotate(zonder=Count("termen", filter=zonder))

    def get_readonly_fields(self, request: HttpRequest, obj: Hsdsbron | None = None) -> list[str]:
        """By its name its records are found again."""
        return [*self.readonly_fields, *(["naam"] if obj else [])]

    @admin.display(description=gettext_lazy("termen zonder betekenis"), ordering="zonder")
    def zonder_betekenis(self, bron: Hsdsbron) -> str:
        adres = reverse("admin:opendata_termvertaling_changelist")
        return format_html('<a href="{}?bron={}&amp;betekenis=geen">{}</a>', adres, bron.pk, bron.zonder)  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("overgenomen initiatieven"))
    def overgenomen(self, bron: Hsdsbron) -> int:
        return Initiatief.objects.filter(bron=bron.naam).count() if bron.pk else 0


@admin.register(Termvertaling)
class TermvertalingAdmin(MetGeschiedenis, KorteVerwijderlijst, admin.ModelAdmin):
    menugroep = gettext_lazy("Lijsten")
    fieldsets = [
        (None, {"fields": [("bron", "taxonomie", "term")]}),
        (
            gettext_lazy("Wat betekent deze term hier?"),
            {
                "fields": [("wens", "doelgroep", "soort"), "genegeerd"],
                "description": gettext_lazy(
                    "U mag meer dan één betekenis kiezen. Bij de volgende keer dat alles van deze bron wordt "
                    "ingelezen, krijgen de initiatieven deze betekenis."
                ),
            },
        ),
    ]
    list_display = ["term", "taxonomie", "bron", "betekenis"]
    list_filter = [BetekenisFilter, BronFilter]
    list_select_related = ["bron", "wens", "doelgroep"]
    list_per_page = 100
    search_fields = ["term", "taxonomie"]
    show_facets = admin.ShowFacets.NEVER
    actions = ["ignore"]

    def get_readonly_fields(self, request: HttpRequest, obj: Termvertaling | None = None) -> list[str]:
        """What the source says is not ours to change."""
        return ["bron", "taxonomie", "term"] if obj else []

    @admin.display(description=gettext_lazy("betekenis"))
    def betekenis(self, term: Termvertaling) -> str:
        delen = [str(deel) for deel in (term.wens, term.doelgroep, term.get_soort_display()) if deel]
        return ", ".join(delen) or (_("telt niet mee") if term.genegeerd else _("nog geen betekenis"))

    @admin.action(description=gettext_lazy("Telt niet mee"), permissions=["change"])
    def ignore(self, request: HttpRequest, queryset: QuerySet[Termvertaling]) -> None:
        aantal = actions.ignore_termen(pks=list(queryset.values_list("pk", flat=True)))
        tekst = ngettext("%d term telt niet meer mee.", "%d termen tellen niet meer mee.", aantal) % aantal
        messages.success(request, tekst)
        if rest := queryset.count() - aantal:
            tekst = ngettext(
                "%d term heeft een betekenis of telde al niet mee. Die is niet gewijzigd.",
                "%d termen hebben een betekenis of telden al niet mee. Die zijn niet gewijzigd.",
                rest,
            )
            messages.warning(request, tekst % rest)

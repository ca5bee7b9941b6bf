"""Questionnaires with their questions, and scales with their answers; what somebody answered changes no more."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from proeftuinen.admin.basis import Onderdeel
from socialekaart.actions import Herstel, Onmogelijk
from socialekaart.admin.velden import SlugForm

from ..actions import copy_vragenlijst
from ..models import Schaal, Schaalpunt, Vraag, Vragenlijst
from .basis import EvaluatieModelAdmin


class VastNaAntwoorden(EvaluatieModelAdmin):
    """Of what has ``beantwoord``: from the first answer on ``vast`` stays, and there is no way back to before."""

    vast: tuple[str, ...] = ()
    uitleg: Any = ""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple:
        velden = tuple(super().get_readonly_fields(request, obj))
        return (*velden, *self.vast) if obj and obj.beantwoord else velden

    def render_change_form(self, request: HttpRequest, context: dict, obj: Any = None, **kwargs: Any) -> HttpResponse:
        if obj and request.method == "GET" and self.has_change_permission(request, obj) and obj.beantwoord:
            messages.info(request, self.uitleg)
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def _checked(self, request: HttpRequest, pk: int, moment: datetime, *, proef: bool = False) -> Herstel:
        was: Any = self.model._default_manager.filter(pk=pk).first()
        if was and was.beantwoord:
            raise Onmogelijk(_("Hier zijn al antwoorden op. Daarom kan het niet terug naar een eerdere versie."))
        return super()._checked(request, pk, moment, proef=proef)


class VastOnderdeel(Onderdeel):
    """A list of parts that stays as it is once somebody answered."""

    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and not _is_answered(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not _is_answered(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not _is_answered(obj)


def _is_answered(obj: Any) -> bool:
    return obj is not None and obj.beantwoord


class SchaalpuntInline(VastOnderdeel):
    model = Schaalpunt
    fields = [("volgorde", "label", "waarde")]


@admin.register(Schaal)
class SchaalAdmin(VastNaAntwoorden):
    uitleg = gettext_lazy("Mensen gaven al antwoord met deze schaal. Daarom veranderen de antwoorden niet meer.")
    verdwijnt_mee = (Schaalpunt,)
    inlines = [SchaalpuntInline]
    fields = ["naam"]
    list_display = ["naam", "antwoorden"]
    search_fields = ["naam"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Schaal]:
        return super().get_queryset(request).prefetch_related("punten")

    @admin.display(description=gettext_lazy("antwoorden"))
    def antwoorden(self, schaal: Schaal) -> str:
        return ", ".join(punt.label for punt in schaal.punten.all())


class VraagInline(VastOnderdeel):
    model = Vraag
    fields = ["tekst", "uitleg", ("volgorde", "code", "soort", "schaal")]


@admin.register(Vragenlijst)
class VragenlijstAdmin(VastNaAntwoorden):
    form = SlugForm
    vast = ("slug", "perspectief", "taal")
    uitleg = gettext_lazy("Mensen vulden deze lijst al in. Daarom veranderen de vragen niet meer. Maak een kopie.")
    verdwijnt_mee = (Vraag,)
    inlines = [VraagInline]
    actions = ["maak_kopie"]
    fieldsets = [
        (None, {"fields": ["naam", ("perspectief", "taal", "status")]}),
        (gettext_lazy("Wat iemand leest"), {"fields": ["titel", "inleiding", "dank"]}),
        (gettext_lazy("Waar komt de lijst vandaan?"), {"fields": ["licentie", "bron"]}),
        (gettext_lazy("Naam in exports"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
    list_display = ["naam", "perspectief", "taal", "vragen", "rondes", "status"]
    list_filter = ["status", "perspectief"]
    list_select_related = ["perspectief"]
    search_fields = ["naam", "titel", "vragen__tekst"]

    class Media:
        css = {"all": ["css/beheer_vragenlijst.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Vragenlijst]:
        aantallen = {
            "aantal_vragen": Count("vragen", distinct=True),
            "aantal_rondes": Count("meetmomenten", distinct=True),
        }
        return super().get_queryset(request).annotate(**aantallen)

    @admin.display(description=gettext_lazy("vragen"))
    def vragen(self, lijst: Any) -> int:
        return lijst.aantal_vragen

    @admin.display(description=gettext_lazy("meetmomenten"))
    def rondes(self, lijst: Any) -> int:
        return lijst.aantal_rondes

    @admin.action(description=gettext_lazy("Maak een kopie"), permissions=["add"])
    def maak_kopie(self, request: HttpRequest, queryset: QuerySet[Vragenlijst]) -> HttpResponse | None:
        kopieen: list[Model] = [copy_vragenlijst(vragenlijst=lijst) for lijst in queryset]
        for kopie in kopieen:
            self.log_addition(request, kopie, _("kopie"))
        aantal = len(kopieen)
        tekst = ngettext("%d kopie gemaakt. Het is een concept.", "%d kopieën gemaakt. Het zijn concepten.", aantal)
        messages.success(request, tekst % aantal)
        if aantal != 1:
            return None
        return HttpResponseRedirect(reverse("admin:evaluatie_vragenlijst_change", args=[kopieen[0].pk]))

"""Cycles of action research: what was asked, done, seen and learned, and by whom; and the whole log as a file."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.gebruikers.actions import log
from palliatief.gebruikers.models import Logregel

from ..actions import advance_cyclus, check_cyclus
from ..actions.actieonderzoek import is_forward
from ..logboekbestand import VORMEN, give_log
from ..models import Bewijs, Cyclus, Cyclusdeelnemer, Cyclusstap, Proeftuin
from .basis import EigenFilter, Onderdeel, ProeftuinModelAdmin
from .stappen import MetStappen, StapForm


def name_step(fase: str, naar: str) -> str:
    """What a button says that leads from one phase to another."""
    stap = Cyclus.Fase(naar).label
    if not is_forward(fase, naar):
        return _("Terug naar: %s") % stap
    if naar == Cyclus.Fase.AFGEROND:
        return _("Rond de cyclus af")
    return _("Verder naar: %s") % stap if fase else _("Begin deze cyclus")


class CyclusForm(StapForm):
    check = staticmethod(check_cyclus)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "nummer" in self.fields:
            self.fields["nummer"].required = False
            self.fields["nummer"].help_text = _("Leeg laten mag: dan is het het volgende nummer.")

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        proeftuin = gegevens.get("proeftuin")
        if proeftuin and "nummer" not in self.errors and not gegevens.get("nummer"):
            laatste = proeftuin.cycli.exclude(pk=self.instance.pk).aggregate(laatste=Max("nummer"))["laatste"]
            gegevens["nummer"] = (laatste or 0) + 1
        return gegevens


class StapInline(Onderdeel):
    """The days on which it entered its phases; a button above adds one."""

    model = Cyclusstap
    readonly_fields = ["fase"]
    fields = ["fase", "op"]
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class DeelnemerInline(Onderdeel):
    model = Cyclusdeelnemer


class BewijsInline(Onderdeel):
    model = Bewijs


@admin.register(Cyclus)
class CyclusAdmin(MetStappen, ProeftuinModelAdmin):
    form = CyclusForm
    change_form_template = "admin/stappen.html"
    inlines = [StapInline, DeelnemerInline, BewijsInline]
    verdwijnt_mee = (Cyclusstap, Cyclusdeelnemer, Bewijs)
    fieldsets = [
        (None, {"fields": [("proeftuin", "nummer"), "vraag", ("begin", "eind")]}),
        (
            gettext_lazy("Wat we deden en zagen"),
            {
                "fields": ["plan", "uitvoering", "observatie"],
                "description": gettext_lazy("Dit staat op de site. Schrijf niets over mensen die u kunt herkennen."),
            },
        ),
        (gettext_lazy("Wat we leerden"), {"fields": ["geleerd", "besluit", "verandering"]}),
        (gettext_lazy("Op de site"), {"fields": ["voorbeeld"]}),
    ]
    list_display = ["__str__", "proeftuin", "nummer", "fase_nu", "begin", "eind", "voorbeeld"]
    list_filter = [EigenFilter, "proeftuin", "fase", "voorbeeld"]
    list_select_related = ["proeftuin"]
    search_fields = ["vraag", "geleerd", "besluit"]

    @admin.display(description=gettext_lazy("fase"), ordering="fase")
    def fase_nu(self, cyclus: Cyclus) -> str:
        return cyclus.get_fase_display() or _("komt nog")

    def list_steps(self, cyclus: Cyclus) -> list[tuple[str, str]]:
        return [(naar, name_step(cyclus.fase, naar)) for naar in Cyclus.MAG_NAAR[cyclus.fase]]

    def take_step(self, cyclus: Cyclus, naar: str, op: date) -> str:
        return tell_step(advance_cyclus(cyclus=cyclus, naar=naar, op=op))

    def view_on_site(self, cyclus: Cyclus) -> str | None:
        return f"{cyclus.proeftuin.get_absolute_url()}#cyclus-{cyclus.nummer}" if cyclus.proeftuin.op_site else None

    # --- the whole log, for researchers ---

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.logboek_view)
        eigen = path("logboek/<slug:slug>/<slug:vorm>/", view, name="proeftuinen_cyclus_logboek")
        return [eigen, *super().get_urls()]

    def logboek_view(self, request: HttpRequest, slug: str, vorm: str) -> HttpResponse:
        """Also the evidence and the notes that do not stand on the site; who takes it is written down."""
        if not (self.has_view_permission(request) and request.user.has_perm("proeftuinen.view_bijeenkomst")):
            raise PermissionDenied
        if vorm not in VORMEN:
            raise Http404
        proeftuin = get_object_or_404(Proeftuin.objects.select_related("stadsdeel"), slug=slug)
        wat = _("het hele logboek van proeftuin %(naam)s (%(vorm)s)") % {"naam": proeftuin, "vorm": vorm}
        log(soort=Logregel.Soort.EXPORT, gebruiker=request.user, wat=wat)
        return give_log(proeftuin, vorm, alles=True)


def tell_step(cyclus: Cyclus) -> str:
    """What to say after a step."""
    if cyclus.fase == Cyclus.Fase.AFGEROND:
        return _("Cyclus %d is afgerond.") % cyclus.nummer
    return _("Cyclus %(nummer)d is nu bij: %(stap)s.") % {"nummer": cyclus.nummer, "stap": cyclus.get_fase_display()}

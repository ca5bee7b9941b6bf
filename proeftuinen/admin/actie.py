"""Actions: who does what by when, for which gap, and what came out of it."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialekaart.admin.velden import PerDomein
from socialekaart.admin.werklijst import VanWerklijst
from socialekaart.models import Ondersteuningswens

from ..actions import check_actie, move_actie
from ..actions.actieonderzoek import EINDE
from ..models import Actie
from .basis import EigenFilter, ProeftuinModelAdmin
from .stappen import MetStappen, StapForm

Status = Actie.Status


def name_move(status: str, naar: str) -> str:
    """What a button says that takes an action from one status to another."""
    namen = {
        (Status.TE_DOEN, Status.BEZIG): _("Begin"),
        (Status.BEZIG, Status.TE_DOEN): _("Terug naar te doen"),
        (Status.KLAAR, Status.BEZIG): _("Toch weer bezig"),
        (Status.GESTOPT, Status.TE_DOEN): _("Pak weer op"),
    }
    return namen.get((Status(status), Status(naar))) or _("Zet op %s") % Status(naar).label


def tell_move(actie: Actie) -> str:
    """What to say after a move."""
    return _("‘%(actie)s’ staat nu op: %(status)s.") % {"actie": actie, "status": actie.get_status_display()}


class WensField(forms.ModelChoiceField):
    """One wish, under the name of its domain."""

    iterator = PerDomein


class ActieForm(StapForm):
    check = staticmethod(check_actie)

    def clean_resultaat(self) -> str:
        """The database asks it of what has ended; here it is said."""
        resultaat = self.cleaned_data["resultaat"]
        if self.instance.status in EINDE and not resultaat and "_naar" not in self.data:
            raise forms.ValidationError(_("Schrijf op wat eruit kwam. Ook als het niet lukte."))
        return resultaat

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        cyclus, proeftuin = gegevens.get("cyclus"), gegevens.get("proeftuin")
        if cyclus and proeftuin and cyclus.proeftuin_id != proeftuin.pk:
            self.add_error("cyclus", _("Kies een cyclus van dezelfde proeftuin."))
        return gegevens


class TeLaatFilter(admin.SimpleListFilter):
    """What should have been ready."""

    title = gettext_lazy("termijn")
    parameter_name = "termijn"

    def lookups(self, request, model_admin):
        return [("voorbij", gettext_lazy("te laat"))]

    def queryset(self, request, queryset):
        return queryset.overdue(localdate()) if self.value() == "voorbij" else queryset


@admin.register(Actie)
class ActieAdmin(MetStappen, VanWerklijst, ProeftuinModelAdmin):
    form = ActieForm
    change_form_template = "admin/stappen.html"
    fieldsets = [
        (None, {"fields": ["proeftuin", "titel", "toelichting", ("eigenaar", "termijn")]}),
        (gettext_lazy("Waar hoort het bij"), {"fields": ["wens", "cyclus"]}),
        (gettext_lazy("Wat eruit kwam"), {"fields": ["resultaat"]}),
        (gettext_lazy("Op de site"), {"fields": ["voorbeeld"]}),
    ]
    list_display = ["titel", "proeftuin", "eigenaar", "wens", "termijn", "status", "voorbeeld"]
    list_filter = [EigenFilter, TeLaatFilter, "status", "proeftuin", "voorbeeld"]
    list_select_related = ["proeftuin", "eigenaar", "wens"]
    search_fields = ["titel", "toelichting", "resultaat", "eigenaar__naam"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "wens":
            kwargs["form_class"] = WensField
            kwargs["queryset"] = Ondersteuningswens.objects.select_related("domein")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actie]:
        return super().get_queryset(request).select_related("proeftuin")

    def list_steps(self, actie: Actie) -> list[tuple[str, str]]:
        return [(naar, name_move(actie.status, naar)) for naar in Actie.MAG_NAAR[actie.status]]

    def take_step(self, actie: Actie, naar: str, op: date) -> str:
        return tell_move(move_actie(actie=actie, naar=naar, op=op))

    def view_on_site(self, actie: Actie) -> str | None:
        return actie.get_absolute_url() if actie.proeftuin.op_site else None

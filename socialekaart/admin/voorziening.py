"""The table that says which municipal facilities come onto the map."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Voorzieningsoort
from .geschiedenis import MetGeschiedenis
from .velden import DoelgroepenField, WensenField
from .verwijderen import KorteVerwijderlijst


class VoorzieningsoortForm(forms.ModelForm):
    wensen = WensenField()
    doelgroepen = DoelgroepenField()


@admin.register(Voorzieningsoort)
class VoorzieningsoortAdmin(MetGeschiedenis, KorteVerwijderlijst, admin.ModelAdmin):
    """A change counts from the next import on."""

    menugroep = _("Lijsten")
    form = VoorzieningsoortForm
    fieldsets = [
        (
            None,
            {
                "fields": ["categorie", "soort_voorziening", "meenemen", "soort", "samenvatting"],
                "description": _("Wat u hier wijzigt, geldt vanaf de volgende keer dat de gegevens worden opgehaald."),
            },
        ),
        (_("Voor wie"), {"fields": ["wensen", "doelgroepen"]}),
    ]
    list_display = ["__str__", "meenemen", "soort", "samenvatting"]
    list_editable = ["meenemen"]
    list_filter = ["meenemen", "soort"]
    list_per_page = 200
    search_fields = ["categorie", "soort_voorziening", "samenvatting"]

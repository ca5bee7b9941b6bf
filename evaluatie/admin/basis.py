"""What all pages of the evaluation in the admin share."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from proeftuinen.admin.basis import VELDEN
from socialekaart.admin.geschiedenis import MetGeschiedenis
from socialekaart.admin.versie import MetVersie
from socialekaart.admin.verwijderen import KorteVerwijderlijst
from socialekaart.models import Gebied


class EvaluatieModelAdmin(MetVersie, MetGeschiedenis, KorteVerwijderlijst, admin.ModelAdmin):
    """Of what researchers keep, for the whole city."""

    menugroep = gettext_lazy("Evaluatie")
    formfield_overrides = VELDEN
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Gebied and db_field.get_limit_choices_to():
            kwargs["queryset"] = Gebied.objects.stadsdelen().defer("geometrie")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

"""What all pages of the evaluation in the admin share."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy

from proeftuinen.admin.basis import VELDEN
from socialekaart.admin.geschiedenis import MetGeschiedenis
from socialekaart.admin.versie import MetVersie
from socialekaart.admin.verwijderen import KorteVerwijderlijst
from socialekaart.models import Gebied

from ..bladen.cellen import Celfout, read_dag


def validate_geweest(dag: date) -> None:
    """A day that has been, as in the sheets: with a slip of the pen something would stay the newest for years."""
    try:
        read_dag(dag.isoformat())
    except Celfout as fout:
        raise ValidationError(str(fout)) from fout


# For pages of which every date is of something that was done.
MET_DAGEN: dict[type[models.Field], dict[str, Any]] = {**VELDEN, models.DateField: {"validators": [validate_geweest]}}


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

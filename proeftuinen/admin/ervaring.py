"""What people say about working together."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Ervaring
from .basis import EigenFilter, ProeftuinModelAdmin


@admin.register(Ervaring)
class ErvaringAdmin(ProeftuinModelAdmin):
    fieldsets = [
        (None, {"fields": ["citaat", "functie", "perspectief", "organisatie", "stadsdeel", "themas"]}),
        (gettext_lazy("Op de site"), {"fields": ["toestemming", ("status", "publicatiedatum"), "voorbeeld"]}),
        (gettext_lazy("Film"), {"fields": ["film_adres", "film_minuten", "film_beeld", "film_tekst"]}),
    ]
    list_display = ["__str__", "perspectief", "stadsdeel", "stand", "publicatiedatum", "voorbeeld"]
    list_filter = [EigenFilter, "status", "perspectief", "themas", "voorbeeld"]
    list_select_related = ["perspectief", "stadsdeel"]
    search_fields = ["citaat", "functie", "organisatie__naam"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("stadsdeel__geometrie")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "citaat":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
        elif db_field.name == "themas":
            kwargs["widget"] = forms.CheckboxSelectMultiple()
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("stand"), ordering="status")
    def stand(self, ervaring: Ervaring) -> str:
        return _("komt nog") if ervaring.komt_nog else ervaring.get_status_display()

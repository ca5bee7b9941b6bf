"""What people say about working together."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialekaart.admin.velden import ThemasField

from ..models import Ervaring
from .basis import EigenFilter, ProeftuinModelAdmin


class ErvaringForm(forms.ModelForm):
    themas = ThemasField()

    class Meta:
        widgets = {"citaat": forms.Textarea(attrs={"rows": 3})}


@admin.register(Ervaring)
class ErvaringAdmin(ProeftuinModelAdmin):
    form = ErvaringForm
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

    @admin.display(description=gettext_lazy("stand"), ordering="status")
    def stand(self, ervaring: Ervaring) -> str:
        return _("komt nog") if ervaring.komt_nog else ervaring.get_status_display()

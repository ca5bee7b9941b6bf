"""Results: a publication with its files and its figures on one page."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialekaart.admin.velden import SlugForm
from socialekaart.admin.voorvertoning import MetVoorvertoning

from ..models import Cijfer, Publicatie, Publicatiebestand
from ..views.publicatie import show_publicatie
from .basis import EigenFilter, Onderdeel, ProeftuinModelAdmin


class PublicatieForm(SlugForm):
    slug_van = "titel"

    class Meta:
        widgets = {"samenvatting": forms.Textarea(attrs={"rows": 3})}


class CijferForm(forms.ModelForm):
    class Meta:
        # An address is long; what is cut off nobody checks.
        widgets = {naam: forms.TextInput(attrs={"class": "vLargeTextField"}) for naam in ("tekst", "adres")}

    def clean_adres(self) -> str:
        """A figure whose address leads nowhere cannot be made again."""
        adres = self.cleaned_data["adres"]
        try:
            resolve(urlsplit(adres).path)
        except Resolver404 as niets:
            raise ValidationError(_("Dit adres kennen we niet. Open de export, en neem het adres over.")) from niets
        return adres


class PublicatiebestandInline(Onderdeel):
    model = Publicatiebestand
    fields = ["titel", "bestand"]


class CijferInline(Onderdeel):
    model = Cijfer
    form = CijferForm
    fields = ["tekst", "adres"]


@admin.register(Publicatie)
class PublicatieAdmin(MetVoorvertoning, ProeftuinModelAdmin):
    form = PublicatieForm
    inlines = [PublicatiebestandInline, CijferInline]
    fieldsets = [
        (None, {"fields": ["titel", ("soort", "proeftuin"), "auteurs", "samenvatting", "tekst", "licentie"]}),
        (gettext_lazy("Op de site"), {"fields": [("status", "datum"), "voorbeeld"]}),
        (gettext_lazy("Adres op de site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
    list_display = ["titel", "soort", "proeftuin", "datum", "stand", "voorbeeld"]
    list_filter = [EigenFilter, "status", "soort", "voorbeeld"]
    list_select_related = ["proeftuin"]
    search_fields = ["titel", "auteurs"]

    @admin.display(description=gettext_lazy("stand"), ordering="status")
    def stand(self, publicatie: Publicatie) -> str:
        komt_nog = publicatie.status == Publicatie.Status.GEPUBLICEERD and publicatie.datum > localdate()
        return _("komt nog") if komt_nog else publicatie.get_status_display()

    def view_on_site(self, publicatie: Publicatie) -> str | None:
        return publicatie.get_absolute_url() if publicatie.op_site else None

    def show_page(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return show_publicatie(request, obj)

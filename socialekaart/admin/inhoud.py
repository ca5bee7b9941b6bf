"""Texts of pages, good examples and news."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..inhoud import own_text, show_tekst
from ..models import Gebied, GoedVoorbeeld, Initiatief, Nieuwsbericht, Tekst
from ..models.inhoud import Inhoud
from ..views.inhoud import show_item
from .bestand import MetBestanden
from .geschiedenis import MetGeschiedenis
from .velden import OrganisatiesField, SlugForm, ThemasField
from .versie import MetVersie, log_publication
from .verwijderen import KorteVerwijderlijst
from .voorvertoning import MetVoorvertoning

ADRES = re.compile(r"/initiatief/([-\w]+)/?$")


class GedeeldAdmin(MetVersie, MetVoorvertoning, MetGeschiedenis, KorteVerwijderlijst, admin.ModelAdmin):
    """What the site says itself."""

    menugroep = gettext_lazy("Site")

    def save_model(self, request: HttpRequest, obj: Model, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if self.is_publication(form):
            log_publication(self, request, obj)

    def is_publication(self, form: forms.ModelForm) -> bool:
        """Whether visitors get to read something that was not there."""
        return bool(form.changed_data)


class TekstForm(forms.ModelForm):
    """Begins with what the page says now, and keeps nothing when that is still so."""

    TALEN = {"tekst": "nl", "tekst_en": "en"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "plek" in self.fields:
            self.fields["plek"].widget = forms.HiddenInput()
            if not self.instance.tekst and not self.instance.tekst_en:
                self.initial.update({veld: own_text(self.instance.plek, taal) for veld, taal in self.TALEN.items()})

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if plek := gegevens.get("plek"):
            eigen = {veld: own_text(plek, taal) for veld, taal in self.TALEN.items()}
            if all(gegevens.get(veld, "").split() == tekst.split() for veld, tekst in eigen.items()):
                gegevens |= dict.fromkeys(eigen, "")
        return gegevens


@admin.register(Tekst)
class TekstAdmin(GedeeldAdmin):
    form = TekstForm
    fieldsets = [
        (None, {"fields": ["plek", "publicatiedatum", "tekst"]}),
        (gettext_lazy("In het Engels"), {"fields": ["tekst_en"]}),
    ]
    list_display = ["__str__", "stand", "publicatiedatum"]
    search_fields = ["tekst"]
    save_as = True

    @admin.display(description=gettext_lazy("op de site"))
    def stand(self, tekst: Tekst) -> str:
        if tekst.publicatiedatum > localdate():
            return _("komt nog")
        return _("eigen tekst") if tekst.tekst or tekst.tekst_en else _("tekst van de site zelf")

    def show_page(self, request: HttpRequest, obj: Tekst) -> HttpResponse:
        """The page with this text in it, whatever its day."""
        request.teksten = {obj.plek: show_tekst(obj)}  # type: ignore[attr-defined]
        gevonden = resolve(obj.get_absolute_url())
        return gevonden.func(request, *gevonden.args, **gevonden.kwargs)


class InitiatiefAdresField(forms.CharField):
    """An initiative by the address of its page or its name: a list of thousands is no help."""

    def clean(self, value: str) -> Initiatief | None:
        tekst = super().clean(value)
        if not tekst:
            return None
        adres = ADRES.search(tekst)
        gevonden = Initiatief.objects.filter(Q(slug=adres[1]) if adres else Q(naam__iexact=tekst)).first()
        if gevonden is None:
            raise ValidationError(_("We kennen geen initiatief met dit adres of deze naam."))
        return gevonden


class InhoudForm(SlugForm):
    slug_van = "titel"
    initiatief = InitiatiefAdresField(
        label=gettext_lazy("Initiatief"),
        required=False,
        help_text=gettext_lazy("Plak het adres van de pagina van het initiatief, of typ de hele naam."),
    )

    class Meta:
        widgets = {naam: forms.Textarea(attrs={"rows": 2}) for naam in ("samenvatting", "samenvatting_en")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.initiatief:
            self.initial["initiatief"] = self.instance.initiatief.get_absolute_url()


class InhoudAdmin(GedeeldAdmin):
    form = InhoudForm
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https", "widget": forms.URLInput(attrs={"class": "vURLField"})}
    }
    fieldsets = [
        (None, {"fields": ["titel", "samenvatting", "tekst"]}),
        (gettext_lazy("Op de site"), {"fields": [("status", "publicatiedatum"), "voorbeeld"]}),
        (
            gettext_lazy("Waar hoort het bij"),
            {"fields": ["stadsdeel", "initiatief", "organisatie", ("bron", "bron_adres")]},
        ),
        (
            gettext_lazy("In het Engels"),
            {
                "fields": ["titel_en", "samenvatting_en", "tekst_en"],
                "description": gettext_lazy("Vul alles in, of niets. Anders staat er Nederlands op de Engelse pagina."),
                "classes": ["collapse"],
            },
        ),
        (gettext_lazy("Adres op de site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
    list_display = ["titel", "stand", "publicatiedatum", "stadsdeel", "voorbeeld"]
    list_filter = ["status", "voorbeeld"]
    list_select_related = ["stadsdeel"]
    search_fields = ["titel", "samenvatting", "tekst"]

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).defer("stadsdeel__geometrie")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "stadsdeel":
            kwargs["queryset"] = Gebied.objects.stadsdelen().defer("geometrie")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("stand"), ordering="status")
    def stand(self, item: Inhoud) -> str:
        komt_nog = item.status == Inhoud.Status.GEPUBLICEERD and not item.op_site
        return _("komt nog") if komt_nog else item.get_status_display()

    def is_publication(self, form: forms.ModelForm) -> bool:
        return form.instance.status == Inhoud.Status.GEPUBLICEERD and "status" in form.changed_data

    def view_on_site(self, item: Inhoud) -> str | None:
        return item.get_absolute_url() if item.op_site else None  # type: ignore[attr-defined]

    def show_page(self, request: HttpRequest, obj: Inhoud) -> HttpResponse:
        return show_item(request, obj)


class GoedVoorbeeldForm(InhoudForm):
    partners = OrganisatiesField(
        label=gettext_lazy("Wie werken samen"),
        help_text=gettext_lazy("Staat er een niet bij? Voeg die eerst toe bij Organisaties."),
    )
    themas = ThemasField()


@admin.register(GoedVoorbeeld)
class GoedVoorbeeldAdmin(MetBestanden, InhoudAdmin):
    form = GoedVoorbeeldForm
    fieldsets = [
        (None, {"fields": ["titel", "samenvatting", "tekst", "opbrengst", "navolgen"]}),
        (
            gettext_lazy("Wie en waar"),
            {"fields": ["partners", "stadsdeel", "plaats", ("contact", "contact_email"), "themas"]},
        ),
        (
            gettext_lazy("Film"),
            {
                "fields": [("film_adres", "film_minuten"), "film_beeld", "film_tekst"],
                "classes": ["collapse"],
                "description": gettext_lazy(
                    "De film blijft staan waar hij staat. Hier komt een link, met een eigen plaatje."
                ),
            },
        ),
        (gettext_lazy("Op de site"), {"fields": [("status", "publicatiedatum"), "voorbeeld"]}),
        (gettext_lazy("Waar hoort het bij"), {"fields": ["initiatief", "organisatie", ("bron", "bron_adres")]}),
        *InhoudAdmin.fieldsets[-2:],
    ]
    list_filter = [*InhoudAdmin.list_filter, "themas"]


@admin.register(Nieuwsbericht)
class NieuwsberichtAdmin(InhoudAdmin):
    pass

"""Somebody's account with their stadsdelen on the same page."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.gebruikers.admin import AanmaakForm, GebruikerAdmin, WijzigForm
from palliatief.gebruikers.models import Gebruiker

from ..models import Gebied

COORDINATOR = "Netwerkcoördinator"

admin.site.unregister(Gebruiker)


class StadsdelenForm(forms.ModelForm):
    """Mix into the forms of an account."""

    stadsdelen = forms.ModelMultipleChoiceField(
        Gebied.objects.stadsdelen().defer("geometrie"),
        label=gettext_lazy("Stadsdelen"),
        help_text=gettext_lazy("Een netwerkcoördinator wijzigt wat in deze stadsdelen is, of er werkt."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["stadsdelen"] = self.instance.stadsdelen.values_list("pk", flat=True)


class NieuwForm(StadsdelenForm, AanmaakForm):
    pass


class AndersForm(StadsdelenForm, WijzigForm):
    pass


def add_stadsdelen(delen: list) -> list:
    """Under the groups: together they say what somebody may do."""
    return [
        (naam, {**opties, "fields": [*opties["fields"], *(["stadsdelen"] if "groups" in opties["fields"] else [])]})
        for naam, opties in delen
    ]


@admin.register(Gebruiker)
class GebruikerMetStadsdelen(GebruikerAdmin):
    form = AndersForm
    add_form = NieuwForm
    fieldsets = add_stadsdelen(GebruikerAdmin.fieldsets)
    add_fieldsets = add_stadsdelen(GebruikerAdmin.add_fieldsets)
    list_display = ["email", "naam", "groepen", "namen_stadsdelen", "tweede_stap", "is_active", "last_login"]

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).prefetch_related(Prefetch("stadsdelen", Gebied.objects.defer("geometrie")))

    @admin.display(description=gettext_lazy("stadsdelen"))
    def namen_stadsdelen(self, gebruiker: Gebruiker) -> str:
        return ", ".join(stadsdeel.naam for stadsdeel in gebruiker.stadsdelen.all())

    def describe_access(self, gebruiker: Gebruiker) -> dict[str, str]:
        return {**super().describe_access(gebruiker), _("stadsdelen"): self.namen_stadsdelen(gebruiker) or _("geen")}

    def save_related(self, request, form, formsets, change) -> None:
        form.instance.stadsdelen.set(form.cleaned_data["stadsdelen"])
        super().save_related(request, form, formsets, change)
        groepen = {groep.name for groep in form.cleaned_data["groups"]}
        if COORDINATOR in groepen and not form.cleaned_data["stadsdelen"]:
            messages.warning(request, _("Dit is een netwerkcoördinator zonder stadsdeel. Kies er een."))

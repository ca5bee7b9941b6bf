"""The forms of an initiative and its places."""

from typing import ClassVar

from django import forms
from django.contrib.gis.geos import Point
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.gebruikers.models import Gebruiker

from ..models import Gebied, Initiatief, Locatie
from ..rechten import ELK, STEDELIJK
from .velden import DoelgroepenField, SlugForm, WensenField


class InitiatiefForm(SlugForm):
    """An initiative. ``samen``: of two people one decides on the whole group, a number and whether it is public."""

    samen = (("telefoon", "telefoon_openbaar"), ("email", "email_openbaar"), ("bron", "bron_id"))

    gebruiker: Gebruiker  # who fills it in; InitiatiefAdmin.get_form says so

    wensen = WensenField()
    doelgroepen = DoelgroepenField()
    werkgebied = forms.ModelMultipleChoiceField(
        Gebied.objects.stadsdelen().defer("geometrie"),
        label=gettext_lazy("Werkt in deze stadsdelen"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Initiatief
        fields: ClassVar[list[str]] = []  # the fieldsets of the admin name them
        widgets = {
            "samenvatting": forms.Textarea(attrs={"rows": 2}),
            "samenvatting_en": forms.Textarea(attrs={"rows": 2}),
            "gecontroleerd_op": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "controle_pauze_tot": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def clean(self) -> None:
        super().clean()
        if not self.instance.pk:
            self._ask_for_own_stadsdeel()

    def clean_heel_amsterdam(self) -> bool:
        """Only who keeps the city-wide records makes one."""
        stedelijk = self.cleaned_data["heel_amsterdam"]
        if stedelijk and not self.instance.heel_amsterdam and not self.gebruiker.has_perm(STEDELIJK):
            raise ValidationError(_("Alleen de stedelijke redactie kan dit kiezen. Kies hieronder uw stadsdelen."))
        return stedelijk

    def _ask_for_own_stadsdeel(self) -> None:
        """A new record is one that its maker keeps."""
        if self.cleaned_data.get("heel_amsterdam") or self.gebruiker.has_perm(ELK):
            return
        eigen = set(self.gebruiker.stadsdelen.defer("geometrie"))
        if not eigen & set(self.cleaned_data.get("werkgebied", ())):
            namen = ", ".join(sorted(stadsdeel.naam for stadsdeel in eigen))
            tekst = _("Kies ten minste een van uw stadsdelen: %(namen)s.") % {"namen": namen}
            geen = _("U heeft nog geen stadsdeel. Vraag de beheerder om u er een te geven.")
            self.add_error("werkgebied", tekst if eigen else geen)


class LocatieForm(forms.ModelForm):
    """A place; its point as two numbers, which the map beside it fills too."""

    samen = (("lon", "lat"), ("straat", "huisnummer", "postcode", "plaats"))

    lon = forms.FloatField(
        label=gettext_lazy("Lengtegraad"),
        min_value=3,
        max_value=8,
        required=False,
        help_text=gettext_lazy("Zoals 4,97"),
    )
    lat = forms.FloatField(
        label=gettext_lazy("Breedtegraad"),
        min_value=50,
        max_value=54,
        required=False,
        help_text=gettext_lazy("Zoals 52,31"),
    )

    class Meta:
        model = Locatie
        fields = ["naam", "straat", "huisnummer", "postcode", "plaats", "stadsdeel_opgegeven", "geheim"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if punt := self.instance.punt:
            self.initial.update(lon=round(punt.x, 6), lat=round(punt.y, 6))
        for veld in ("lon", "lat"):
            self.fields[veld].widget.attrs["step"] = "any"

    def clean(self) -> None:
        super().clean()
        lon, lat = self.cleaned_data.get("lon"), self.cleaned_data.get("lat")
        if not self.errors and (lon is None) != (lat is None):
            self.add_error("lat" if lat is None else "lon", _("Vul beide getallen in, of geen van beide."))
        if {"lon", "lat"} & set(self.changed_data):
            self.instance.punt = None if lon is None or lat is None else Point(lon, lat, srid=4326)

    def clean_postcode(self) -> str:
        """Accepts ``1102ab`` as well."""
        postcode = "".join(self.cleaned_data["postcode"].split()).upper()
        return f"{postcode[:4]} {postcode[4:]}".strip()

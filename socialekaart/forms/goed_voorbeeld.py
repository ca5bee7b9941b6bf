"""The steps of a good example that somebody tells."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Aanmelding
from ..voorstel import Waarden
from .aanmelding import VULT_IN, AfzenderStap, alinea, list_keuzes, rondjes
from .stappen import Stap

STAD = "amsterdam"
HOOGSTENS = 20


class WatStap(Stap):
    naam = "voorbeeld"
    titel = gettext_lazy("Wat is uw voorbeeld?")
    uitleg = gettext_lazy("Vertel het kort. Wij maken er een verhaal van.")

    voorbeeldtitel = forms.CharField(
        label=gettext_lazy("Hoe heet het?"),
        max_length=120,
        help_text=gettext_lazy("Bijvoorbeeld: elke maandag bellen met de huisarts."),
        error_messages={"required": gettext_lazy("Geef uw voorbeeld een naam.")},
    )
    samenvatting = alinea(
        label=gettext_lazy("Wat doet u samen?"),
        max_length=300,
        rows=3,
        help_text=gettext_lazy("In een of twee korte zinnen."),
        error_messages={"required": gettext_lazy("Schrijf in een of twee zinnen wat u samen doet.")},
    )
    tekst = alinea(label=gettext_lazy("Vertel er meer over"), max_length=4000, rows=6, required=False)
    waar = rondjes(label=gettext_lazy("In welk stadsdeel?"), initial=STAD)
    plaats = forms.CharField(
        label=gettext_lazy("In welke buurt of plaats?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld: Holendrecht, of Diemen."),
    )

    def prepare(self) -> None:
        keuzes = [keuze for keuze in list_keuzes(self.opties["lijsten"])["werkgebied"] if keuze[0] != STAD]
        anders = (STAD, _("In meer stadsdelen, of ergens anders"))
        self.fields["waar"].choices = [*keuzes, anders]  # type: ignore[attr-defined]

    def voorstel(self) -> Waarden:
        waarden = dict(self.cleaned_data)
        waar = waarden.pop("waar")
        return {"titel": waarden.pop("voorbeeldtitel"), **waarden, "werkgebied": [] if waar == STAD else [waar]}


class LeerStap(Stap):
    naam = "leren"
    titel = gettext_lazy("Wat kunnen anderen leren?")
    uitleg = gettext_lazy("Vul in wat u weet. Leeg laten mag.")

    partners = alinea(
        label=gettext_lazy("Wie werken samen?"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Organisaties, elk op een eigen regel. Geen namen van mensen."),
    )
    opbrengst = alinea(label=gettext_lazy("Wat levert het op?"), max_length=2000, required=False)
    navolgen = alinea(
        label=gettext_lazy("Hoe doet iemand dit na?"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Wat is nodig, en wat zou u anders doen?"),
    )
    contact = forms.CharField(
        label=gettext_lazy("Bij wie kunnen mensen meer vragen?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Een functie en een organisatie. Dit komt op de site, dus geen naam van iemand."),
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("Mailadres voor vragen"),
        required=False,
        help_text=gettext_lazy("Dit komt op de site. Neem liever een algemeen adres."),
        error_messages={"invalid": gettext_lazy("Dit mailadres klopt niet. Schrijf het zo: naam@voorbeeld.nl")},
    )

    def clean_partners(self) -> list[str]:
        regels = [" ".join(regel.split()) for regel in self.cleaned_data["partners"].splitlines()]
        namen = list(dict.fromkeys(regel for regel in regels if regel))
        if len(namen) > HOOGSTENS or any(len(naam) > 200 for naam in namen):
            raise ValidationError(_("Schrijf hoogstens 20 organisaties op, elk op een eigen regel."))
        return namen

    def voorstel(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class VertellerStap(AfzenderStap):
    afzender_rol = rondjes(
        label=gettext_lazy("Doet u zelf mee?"),
        choices=[
            (Aanmelding.Rol.ORGANISATIE, gettext_lazy("Ja, ik doe mee")),
            (Aanmelding.Rol.ANDER, gettext_lazy("Nee, ik ken het")),
        ],
        error_messages={"required": VULT_IN["afzender_rol"]},
    )
    toelichting = alinea(
        label=gettext_lazy("Wilt u nog iets zeggen?"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Is er een film of een stuk om te lezen? Zet het adres hier."),
    )


STAPPEN: list[type[Stap]] = [WatStap, LeerStap, VertellerStap]

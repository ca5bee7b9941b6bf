"""The steps of a suggestion: a new initiative, a correction, or that something has stopped."""

from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.lib.telefoon import show_telefoon

from ..importeren import cellen
from ..lijsten import Lijsten
from ..models import Aanmelding, Initiatief
from ..models.velden import GEEN_TELEFOON
from ..voorstel import ONDERDELEN, Waarden, differences
from .stappen import Stap, validate_leesbaar

STAD = "amsterdam"
GEEN_EMAIL = gettext_lazy("Dit mailadres klopt niet. Schrijf het zo: naam@voorbeeld.nl")
ANDERS = "anders"
VULT_IN = {
    "naam": gettext_lazy("Vul de naam van het initiatief in."),
    "samenvatting": gettext_lazy("Schrijf in een of twee zinnen wat het is."),
    "soort": gettext_lazy("Kies wie het doet."),
    "onderdelen": gettext_lazy("Kies wat er niet klopt."),
    "toelichting": gettext_lazy("Schrijf kort hoe u dit weet."),
    "afzender_naam": gettext_lazy("Vul uw naam in."),
    "afzender_email": gettext_lazy("Vul uw mailadres in. Dan kunnen we u mailen."),
    "afzender_rol": gettext_lazy("Kies wat past."),
}


class Leesveld(forms.CharField):
    """A line that is read as a cell of the sheet is: forgiving. ``fout`` says what is wrong."""

    def __init__(self, *, lees: Callable[[str], str], fout: Any, **opties: Any):
        self.lees, self.fout = lees, fout
        super().__init__(max_length=254, **opties)

    def clean(self, waarde: Any) -> str:
        tekst = super().clean(waarde)
        try:
            return self.lees(tekst)
        except cellen.Celfout as fout:
            raise ValidationError(self.fout) from fout


class Keuzen:
    """Boxes or rounds, each with its words beside it; under a heading where they have one."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        keuzes = self.get_context(name, value, attrs)["widget"]["optgroups"]  # type: ignore[attr-defined]
        groepen = [
            (kop, [k for _kop, deel, _nr in delen for k in deel]) for kop, delen in groupby(keuzes, itemgetter(0))
        ]
        return render_to_string("components/keuzevakjes.html", {"groepen": groepen})


class Keuzevakjes(Keuzen, forms.CheckboxSelectMultiple):
    pass


class Keuzerondjes(Keuzen, forms.RadioSelect):
    pass


def alinea(**opties: Any) -> forms.CharField:
    """Text of several lines."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": opties.pop("rows", 3)}), **opties)


def vakjes(**opties: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(widget=Keuzevakjes, **opties)


def rondjes(**opties: Any) -> forms.ChoiceField:
    return forms.ChoiceField(widget=Keuzerondjes, **opties)


VELDEN: dict[str, Callable[[], forms.Field]] = {
    "naam": lambda: forms.CharField(label=_("Hoe heet het?"), max_length=200, help_text=_("Zoals mensen het noemen.")),
    "samenvatting": lambda: alinea(
        label=_("Wat is het?"), max_length=300, rows=2, help_text=_("In een of twee korte zinnen.")
    ),
    "organisatie": lambda: forms.CharField(
        label=_("Van welke organisatie?"),
        max_length=200,
        required=False,
        help_text=_("Is er geen organisatie? Laat dit dan leeg."),
    ),
    "soort": lambda: rondjes(
        label=_("Wie doet het?"),
        choices=[
            (Initiatief.Soort.INFORMEEL, _("Vrijwilligers (informeel)")),
            (Initiatief.Soort.FORMEEL, _("Beroepskrachten (formeel)")),
        ],
    ),
    "wensen": lambda: vakjes(
        label=_("Waarmee helpt het?"), required=False, help_text=_("Kies alles wat past. Overslaan mag.")
    ),
    "doelgroepen": lambda: vakjes(
        label=_("Voor wie?"), required=False, help_text=_("Voor iedereen? Kies dan alleen ‘iedereen’.")
    ),
    "werkgebied": lambda: vakjes(label=_("Waar werkt het?"), required=False),
    "telefoon": lambda: Leesveld(
        label=_("Telefoonnummer"),
        lees=cellen.read_telefoon,
        fout=GEEN_TELEFOON,
        required=False,
        help_text=_("Zoals 020 123 45 67"),
    ),
    "telefoon_openbaar": lambda: forms.BooleanField(label=_("Dit nummer mag op de site"), required=False, initial=True),
    "email": lambda: Leesveld(
        label=_("Mailadres van het initiatief"), lees=cellen.read_email, fout=GEEN_EMAIL, required=False
    ),
    "email_openbaar": lambda: forms.BooleanField(label=_("Dit mailadres mag op de site"), required=False, initial=True),
    "website": lambda: Leesveld(
        label=_("Website"),
        lees=cellen.read_website,
        fout=_("Dit webadres klopt niet. Schrijf het zo: www.voorbeeld.nl"),
        required=False,
    ),
    "straat": lambda: forms.CharField(label=_("Straat"), max_length=100, required=False),
    "huisnummer": lambda: forms.CharField(label=_("Huisnummer"), max_length=20, required=False),
    "postcode": lambda: Leesveld(
        label=_("Postcode"),
        lees=cellen.read_postcode,
        fout=_("Schrijf de postcode zo: 1102 AB"),
        required=False,
        help_text=_("Zoals 1102 AB"),
    ),
    "plaats": lambda: forms.CharField(label=_("Plaats"), max_length=60, required=False, initial="Amsterdam"),
    "geheim": lambda: forms.BooleanField(label=_("Dit adres mag niet op de site"), required=False),
    "openingstijden": lambda: forms.CharField(
        label=_("Wanneer is het open?"),
        max_length=200,
        required=False,
        help_text=_("Zoals: di en do 10.00–12.00 uur, za 13.00–16.00 uur"),
    ),
    "kosten": lambda: forms.CharField(
        label=_("Wat kost het?"), max_length=200, required=False, help_text=_("Kost het niets? Schrijf dan: gratis.")
    ),
    "verwijzen": lambda: alinea(
        label=_("Hoe meldt iemand zich aan?"),
        max_length=2000,
        required=False,
        help_text=_("Bijvoorbeeld: bel, en we maken een afspraak."),
    ),
}
NAAR_INITIATIEF = set(VELDEN)


class Voorstelstap(Stap):
    """A step with fields of the initiative: ``velden``, before the step's own."""

    velden: tuple[str, ...] = ()

    def prepare(self) -> None:
        self.fields = {naam: VELDEN[naam]() for naam in self.velden} | self.fields
        for naam, keuzes in list_keuzes(self.opties["lijsten"]).items():
            if naam in self.fields:
                self.fields[naam].choices = keuzes  # type: ignore[attr-defined]
        for naam, veld in self.fields.items():
            if naam in VULT_IN:
                veld.error_messages["required"] = VULT_IN[naam]

    def voorstel(self) -> Waarden:
        waarden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam in NAAR_INITIATIEF}
        for naam in {"wensen", "doelgroepen"} & waarden.keys():
            waarden[naam] = sorted(waarden[naam])
        if "werkgebied" in waarden:
            gekozen = set(waarden["werkgebied"])
            waarden |= {"heel_amsterdam": STAD in gekozen, "werkgebied": sorted(gekozen - {STAD})}
        return waarden


def list_keuzes(lijsten: Lijsten) -> dict[str, list]:
    """What can be chosen, in the language of the page; wishes under the name of their domain."""
    return {
        "werkgebied": [(STAD, _("Heel Amsterdam")), *((k.slug, k.naam) for k in lijsten.stadsdeel.values())],
        "doelgroepen": [(k.slug, capfirst(k.naam)) for k in lijsten.doelgroep.values()],
        "wensen": [
            (lijsten.domein[domein].naam, [(k.slug, capfirst(k.naam)) for k in wensen])
            for domein, wensen in groupby(lijsten.wens.values(), key=lambda k: k.domein)
        ],
    }


class WatStap(Voorstelstap):
    naam = "wat"
    titel = gettext_lazy("Wat is het?")
    velden = ("naam", "samenvatting", "organisatie", "soort")

    fase = rondjes(
        label=gettext_lazy("Bestaat het al?"),
        choices=[("loopt", gettext_lazy("Ja, het loopt al")), ("begint", gettext_lazy("Nee, het moet nog beginnen"))],
        initial="loopt",
    )
    hulp = vakjes(
        label=gettext_lazy("Kunnen wij u ergens mee helpen?"), choices=Aanmelding.Hulp.choices, required=False
    )


class WieStap(Voorstelstap):
    naam = "voor-wie"
    titel = gettext_lazy("Voor wie en waar?")
    velden = ("wensen", "doelgroepen", "werkgebied")


class BereikStap(Voorstelstap):
    naam = "bereiken"
    titel = gettext_lazy("Hoe komt iemand er?")
    uitleg = gettext_lazy("Vul in wat u weet. Leeg laten mag.")
    velden = (
        *("telefoon", "telefoon_openbaar", "email", "email_openbaar", "website"),
        *("straat", "huisnummer", "postcode", "plaats", "geheim"),
        *("openingstijden", "kosten", "verwijzen"),
    )


class KiesStap(Stap):
    """What is wrong; the next step asks only about that."""

    naam = "kies"
    titel = gettext_lazy("Wat klopt er niet?")
    uitleg = gettext_lazy("Kies alles wat anders moet. Daarna vult u in hoe het wel is.")

    onderdelen = vakjes(
        label=gettext_lazy("Dit klopt niet"),
        choices=[
            *((naam, onderdeel.titel) for naam, onderdeel in ONDERDELEN.items() if onderdeel.velden[-1] in VELDEN),
            (ANDERS, gettext_lazy("Iets anders")),
        ],
        error_messages={"required": VULT_IN["onderdelen"]},
    )


class VerbeterStap(Voorstelstap):
    """The parts that are wrong, with what everybody can read now; only what becomes different is proposed."""

    naam = "verbeter"
    titel = gettext_lazy("Hoe is het wel?")
    uitleg = gettext_lazy("Hier staat wat er nu op de kaart staat. Verander wat niet klopt.")

    toelichting = alinea(label=gettext_lazy("Wilt u iets uitleggen?"), max_length=2000, required=False)
    # For which parts the fields were on the screen before; others get what is there now.
    getoond = forms.MultipleChoiceField(
        choices=[(naam, naam) for naam in ONDERDELEN], widget=forms.MultipleHiddenInput, required=False
    )

    def prepare(self) -> None:
        gekozen = [naam for naam in ONDERDELEN if naam in self.alles.getlist("onderdelen")]
        self.anders = ANDERS in self.alles.getlist("onderdelen")
        self.velden = tuple(veld for naam in gekozen for veld in ONDERDELEN[naam].velden if veld in VELDEN)
        super().prepare()
        self.fields["toelichting"].required = self.anders
        self.fields["toelichting"].error_messages["required"] = _("Schrijf wat er niet klopt.")
        nu = dict(self.opties["nu"])
        nu["telefoon"] = show_telefoon(nu["telefoon"])
        nu["werkgebied"] = [STAD] * nu["heel_amsterdam"] + nu["werkgebied"]
        self.initial = nu | {"getoond": gekozen}
        if self.is_bound:
            self._show_more(gekozen, nu)

    def _show_more(self, gekozen: list[str], nu: Waarden) -> None:
        """What was chosen only after going back starts with what is there now."""
        data = self.data.copy()  # type: ignore[attr-defined]
        for naam in set(gekozen) - set(data.getlist("getoond")):
            for veld in ONDERDELEN[naam].velden:
                data.setlist(veld, nu[veld] if isinstance(nu[veld], list) else [nu[veld]])
        data.setlist("getoond", gekozen)
        self.data = data

    def clean(self) -> None:
        super().clean()
        if not self.errors and not self.voorstel() and not self.cleaned_data["toelichting"]:
            raise ValidationError(_("U heeft nog niets veranderd. Verander wat niet klopt, of leg het uit."))

    def voorstel(self) -> Waarden:
        return differences(self.opties["nu"], super().voorstel())


class WegStap(Stap):
    naam = "weg"
    titel = gettext_lazy("Bestaat het niet meer?")
    uitleg = gettext_lazy("Wij kijken het na. Daarna halen we het van de kaart.")

    toelichting = alinea(
        label=gettext_lazy("Hoe weet u dit?"),
        max_length=2000,
        help_text=gettext_lazy("Bijvoorbeeld: ik belde en hoorde dat het gestopt is."),
        error_messages={"required": VULT_IN["toelichting"]},
    )


class AfzenderStap(Stap):
    """Who sends this; the only step about a person."""

    naam = "afzender"
    titel = gettext_lazy("Wie bent u?")
    uitleg = gettext_lazy(
        "U krijgt een mail om te bevestigen dat u dit stuurde. Uw naam en mailadres komen niet op de site."
    )

    afzender_naam = forms.CharField(
        label=gettext_lazy("Uw naam"),
        max_length=100,
        error_messages={"required": VULT_IN["afzender_naam"]},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    afzender_email = Leesveld(
        label=gettext_lazy("Uw mailadres"),
        lees=cellen.read_email,
        fout=GEEN_EMAIL,
        error_messages={"required": VULT_IN["afzender_email"]},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    afzender_rol = rondjes(
        label=gettext_lazy("Hoort u bij het initiatief?"),
        choices=[
            (Aanmelding.Rol.ORGANISATIE, gettext_lazy("Ja, ik werk of help er")),
            (Aanmelding.Rol.ANDER, gettext_lazy("Nee, ik ken het")),
        ],
        error_messages={"required": VULT_IN["afzender_rol"]},
    )


class AfzenderMetContactStap(AfzenderStap):
    """Also whether we may mail later."""

    contact_blijven = forms.BooleanField(
        label=gettext_lazy("Ik hoor erbij. U mag mij later mailen met de vraag of alles nog klopt."), required=False
    )

    def voorstel(self) -> Waarden:
        waarden = self.cleaned_data
        if not waarden["contact_blijven"] or waarden["afzender_rol"] != Aanmelding.Rol.ORGANISATIE:
            return {}
        return {"contactpersoon": waarden["afzender_naam"], "contact_email": waarden["afzender_email"]}


class NieuwAfzenderStap(AfzenderMetContactStap):
    toelichting = alinea(label=gettext_lazy("Wilt u nog iets zeggen?"), max_length=2000, required=False)


STAPPEN: dict[str, list[type[Stap]]] = {
    Aanmelding.Soort.NIEUW: [WatStap, WieStap, BereikStap, NieuwAfzenderStap],
    Aanmelding.Soort.WIJZIGING: [KiesStap, VerbeterStap, AfzenderMetContactStap],
    Aanmelding.Soort.WEG: [WegStap, AfzenderStap],
}


class Antwoordformulier(forms.Form):
    """What the sender says to a question of ours."""

    antwoord = alinea(
        label=gettext_lazy("Uw antwoord"),
        max_length=2000,
        rows=5,
        error_messages={"required": gettext_lazy("Schrijf eerst uw antwoord.")},
        validators=[validate_leesbaar],
    )

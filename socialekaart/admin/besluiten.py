"""What can be decided about a suggestion: a table of forms, each of which does one thing."""

from abc import abstractmethod
from typing import Any

from django import forms
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palliatief.gebruikers.models import Gebruiker
from palliatief.lib.weektekst import read_weektekst

from .. import actions
from ..dubbel import find_known
from ..models import Aanmelding, GoedVoorbeeld, Initiatief
from ..models.velden import validate_openingstijden
from ..rechten import may_edit
from ..voorstel import VOORBEELDDELEN, Waarden, compare, find_plek, read_initiatief
from ..werkregels import how_long_ago

BEKEND = ("naam", "postcode", "telefoon", "website", "email")
# So much alike are two names that may mean the same.
LIJKT = 0.45


def describe(aanmelding: Aanmelding) -> dict[str, Any]:
    """What the page shows of it beside the proposal: what happened, and which version of the record this is."""
    initiatief = aanmelding.initiatief
    return {
        "gelezen": initiatief.updated_at.isoformat() if initiatief else "",
        "stappen": aanmelding.stappen.select_related("wie"),
        "sinds": how_long_ago(aanmelding.wacht_sinds),
        "goed_voorbeeld": GoedVoorbeeld.objects.filter(pk=aanmelding.oud.get("goed_voorbeeld")).first(),
        "hulp": [dict(Aanmelding.Hulp.choices)[naam] for naam in aanmelding.hulp],
    }


def read_now(aanmelding: Aanmelding) -> Waarden:
    """What is on the map; of what was taken over, what it was before."""
    initiatief = aanmelding.initiatief
    if initiatief is None or ("status" in aanmelding.oud and aanmelding.soort == Aanmelding.Soort.NIEUW):
        return {}
    return read_initiatief(initiatief, find_plek(initiatief, aanmelding.gegevens.get("locatie"))) | aanmelding.oud


class Besluitformulier(forms.Form):
    """One decision, about the ``versie`` that was on the screen."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    # Set by those that ask for words.
    tekstlabel: Any = ""

    def __init__(self, data: QueryDict | None, *, aanmelding: Aanmelding, wie: Gebruiker):
        self.aanmelding, self.wie = aanmelding, wie
        super().__init__(data, auto_id=f"id_{type(self).__name__.lower()}_%s")
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and first values."""

    @property
    def stap(self) -> dict[str, Any]:
        return {"pk": self.aanmelding.pk, "versie": self.cleaned_data["versie"], "wie": self.wie}

    @abstractmethod
    def decide(self) -> str:
        """Do it; returns what to tell."""


class Oppakformulier(Besluitformulier):
    def decide(self) -> str:
        actions.take_up_aanmelding(**self.stap)
        return _("U heeft dit opgepakt. Uw collega’s zien dat.")


class Heropenformulier(Besluitformulier):
    def decide(self) -> str:
        actions.reopen_aanmelding(**self.stap)
        return _("Teruggedraaid. De afzender hoort hier niets van.")


class Overneemformulier(Besluitformulier):
    """Which parts, and what else follows."""

    gelezen = forms.CharField(widget=forms.HiddenInput, required=False)
    onderdelen = forms.MultipleChoiceField(required=False)
    openingstijden = forms.CharField(label=gettext_lazy("Open, zoals in OpenStreetMap"), max_length=500, required=False)
    publiceer = forms.ChoiceField(
        label=gettext_lazy("En dan?"),
        choices=[("", gettext_lazy("Bewaar het als concept")), ("ja", gettext_lazy("Zet het meteen op de kaart"))],
        widget=forms.RadioSelect,
        required=False,
    )
    gecontroleerd = forms.BooleanField(label=gettext_lazy("Zet ook: vandaag gecontroleerd"), required=False)
    tekst = forms.CharField(
        label=gettext_lazy("Iets toevoegen aan het bedankje"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def prepare(self) -> None:
        self.regels = regels = list(compare(read_now(self.aanmelding), self.aanmelding.gegevens))
        self.namen = [regel.onderdeel.naam for regel in regels]
        self.fields["onderdelen"].choices = [(naam, naam) for naam in self.namen]  # type: ignore[attr-defined]
        self.verplicht = [r.onderdeel.naam for r in regels if r.onderdeel.verplicht] if self.is_new else []
        tijden = self.aanmelding.gegevens.get("openingstijden", "")
        self.initial["openingstijden"] = read_weektekst(tijden)
        begrepen = bool(self.initial["openingstijden"]) or not tijden
        gewoon = [
            r.onderdeel.naam for r in regels if not r.zelfde and (r.onderdeel.naam != "openingstijden" or begrepen)
        ]
        self.gekozen = self["onderdelen"].value() or [] if self.is_bound else gewoon
        self.initial["gecontroleerd"] = self.aanmelding.afzender_rol == Aanmelding.Rol.ORGANISATIE

    @property
    def is_new(self) -> bool:
        return self.aanmelding.soort == Aanmelding.Soort.NIEUW and self.aanmelding.initiatief_id is None

    def clean(self) -> None:
        super().clean()
        gekozen = {*self.cleaned_data.get("onderdelen", []), *self.verplicht}
        self.cleaned_data["onderdelen"] = gekozen
        if self.aanmelding.soort != Aanmelding.Soort.WEG and not gekozen:
            raise forms.ValidationError(_("Kies eerst wat u overneemt. Wilt u niets overnemen? Kies dan ‘Wijs af’."))
        if "openingstijden" in gekozen:
            self._check_openingstijden(self.cleaned_data.get("openingstijden", ""))

    def _check_openingstijden(self, tekst: str) -> None:
        if not tekst and self.aanmelding.gegevens.get("openingstijden"):
            self.add_error("openingstijden", _("Schrijf de tijden zo: Tu,Th 10:00-12:00. Of haal het vinkje weg."))
        elif tekst:
            try:
                validate_openingstijden(tekst)
            except forms.ValidationError as fout:
                self.add_error("openingstijden", fout)

    def decide(self) -> str:
        waarden = self.cleaned_data
        initiatief = actions.take_over_aanmelding(
            **self.stap,
            onderdelen=waarden["onderdelen"],
            gelezen=waarden["gelezen"],
            openingstijden=waarden["openingstijden"] if "openingstijden" in waarden["onderdelen"] else "",
            publiceer=bool(waarden["publiceer"]),
            gecontroleerd=waarden["gecontroleerd"],
            tekst=waarden["tekst"],
        )
        if self.aanmelding.soort == Aanmelding.Soort.WEG:
            return _("‘%s’ is van de kaart gehaald. De afzender krijgt een bedankje.") % initiatief
        if self.is_new:
            return _("‘%s’ is overgenomen. Kijk het na, en zet het punt op de kaart.") % initiatief
        aantal = len(waarden["onderdelen"])
        tekst = ngettext(
            "%d veld overgenomen. De afzender krijgt een bedankje.",
            "%d velden overgenomen. De afzender krijgt een bedankje.",
            aantal,
        )
        return tekst % aantal


class Voorbeeldformulier(Besluitformulier):
    """A good example is taken over whole, as a concept to finish."""

    tekstlabel = gettext_lazy("Iets toevoegen aan het bedankje")
    is_new = True

    tekst = forms.CharField(label=tekstlabel, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False)

    def prepare(self) -> None:
        self.regels = list(compare({}, self.aanmelding.gegevens, VOORBEELDDELEN))
        self.verplicht = list(VOORBEELDDELEN)

    def decide(self) -> str:
        voorbeeld = actions.take_over_goed_voorbeeld(**self.stap, tekst=self.cleaned_data["tekst"])
        return _("‘%s’ is nu een concept. Maak het af en zet het op de site.") % voorbeeld


class Tekstformulier(Besluitformulier):
    """A decision with words for the sender."""

    tekst = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def prepare(self) -> None:
        self.fields["tekst"].label = self.tekstlabel
        self.fields["tekst"].error_messages["required"] = _("Schrijf eerst iets voor de afzender.")


class Vraagformulier(Tekstformulier):
    tekstlabel = gettext_lazy("Uw vraag aan de afzender")

    def decide(self) -> str:
        actions.ask_afzender(**self.stap, vraag=self.cleaned_data["tekst"])
        return _("De vraag is verstuurd. Het antwoord komt hier te staan.")


class Afwijsformulier(Tekstformulier):
    tekstlabel = gettext_lazy("Waarom nemen we dit niet over?")

    def decide(self) -> str:
        actions.reject_aanmelding(**self.stap, tekst=self.cleaned_data["tekst"])
        return _("Afgewezen. De afzender krijgt uw uitleg.")


class Dubbelformulier(Besluitformulier):
    """Of which record or other suggestion it is a double."""

    van = forms.ChoiceField(
        label=gettext_lazy("Dubbel van"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarvan dit een dubbele is.")},
    )

    def prepare(self) -> None:
        self.initiatieven = {f"initiatief-{rij.pk}": rij for rij in self._find_initiatieven()}
        self.andere = {f"aanmelding-{rij.pk}": rij for rij in self._find_andere()}
        self.fields["van"].choices = [  # type: ignore[attr-defined]
            *((waarde, _("op de kaart: %s") % rij) for waarde, rij in self.initiatieven.items()),
            *(
                (waarde, _("aanmelding: %(naam)s (%(wanneer)s)") % {"naam": r, "wanneer": how_long_ago(r.wacht_sinds)})
                for waarde, r in self.andere.items()
            ),
        ]

    def _find_initiatieven(self) -> list[Initiatief]:
        """Only for a new one: a correction is about its own record."""
        if self.aanmelding.soort != Aanmelding.Soort.NIEUW or self.aanmelding.initiatief_id:
            return []
        gegevens = self.aanmelding.gegevens
        pks = [bekende.id for bekende in find_known(**{naam: str(gegevens.get(naam, "")) for naam in BEKEND})]
        return list(Initiatief.objects.filter(pk__in=pks))

    def _find_andere(self) -> list[Aanmelding]:
        """About the same record, or with almost the same name; the newest first."""
        andere = Aanmelding.objects.confirmed().for_gebruiker(self.wie).exclude(pk=self.aanmelding.pk)
        lijkt = andere.annotate(lijkt=TrigramSimilarity("naam", self.aanmelding.naam))
        zelfde = Q(initiatief__isnull=False, initiatief=self.aanmelding.initiatief_id)
        return list(lijkt.filter(zelfde | Q(lijkt__gte=LIJKT)).order_by("-bevestigd_op", "-pk")[:10])

    def decide(self) -> str:
        van = self.cleaned_data["van"]
        actions.close_as_double(**self.stap, initiatief=self.initiatieven.get(van), ander=self.andere.get(van))
        return _("Gesloten als dubbel. De afzender hoort dat we het al wisten.")


class Vergelijkformulier(Dubbelformulier):
    """A new one turns out to be about a record: from now on it is a correction of that."""

    def prepare(self) -> None:
        super().prepare()
        eigen = {waarde: rij for waarde, rij in self.initiatieven.items() if may_edit(self.wie, rij)}
        self.fields["van"].choices = [(waarde, str(rij)) for waarde, rij in eigen.items()]  # type: ignore[attr-defined]

    def decide(self) -> str:
        initiatief = self.initiatieven[self.cleaned_data["van"]]
        actions.compare_aanmelding(**self.stap, initiatief=initiatief)
        return _("U vergelijkt nu met ‘%s’. Kies wat u overneemt.") % initiatief


BESLUITEN: dict[str, type[Besluitformulier]] = {
    "oppakken": Oppakformulier,
    "overnemen": Overneemformulier,
    "vraag": Vraagformulier,
    "afwijzen": Afwijsformulier,
    "dubbel": Dubbelformulier,
    "vergelijken": Vergelijkformulier,
    "heropenen": Heropenformulier,
}


def list_besluiten(aanmelding: Aanmelding) -> dict[str, type[Besluitformulier]]:
    """What can be decided about this one."""
    if aanmelding.soort == Aanmelding.Soort.GOED_VOORBEELD:
        return {**BESLUITEN, "overnemen": Voorbeeldformulier}
    return BESLUITEN

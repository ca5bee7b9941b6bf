"""Rows of ties on the page of a meeting: typed fast, told where they are wrong, and never lost."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialekaart.models import Organisatie

from ..actions import Geweigerd, add_organisatie, record_samenwerking
from ..einden import Eind, list_namen, load_einden, suggest
from ..models import Bijeenkomst, Samenwerking

RIJEN, MEESTE = 6, 60
KIES = ("", gettext_lazy("kies"))
STERKTE = [("", gettext_lazy("weet ik niet")), *((str(n), str(n)) for n in range(1, 6))]
KANTEN = ("van", "naar")


class Eindveld(forms.CharField):
    """An organisation or initiative by its name; the page has a list that completes it."""

    def __init__(self, **opties: Any):
        widget = forms.TextInput(attrs={"list": "einden", "autocomplete": "off"})
        super().__init__(max_length=200, widget=widget, **opties)

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value).split())


class Soortveld(forms.ChoiceField):
    """What kind of organisation a new one is."""

    def __init__(self) -> None:
        keuzes = [KIES, *Organisatie.Soort.choices]
        super().__init__(label=gettext_lazy("Nieuw? Welke soort is het?"), choices=keuzes, required=False)


class Sterkteveld(forms.TypedChoiceField):
    def __init__(self, label: Any):
        super().__init__(label=label, choices=STERKTE, coerce=int, empty_value=None, required=False)


class Bandregel(forms.Form):
    """One tie; a row that was left as it came is no tie."""

    van = Eindveld(label=gettext_lazy("Wie"))
    van_soort = Soortveld()
    naar = Eindveld(label=gettext_lazy("Met wie"))
    naar_soort = Soortveld()
    soort = forms.ChoiceField(label=gettext_lazy("Wat doen ze samen"), choices=[KIES, *Samenwerking.Soort.choices])
    fase = forms.ChoiceField(
        label=gettext_lazy("Hoe ver zijn ze"), choices=Samenwerking.Fase.choices, initial=Samenwerking.Fase.CONTACT
    )
    sterkte_van = Sterkteveld(gettext_lazy("Hoe sterk, volgens de eerste"))
    sterkte_naar = Sterkteveld(gettext_lazy("Hoe sterk, volgens de tweede"))
    afspraak = forms.CharField(label=gettext_lazy("Afspraak"), max_length=500, required=False)

    def has_details(self) -> bool:
        """Whether the fields that most ties need not are in use."""
        velden = ("afspraak", "sterkte_van", "sterkte_naar")
        return any(self[naam].value() or (self.is_bound and self[naam].errors) for naam in velden)

    def asks_kind(self) -> list[str]:
        """The sides of which somebody must say what kind of organisation it is."""
        return [
            kant
            for kant in KANTEN
            if self[f"{kant}_soort"].value() or (self.is_bound and self.has_error(kant, "onbekend"))
        ]


class Banden:
    """All rows of one page."""

    def __init__(self, data: QueryDict | None = None):
        self.einden = load_einden()
        self.aantal = read_count(data) if data else RIJEN
        self.regels = [self._make(nummer, data) for nummer in range(self.aantal)]

    @classmethod
    def with_more(cls, data: QueryDict) -> "Banden":
        """The same page with more rows; nothing is judged yet."""
        banden = cls()
        banden.aantal = min(read_count(data) + RIJEN, MEESTE)
        banden.regels = []
        for nummer in range(banden.aantal):
            getypt = {
                naam: data[sleutel] for naam in Bandregel.base_fields if (sleutel := f"band-{nummer}-{naam}") in data
            }
            banden.regels.append(Bandregel(prefix=f"band-{nummer}", initial=getypt, use_required_attribute=False))
        return banden

    def _make(self, nummer: int, data: QueryDict | None) -> Bandregel:
        return Bandregel(data, prefix=f"band-{nummer}", empty_permitted=True, use_required_attribute=False)

    @property
    def namen(self) -> list[str]:
        return list_namen(self.einden.values())

    @property
    def vol(self) -> bool:
        return self.aantal >= MEESTE

    def is_valid(self) -> bool:
        goed = [regel.is_valid() for regel in self.regels]
        self._check_names()
        return all(goed) and all(regel.is_valid() for regel in self.regels)

    def _check_names(self) -> None:
        """Every name is known, or in one of its rows somebody said what kind of organisation is new."""
        genoemd = [
            (regel, kant, regel.cleaned_data[kant])
            for regel in self.regels
            for kant in KANTEN
            if regel.cleaned_data.get(kant)
        ]
        self.nieuw = {
            naam.casefold(): soort
            for regel, kant, naam in genoemd
            if (soort := regel.cleaned_data.get(f"{kant}_soort"))
        }
        for regel, kant, naam in genoemd:
            if naam.casefold() not in self.einden | self.nieuw:
                regel.add_error(kant, forms.ValidationError(self._explain(naam), code="onbekend"))

    def _explain(self, naam: str) -> str:
        kies = _("Is dit een nieuwe organisatie? Kies dan hieronder welke soort.")
        if lijkt := suggest(naam, self.einden):
            return _("Deze naam kennen we niet. Bedoelt u ‘%s’?") % lijkt + " " + kies
        return _("Deze naam kennen we niet.") + " " + kies

    @transaction.atomic
    def save(self, bijeenkomst: Bijeenkomst) -> Counter[str] | None:
        """Write what was told at this meeting; all of it or, when a row cannot be, nothing."""
        oordelen: Counter[str] = Counter()
        for regel in self.regels:
            if regel.has_changed():
                try:
                    oordelen[self._record(regel.cleaned_data, bijeenkomst)] += 1
                except Geweigerd as fout:
                    regel.add_error(fout.veld if fout.veld in regel.fields else "fase", str(fout))
        mislukt = any(regel.errors for regel in self.regels)
        transaction.set_rollback(mislukt)
        return None if mislukt else oordelen

    def _record(self, gegevens: Mapping[str, Any], bijeenkomst: Bijeenkomst) -> str:
        verteld = {naam: gegevens[naam] for naam in ("soort", "fase", "sterkte_van", "sterkte_naar", "afspraak")}
        return record_samenwerking(
            van=self._end(gegevens["van"]),
            naar=self._end(gegevens["naar"]),
            op=bijeenkomst.datum,
            stadsdeel=bijeenkomst.proeftuin.stadsdeel,
            bijeenkomst=bijeenkomst,
            bron=_("bijeenkomst van %s") % date_format(bijeenkomst.datum, "j F Y"),
            **verteld,
        ).oordeel

    def _end(self, naam: str) -> Eind:
        sleutel = naam.casefold()
        return self.einden.get(sleutel) or add_organisatie(naam=naam, soort=self.nieuw[sleutel])


def read_count(data: QueryDict) -> int:
    """How many rows the page had, as far as it makes sense."""
    aantal = data.get("aantal", "")
    return min(int(aantal), MEESTE) if aantal.isdecimal() and len(aantal) < 4 else RIJEN

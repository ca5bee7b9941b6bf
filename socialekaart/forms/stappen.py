"""A form in steps without a session: all that was typed travels along in the form itself."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..importeren.cellen import ONLEESBAAR
from .zegel import Zegel

VERSTUUR = "verstuur"
# Left empty by people, who do not see it; robots fill in what is there.
LOKVELD = "vak_leeg_laten"
# More than any form holds; the rest is not carried along.
HOOGSTENS = 400


validate_leesbaar = RegexValidator(
    ONLEESBAAR, _("Er staat een onleesbaar teken in. Typ het opnieuw."), inverse_match=True
)


class Stap(forms.Form):
    """One step; ``naam`` stands in the form, ``titel`` and ``uitleg`` above it."""

    naam: str
    titel: Any
    uitleg: Any = ""

    def __init__(self, data: QueryDict | None, *, alles: QueryDict, **opties: Any):
        """``data`` is None as long as nobody saw this step; ``alles`` is what the other steps hold."""
        self.alles, self.opties = alles, opties
        super().__init__(data, auto_id="id_%s")
        self.prepare()
        for veld in self.fields.values():
            if isinstance(veld, forms.CharField):
                veld.validators.append(validate_leesbaar)

    def prepare(self) -> None:
        """Fill choices and first values."""

    def voorstel(self) -> dict[str, Any]:
        """The fields that this step proposes, as ``socialekaart.voorstel`` knows them."""
        return {}


class Stappen:
    """Where somebody is in the form, and what was typed until now."""

    def __init__(self, soorten: list[type[Stap]], data: QueryDict | None, **opties: Any):
        self.soorten, self.opties = soorten, opties
        self.namen = [soort.naam for soort in soorten]
        self.data = QueryDict() if data is None else data
        self.zegel = Zegel.make() if data is None else Zegel.read(self.data.get("zegel", ""))
        gepost = self.data.get("stap", "")
        self.gezien = [naam for naam in self.namen if naam in {*self.data.getlist("gezien"), gepost}]
        self.meldingen: list[str] = []
        self.compleet = False
        self.nu = self.namen[0]
        if gepost in self.namen:
            self._go(gepost, self.data.get("naar", ""))

    def _go(self, gepost: str, naar: str) -> None:
        """To the step that was asked for, or to the first one before it that is not right yet."""
        volgende = [*self.namen, VERSTUUR][self.namen.index(gepost) + 1]
        doel = naar if naar in [*self.namen, VERSTUUR] else volgende
        tot = len(self.namen) if doel == VERSTUUR else self.namen.index(doel)
        fout = next((naam for naam in self.namen[:tot] if not self.vormen[naam].is_valid()), None)
        self.nu = fout or (self.namen[-1] if doel == VERSTUUR else doel)
        if doel == VERSTUUR and fout is None:
            self.compleet = not self.zegel.bezwaar
            self.meldingen += [self.zegel.bezwaar] if self.zegel.bezwaar else []

    @cached_property
    def vormen(self) -> dict[str, Stap]:
        return {
            soort.naam: soort(self.data if soort.naam in self.gezien else None, alles=self.data, **self.opties)
            for soort in self.soorten
        }

    @property
    def vorm(self) -> Stap:
        return self.vormen[self.nu]

    @property
    def toont_fouten(self) -> bool:
        """Errors are told when somebody came to send this step, not when they only come back to it."""
        return bool(self.data.get("stap")) and self.vorm.is_bound and bool(self.vorm.errors)

    @property
    def nummer(self) -> int:
        return self.namen.index(self.nu) + 1

    @property
    def voortgang(self) -> list[dict[str, Any]]:
        """All steps, with whether they are done, now, or later."""
        return [
            {"titel": soort.titel, "stand": "nu" if n == self.nummer else "klaar" if n < self.nummer else "later"}
            for n, soort in enumerate(self.soorten, start=1)
        ]

    @property
    def vorige(self) -> str:
        return self.namen[self.nummer - 2] if self.nummer > 1 else ""

    @property
    def volgt(self) -> str:
        """The step after this one; empty when this is the last."""
        return self.namen[self.nummer] if self.nummer < len(self.namen) else ""

    @property
    def mee(self) -> list[tuple[str, str]]:
        """What the other steps hold, to send along."""
        velden = {veld for vorm in self.vormen.values() for veld in vorm.fields} - set(self.vorm.fields)
        paren = [(naam, waarde) for naam in self.data if naam in velden for waarde in self.data.getlist(naam)]
        return [("zegel", self.zegel.tekst), *(("gezien", naam) for naam in self.gezien), *paren[:HOOGSTENS]]

    @property
    def is_robot(self) -> bool:
        return bool(self.data.get(LOKVELD))

    @property
    def waarden(self) -> dict[str, Any]:
        """All that was filled in and is right."""
        return {
            naam: waarde
            for vorm in self.vormen.values()
            if vorm.is_valid()
            for naam, waarde in vorm.cleaned_data.items()
        }

    def voorstel(self) -> dict[str, Any]:
        """All fields that the steps which are right propose together."""
        return {
            naam: waarde for vorm in self.vormen.values() if vorm.is_valid() for naam, waarde in vorm.voorstel().items()
        }

"""Two records beside each other: what differs, what is chosen, and what it would become."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actions import Samenstelling
from ..models import Initiatief, Locatie
from ..verschillen import label_of, show
from ..versies import BIJGEHOUDEN, Rij, load_related, read_now, read_token, tracked_fields, tracked_relations

# What stays with its own record: its address, where it came from, and whether it was made up.
EIGEN = BIJGEHOUDEN | {"id", "uuid", "slug", "bron", "bron_id", "bron_url", "voorbeeld"}
# One choice for fields that belong together: nobody gets a number of the one and "may be shown" of the other.
SAMEN = {
    "telefoon": ("telefoon", "telefoon_openbaar"),
    "email": ("email", "email_openbaar"),
    "contactpersoon": ("contactpersoon", "contact_email"),
}
VOLGT = {naam for namen in SAMEN.values() for naam in namen[1:]}
BEIDE = "beide"
NIET_OPENBAAR = gettext_lazy("(niet op de site)")


@dataclass(frozen=True)
class Veldkeuze:
    """A field of both, in words; ``beide`` is what a list becomes when nothing of it is dropped."""

    naam: str
    label: str
    waarden: dict[int, str]
    voorstel: str
    beide: str = ""

    @property
    def verschilt(self) -> bool:
        return len(set(self.waarden.values())) > 1


class Vergelijking:
    """Two initiatives with all that can be chosen of them."""

    def __init__(self, een: Initiatief, ander: Initiatief):
        self.twee = (een, ander)
        self.rijen: dict[int, Rij] = {}
        self.locaties: dict[int, list[Rij]] = {}
        for initiatief in self.twee:
            toestand = read_now(Initiatief, initiatief.pk)
            self.rijen[initiatief.pk] = toestand.zelf  # type: ignore[assignment]
            self.locaties[initiatief.pk] = list(toestand.delen["locaties"].values())
        self.verwant: dict[tuple[type[Model], int], Model] = load_related(self.rijen.values())
        self.gelezen = {pk: read_token(Initiatief, pk) for pk in self.rijen}
        self.beste = max(self.twee, key=lambda i: (i.status == Initiatief.Status.GEPUBLICEERD, _newest(i)))

    def keuzes(self) -> Iterator[Veldkeuze]:
        """In the order of the model, fields before relations."""
        for veld in tracked_fields(Initiatief):
            if veld.name not in EIGEN | VOLGT:
                yield self._choose(veld)
        for verband in tracked_relations(Initiatief):
            waarden = {pk: rij.verbanden[verband.name] for pk, rij in self.rijen.items()}
            samen = show(verband, frozenset().union(*waarden.values()), self.verwant)
            tekst = {pk: show(verband, waarde, self.verwant) for pk, waarde in waarden.items()}
            yield Veldkeuze(verband.name, label_of(verband), tekst, BEIDE, samen)

    def _choose(self, veld: Any) -> Veldkeuze:
        namen = SAMEN.get(veld.name, (veld.name,))
        tekst = {pk: self._tell(namen, rij) for pk, rij in self.rijen.items()}
        gevuld = [pk for pk, rij in self.rijen.items() if any(_filled(rij.velden, naam) for naam in namen)]
        if len(gevuld) == 1:
            return Veldkeuze(veld.name, label_of(veld), tekst, str(gevuld[0]))
        beste = self.beste if veld.name == "status" else max(self.twee, key=_newest)
        return Veldkeuze(veld.name, label_of(veld), tekst, str(beste.pk))

    def _tell(self, namen: tuple[str, ...], rij: Rij) -> str:
        velden = {veld.name: veld for veld in tracked_fields(Initiatief)}
        hoofd, *bij = [show(velden[naam], rij.velden[velden[naam].attname], self.verwant) for naam in namen]
        if namen[-1].endswith("_openbaar"):
            return hoofd if rij.velden[namen[-1]] or not rij.velden[namen[0]] else f"{hoofd} {NIET_OPENBAAR}"
        return ", ".join(dict.fromkeys([hoofd, *bij]))

    def plekken(self) -> list[tuple[Locatie, int, bool]]:
        """Each place, whose it is, and whether it is proposed: of the same place twice the one that says most."""
        alle: list[tuple[Any, int]] = [
            (rij.as_instance(), initiatief.pk)
            for initiatief in sorted(self.twee, key=lambda i: i != self.beste)
            for rij in self.locaties[initiatief.pk]
        ]
        voorstel: list[Any] = []
        for plek, _pk in sorted(alle, key=lambda paar: (paar[0].punt is None, not paar[0].adres)):
            if not any(_same_place(plek, andere) for andere in voorstel):
                voorstel.append(plek)
        return [(plek, pk, plek in voorstel) for plek, pk in alle]

    def own_place(self, pk: int, blijft: int) -> int:
        """The place of the kept record that says exactly the same as this one, else this one."""
        per_pk = {rij.pk: _says(rij) for rijen in self.locaties.values() for rij in rijen}
        eigen = (rij.pk for rij in self.locaties[blijft] if per_pk[rij.pk] == per_pk[pk])
        return next(eigen, pk)


def _newest(initiatief: Initiatief) -> tuple:
    return initiatief.gecontroleerd_op or date.min, initiatief.updated_at


def _filled(velden: dict[str, Any], naam: str) -> bool:
    """Whether somebody filled this in; "yes, it may be shown" says nothing without a number."""
    waarde = velden.get(naam, velden.get(f"{naam}_id"))
    return waarde not in (None, "", [], False, Initiatief.Verwijzer.ONBEKEND) and naam not in VOLGT


def _says(plek: Rij) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in plek.velden.items() if naam not in {"id", "uuid", "initiatief_id"}}


def _same_place(een: Locatie, ander: Locatie) -> bool:
    """The same address, or without one the same point; a secret place is never the same as an open one."""
    andere_naam = een.naam and ander.naam and een.naam.casefold() != ander.naam.casefold()
    if een.geheim != ander.geheim or andere_naam:
        return False
    if een.adres and ander.adres:
        return een.adres.casefold() == ander.adres.casefold()
    return bool(een.punt and ander.punt and een.punt.distance(ander.punt) < 0.0003)


class SamenvoegForm(forms.Form):
    """What of which record; the versions that were read travel along, so that nobody merges what changed meanwhile."""

    def __init__(self, vergelijking: Vergelijking, data: Any = None):
        super().__init__(data)
        self.vergelijking = vergelijking
        een, ander = vergelijking.twee
        pks = [(str(een.pk), een.naam), (str(ander.pk), ander.naam)]
        self.fields["blijft"] = forms.ChoiceField(choices=pks, initial=str(vergelijking.beste.pk))
        self.keuzes = list(vergelijking.keuzes())
        for keuze in self.keuzes:
            opties = [*pks, *([(BEIDE, keuze.beide)] if keuze.beide else [])]
            self.fields[keuze.naam] = forms.ChoiceField(choices=opties, initial=keuze.voorstel, required=False)
        self.plekken = vergelijking.plekken()
        self.fields["locaties"] = forms.MultipleChoiceField(
            choices=[(str(plek.pk), str(plek)) for plek, _pk, _voorstel in self.plekken],
            initial=[str(plek.pk) for plek, _pk, voorstel in self.plekken if voorstel],
            required=False,
        )
        for pk, token in vergelijking.gelezen.items():
            self.fields[f"gelezen-{pk}"] = forms.CharField(initial=token, required=False)

    def chosen(self, naam: str) -> Any:
        """What stands in the form now: what was sent, else what is proposed."""
        waarde = self[naam].value()
        return waarde or self.fields[naam].initial if naam != "locaties" else waarde

    def make(self) -> Samenstelling:
        """The choices as the action wants them; what does not differ comes from the kept record."""
        een, ander = (initiatief.pk for initiatief in self.vergelijking.twee)
        blijft = int(self.cleaned_data["blijft"])
        velden: dict[str, int] = {}
        verbanden: dict[str, frozenset[int]] = {}
        for keuze in self.keuzes:
            gekozen = self.cleaned_data[keuze.naam] or keuze.voorstel
            if keuze.beide:
                verbanden[keuze.naam] = frozenset([een, ander] if gekozen == BEIDE else [int(gekozen)])
            elif keuze.verschilt:
                velden |= dict.fromkeys(SAMEN.get(keuze.naam, (keuze.naam,)), int(gekozen))
        return Samenstelling(
            blijft=blijft,
            weg=ander if blijft == een else een,
            velden=velden,
            verbanden=verbanden,
            locaties=frozenset(self.vergelijking.own_place(int(pk), blijft) for pk in self.cleaned_data["locaties"]),
            gelezen={pk: self.cleaned_data[f"gelezen-{pk}"] for pk in (een, ander)},
        )

    def renew(self, gelezen: dict[int, str]) -> None:
        """Show the versions of now, with the choices as they were made."""
        data: QueryDict = self.data.copy()  # type: ignore[attr-defined]
        for pk, token in gelezen.items():
            data[f"gelezen-{pk}"] = token
        self.data = data

    # --- for the page ---

    def groups(self) -> list[dict[str, Any]]:
        """Each field that differs, with its choices."""
        return [self._group(keuze) for keuze in self.keuzes if keuze.verschilt]

    def equal(self) -> list[tuple[str, str]]:
        """What is the same in both and says something."""
        gelijk = [(keuze.label, next(iter(keuze.waarden.values()))) for keuze in self.keuzes if not keuze.verschilt]
        return [(label, waarde) for label, waarde in gelijk if waarde not in {_("niets"), _("nee")}]

    def _group(self, keuze: Veldkeuze) -> dict[str, Any]:
        gekozen = self.chosen(keuze.naam)
        opties = [(str(pk), letter, tekst) for letter, (pk, tekst) in zip("AB", keuze.waarden.items(), strict=True)]
        if keuze.beide:
            opties.append((BEIDE, _("Beide"), keuze.beide))
        return {
            "naam": keuze.naam,
            "label": keuze.label,
            "opties": [(waarde, letter, tekst, waarde == gekozen) for waarde, letter, tekst in opties],
        }

    def places(self) -> list[dict[str, Any]]:
        gekozen = set(self.chosen("locaties") or ())
        letters = dict(zip(self.vergelijking.rijen, "AB", strict=True))
        return [
            {"plek": plek, "letter": letters[pk], "gekozen": str(plek.pk) in gekozen, "pk": plek.pk}
            for plek, pk, _voorstel in self.plekken
        ]

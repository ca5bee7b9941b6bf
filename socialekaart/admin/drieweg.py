"""What two people typed at the same time, put together: per field or group of fields one of both, or a question."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BoundField
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..versies import Rij, Toestand

MIJ, COLLEGA = "mij", "collega"
Getypt = dict[str, list[str]]


@dataclass(frozen=True)
class Vraag:
    """Something that both changed: both values in words, and what must not be forgotten while it is asked."""

    sleutel: str
    onderwerp: str
    mijn: list[tuple[str, str]]
    hun: list[tuple[str, str]]
    bewaard: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Uitslag:
    """What to save, what is still to be asked, and what of the colleague came in by itself."""

    data: QueryDict
    vragen: list[Vraag] = field(default_factory=list)
    overgenomen: list[str] = field(default_factory=list)


# --- one field ---


def names_of(veld: BoundField) -> list[str]:
    """What a browser calls its values."""
    return [veld.html_name + eind for eind in getattr(_inner(veld), "widgets_names", [""])]


def _inner(veld: BoundField) -> forms.Widget:
    widget = veld.field.widget
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def as_sent(veld: BoundField) -> Getypt:
    """What a browser would send when nobody touches the field."""
    context = _inner(veld).get_context(veld.html_name, veld.value(), {})["widget"]
    return {deel["name"]: _values(deel) for deel in context.get("subwidgets") or [context]}


def _values(deel: Mapping[str, Any]) -> list[str]:
    if "optgroups" in deel:
        opties = (optie for _groep, rij, _nummer in deel["optgroups"] for optie in rij)
        return [str(optie["value"]) for optie in opties if optie["selected"]]
    if deel.get("type") == "checkbox":
        return ["on"] if deel["attrs"].get("checked") else []
    return ["" if deel["value"] is None else str(deel["value"])]


def as_data(getypt: Mapping[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for naam, waarden in getypt.items():
        data.setlist(naam, waarden)
    return data


def is_same(veld: BoundField, getypt: Mapping[str, list[str]]) -> bool:
    """Whether this is what the field shows, however it is written."""
    waarde = veld.field.widget.value_from_datadict(as_data(getypt), {}, veld.html_name)
    return not veld.field.has_changed(_one_newline(veld.initial), _one_newline(waarde))


def _one_newline(waarde: Any) -> Any:
    return waarde.replace("\r\n", "\n") if isinstance(waarde, str) else waarde


def in_words(veld: BoundField, getypt: Mapping[str, list[str]]) -> str:
    """What was typed, with the names of what was chosen."""
    waarden = [waarde for naam in names_of(veld) for waarde in getypt.get(naam, ())]
    if isinstance(veld.field, forms.BooleanField) and not isinstance(veld.field, forms.NullBooleanField):
        return _("ja") if waarden else _("nee")
    keuzes = dict(_flat(getattr(_inner(veld), "choices", ())))
    return ", ".join(keuzes.get(waarde, waarde) for waarde in waarden if waarde) or _("niets")


def _flat(keuzes: Iterable) -> Iterator[tuple[str, str]]:
    for waarde, naam in keuzes:
        if isinstance(naam, list | tuple):
            yield from _flat(naam)
        else:
            yield str(waarde), str(naam)


# --- one form ---


def units_of(formulier: forms.BaseForm) -> list[list[str]]:
    """Fields that are decided on together (``samen`` of the form), and all others one by one."""
    samen = [list(groep) for groep in getattr(formulier, "samen", ())]
    groepen = {naam: groep for groep in samen for naam in groep}
    eenheden = []
    for naam in formulier.fields:
        groep = [deel for deel in groepen.get(naam, [naam]) if deel in formulier.fields]
        if groep[0] == naam and not isinstance(formulier.fields[naam], forms.FileField):
            eenheden.append(groep)
    return eenheden


@dataclass
class Samenloop:
    """One form as it was read (None: nobody knows), as it is now, and what was typed into it."""

    basis: forms.BaseForm | None
    nu: forms.BaseForm
    getypt: Getypt
    keuzes: Mapping[str, str]
    voor: str = ""
    onderwerp: str = ""
    vragen: list[Vraag] = field(default_factory=list)
    overgenomen: list[str] = field(default_factory=list)

    def merge(self) -> "Samenloop":
        for eenheid in units_of(self.nu):
            self._decide(eenheid)
        return self

    @property
    def touched(self) -> bool:
        """Whether somebody typed anything else than what was read."""
        return not all(_holds(self.basis or self.nu, eenheid, self.getypt) for eenheid in units_of(self.nu))

    def _decide(self, eenheid: list[str]) -> None:
        sleutel = f"{self.voor}{eenheid[0]}"
        keuze = self.keuzes.get(sleutel)
        if _holds(self.nu, eenheid, self.getypt):
            return
        hun = {naam: waarden for deel in eenheid for naam, waarden in as_sent(self.nu[deel]).items()}
        bleef = self.basis is not None and _holds(self.basis, eenheid, hun)
        mijn_bleef = self.basis is not None and _holds(self.basis, eenheid, self.getypt)
        if keuze == COLLEGA or (keuze is None and mijn_bleef):
            self.getypt.update(hun)
            if keuze is None or not bleef:
                self.overgenomen.append(self._label(eenheid))
        elif keuze == "" or not bleef:
            self.vragen.append(
                Vraag(sleutel, self._label(eenheid), self._lines(eenheid, self.getypt), self._lines(eenheid, hun))
            )

    def _label(self, eenheid: list[str]) -> str:
        namen = ", ".join(capfirst(str(self.nu[naam].label)) for naam in eenheid)
        return f"{self.onderwerp}: {namen}" if self.onderwerp else namen

    def _lines(self, eenheid: list[str], getypt: Getypt) -> list[tuple[str, str]]:
        namen = [capfirst(str(self.nu[naam].label)) if len(eenheid) > 1 else "" for naam in eenheid]
        return [(label, in_words(self.nu[naam], getypt)) for label, naam in zip(namen, eenheid, strict=True)]


def _holds(formulier: forms.BaseForm, eenheid: list[str], getypt: Getypt) -> bool:
    return all(is_same(formulier[naam], getypt) for naam in eenheid)


def open_form(klasse: type[forms.BaseForm], rij: Rij, **opties: Any) -> forms.BaseForm:
    """The form as it shows this row."""
    relaties = {naam: list(pks) for naam, pks in rij.verbanden.items()}
    return klasse(instance=rij.as_instance(), initial=relaties, **opties)  # type: ignore[call-arg]


# --- the rows under it ---


@dataclass(frozen=True)
class Lijst:
    """Parts that are edited below a record: their formset, and which of them this person may see."""

    relatie: str
    prefix: str
    formulier: type[forms.BaseForm]
    sleutel: str
    zichtbaar: frozenset[int]
    naam: str


class Rijen:
    """Rows as they were read, as they are now, and as they were typed."""

    def __init__(self, lijst: Lijst, basis: Toestand | None, nu: Toestand, data: QueryDict, keuzes: Mapping[str, str]):
        self.lijst = lijst
        self.basis = basis.delen.get(lijst.relatie, {}) if basis and basis.zelf else None
        self.nu = nu.delen[lijst.relatie]
        self.keuzes = keuzes
        self.data = data
        getypt = list(_read_rows(data, lijst.prefix))
        self.mijn = {int(pk): rij for rij in getypt if (pk := _first(rij, lijst.sleutel)).isdecimal()}
        self.nieuw = [rij for rij in getypt if not _first(rij, lijst.sleutel).isdecimal()]
        self.vragen: list[Vraag] = []
        self.overgenomen: list[str] = []

    def merge(self) -> None:
        bestaand = [rij for pk in self.nu if (rij := self._existing(pk)) is not None]
        for pk in self.mijn.keys() - self.nu.keys():
            self._gone(pk)
        self._reconsider()
        _write_rows(self.data, self.lijst.prefix, bestaand, self.nieuw)

    def _existing(self, pk: int) -> Getypt | None:
        nu = self.nu[pk]
        if pk in self.mijn:
            keuze = self.keuzes.get(self._key(pk))
            weg = keuze is not None or _first(self.mijn[pk], "DELETE")
            return self._removed(pk, keuze) if weg else self._changed(pk)
        if pk not in self.lijst.zichtbaar or (self.basis is not None and pk in self.basis):
            return None
        erbij = self._as_typed(nu)
        # Sent twice, because an answer never came: it is the same row.
        self.nieuw = [rij for rij in self.nieuw if not self._same(nu, rij)]
        self.overgenomen.append(_("%(rij)s (toegevoegd)") % {"rij": self._name(nu)})
        return erbij

    def _changed(self, pk: int) -> Getypt:
        toen = self.basis.get(pk) if self.basis else None
        basis = open_form(self.lijst.formulier, toen, prefix="x") if toen else None
        nu = open_form(self.lijst.formulier, self.nu[pk], prefix="x")
        getypt = {f"x-{naam}": waarden for naam, waarden in self.mijn[pk].items()}
        deel = Samenloop(basis, nu, getypt, self.keuzes, f"{self._key(pk)}:", self._name(self.nu[pk])).merge()
        self.vragen += deel.vragen
        self.overgenomen += deel.overgenomen
        return {naam.removeprefix("x-"): waarden for naam, waarden in deel.getypt.items()}

    def _removed(self, pk: int, keuze: str | None) -> Getypt:
        """Somebody takes away a row; a colleague may have changed it meanwhile."""
        nu = self.nu[pk]
        if keuze in (None, MIJ) and self.basis is not None and self.basis.get(pk) == nu:
            return self._as_typed(nu) | {"DELETE": ["on"]}
        if keuze != COLLEGA:
            hun = [("", _("blijft, zoals uw collega het wijzigde"))]
            self.vragen.append(Vraag(self._key(pk), self._name(nu), [("", _("weg"))], hun))
        if keuze is None:
            return self._as_typed(nu)
        self.mijn[pk].pop("DELETE", None)
        return self._changed(pk)

    def _gone(self, pk: int) -> None:
        """A colleague took away what somebody has on the screen."""
        getypt = self.mijn[pk]
        toen = self.basis.get(pk) if self.basis else None
        if _first(getypt, "DELETE") or (toen and self._same(toen, getypt)):
            if toen and not _first(getypt, "DELETE"):
                self.overgenomen.append(_("%(rij)s (weggehaald)") % {"rij": self._name(toen)})
            return
        self._ask_back(self._key(pk), getypt)

    def _reconsider(self) -> None:
        """What a colleague took away and was asked about before: it is kept beside the form until it is decided."""
        for sleutel, keuze in self.keuzes.items():
            begin = f"bewaard:{sleutel}:"
            bewaard = {n.removeprefix(begin): self.data.getlist(n) for n in self.data if n.startswith(begin)}
            if not bewaard or not sleutel.startswith(f"{self.lijst.prefix}:"):
                continue
            if keuze == MIJ:
                self.nieuw.append(bewaard)
            elif keuze != COLLEGA:
                self._ask_back(sleutel, bewaard)

    def _ask_back(self, sleutel: str, getypt: Getypt) -> None:
        getypt = {naam: waarden for naam, waarden in getypt.items() if naam != self.lijst.sleutel}
        formulier = self.lijst.formulier(prefix="x")
        volledig = {f"x-{naam}": waarden for naam, waarden in getypt.items()}
        regels = [(capfirst(str(veld.label)), in_words(veld, volledig)) for veld in formulier]
        mijn = [(label, waarde) for label, waarde in regels if waarde not in (_("niets"), _("nee"))]
        bewaard = [(f"bewaard:{sleutel}:{naam}", waarde) for naam, waarden in getypt.items() for waarde in waarden]
        self.vragen.append(Vraag(sleutel, self.lijst.naam, mijn, [("", _("weg"))], bewaard))

    def _key(self, pk: int) -> str:
        return f"{self.lijst.prefix}:{pk}"

    def _name(self, rij: Rij) -> str:
        return f"{self.lijst.naam} {rij.as_instance()}"

    def _as_typed(self, rij: Rij) -> Getypt:
        formulier = open_form(self.lijst.formulier, rij, prefix="x")
        getypt = {naam: waarden for veld in formulier for naam, waarden in as_sent(veld).items()}
        return {naam.removeprefix("x-"): waarden for naam, waarden in getypt.items()} | {
            self.lijst.sleutel: [str(rij.pk)]
        }

    def _same(self, rij: Rij, getypt: Getypt) -> bool:
        formulier = open_form(self.lijst.formulier, rij, prefix="x")
        volledig = {f"x-{naam}": waarden for naam, waarden in getypt.items()}
        return not Samenloop(None, formulier, volledig, {}).touched


def _first(rij: Getypt, naam: str) -> str:
    return next(iter(rij.get(naam, ())), "")


def _read_rows(data: QueryDict, prefix: str) -> Iterator[Getypt]:
    aantal = data.get(f"{prefix}-TOTAL_FORMS", "0")
    for nummer in range(min(int(aantal), 1000) if aantal.isascii() and aantal.isdecimal() else 0):
        begin = f"{prefix}-{nummer}-"
        yield {naam.removeprefix(begin): data.getlist(naam) for naam in data if naam.startswith(begin)}


def _write_rows(data: QueryDict, prefix: str, bestaand: list[Getypt], nieuw: list[Getypt]) -> None:
    for naam in [naam for naam in data if naam.startswith(f"{prefix}-") and naam[len(prefix) + 1].isdigit()]:
        del data[naam]
    for nummer, rij in enumerate([*bestaand, *nieuw]):
        for veld, waarden in rij.items():
            data.setlist(f"{prefix}-{nummer}-{veld}", waarden)
    data[f"{prefix}-TOTAL_FORMS"] = str(len(bestaand) + len(nieuw))
    data[f"{prefix}-INITIAL_FORMS"] = str(len(bestaand))

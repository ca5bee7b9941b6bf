"""Differences between versions in the words of people: which field, what it was, what it became."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.contrib.gis.geos import Point
from django.db.models import Model
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber

from palliatief.lib.telefoon import show_telefoon

from .versies import BIJGEHOUDEN, Rij, Versie, load_related, number_of, tracked_fields, tracked_relations

Verwant = Mapping[tuple[type[Model], int], Model]
# From so many characters on two texts beside each other are a puzzle.
LANG = 60
# Texts that have less in common are told one after the other.
GELIJK = 0.5
STUKJES = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Wijziging:
    """One field that changed: its name in the code and as people read it."""

    naam: str
    veld: str
    oud: str
    nieuw: str

    @property
    def verschil(self) -> SafeString:
        """Both in one text with what went and what came marked; empty when they are short."""
        return mark_differences(self.oud, self.nieuw) if max(len(self.oud), len(self.nieuw)) > LANG else SafeString()


@dataclass(frozen=True)
class Deel:
    """What happened at one moment to the record itself, or to one of its parts (``onderwerp``)."""

    wat: str
    onderwerp: str
    wijzigingen: list[Wijziging]


@dataclass(frozen=True)
class Moment:
    """One time that somebody, or the system, saved something."""

    wanneer: datetime
    wie: str
    waarom: str
    delen: list[Deel] = field(default_factory=list)

    @property
    def nummer(self) -> int:
        """As it stands in an address."""
        return number_of(self.wanneer)


def tell_story(versies: Iterable[Versie], *, prive: Collection[str] = ()) -> list[Moment]:
    """Moments, the first one first; fields that are ``prive`` are not in them."""
    alle = list(versies)
    verwant = load_related(versie.rij for versie in alle)
    stand: dict[tuple[type[Model], int], Versie] = {}
    momenten = []
    for wanneer, groep in groupby(alle, key=attrgetter("moment")):
        nu = list(groep)
        delen = list(_tell_parts(nu, stand, verwant, prive))
        if delen:
            momenten.append(replace(_sign(nu, wanneer), delen=delen))
    return momenten


def _sign(versies: list[Versie], wanneer: datetime) -> Moment:
    wie = next((str(versie.wie) for versie in versies if versie.wie), _("het systeem"))
    return Moment(wanneer, wie, next((versie.reden for versie in versies if versie.reden), ""))


def _tell_parts(nu: list[Versie], stand: dict, verwant: Verwant, prive: Collection[str]) -> Iterator[Deel]:
    """The record first, then its parts; ``stand`` moves on to after this moment."""
    per_rij: dict[tuple[type[Model], int], list[Versie]] = {}
    for versie in nu:
        per_rij.setdefault((versie.rij.model, versie.rij.pk), []).append(versie)
    for sleutel, versies in per_rij.items():
        vorige = stand.get(sleutel)
        stand[sleutel] = laatste = versies[-1]
        wijzigingen: list[Wijziging] | None = None
        if vorige and vorige.soort != "-" and laatste.soort == "~":
            wijzigingen = [w for w in describe(vorige.rij, laatste.rij, verwant) if w.naam not in prive]
        if wijzigingen != []:
            yield Deel(_name_change(vorige, versies), name_part(laatste.rij, verwant), wijzigingen or [])


def _name_change(vorige: Versie | None, versies: list[Versie]) -> str:
    if versies[-1].soort == "-":
        return _("verwijderd")
    if vorige is None and versies[0].soort == "~":
        return _("bewaard")
    if vorige is None or vorige.soort == "-":
        return _("teruggehaald") if vorige else _("gemaakt")
    return _("gewijzigd")


def name_part(rij: Rij, verwant: Verwant) -> str:
    """What kind of thing this is and what it is called."""
    obj = rij.as_instance()
    for veld in tracked_fields(rij.model):
        if veld.is_relation and (ander := verwant.get((veld.related_model, rij.velden[veld.attname]))):
            setattr(obj, veld.name, ander)
    return f"{capfirst(str(rij.model._meta.verbose_name))}: {obj}"


def describe(oud: Rij, nieuw: Rij, verwant: Verwant) -> list[Wijziging]:
    """The fields that differ between two versions, in the order of the model."""
    wijzigingen = [
        (veld, oud.velden[veld.attname], nieuw.velden[veld.attname])
        for veld in tracked_fields(nieuw.model)
        if veld.name not in BIJGEHOUDEN
    ] + [
        (verband, oud.verbanden[verband.name], nieuw.verbanden[verband.name])
        for verband in tracked_relations(nieuw.model)
    ]
    return [
        Wijziging(veld.name, label_of(veld), show(veld, was, verwant), show(veld, werd, verwant))
        for veld, was, werd in wijzigingen
        if was != werd
    ]


def label_of(veld: Any) -> str:
    return capfirst(str(veld.verbose_name))


def show(veld: Any, waarde: Any, verwant: Verwant) -> str:
    """A value in words."""
    if veld.is_relation:
        pks = waarde if veld.many_to_many else {waarde} - {None}
        namen = (str(verwant.get((veld.related_model, pk), _("iets dat is weggehaald"))) for pk in pks)
        return ", ".join(sorted(namen)) or _("niets")
    if veld.choices:
        waarde = dict(veld.flatchoices).get(waarde, waarde)
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, Point):
        return f"{waarde.x:.5f}, {waarde.y:.5f}"
    if isinstance(waarde, PhoneNumber) and waarde:
        return show_telefoon(str(waarde))
    if isinstance(waarde, list):
        return ", ".join(map(str, waarde)) or _("niets")
    return str(localize(waarde)) if waarde not in (None, "") else _("niets")


def mark_differences(oud: str, nieuw: str) -> SafeString:
    """One text, word by word, with what went in ``del`` and what came in ``ins``."""
    voor, na = STUKJES.findall(oud), STUKJES.findall(nieuw)
    vergelijking = SequenceMatcher(None, voor, na, autojunk=False)
    if vergelijking.ratio() < GELIJK:
        return _went(oud) + _came(nieuw)
    stukken = [
        format_html("{}", "".join(na[c:d])) if soort == "equal" else _went("".join(voor[a:b])) + _came("".join(na[c:d]))
        for soort, a, b, c, d in vergelijking.get_opcodes()
    ]
    return mark_safe("".join(stukken))  # noqa: S308 - each piece is escaped


def _went(tekst: str) -> SafeString:
    return format_html('<del><span class="vh">{}</span>{}</del>', _("weg: "), tekst) if tekst else SafeString()


def _came(tekst: str) -> SafeString:
    return format_html('<ins><span class="vh">{}</span>{}</ins>', _("nieuw: "), tekst) if tekst else SafeString()

"""A borgingsplan as people read it: how far it is, what was agreed, and what differs between two versions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palliatief.lib.opmaak import plain_text
from socialekaart.models.velden import Opmaakveld
from socialekaart.verschillen import Verwant, Wijziging, describe
from socialekaart.versies import Rij, load_related, read_now

from .models import Afspraak, Borgingsplan, Borgingsversie, Ondertekening, Proeftuin

Status = Borgingsversie.Status
# What says nothing about the plan itself: keys, order, how far the version is, and the day on which somebody signed.
BUITEN = {"id", "versie", "plan", "nummer", "status", "besproken_op", "vastgesteld_op", "wijziging", "volgorde", "op"}
# Titles that have so much in common are of one agreement that was called differently.
ZELFDE = 0.6


Paar = tuple[Rij | None, Rij | None]


# --- one version ---


@dataclass(frozen=True)
class Stap:
    """A step of the plan; ``stand`` is klaar, nu or straks."""

    naam: str
    stand: str
    op: date | None


@dataclass(frozen=True)
class Planverhaal:
    """A version with what is around it: the other versions that everybody may read, the newest first."""

    versie: Borgingsversie
    andere: list[Borgingsversie]
    afspraken: list[Afspraak]

    @property
    def plan(self) -> Borgingsplan:
        return self.versie.plan

    @property
    def ondertekeningen(self) -> QuerySet[Ondertekening]:
        return self.versie.ondertekeningen.select_related("organisatie")

    @property
    def voorbeeld(self) -> bool:
        return self.plan.voorbeeld

    @property
    def vorige(self) -> Borgingsversie | None:
        return next((versie for versie in self.andere if versie.nummer < self.versie.nummer), None)

    @property
    def nieuwste(self) -> Borgingsversie | None:
        """The newest one, when that is another."""
        return next((versie for versie in self.andere if versie.nummer > self.versie.nummer), None)

    @property
    def stappen(self) -> list[Stap]:
        dagen = [localdate(self.versie.created_at), self.versie.besproken_op, self.versie.vastgesteld_op]
        nu = Status.values.index(self.versie.status)
        klaar = nu + (self.versie.status == Status.VASTGESTELD)
        return [
            Stap(str(status.label), "klaar" if i < klaar else "nu" if i == nu else "straks", dagen[i])
            for i, status in enumerate(Status)
        ]

    @property
    def te_bekijken(self) -> bool:
        """Whether the day to look again has come, and nobody made a newer version."""
        dag = self.versie.herzien_op
        return dag is not None and dag <= localdate() and self.nieuwste is None


def public_versions() -> QuerySet[Borgingsversie]:
    """What the site shows, with the plan and its proeftuin, the newest first."""
    versies = Borgingsversie.objects.public().select_related("plan__proeftuin__stadsdeel")
    return versies.defer("plan__proeftuin__stadsdeel__geometrie").order_by("-nummer")


def tell_plan(proeftuin: Proeftuin) -> Planverhaal | None:
    """The newest version of the plan of a proeftuin that everybody may read; at most three queries."""
    versies = list(public_versions().filter(plan__proeftuin=proeftuin))
    return tell_versie(versies[0], versies) if versies else None


def tell_versie(versie: Borgingsversie, versies: list[Borgingsversie]) -> Planverhaal:
    """One of these versions."""
    afspraken = list(versie.afspraken.prefetch_related("eigenaren"))
    return Planverhaal(versie, [andere for andere in versies if andere.pk != versie.pk], afspraken)


# --- two versions ---


@dataclass(frozen=True)
class Verandering:
    """An agreement or an organisation that signs: ``soort`` is nieuw, weg or anders."""

    soort: str
    naam: str
    wijzigingen: list[Wijziging]


@dataclass(frozen=True)
class Verschil:
    """What is different in the later of two versions of a plan."""

    van: Borgingsversie
    naar: Borgingsversie
    teksten: list[Wijziging]
    afspraken: list[Verandering]
    ondertekeningen: list[Verandering]

    @property
    def leeg(self) -> bool:
        return not (self.teksten or self.afspraken or self.ondertekeningen)

    @property
    def zinnen(self) -> list[str]:
        """The differences in a few sentences."""
        namen = [wijziging.veld.lower() for wijziging in self.teksten]
        zinnen = [_("Anders opgeschreven: %s.") % ", ".join(namen)] if namen else []
        aantallen = {soort: sum(a.soort == soort for a in self.afspraken) for soort in ("nieuw", "weg", "anders")}
        if n := aantallen["nieuw"]:
            zinnen.append(ngettext("%d afspraak is nieuw.", "%d afspraken zijn nieuw.", n) % n)
        if n := aantallen["anders"]:
            zinnen.append(ngettext("%d afspraak is anders.", "%d afspraken zijn anders.", n) % n)
        if n := aantallen["weg"]:
            zinnen.append(ngettext("%d afspraak staat er niet meer in.", "%d afspraken staan er niet meer in.", n) % n)
        if n := sum(o.soort == "nieuw" for o in self.ondertekeningen):
            zinnen.append(ngettext("%d organisatie komt erbij.", "%d organisaties komen erbij.", n) % n)
        if n := sum(o.soort == "weg" for o in self.ondertekeningen):
            zinnen.append(ngettext("%d organisatie doet niet meer mee.", "%d organisaties doen niet meer mee.", n) % n)
        return zinnen


def compare(van: Borgingsversie, naar: Borgingsversie) -> Verschil:
    """What is different in ``naar``: text by text, agreement by agreement, signature by signature."""
    oud, nieuw = read_now(Borgingsversie, van.pk), read_now(Borgingsversie, naar.pk)
    delen = [rij for toestand in (oud, nieuw) for rijen in toestand.delen.values() for rij in rijen.values()]
    verwant = load_related(delen)
    paren = {
        naam: pair(list(oud.delen[naam].values()), list(nieuw.delen[naam].values()), verwant, gelijk=gelijk)
        for naam, gelijk in (("afspraken", ZELFDE), ("ondertekeningen", 1.0))
    }
    was: Any = oud.zelf
    werd: Any = nieuw.zelf
    return Verschil(
        van,
        naar,
        _differences(was, werd, verwant),
        list(_tell_pairs(paren["afspraken"], verwant)),
        list(_tell_pairs(paren["ondertekeningen"], verwant)),
    )


def pair(oud: list[Rij], nieuw: list[Rij], verwant: Verwant, *, gelijk: float) -> list[Paar]:
    """Which row went on as which, in the order of the new ones; then what is gone.

    A new version has rows of its own, so the name tells: first the same name, then the one that looks most like it.
    """
    over, rijen = sorted(oud, key=_place), sorted(nieuw, key=_place)
    was: dict[int, Rij] = {}
    for drempel in (1.0, gelijk):
        for rij in rijen:
            kansen = {i: alike(_name(ander, verwant), _name(rij, verwant)) for i, ander in enumerate(over)}
            beste = max(kansen, key=kansen.__getitem__, default=None)
            if rij.pk not in was and beste is not None and kansen[beste] >= drempel:
                was[rij.pk] = over.pop(beste)
    return [*((was.get(rij.pk), rij) for rij in rijen), *((rij, None) for rij in over)]


def alike(een: str, ander: str) -> float:
    """How much two names have in common, from 0 to 1."""
    return SequenceMatcher(None, een.casefold(), ander.casefold(), autojunk=False).ratio()


def _place(rij: Rij) -> tuple[int, int]:
    return rij.velden.get("volgorde", 0), rij.pk


def _name(rij: Rij, verwant: Verwant) -> str:
    """What an agreement is called, or which organisation signs."""
    if "titel" in rij.velden:
        return rij.velden["titel"]
    organisatie = rij.model._meta.get_field("organisatie").related_model
    return str(verwant[organisatie, rij.velden["organisatie_id"]])  # type: ignore[index]


def _tell_pairs(paren: list[Paar], verwant: Verwant) -> Iterator[Verandering]:
    for oud, nieuw in paren:
        rij: Any = nieuw or oud
        leeg = replace(
            rij,
            velden={veld.attname: veld.get_default() for veld in rij.model._meta.concrete_fields},
            verbanden=dict.fromkeys(rij.verbanden, frozenset()),
        )
        wijzigingen = _differences(oud or leeg, nieuw or leeg, verwant)
        if oud and nieuw and wijzigingen:
            yield Verandering("anders", _name(nieuw, verwant), wijzigingen)
        elif not (oud and nieuw):
            eigen = [wijziging for wijziging in wijzigingen if wijziging.naam not in {"titel", "organisatie"}]
            yield Verandering("nieuw" if nieuw else "weg", _name(rij, verwant), eigen)


def _differences(oud: Rij, nieuw: Rij, verwant: Verwant) -> list[Wijziging]:
    """What differs of the plan itself; texts without their markup, a year as a year."""
    velden = {veld.name: veld for veld in nieuw.model._meta.fields}
    wijzigingen = [w for w in describe(oud, nieuw, verwant) if w.naam not in BUITEN]
    for i, w in enumerate(wijzigingen):
        if isinstance(velden.get(w.naam), Opmaakveld):
            wijzigingen[i] = replace(w, oud=plain_text(w.oud), nieuw=plain_text(w.nieuw))
        elif w.naam == "geld_tot":
            was, werd = (str(rij.velden["geld_tot"] or _("niets")) for rij in (oud, nieuw))
            wijzigingen[i] = replace(w, oud=was, nieuw=werd)
    # The same words in other markup are no difference to who reads.
    return [w for w in wijzigingen if w.oud != w.nieuw]

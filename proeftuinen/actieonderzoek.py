"""What a proeftuin tries and learns, as pages tell it: its cycles with their steps, its actions in columns."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Actie, Bewijs, Cyclus, Cyclusdeelnemer, Proeftuin
from .periode import describe_periode

KLAAR, NU, STRAKS = "klaar", "nu", "straks"
# The end is no step: a cycle that has it, has them all behind it.
STAPPEN: list[Cyclus.Fase] = [fase for fase in Cyclus.Fase if fase != Cyclus.Fase.AFGEROND]


# --- cycles ---


@dataclass(frozen=True)
class Stap:
    """One step of a cycle, and whether it is done, is now, or comes later."""

    naam: str
    stand: str


@dataclass(frozen=True)
class Cyclusverhaal:
    """One cycle as it is told; ``na`` is the number of the one that must end first."""

    cyclus: Cyclus
    na: int | None = None

    @property
    def stand(self) -> str:
        if self.cyclus.fase == Cyclus.Fase.AFGEROND:
            return KLAAR
        return NU if self.cyclus.fase else STRAKS

    @property
    def stappen(self) -> list[Stap]:
        if self.stand != NU:
            return [Stap(str(fase.label), self.stand) for fase in STAPPEN]
        bij = STAPPEN.index(Cyclus.Fase(self.cyclus.fase))
        return [
            Stap(str(fase.label), KLAAR if nummer < bij else NU if nummer == bij else STRAKS)
            for nummer, fase in enumerate(STAPPEN)
        ]

    @property
    def periode(self) -> str:
        return describe_periode(self.cyclus.begin, self.cyclus.eind)

    @property
    def meer(self) -> bool:
        """Whether there is more to tell than what was asked, learned and decided."""
        cyclus = self.cyclus
        teksten = cyclus.plan or cyclus.uitvoering or (self.stand == KLAAR and cyclus.observatie)
        return bool(teksten or self.bewijzen or self.deelnemers)

    @property
    def bewijzen(self) -> list[Bewijs]:
        return self.cyclus.openbaar_bewijs  # type: ignore[attr-defined]

    @property
    def deelnemers(self) -> list[Cyclusdeelnemer]:
        return list(self.cyclus.deelnemers.all())


@dataclass(frozen=True)
class Cycluslijst:
    """All cycles of a proeftuin in order, and where it stands."""

    verhalen: list[Cyclusverhaal]

    @cached_property
    def nu(self) -> Cyclusverhaal | None:
        """The cycle that runs; of more than one the first."""
        return next((verhaal for verhaal in self.verhalen if verhaal.stand == NU), None)

    @property
    def samenvatting(self) -> str:
        """``Cyclus 3 van 4. Nu: observeren``"""
        aantal = len(self.verhalen)
        if self.nu:
            woorden = {
                "nummer": self.nu.cyclus.nummer,
                "aantal": aantal,
                "stap": self.nu.cyclus.get_fase_display(),
            }
            return _("Cyclus %(nummer)d van %(aantal)d. Nu: %(stap)s") % woorden
        klaar = sum(verhaal.stand == KLAAR for verhaal in self.verhalen)
        if klaar:
            return ngettext("%d cyclus is klaar", "%d cycli zijn klaar", klaar) % klaar
        return _("Nog niet begonnen") if aantal else ""


def tell_cycli(proeftuin: Proeftuin) -> Cycluslijst:
    """The cycles of this proeftuin with what everybody may read; three queries."""
    bewijs = Bewijs.objects.filter(openbaar=True).select_related("bestand").defer("bestand__inhoud")
    wie = Cyclusdeelnemer.objects.select_related("perspectief", "organisatie")
    cycli = list(
        proeftuin.cycli.order_by("nummer").prefetch_related(
            Prefetch("bewijzen", bewijs, to_attr="openbaar_bewijs"), Prefetch("deelnemers", wie)
        )
    )
    vorige = [None, *cycli]
    return Cycluslijst(
        [
            Cyclusverhaal(cyclus, eerder.nummer if eerder and eerder.fase != Cyclus.Fase.AFGEROND else None)
            for eerder, cyclus in zip(vorige, cycli, strict=False)
        ]
    )


# --- actions ---


@dataclass(frozen=True)
class Kaartje:
    """One action on the board; ``hiaat`` is the page of the gap that it answers."""

    actie: Actie
    hiaat: str


@dataclass(frozen=True)
class Kolom:
    """The actions of one status."""

    status: str
    naam: str
    kaartjes: list[Kaartje]


@dataclass(frozen=True)
class Bord:
    """All actions of a proeftuin, a column for each status; what stopped has one only when something did."""

    kolommen: list[Kolom]

    @property
    def leeg(self) -> bool:
        return not any(kolom.kaartjes for kolom in self.kolommen)


def tell_bord(proeftuin: Proeftuin) -> Bord:
    """The board of this proeftuin; one query."""
    stadsdeel = proeftuin.stadsdeel.slug
    kaartjes = [make_kaartje(actie, stadsdeel) for actie in with_names(proeftuin.acties.all())]
    per_status = [(status, [k for k in kaartjes if k.actie.status == status]) for status in Actie.Status]
    return Bord(
        [
            Kolom(status, str(status.label).capitalize(), sort_column(status, van_status))
            for status, van_status in per_status
            if van_status or status != Actie.Status.GESTOPT
        ]
    )


def with_names(acties: QuerySet[Actie]) -> QuerySet[Actie]:
    return acties.select_related("eigenaar", "wens", "cyclus")


def make_kaartje(actie: Actie, stadsdeel: str) -> Kaartje:
    return Kaartje(actie, reverse("hiaat", args=[stadsdeel, actie.wens.slug]) if actie.wens else "")


def sort_column(status: str, kaartjes: list[Kaartje]) -> list[Kaartje]:
    """What is open by its term, as it comes from the database; what ended the last first."""
    if status in Actie.OPEN:
        return kaartjes
    return sorted(kaartjes, key=lambda k: (k.actie.geeindigd_op is not None, k.actie.geeindigd_op), reverse=True)

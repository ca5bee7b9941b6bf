"""What the page of a proeftuin tells besides its cycles, actions and plan: who take part, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import dist

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from socialekaart.kaartbeeld import Kaartbeeld, draw_city, select_dots, to_px
from socialekaart.models import Initiatief, Kaartstand, Zoekrij

from .models import Deelname, Document, Proeftuin, Publicatie
from .periode import describe_periode

# A place on the map: longitude, latitude, formal or informal, main domain.
Plek = tuple[float, float, str, str]
# A mark is about so many times as wide as a pixel of the drawing (``scale`` in proeftuin.css).
TEKEN = 40


@dataclass(frozen=True)
class Deelnemer:
    """One time that an organisation takes part."""

    deelname: Deelname
    nu: bool

    @property
    def periode(self) -> str:
        return describe_periode(self.deelname.van, self.deelname.tot)


@dataclass(frozen=True)
class Proeftuinpagina:
    """A proeftuin as visitors see it today; after its end as it was on its last day."""

    proeftuin: Proeftuin

    @cached_property
    def vandaag(self) -> date:
        return localdate()

    @property
    def dag(self) -> date:
        return min(self.vandaag, self.proeftuin.eind or self.vandaag)

    @property
    def begonnen(self) -> bool:
        return self.proeftuin.begin is None or self.proeftuin.begin <= self.vandaag

    @property
    def periode(self) -> str:
        return describe_periode(self.proeftuin.begin, self.proeftuin.eind)

    @cached_property
    def deelnemers(self) -> list[Deelnemer]:
        """Who take part on that day first, then who did before or will later."""
        vindbaar = Initiatief.objects.filter(organisatie=OuterRef("organisatie"), status=Initiatief.Status.GEPUBLICEERD)
        deelnames = self.proeftuin.deelnames.select_related("organisatie").annotate(vindbaar=Exists(vindbaar))
        rijen = [Deelnemer(deelname, deelname.is_on(self.dag)) for deelname in deelnames]
        return sorted(rijen, key=lambda rij: not rij.nu)

    @property
    def aantal(self) -> int:
        """How many organisations take part on that day."""
        return len({rij.deelname.organisatie_id for rij in self.deelnemers if rij.nu})

    @property
    def documenten(self) -> QuerySet[Document]:
        return self.proeftuin.documenten.filter(openbaar=True).select_related("bestand").defer("bestand__inhoud")

    @property
    def resultaten(self) -> QuerySet[Publicatie]:
        return Publicatie.objects.published().filter(proeftuin=self.proeftuin)

    @cached_property
    def kaartbeeld(self) -> Kaartbeeld:
        """The stadsdeel with the places of who take part; as long as nobody does, with all that is there."""
        gebied = self.proeftuin.stadsdeel
        beeld = draw_city(Kaartstand.objects.current()).zoomed([gebied.slug])
        rijen = Zoekrij.objects.filter(locatie_stadsdelen__contains=[gebied.pk])
        plekken = [
            (x / 1e5, y / 1e5, soort, domein)
            for xs, ys, soort, domein in rijen.filter(
                initiatief__organisatie__in=[rij.deelname.organisatie_id for rij in self.deelnemers if rij.nu]
            ).values_list("x", "y", "soort", "rij__domein")
            for x, y in zip(xs, ys, strict=True)
        ]
        if not plekken:
            return beeld.with_dots(select_dots(rijen, raster=1))
        return beeld.zoomed([gebied.slug], spread(plekken, TEKEN * beeld.eenheid))


def spread(plekken: Iterable[Plek], afstand: float) -> list[Plek]:
    """Without those whose mark would lie over another."""
    over: list[Plek] = []
    for plek in sorted(plekken):
        if all(dist(to_px(*plek[:2]), to_px(*ander[:2])) >= afstand for ander in over):
            over.append(plek)
    return over

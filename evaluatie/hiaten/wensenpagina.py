"""What people wish for and do not get: wishes by how often they are not met, and how that goes over the waves."""

from functools import cached_property

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from socialekaart.kiesvorm import Kiesvorm, Lijst
from socialekaart.models import Gebied

from ..grafiek import Balk, Grafiek, Lijn, make_balken, make_verloop
from ..models import Meting
from ..onderdrukking import ONDERDRUKT
from .rangorde import Deel, Discrepantie, public_discrepanties
from .vraag import read_keuzes

IN_BEELD = 10
LIJNEN = 5


class Wensenpagina:
    """One wave, and how the same instrument told it before; after disclosure control."""

    def __init__(self, data: QueryDict, versie: int):
        golven = read_keuzes().meting
        nieuwste = next(iter(golven), "")
        self.kiezer = Kiesvorm(data, [Lijst("meting", _("Meting"), golven.get(nieuwste, ""), golven)])
        self.golf = self.kiezer.gekozen["meting"] or nieuwste
        self.meting = Meting.objects.filter(golf=self.golf).select_related("perspectief").first()
        self.wensen: list[Discrepantie] = public_discrepanties(self.golf) if self.meting else []

    @cached_property
    def stadsdelen(self) -> list[Gebied]:
        """Where this was asked."""
        gevraagd = {pk for wens in self.wensen for pk in wens.stadsdelen}
        return list(Gebied.objects.stadsdelen().filter(pk__in=gevraagd).defer("geometrie"))

    @property
    def rijen(self) -> list[tuple[Discrepantie, list[object]]]:
        """Each wens with its figure in each stadsdeel; None was not asked there."""
        return [(wens, [wens.stadsdelen.get(stadsdeel.pk) for stadsdeel in self.stadsdelen]) for wens in self.wensen]

    @property
    def balken(self) -> Grafiek:
        return make_balken(
            _("Wensen die het vaakst niet vervuld zijn"),
            _("Deel van alle mensen die antwoord gaven. De streep is de onzekerheid."),
            [_bar(wens) for wens in self.wensen[:IN_BEELD]],
            "%",
        )

    @cached_property
    def golven(self) -> list[Meting]:
        """The waves with this instrument among these people, oldest first."""
        if self.meting is None:
            return []
        zelfde = Meting.objects.filter(instrument=self.meting.instrument, perspectief=self.meting.perspectief)
        return sorted(zelfde.distinct("golf").order_by("golf"), key=lambda meting: (meting.tot, meting.golf))

    @property
    def verloop(self) -> Grafiek | None:
        """The wishes that are least met now, over the waves; nothing to compare with one wave."""
        if len(self.golven) < 2:
            return None
        per_golf = [{rij.wens: rij.stad for rij in public_discrepanties(meting.golf)} for meting in self.golven]
        lijnen = [
            Lijn(rij.wens.vertaalde_naam, [_point(stad.get(rij.wens)) for stad in per_golf])
            for rij in self.wensen[:LIJNEN]
        ]
        return make_verloop(
            _("Niet vervuld, meting na meting"),
            _("Deel van alle mensen die antwoord gaven, met dezelfde vragen aan dezelfde groep."),
            [date_format(meting.tot, "M Y") for meting in self.golven],
            lijnen,
            "%",
        )


def _bar(rij: Discrepantie) -> Balk:
    naam, stad = rij.wens.vertaalde_naam, rij.stad
    if stad is ONDERDRUKT:
        return Balk(naam, ONDERDRUKT)
    return Balk(naam, round(100 * stad.aandeel), laag=round(100 * stad.laag), hoog=round(100 * stad.hoog))


def _point(stad: object) -> object:
    """A point of the line in percent; None was not asked, ONDERDRUKT may not be told."""
    if not isinstance(stad, Deel):
        return stad
    return tuple(round(100 * waarde) for waarde in (stad.aandeel, stad.laag, stad.hoog))

"""Two days side by side: which gaps closed, which came, and of which we only now know."""

from dataclasses import dataclass

from socialekaart.models import Gebied, Ondersteuningswens

from .matrix import Cel, Matrix
from .statussen import GATEN, GEDEKT

OPGELOST, ONTSTAAN, GEVONDEN, ANDERS = "opgelost", "ontstaan", "gevonden", "anders"


@dataclass(frozen=True)
class Verandering:
    """One cell whose status is another than it was."""

    stadsdeel: Gebied
    wens: Ondersteuningswens
    toen: Cel
    nu: Cel

    @property
    def soort(self) -> str:
        """A gap that closed, one that came where there was enough, one of which nothing was known, or another change.

        What is not known any more did not close.
        """
        if self.toen.status in GATEN and self.nu.status == GEDEKT:
            return OPGELOST
        if self.nu.status in GATEN and self.toen.status == GEDEKT:
            return ONTSTAAN
        if self.nu.status in GATEN and self.toen.status not in GATEN:
            return GEVONDEN
        return ANDERS


def compare(oud: Matrix, nieuw: Matrix) -> list[Verandering]:
    """The cells that both have and whose status changed; by wens and stadsdeel in the order of the page."""
    return [
        Verandering(stadsdeel, wens, oud.cellen[plek], nieuw.cellen[plek])
        for wens in nieuw.wensen
        for stadsdeel in nieuw.stadsdelen
        if (plek := (stadsdeel.pk, wens.pk)) in oud.cellen and oud.cellen[plek].status != nieuw.cellen[plek].status
    ]

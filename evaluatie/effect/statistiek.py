"""Means with their uncertainty, differences between two moments, and how far two coders agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

ZEKERHEID = 0.95


@dataclass(frozen=True)
class Gemiddelde:
    """A mean of ``n`` answers, in points of the scale, with its 95 % interval and the variance (n - 1)."""

    n: int
    waarde: float
    laag: float
    hoog: float
    variantie: float


@dataclass(frozen=True)
class Verschil:
    """The second mean minus the first, with its 95 % interval."""

    waarde: float
    laag: float
    hoog: float

    @property
    def zeker(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.laag > 0 or self.hoog < 0


def t_quantile(vrijheid: float) -> float:
    """How many standard errors a 95 % interval reaches to each side, for so many degrees of freedom.

    The expansion of Cornish and Fisher (Abramowitz and Stegun 1964, 26.7.5); from 9 degrees on it is right to three
    decimals, and nothing is shown of fewer than ten people.
    """
    z = NormalDist().inv_cdf((1 + ZEKERHEID) / 2)
    termen = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / vrijheid**macht for macht, term in enumerate(termen, start=1))


def tell_mean(aantallen: Sequence[int], waarden: Sequence[int]) -> Gemiddelde:
    """The mean of answers that were given so often, each worth so many points (Student's t).

    Raises ValueError with fewer than two answers: one answer says nothing about its uncertainty.
    """
    n = sum(aantallen)
    if n < 2:
        raise ValueError("a mean with an interval takes at least two answers")
    paren = list(zip(aantallen, waarden, strict=True))
    midden = sum(aantal * waarde for aantal, waarde in paren) / n
    variantie = sum(aantal * (waarde - midden) ** 2 for aantal, waarde in paren) / (n - 1)
    marge = t_quantile(n - 1) * sqrt(variantie / n)
    # Nobody can score outside the scale.
    return Gemiddelde(n, midden, max(min(waarden), midden - marge), min(max(waarden), midden + marge), variantie)


def tell_difference(eerst: Gemiddelde, later: Gemiddelde) -> Verschil:
    """How much later differs from first; groups of other people, with variances of their own (Welch 1947)."""
    fouten = [eerst.variantie / eerst.n, later.variantie / later.n]
    verschil = later.waarde - eerst.waarde
    if not sum(fouten):
        return Verschil(verschil, verschil, verschil)
    deler = sum(fout**2 / (groep.n - 1) for fout, groep in zip(fouten, (eerst, later), strict=True))
    vrijheid = sum(fouten) ** 2 / deler
    marge = t_quantile(vrijheid) * sqrt(sum(fouten))
    return Verschil(verschil, verschil - marge, verschil + marge)


def cohens_kappa(beide: int, alleen_een: int, alleen_ander: int, geen: int) -> float | None:
    """Agreement of two coders beyond chance: 1 is always, 0 is as much as by chance (Cohen 1960).

    The counts are answers in which both saw the theme, only one did, only the other did, and neither. None when there
    is nothing to agree on: no answers, or both always said the same thing.
    """
    n = beide + alleen_een + alleen_ander + geen
    if not n:
        return None
    eens = (beide + geen) / n
    een, ander = (beide + alleen_een) / n, (beide + alleen_ander) / n
    toeval = een * ander + (1 - een) * (1 - ander)
    return None if toeval == 1 else (eens - toeval) / (1 - toeval)

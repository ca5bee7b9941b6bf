"""The statistics of one cell: a share with its interval, what may be expected, coverage, and the status."""

import math
from typing import NamedTuple

from ..onderdrukking import threshold
from .statussen import ALLEEN_STEDELIJK, GEDEKT, GEEN_AANBOD, GEEN_METING, NIET_GEZOCHT, SCHAARS, TE_WEINIG

# Of a normal distribution 95 % lies within so many standard deviations.
Z = 1.959963984540054


class Schatting(NamedTuple):
    """A figure with its range."""

    waarde: float
    laag: float
    hoog: float


def wilson(k: int, n: int) -> Schatting:
    """The share k / n with its 95 % score interval. ``n`` is at least 1 and 0 ≤ k ≤ n.

    Wilson, E.B. (1927), Probable inference, the law of succession, and statistical inference. JASA 22, 209–212.
    """
    p = k / n
    noemer = 1 + Z * Z / n
    midden = (p + Z * Z / (2 * n)) / noemer
    marge = Z / noemer * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    # At the ends the interval reaches them exactly; rounding of floats may not say otherwise.
    laag = 0.0 if k == 0 else midden - marge
    hoog = 1.0 if k == n else midden + marge
    return Schatting(p, laag, hoog)


def expect(mensen: Schatting, aandeel: Schatting) -> Schatting:
    """So many people wish it: both ranges at their low ends, and both at their high ends."""
    return Schatting(mensen.waarde * aandeel.waarde, mensen.laag * aandeel.laag, mensen.hoog * aandeel.hoog)


def cover(aanbod: int, mensen: float | None) -> float | None:
    """Supply per 100 people; None where no people are known or expected."""
    return 100 * aanbod / mensen if mensen else None


def decide_status(
    *,
    n: int | None,
    compleet: bool,
    totaal: int,
    lokaal: int,
    verwacht: float | None,
    dekking_hoog: float | None,
    stad: float | None,
) -> str:
    """The first that holds. ``lokaal`` is the supply that counts as from here, ``totaal`` all that people can use.

    Absence of supply says something only where all of it was looked for (``compleet``). Scarce is only what surely is:
    the whole range of the coverage lies below the city value.
    """
    if n is None:
        return GEEN_METING
    if n < threshold():
        return TE_WEINIG
    if not compleet:
        return NIET_GEZOCHT
    if not totaal:
        return GEEN_AANBOD
    if not lokaal:
        return ALLEEN_STEDELIJK
    if verwacht is None:
        return TE_WEINIG
    if dekking_hoog is not None and stad is not None and dekking_hoog < stad:
        return SCHAARS
    return GEDEKT

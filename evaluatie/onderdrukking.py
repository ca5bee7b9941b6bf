"""What may be published of counts of people; the one place that decides (docs/adr/0008-onderdrukking.md).

A count below the threshold is withheld, other counts are rounded to 5, and what would give a withheld count away is
withheld too. Decisions rest on the exact data alone and never on what a visitor chose, so that two exports side by side
say no more than one.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import numpy as np
from django.conf import settings

from .effect.statistiek import t_quantile, tell_mean
from .hiaten.statussen import TE_WEINIG, UIT_AANBOD

if TYPE_CHECKING:
    from .hiaten.matrix import Cel

AFRONDING = 5
# Bounds of a mean are rounded outward to this part of a point.
GRENS = 0.5
AANDEEL = ("aandeel", "aandeel_laag", "aandeel_hoog")
VERWACHT = ("verwacht", "verwacht_laag", "verwacht_hoog")
DEKKING = ("dekking", "dekking_laag", "dekking_hoog")


class Onderdrukt(Enum):
    """A figure that is known and not told. Never a number, never zero; an Enum, so that a cached copy is the same."""

    ONDERDRUKT = "onderdrukt"

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return False


ONDERDRUKT = Onderdrukt.ONDERDRUKT
Getal = int | Onderdrukt
Plek = tuple[int, int]


def threshold() -> int:
    """The smallest count of people that may be published (the setting ``ONDERDRUKKING_DREMPEL``)."""
    return settings.ONDERDRUKKING_DREMPEL


def round_people(aantal: float) -> int:
    """A count of people as it is published: to 5, half up."""
    return math.floor(float(aantal) / AFRONDING + 0.5) * AFRONDING


def protect_count(aantal: float | None) -> Getal | None:
    """One count that is published by itself; unknown stays unknown."""
    if aantal is None:
        return None
    return ONDERDRUKT if aantal < threshold() else round_people(aantal)


def is_withheld(*, n: int | None, gewenst: int | None, kleinste_doelgroep: float | None) -> bool:
    """Whether the figures of a stadsdeel and wens may not be told; then they do not count in the city value either.

    ``kleinste_doelgroep`` is the smallest figure stored for the stadsdeel, over all methods and years and with the low
    ends (``laag``); None when there is no estimate.
    """
    if n is None or gewenst is None or n < threshold() or gewenst < threshold():
        return True
    return kleinste_doelgroep is not None and kleinste_doelgroep * gewenst / n < threshold()


def protect_cel(cel: "Cel", *, kleinste_doelgroep: float | None) -> "Cel":
    """The cell as everybody may see it; for ``kleinste_doelgroep`` see ``is_withheld``.

    A bound of a published figure can be withheld by itself; then it is below the threshold.
    """
    velden: dict[str, Any] = {"stad": _round(cel.stad, 1), "n": protect_count(cel.n)}
    klein = kleinste_doelgroep is not None and kleinste_doelgroep < threshold()
    for veld in ("doelgroep", "doelgroep_laag", "doelgroep_hoog"):
        velden[veld] = _hide(getattr(cel, veld)) if klein else protect_count(getattr(cel, veld))
    if not is_withheld(n=cel.n, gewenst=cel.gewenst, kleinste_doelgroep=kleinste_doelgroep):
        velden |= _tell_people(cel) | _tell_dekking(cel)
    elif cel.n is not None:
        velden |= _withhold(cel)
    onderdrukt = (klein and cel.doelgroep is not None) or velden.get("gewenst") is ONDERDRUKT
    return replace(cel, onderdrukt=onderdrukt, **velden)


def _tell_people(cel: "Cel") -> dict[str, Any]:
    velden: dict[str, Any] = {veld: _round(getattr(cel, veld), 2) for veld in AANDEEL}
    velden |= {veld: protect_count(getattr(cel, veld)) for veld in ("gewenst", *VERWACHT)}
    if cel.vervuld is not None and cel.gewenst is not None:
        # Both parts of ``gewenst``, or neither.
        delen = (cel.vervuld, cel.gewenst - cel.vervuld)
        velden["vervuld"] = round_people(cel.vervuld) if min(delen) >= threshold() else ONDERDRUKT
    return velden


def _tell_dekking(cel: "Cel") -> dict[str, Any]:
    """Coverage from the rounded people, so that it says no more than they do."""
    if not cel.verwacht or cel.dekking is None:
        return {}
    aanbod = round(cel.dekking * cel.verwacht / 100)
    van: dict[str, Any] = dict(zip(DEKKING, (cel.verwacht, cel.verwacht_hoog, cel.verwacht_laag), strict=True))
    return {
        veld: ONDERDRUKT if mensen < threshold() else round(aanbod / round_people(mensen) * 100, 1)
        for veld, mensen in van.items()
    }


def _withhold(cel: "Cel") -> dict[str, Any]:
    velden: dict[str, Any] = dict.fromkeys(("gewenst", *AANDEEL), ONDERDRUKT)
    velden["vervuld"] = _hide(cel.vervuld)
    # Not by what is empty: without anybody who wishes it, nothing can be divided by, and an empty cell would say so.
    velden |= dict.fromkeys((*VERWACHT, *DEKKING), None if cel.doelgroep is None else ONDERDRUKT)
    velden["status"] = cel.status if cel.status in UIT_AANBOD else TE_WEINIG
    return velden


def _hide(waarde: float | None) -> Onderdrukt | None:
    return None if waarde is None else ONDERDRUKT


def _round(waarde: float | None, cijfers: int) -> float | None:
    return None if waarde is None else round(waarde, cijfers)


def protect_line(aantallen: Sequence[float], *, met_totaal: bool = True) -> list[Getal]:
    """Parts as they may be published; ``met_totaal``: their total is published too, or can be known.

    Then the smallest others are withheld as well, until none that is withheld can be worked out: each keeps at least as
    many possible values as the threshold, also for who knows this rule. A total below the threshold is never published.
    """
    weg = _hide_parts(aantallen) if met_totaal else {i for i, aantal in enumerate(aantallen) if aantal < threshold()}
    return [ONDERDRUKT if i in weg else round_people(aantal) for i, aantal in enumerate(aantallen)]


def _hide_parts(aantallen: Sequence[float]) -> set[int]:
    volgorde = sorted(range(len(aantallen)), key=lambda i: aantallen[i])
    weg = sum(aantal < threshold() for aantal in aantallen)
    while 0 < weg < len(volgorde):
        som = sum(aantallen[i] for i in volgorde[:weg])
        # As the smallest of the others is published, all that is withheld is at most this.
        hoogste = round_people(aantallen[volgorde[weg]]) + AFRONDING // 2
        if _leaves_room(round(som), weg, hoogste):
            break
        weg += 1
    return set(volgorde[:weg])


def _leaves_room(som: int, aantal: int, hoogste: int) -> bool:
    """Whether each of so many counts with this sum can still have as many values as the threshold.

    None is above ``hoogste``, and at least one is below the threshold, or nothing had been withheld.
    """
    klein = threshold() - 1
    rest, rest_met_kleine = (aantal - 1) * hoogste, klein + (aantal - 2) * hoogste
    waarden = range(min(som, hoogste) + 1)
    return aantal > 1 and sum(som - x <= (rest if x <= klein else rest_met_kleine) for x in waarden) > klein


def protect_table(rijen: Sequence[Sequence[int]]) -> list[list[Getal]]:
    """A table as it may be published beside the totals of its rows and columns, which come along at the end of each.

    Each cell below the threshold, totals too, is withheld as a corner of a rectangle of withheld cells, along which
    counts can move without a change of any other (Repsilber's hypercube method, 1994). Of the rectangles that leave as
    many values as the threshold the one that costs least is taken. There always is one: up to the total of all.
    """
    tabel = [[*rij, sum(rij)] for rij in rijen]
    tabel.append([sum(kolom) for kolom in zip(*tabel, strict=True)])
    klein = [(r, k) for r, rij in enumerate(tabel) for k, aantal in enumerate(rij) if aantal < threshold()]
    weg: set[Plek] = set(klein)
    for plek in klein:
        hoeken = [_corners(plek, ander) for ander in product(range(len(tabel)), range(len(tabel[0])))]
        kan = (vier for vier in hoeken if _moves_enough(tabel, vier))
        weg |= set(min(kan, key=lambda vier: sum(tabel[r][k] for r, k in set(vier) - weg)))
    return [
        [ONDERDRUKT if (r, k) in weg else round_people(aantal) for k, aantal in enumerate(rij)]
        for r, rij in enumerate(tabel)
    ]


def _corners(plek: Plek, ander: Plek) -> tuple[Plek, Plek, Plek, Plek]:
    """The rectangle between two opposite corners; with the first come its opposite and then its neighbours."""
    return plek, ander, (plek[0], ander[1]), (ander[0], plek[1])


def _moves_enough(tabel: list[list[int]], hoeken: tuple[Plek, Plek, Plek, Plek]) -> bool:
    """Whether counts can shift along the rectangle over as many values as the threshold, and none gets negative.

    What goes up in a cell goes up in its total too, so in a rectangle with totals the direction turns once for each.
    """
    laatste = len(tabel) - 1, len(tabel[0]) - 1
    if len(set(hoeken)) < 4:
        return False
    omlaag: list[int] = []
    omhoog: list[int] = []
    for i, (r, k) in enumerate(hoeken):
        keer = (i > 1) ^ (r == laatste[0]) ^ (k == laatste[1])
        (omhoog if keer else omlaag).append(tabel[r][k])
    ruimte = [min(kant) for kant in (omlaag, omhoog) if kant]
    return len(ruimte) < 2 or sum(ruimte) + 1 >= threshold()


def protect_tree(delen: Mapping[Hashable, float], binnen: Mapping[Hashable, Mapping[Hashable, float]]) -> set[Hashable]:
    """Which areas are withheld: of ``delen`` (stadsdelen) and of ``binnen`` each of them (its wijken).

    Give each area its smallest figure over all methods and years, low ends included, so that one decision holds for
    all of its figures. The figure of the whole city is the sum of the stadsdelen that are not withheld, and nothing
    else: so it says nothing about the others.
    """
    weg = {deel for deel, aantal in delen.items() if aantal < threshold()}
    for deel, kleinere in binnen.items():
        namen = list(kleinere)
        verborgen = range(len(namen)) if deel in weg else _hide_parts(list(kleinere.values()))
        weg |= {namen[i] for i in verborgen}
    return weg


def protect_answers(aantallen: Sequence[int], waarden: Sequence[int | None]) -> tuple[list[Getal], bool]:
    """How often each answer was given, and whether the mean may be told beside it (for both see ``may_show_mean``).

    A mean says more of many answers than two bars of five; so where not all counts can be told, it takes their place.
    """
    met_gemiddelde = may_show_mean(aantallen, waarden)
    if met_gemiddelde and min(aantallen) < threshold():
        return [ONDERDRUKT] * len(aantallen), True
    return protect_line(aantallen), met_gemiddelde


def round_mean(waarde: float, laag: float, hoog: float) -> tuple[float, float, float]:
    """A mean as it is published: to one decimal, its interval outward to half points so that it stays true."""
    return round(waarde, 1), math.floor(laag / GRENS) * GRENS, math.ceil(hoog / GRENS) * GRENS


def may_show_mean(aantallen: Sequence[int], waarden: Sequence[int | None]) -> bool:
    """Whether the mean of answers may be told, as ``round_mean`` rounds it, beside how many answered (to 5).

    Beside the counts of all answers when those may be told; otherwise it may only be told instead of them, if each
    count keeps as many possible values as the threshold. ``waarden`` are the points of each answer; None counts as an
    answer and not in the mean.
    """
    if sum(aantal for aantal, waarde in zip(aantallen, waarden, strict=True) if waarde is not None) < threshold():
        return False
    return min(aantallen) >= threshold() or _mean_leaves_room(aantallen, waarden)


def _mean_leaves_room(aantallen: Sequence[int], waarden: Sequence[int | None]) -> bool:
    geteld = [(aantal, waarde) for aantal, waarde in zip(aantallen, waarden, strict=True) if waarde is not None]
    schaal = sorted({waarde for _aantal, waarde in geteld})
    if len(schaal) < 2:
        return False
    echt = tell_mean([aantal for aantal, _waarde in geteld], [waarde for _aantal, waarde in geteld])
    getoond = round_mean(echt.waarde, echt.laag, echt.hoog)
    meeste = round_people(sum(aantallen)) + AFRONDING // 2
    minste = threshold() if None in waarden else max(threshold(), meeste - 2 * (AFRONDING // 2))
    kan: dict[int | None, set[int]] = {waarde: set() for waarde in waarden}
    # From the true number on, so that in most cases a few are enough.
    for n in sorted(range(minste, meeste + 1), key=lambda n: abs(n - echt.n)):
        for waarde in schaal:
            keer = _possible_counts(waarde, schaal, n, getoond)
            kan[waarde].update(keer)
            if keer and None in kan:
                kan[None].add(n)
        if min(map(len, kan.values())) >= threshold():
            return True
    return False


def _possible_counts(waarde: int, schaal: list[int], n: int, getoond: tuple[float, float, float]) -> list[int]:
    """How many of n answers can have this value, when their mean and interval are shown like this.

    The others have a sum and squares of their own: least when they lie together, most when they lie at the ends.
    """
    ander = [punt for punt in schaal if punt != waarde]
    sommen = np.arange(math.ceil(n * (getoond[0] - 0.05)), math.floor(n * (getoond[0] + 0.05)) + 1)[:, None]
    keer = np.arange(n + 1)
    rest, som_rest = n - keer, sommen - waarde * keer
    buren = list(pairwise(ander)) or [(ander[0], ander[0])]
    minste = np.max([(a + b) * som_rest - a * b * rest for a, b in buren], axis=0) + waarde**2 * keer
    meeste = (ander[0] + ander[-1]) * som_rest - ander[0] * ander[-1] * rest + waarde**2 * keer
    past = (rest * ander[0] <= som_rest) & (som_rest <= rest * ander[-1])
    van, tot = _square_range(sommen, n, getoond, (schaal[0], schaal[-1]))
    past &= (minste <= tot) & (meeste >= van)
    return keer[past.any(axis=0)].tolist()


def _square_range(
    sommen: np.ndarray, n: int, getoond: tuple[float, float, float], schaal: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray]:
    """Between what the sum of the squares of n answers lies, when answers with this sum have the interval shown."""
    midden, (_waarde, laag, hoog) = sommen / n, getoond
    minste = np.maximum(0, np.maximum(midden - laag - GRENS, hoog - GRENS - midden))
    # At the end of the scale a bound says nothing of how far the interval went beyond it.
    meeste = np.minimum(
        math.inf if laag <= schaal[0] else midden - laag,
        math.inf if hoog >= schaal[1] else hoog - midden,
    )
    per_marge = (n - 1) * n / t_quantile(n - 1) ** 2
    return per_marge * minste**2 + n * midden**2, per_marge * meeste**2 + n * midden**2

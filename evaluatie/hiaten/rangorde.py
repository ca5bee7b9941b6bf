"""What weighs most: gaps by the people whom they concern, and wishes by how often they are not met."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, NamedTuple

from socialekaart.models import Gebied, Kaartstand, Ondersteuningswens
from socialekaart.momentopname import kept

from ..models import Meting
from ..onderdrukking import ONDERDRUKT, is_withheld, round_people, threshold
from .matrix import Cel, Matrix, read_matrix
from .statistiek import wilson
from .statussen import GATEN
from .vraag import Vraag


class Hiaat(NamedTuple):
    """A gap with what it is about."""

    stadsdeel: Gebied
    wens: Ondersteuningswens
    cel: Cel


def largest_gaps(matrix: Matrix) -> list[Hiaat]:
    """The gaps, those with most expected people first; where the people are not known or withheld, last."""
    gaten = [
        Hiaat(stadsdeel, wens, cel)
        for wens in matrix.wensen
        for stadsdeel in matrix.stadsdelen
        if (cel := matrix.cellen[stadsdeel.pk, wens.pk]).status in GATEN
    ]
    return sorted(gaten, key=lambda gat: (-(gat.cel.verwacht or 0), GATEN.index(gat.cel.status)))


@dataclass(frozen=True)
class Deel:
    """Of ``n`` people who answered, so many wish it while it is not met: ``aandeel`` with its Wilson 95 % interval."""

    n: int
    onvervuld: int
    aandeel: float
    laag: float
    hoog: float


@dataclass(frozen=True)
class Discrepantie:
    """How often a wens is not met: where it was asked, per stadsdeel (pk), and of all those people together.

    In what everybody may see, a part that is withheld is ``ONDERDRUKT``.
    """

    wens: Ondersteuningswens
    stad: Any  # Deel, or ONDERDRUKT
    stadsdelen: dict[int, Any]
    voorbeeld: bool


def sum_up(wens: Ondersteuningswens, cellen: list[Cel], matrix: Matrix) -> Discrepantie:
    """The wens in these stadsdelen and in all of them together."""
    return Discrepantie(
        wens,
        make_deel(sum(cel.n or 0 for cel in cellen), sum(map(count_unmet, cellen))),
        {cel.stadsdeel: make_deel(cel.n or 0, count_unmet(cel)) for cel in cellen},
        any(matrix.metingen[cel.meting].voorbeeld for cel in cellen if cel.meting),
    )


def public_discrepanties(golf: str = "") -> list[Discrepantie]:
    """The wishes of one wave, the newest unless another is named, most often not met first, as everybody may see it.

    A wens of which nobody was asked whether it is met is left out. The figure of the city counts all who answered
    alike: it is not weighed by how many people live in a stadsdeel.

    Always a whole wave: a figure that stood in two totals could be worked out from their difference. A stadsdeel is
    shown where both for how many it is met and for how many not may be told. The city is shown where the stadsdelen
    that are not shown keep enough possible values, also for who subtracts all others from it. Made once per version.
    """
    golf = golf or Meting.objects.newest_first().values_list("golf", flat=True).first() or ""
    return kept(f"wensen-{golf}", Kaartstand.objects.current(), lambda: _read_public(golf))


def _read_public(golf: str) -> list[Discrepantie]:
    matrix = read_matrix(Vraag(meting=golf))
    return _in_order(_protect(matrix, wens, cellen) for wens, cellen in _asked(matrix))


def _protect(matrix: Matrix, wens: Ondersteuningswens, cellen: list[Cel]) -> Discrepantie:
    open_ = {cel.stadsdeel for cel in cellen if _may_tell(cel, matrix.kleinste.get(cel.stadsdeel))}
    verborgen = [cel for cel in cellen if cel.stadsdeel not in open_]
    samen = sum_up(wens, cellen, matrix)
    vervuld = sum(cel.vervuld or 0 for cel in cellen)
    mag = min(samen.stad.onvervuld, vervuld) >= threshold() and leaves_room(verborgen)
    return replace(
        samen,
        stad=_round(samen.stad) if mag else ONDERDRUKT,
        stadsdelen={pk: _round(deel) if pk in open_ else ONDERDRUKT for pk, deel in samen.stadsdelen.items()},
    )


def leaves_room(verborgen: list[Cel]) -> bool:
    """Whether these cells keep enough possible values of what is withheld in them.

    For who knows the sums to the last one (a percentage with both its bounds often gives the exact counts, so what is
    shown counts as known), how many wish it in each, and the rules. That few were asked is public; not how few.
    """
    klein = threshold()
    gevraagd = [cel.n for cel in verborgen if cel.n and cel.n < klein]
    return _keep_values(
        [_possible(cel) for cel in verborgen], sum(map(count_unmet, verborgen)), klein
    ) and _keep_values([(1 << klein) - 2] * len(gevraagd), sum(gevraagd), klein - 1)


def _keep_values(kan: list[int], som: int, minste: int) -> bool:
    """Whether each of these numbers with this sum can still have so many values.

    Sets of numbers are bits: bit i is set when i is possible.
    """
    for nummer, waarden in enumerate(kan):
        rest = reduce(sum_of_bits, kan[:nummer] + kan[nummer + 1 :], 1)
        mogelijk = [i for i in range(waarden.bit_length()) if waarden >> i & 1]
        if sum(som >= i and bool(rest >> (som - i) & 1) for i in mogelijk) < minste:
            return False
    return True


def sum_of_bits(een: int, ander: int) -> int:
    """Which sums are possible of one number of each set."""
    som = 0
    for plek in range(ander.bit_length()):
        if ander >> plek & 1:
            som |= een << plek
    return som


def _possible(cel: Cel) -> int:
    """How many unmet wishes this cell may have while it is withheld, as bits."""
    k, klein = cel.gewenst or 0, threshold()
    if k < klein:
        return (1 << klein) - 1
    return sum(1 << o for o in range(k + 1) if o < klein or k - o < klein)


def _asked(matrix: Matrix) -> Iterable[tuple[Ondersteuningswens, list[Cel]]]:
    for wens in matrix.wensen:
        cellen = [matrix.cellen[stadsdeel.pk, wens.pk] for stadsdeel in matrix.stadsdelen]
        if gevraagd := [cel for cel in cellen if cel.vervuld is not None]:
            yield wens, gevraagd


def count_unmet(cel: Cel) -> int:
    """How many wish it while it is not met."""
    return (cel.gewenst or 0) - (cel.vervuld or 0)


def make_deel(n: int, onvervuld: int) -> Deel:
    return Deel(n, onvervuld, *wilson(onvervuld, n))


def _may_tell(cel: Cel, kleinste: float | None) -> bool:
    if is_withheld(n=cel.n, gewenst=cel.gewenst, kleinste_doelgroep=kleinste):
        return False
    return min(cel.vervuld or 0, count_unmet(cel)) >= threshold()


def _round(deel: Deel) -> Deel:
    return Deel(
        round_people(deel.n),
        round_people(deel.onvervuld),
        round(deel.aandeel, 2),
        round(deel.laag, 2),
        round(deel.hoog, 2),
    )


def _in_order(rijen: Iterable[Discrepantie]) -> list[Discrepantie]:
    return sorted(rijen, key=lambda rij: -rij.stad.aandeel if rij.stad else 1)

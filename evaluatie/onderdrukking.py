"""What may be published of counts of people; the one place that decides (docs/adr/0008-onderdrukking.md).

A count below the threshold is withheld, other counts are rounded to 5, and what would give a withheld count away is
withheld too. Decisions rest on the exact data alone and never on what a visitor chose, so that two exports side by side
say no more than one.
"""

import math
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from .hiaten.matrix import Cel

AFRONDING = 5
# What follows from the supply alone says nothing about the people who were asked.
VAN_HET_AANBOD = ("geen-meting", "niet-geinventariseerd", "geen-aanbod", "alleen-stedelijk")
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
    van = {"dekking": cel.verwacht, "dekking_laag": cel.verwacht_hoog, "dekking_hoog": cel.verwacht_laag}
    velden: dict[str, Any] = {}
    for veld, mensen in van.items():
        getoond = protect_count(mensen)
        velden[veld] = ONDERDRUKT if getoond is ONDERDRUKT else round(aanbod / getoond * 100, 1)
    return velden


def _withhold(cel: "Cel") -> dict[str, Any]:
    velden: dict[str, Any] = dict.fromkeys(("gewenst", *AANDEEL), ONDERDRUKT)
    velden["vervuld"] = _hide(cel.vervuld)
    # Not by what is empty: without anybody who wishes it, nothing can be divided by, and an empty cell would say so.
    velden |= dict.fromkeys((*VERWACHT, *DEKKING), None if cel.doelgroep is None else ONDERDRUKT)
    velden["status"] = cel.status if cel.status in VAN_HET_AANBOD else "te-weinig-gegevens"
    return velden


def _hide(waarde: float | None) -> Onderdrukt | None:
    return None if waarde is None else ONDERDRUKT


def _round(waarde: float | None, cijfers: int) -> float | None:
    return None if waarde is None else round(waarde, cijfers)

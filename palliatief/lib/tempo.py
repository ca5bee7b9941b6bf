"""How often somebody may ask something, counted per minute in each process."""

import time
from dataclasses import dataclass

from django.core.cache import caches

MINUUT = 60


@dataclass(frozen=True)
class Tempo:
    """How many more may come in this minute (negative: too many came), and in how many seconds the next begins."""

    grens: int
    over: int
    seconden: int


def count_visit(wie: str, *, grens: int) -> Tempo:
    """Count one visit of ``wie``, who is known by a stand-in for an address; nothing outlives the minute."""
    nu = int(time.time())
    sleutel = f"tempo:{wie}:{nu // MINUUT}"
    teller = caches["tempo"]
    try:
        aantal = teller.incr(sleutel)
    except ValueError:  # the first of this minute, or those before were forgotten: many others came
        aantal = 1
        teller.set(sleutel, aantal, MINUUT)
    return Tempo(grens, grens - aantal, MINUUT - nu % MINUUT)

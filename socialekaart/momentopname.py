"""What all visitors share, kept in memory until the data has another version."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches

T = TypeVar("T")
DAG = 24 * 60 * 60
cache = caches["geheugen"]


def kept(naam: str, versie: object, make: Callable[[], T], *, ook_leeg: bool = True) -> T:
    """What ``make`` gives at this version of the data, made once; an older version makes room for it.

    ``ook_leeg`` is False where so many are empty that they would drive out what is not.
    """
    bewaard = cache.get(naam)
    if bewaard is None or bewaard[0] != versie:
        bewaard = versie, make()
        if ook_leeg or bewaard[1]:
            cache.set(naam, bewaard, DAG)
    return bewaard[1]

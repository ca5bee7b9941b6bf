"""What all visitors share, kept in memory until the data has another version."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

T = TypeVar("T")
DAG = 24 * 60 * 60


def kept(naam: str, make: Callable[[], T]) -> T:
    """What ``make`` gives, made once; the version of the data belongs in ``naam``."""
    bewaard = cache.get(naam)
    if bewaard is None:
        bewaard = make()
        cache.set(naam, bewaard, DAG)
    return bewaard

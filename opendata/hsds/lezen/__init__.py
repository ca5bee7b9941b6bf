"""Readers of services in HSDS that others made, in whatever form they come. They know nothing of the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Onleesbaar:
    """What stands where a service should be; ``reden`` says why it is none."""

    reden: str
    waarde: str = ""


@dataclass
class Diensten:
    """Services one by one, each with its row as the source shows it, and as a document with all that belongs to it.

    ``totaal`` is for a progress bar; ``volledig`` is False when the source was only asked for what changed; at
    ``adres`` each of them can be asked for, with its number behind it.
    """

    totaal: int
    rijen: Iterator[tuple[int, Any]]
    volledig: bool = True
    adres: str = ""

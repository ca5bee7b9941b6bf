"""The admin of the open data."""

from . import bestand, hsdsbron

__all__ = ["bestand", "hsdsbron"]

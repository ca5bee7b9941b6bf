"""The admin of the open data."""

from . import bestand

__all__ = ["bestand"]

"""The one door for writing more than one row: keyword-only, atomic, and the pages follow every write."""

from .lijsten import load_methoden
from .voorbeelden import load_evaluatievoorbeelden, remove_evaluatievoorbeelden

__all__ = ["load_evaluatievoorbeelden", "load_methoden", "remove_evaluatievoorbeelden"]

"""The one door for writing more than one row: keyword-only, atomic, and the pages follow every write."""

from .inzending import send_inzending
from .lijsten import load_methoden
from .voorbeelden import load_evaluatievoorbeelden, remove_evaluatievoorbeelden
from .vragenlijst import copy_vragenlijst, load_vragenlijsten

__all__ = [
    "copy_vragenlijst",
    "load_evaluatievoorbeelden",
    "load_methoden",
    "load_vragenlijsten",
    "remove_evaluatievoorbeelden",
    "send_inzending",
]

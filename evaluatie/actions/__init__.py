"""The one door for writing more than one row: keyword-only, atomic, and the pages follow every write."""

from .codering import Veranderd, clean_antwoord, code_antwoord
from .doelgroep import import_bevolking, import_schattingen, refresh_schattingen
from .inventarisatie import repeat_inventarisatie
from .inzending import Bewaard, TeDruk, send_inzending, undo_papier
from .lijsten import load_methoden
from .meting import import_metingen
from .rapport import (
    RapportGeweigerd,
    ask_rapport,
    make_rapport,
    remove_old_rapporten,
    remove_rapporten,
    retry_rapport,
)
from .voorbeelden import load_evaluatievoorbeelden, remove_evaluatievoorbeelden
from .voorbeelden_effect import load_effectvoorbeelden, remove_effectvoorbeelden
from .vragenlijst import close_meetmomenten, copy_vragenlijst, load_vragenlijsten

__all__ = [
    "Bewaard",
    "RapportGeweigerd",
    "TeDruk",
    "Veranderd",
    "ask_rapport",
    "clean_antwoord",
    "close_meetmomenten",
    "code_antwoord",
    "copy_vragenlijst",
    "import_bevolking",
    "import_metingen",
    "import_schattingen",
    "load_effectvoorbeelden",
    "load_evaluatievoorbeelden",
    "load_methoden",
    "load_vragenlijsten",
    "make_rapport",
    "refresh_schattingen",
    "remove_effectvoorbeelden",
    "remove_evaluatievoorbeelden",
    "remove_old_rapporten",
    "remove_rapporten",
    "repeat_inventarisatie",
    "retry_rapport",
    "send_inzending",
    "undo_papier",
]

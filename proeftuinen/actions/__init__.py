"""The one door for writing more than one row: keyword-only, atomic, and the pages follow every write."""

from .actieonderzoek import advance_cyclus, check_actie, check_cyclus, move_actie, start_actie
from .inlezen import Rijuitslag, import_samenwerkingen
from .proeftuin import load_proeftuinen
from .samenwerking import (
    Geweigerd,
    Vastgelegd,
    add_organisatie,
    advance_samenwerking,
    check_reeks,
    keep_fase,
    record_samenwerking,
)

__all__ = [
    "Geweigerd",
    "Rijuitslag",
    "Vastgelegd",
    "add_organisatie",
    "advance_cyclus",
    "advance_samenwerking",
    "check_actie",
    "check_cyclus",
    "check_reeks",
    "import_samenwerkingen",
    "keep_fase",
    "load_proeftuinen",
    "move_actie",
    "record_samenwerking",
    "start_actie",
]

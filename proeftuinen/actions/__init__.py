"""The one door for writing more than one row: keyword-only, atomic, and the pages follow every write."""

from .actieonderzoek import advance_cyclus, check_actie, check_cyclus, move_actie, start_actie
from .borging import advance_versie, check_next, check_versie, make_plan, make_version, remind
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
from .voorbeelden import load_proeftuinvoorbeelden, remove_proeftuinvoorbeelden

__all__ = [
    "Geweigerd",
    "Rijuitslag",
    "Vastgelegd",
    "add_organisatie",
    "advance_cyclus",
    "advance_samenwerking",
    "advance_versie",
    "check_actie",
    "check_cyclus",
    "check_next",
    "check_reeks",
    "check_versie",
    "import_samenwerkingen",
    "keep_fase",
    "load_proeftuinen",
    "load_proeftuinvoorbeelden",
    "make_plan",
    "make_version",
    "move_actie",
    "record_samenwerking",
    "remind",
    "remove_proeftuinvoorbeelden",
    "start_actie",
]

"""The one door for writing more than one row: keyword-only, atomic, and the pages follow every write."""

from .proeftuin import load_proeftuinen
from .samenwerking import Geweigerd, Vastgelegd, advance_samenwerking, check_reeks, keep_fase, record_samenwerking

__all__ = [
    "Geweigerd",
    "Vastgelegd",
    "advance_samenwerking",
    "check_reeks",
    "keep_fase",
    "load_proeftuinen",
    "record_samenwerking",
]

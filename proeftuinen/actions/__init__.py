"""The one door for writing more than one row: keyword-only, atomic, and the pages follow every write."""

from .proeftuin import load_proeftuinen

__all__ = ["load_proeftuinen"]

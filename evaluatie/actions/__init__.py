"""The one door for writing more than one row: keyword-only, atomic, and the pages follow every write."""

from .lijsten import load_methoden

__all__ = ["load_methoden"]

"""What coordinators and network managers edit, a module for each noun; the order here is the order of the menu."""

from .proeftuin import ProeftuinAdmin  # isort: skip

__all__ = [
    "ProeftuinAdmin",
]

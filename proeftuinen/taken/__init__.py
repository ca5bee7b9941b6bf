"""Jobs of the proeftuinen, a module for each noun; a task is one call of an action."""

from . import borging

__all__ = ["borging"]

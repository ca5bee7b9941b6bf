"""What the worker does for the map, a module for each noun; a task is one call of an action."""

from . import dubbelen

__all__ = ["dubbelen"]

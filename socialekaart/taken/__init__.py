"""What the worker does for the map, a module for each noun; a task is one call of an action."""

from . import aanmelding, dubbelen, inlezen

__all__ = ["aanmelding", "dubbelen", "inlezen"]

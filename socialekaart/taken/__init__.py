"""What the worker does for the map, a module for each noun; a task is one call of an action."""

from . import aanmelding, controle, dubbelen, inlezen, linkcontrole

__all__ = ["aanmelding", "controle", "dubbelen", "inlezen", "linkcontrole"]

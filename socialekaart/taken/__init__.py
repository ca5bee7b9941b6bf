"""What the worker does for the map, a module for each noun; a task is one call of an action."""

from . import aanmelding, bestanden, controle, dubbelen, inlezen, linkcontrole

__all__ = ["aanmelding", "bestanden", "controle", "dubbelen", "inlezen", "linkcontrole"]

"""What the worker does for the open data, a module for each noun; a task is one call of an action."""

from . import bestanden, hsdsdiensten

__all__ = ["bestanden", "hsdsdiensten"]

"""What the worker does for the evaluation, a module for each noun."""

from . import rapport

__all__ = ["rapport"]

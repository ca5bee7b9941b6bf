"""Pages of the evaluation in the admin, a module for each noun."""

from . import meetmoment, openantwoord, rapport, vragenlijst

__all__ = ["meetmoment", "openantwoord", "rapport", "vragenlijst"]

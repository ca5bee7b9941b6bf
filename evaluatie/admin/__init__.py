"""Pages of the evaluation in the admin, a module for each noun."""

from . import doelgroep  # isort: skip
from . import meting  # isort: skip
from . import inventarisatie  # isort: skip
from . import meetmoment, openantwoord, rapport, vragenlijst

__all__ = ["doelgroep", "inventarisatie", "meetmoment", "meting", "openantwoord", "rapport", "vragenlijst"]

"""What an administrator should know of how this installation protects counts of people."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.translation import gettext as _

from .onderdrukking import AFRONDING

LAGE_DREMPEL = "evaluatie.E001"


def check_threshold(**_opties: Any) -> list[CheckMessage]:
    """Refuses to start with a threshold below the rounding: two people would be told as none."""
    if settings.ONDERDRUKKING_DREMPEL >= AFRONDING:
        return []
    return [
        Error(
            _("ONDERDRUKKING_DREMPEL: %d is te laag.") % settings.ONDERDRUKKING_DREMPEL,
            hint=_(
                "Kies 5 of meer. Aantallen mensen zijn afgerond op 5, dus van minder mensen zegt een cijfer te veel."
            ),
            id=LAGE_DREMPEL,
        )
    ]

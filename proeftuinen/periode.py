"""From when until when, in words."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def describe_periode(begin: date | None, eind: date | None) -> str:
    """``januari – juni 2025``, ``sinds januari 2025``, ``tot en met juni 2025``; empty when nobody knows."""
    if begin and eind:
        if (begin.year, begin.month) == (eind.year, eind.month):
            return date_format(eind, "F Y")
        van = date_format(begin, "F" if begin.year == eind.year else "F Y")
        return f"{van} – {date_format(eind, 'F Y')}"
    if begin:
        return _("sinds %s") % date_format(begin, "F Y")
    return _("tot en met %s") % date_format(eind, "F Y") if eind else ""

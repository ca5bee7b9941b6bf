"""What the list to take along needs in a template."""

import unicodedata

from django import template

register = template.Library()


@register.filter
def richting(tekst: str) -> str:
    """``rtl`` when the first letter that has a direction is Arabic or Hebrew, else ``ltr``: paper cannot guess it."""
    richtingen = (unicodedata.bidirectional(teken) for teken in tekst)
    eerste = next((richting for richting in richtingen if richting in {"L", "R", "AL"}), "L")
    return "ltr" if eerste == "L" else "rtl"

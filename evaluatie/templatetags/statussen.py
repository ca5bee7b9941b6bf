"""The statuses of gaps, for a legend."""

from django import template
from django.utils.translation import gettext as _

from ..hiaten.rangorde import Deel
from ..hiaten.statussen import STATUSSEN, Status

register = template.Library()


@register.simple_tag
def alle_statussen() -> list[tuple[str, Status]]:
    return list(STATUSSEN.items())


@register.simple_tag
def status_woorden(slug: str) -> str:
    return str(STATUSSEN[slug].woorden).lower()


@register.simple_tag
def deel_in_woorden(deel: object) -> str:
    """A share with its range; what was not asked and what may not be told are said to be so."""
    if isinstance(deel, Deel):
        return f"{round(100 * deel.aandeel)}% ({round(100 * deel.laag)}–{round(100 * deel.hoog)}%)"
    return _("niet gevraagd") if deel is None else _("te weinig")

"""Texts that coordinators write, in a template."""

from django import template
from django.db import InterfaceError, OperationalError
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from palliatief.lib.opmaak import plain_text, render_opmaak

from ..inhoud import load_teksten
from ..models import Kaartstand

register = template.Library()
register.filter("platte_tekst", plain_text)


@register.simple_tag(takes_context=True)
def tekst(context: Context, plek: str) -> SafeString:
    """What a coordinator wrote for this place, or else what the site says there (``templates/teksten``)."""
    verzoek = context["request"]
    if not hasattr(verzoek, "teksten"):
        verzoek.teksten = _find_teksten()
    return verzoek.teksten.get(plek) or render_to_string(f"teksten/{plek}.html", context.flatten())  # type: ignore[arg-type]


def _find_teksten() -> dict[str, SafeString]:
    """While the database is away a page that needs nothing else says what the site says itself."""
    try:
        return load_teksten(Kaartstand.objects.current())
    except (OperationalError, InterfaceError):
        return {}


@register.filter
def opmaak(inhoud: str, kop: int = 2) -> SafeString:
    """A text with markup as HTML; its headings begin at level ``kop``."""
    return render_opmaak(inhoud, kop=kop)

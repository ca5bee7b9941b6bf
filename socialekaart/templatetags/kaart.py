"""What the templates need beyond Django's own tags."""

from contextlib import suppress

from django import template
from django.templatetags.static import static

from palliatief.lib.telefoon import show_telefoon, tel_uri

register = template.Library()

# What every page shows, from bin/letters.py.
LETTERS = (
    "fonts/kaart-sans-400-latin.woff2",
    "fonts/kaart-sans-700-latin.woff2",
    "fonts/kaart-serif-600-latin.woff2",
)


@register.simple_tag
def letters() -> list[str]:
    """Addresses of the fonts, so that they come with the first words; none where set-up could not make them."""
    adressen = []
    for naam in LETTERS:
        with suppress(ValueError):  # not among the collected files
            adressen.append(static(naam))
    return adressen


@register.filter
def telefoon(nummer: object) -> str:
    """A phone number as people read it aloud."""
    return show_telefoon(str(nummer))


@register.filter
def telefoon_uri(nummer: object) -> str:
    """The address that dials it."""
    return tel_uri(str(nummer))


@register.filter
def regels(tekst: str) -> list[str]:
    """The lines of a text that have words in them."""
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


@register.filter
def website(adres: str) -> str:
    """A web address without what nobody says aloud."""
    return adres.split("://", 1)[-1].removeprefix("www.").rstrip("/")

"""What the templates need beyond Django's own tags."""

from django import template

from palliatief.lib.telefoon import show_telefoon, tel_uri

register = template.Library()


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

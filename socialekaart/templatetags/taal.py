"""The page in the other language, and what is Dutch inside an English page."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.encoding import iri_to_uri
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

register = template.Library()


@dataclass(frozen=True)
class Taalversie:
    """This page in one language; ``adres`` holds the whole question too."""

    code: str
    naam: str
    adres: str
    gekozen: bool


@register.simple_tag(takes_context=True)
def taalversies(context: Context) -> list[Taalversie]:
    """This page in every language; empty for a page that has one only, such as an error or the login."""
    verzoek = context.get("request")
    if verzoek is None or not verzoek.resolver_match:
        return []
    gevonden = verzoek.resolver_match
    vraag = iri_to_uri(verzoek.META.get("QUERY_STRING", ""))
    versies = []
    for code, naam in settings.LANGUAGES:
        try:
            with override(code):
                adres = reverse(gevonden.view_name, args=gevonden.args, kwargs=gevonden.kwargs)
        except NoReverseMatch:  # an address without a name, in the admin
            return []
        versies.append(Taalversie(code, naam, f"{adres}?{vraag}" if vraag else adres, code == get_language()))
    return versies if len({versie.adres for versie in versies}) > 1 else []


@register.simple_tag(takes_context=True)
def volledig_adres(context: Context, adres: str) -> str:
    """The address with scheme and host, for other sites."""
    return context["request"].build_absolute_uri(adres)


@register.simple_tag
def nl() -> SafeString:
    """``lang="nl"`` for an element with Dutch words of people in a page of another language, else nothing."""
    return SafeString("" if get_language() == settings.LANGUAGE_CODE else ' lang="nl"')

"""What search engines may find: every public page in each language, and since when it is as it is.

As sitemaps.org says; the languages of a page name each other as search engines ask (``xhtml:link``). What is invented
is left out: its page says ``noindex``.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache
from itertools import chain
from typing import NamedTuple

from django.conf import settings
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.urls import LocalePrefixPattern, URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from proeftuinen.models import Borgingsversie, Proeftuin, Publicatie
from socialekaart.models import Gebied, GoedVoorbeeld, Initiatief, Nieuwsbericht, Ondersteuningswens, Persona

# A file may hold 50,000 addresses and 50 MB; this is some megabytes.
PER_DEEL = 5_000

# Pages that are not for a search engine: forms, what is one visitor's own, parts of other pages, and data.
NIET_VINDBAAR = {
    "aanmelden", "aanmelden_bekend", "aanmelden_verstuurd", "aanmelden_voorbeeld", "code_invullen", "embed_kaart",
    "meegeeflijst", "meegeeflijst_pdf", "opensearch", "opensearch_suggesties", "suggesties",
}  # fmt: skip

KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'
RUIMTE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
URLSET = f'<urlset {RUIMTE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'


class Pagina(NamedTuple):
    """A page, by the name of its address and what that needs; the last change as far as known."""

    naam: str
    argumenten: tuple[str, ...] = ()
    gewijzigd: date | datetime | None = None


def list_delen() -> range:
    """The numbers of the files: 0 is everything but the initiatieven, the others are those."""
    return range(-(-_initiatieven().count() // PER_DEEL) + 1)


def list_pages(deel: int) -> Iterable[Pagina]:
    """The pages in one file."""
    if deel == 0:
        return chain(_fixed(), _areas(), *(_items(*soort) for soort in SOORTEN), _plans())
    rijen = _initiatieven().order_by("pk")[(deel - 1) * PER_DEEL : deel * PER_DEEL]
    return (Pagina("initiatief", (slug,), moment) for slug, moment in rijen.values_list("slug", "updated_at"))


def write_pages(paginas: Iterable[Pagina], site: str) -> str:
    """A sitemap; ``site`` is scheme and host."""
    return "".join(chain([KOP, URLSET], (_write(pagina, site) for pagina in paginas), ["</urlset>\n"]))


def write_index(adressen: Iterable[str]) -> str:
    """A sitemap of sitemaps."""
    regels = (f"<sitemap><loc>{adres}</loc></sitemap>\n" for adres in adressen)
    return "".join([KOP, f"<sitemapindex {RUIMTE}>\n", *regels, "</sitemapindex>\n"])


def _write(pagina: Pagina, site: str) -> str:
    paden = _paths(pagina.naam, len(pagina.argumenten))
    adressen = {code: site + pad.format(*pagina.argumenten) for code, pad in paden.items()}
    talen = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{adres}"/>'
        for code, adres in [*adressen.items(), ("x-default", adressen[settings.LANGUAGE_CODE])]
    )
    gewijzigd = f"<lastmod>{pagina.gewijzigd.isoformat()}</lastmod>" if pagina.gewijzigd else ""
    return "".join(f"<url><loc>{adres}</loc>{gewijzigd}{talen}</url>\n" for adres in adressen.values())


@cache
def _paths(naam: str, aantal: int) -> dict[str, str]:
    """The address in each language, with ``{}`` for what differs: asking Django for each of thousands takes seconds."""
    gaten = [f"gat-{nummer}" for nummer in range(aantal)]
    paden = {}
    for code, _naam in settings.LANGUAGES:
        with override(code):
            paden[code] = reverse(naam, args=gaten)
        for gat in gaten:
            paden[code] = paden[code].replace(gat, "{}")
    return paden


# --- which pages ---


def _fixed() -> Iterator[Pagina]:
    """The pages with an address without anything to fill in."""
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and isinstance(resolver.pattern, LocalePrefixPattern):
            patronen: list[URLPattern] = resolver.url_patterns  # type: ignore[assignment]
            namen = [str(patroon.name) for patroon in patronen if not patroon.pattern.converters]
            yield from (Pagina(naam) for naam in namen if naam not in NIET_VINDBAAR)


def _areas() -> Iterator[Pagina]:
    """The stadsdelen, and each wish in each of them."""
    stadsdelen = list(Gebied.objects.stadsdelen().values_list("slug", flat=True))
    wensen = list(Ondersteuningswens.objects.values_list("slug", flat=True))
    yield from (Pagina("stadsdeel", (slug,)) for slug in stadsdelen)
    yield from (Pagina("hiaat", (slug, wens)) for slug in stadsdelen for wens in wensen)


def _initiatieven() -> QuerySet[Initiatief]:
    return Initiatief.objects.published().filter(voorbeeld=False)


# What has a page of its own: the name of its address, which of them, and the field with the day it came on the site.
SOORTEN: list[tuple[str, Callable[[], QuerySet], str]] = [
    ("persona", Persona.objects.published, "publicatiedatum"),
    ("goed_voorbeeld", lambda: GoedVoorbeeld.objects.published().filter(voorbeeld=False), "publicatiedatum"),
    ("nieuwsbericht", lambda: Nieuwsbericht.objects.published().filter(voorbeeld=False), "publicatiedatum"),
    ("proeftuin", lambda: Proeftuin.objects.published().filter(voorbeeld=False), "begin"),
    ("publicatie", lambda: Publicatie.objects.published().filter(voorbeeld=False), "datum"),
]


def _items(naam: str, kies: Callable[[], QuerySet], dagveld: str) -> Iterator[Pagina]:
    """These pages; changed when somebody last saved it, or when it came on the site if that was later."""
    rijen = kies()
    for slug, dag, moment in rijen.values_list("slug", dagveld, _last_saved(rijen.model)):
        dagen = [dag for dag in (dag, moment and moment.date()) if dag]
        yield Pagina(naam, (slug,), max(dagen, default=None))


def _plans() -> Iterator[Pagina]:
    """The newest version of each borgingsplan."""
    versies = Borgingsversie.objects.public().filter(plan__voorbeeld=False).newest()
    for slug, besproken, vastgesteld in versies.values_list("plan__slug", "besproken_op", "vastgesteld_op"):
        yield Pagina("borgingsplan", (slug,), vastgesteld or besproken)


def _last_saved(model: type[Model]) -> Subquery:
    geschiedenis = model.history.filter(id=OuterRef("pk")).order_by("-history_date")  # type: ignore[attr-defined]
    return Subquery(geschiedenis.values("history_date")[:1])

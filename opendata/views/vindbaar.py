"""For search engines, browsers and who finds a weak spot: what is here, and where to report it."""

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from socialekaart.suggesties import suggest
from socialekaart.views.publiek import public_data, public_page

from .. import sitemap as paginalijst

# What is one person's own, or nobody's to read; the same below the prefix of each other language.
NIET_LEZEN = [
    "/beheer/", "/account/", "/v/", "/controle/", "/meegeeflijst/", "/aanmelden/bevestig/", "/aanmelden/antwoord/",
    "/kaart/popup/",
]  # fmt: skip
TEKST = "text/plain; charset=utf-8"
XML = "application/xml; charset=utf-8"
# So long the address for reports is good, as the file says; it is made anew at every visit.
GELDIG = timedelta(days=180)
# What has its day on the site comes by itself.
data_of_today = partial(public_data, van_vandaag=True)


@data_of_today
def sitemap(request: HttpRequest, versie: int) -> HttpResponse:
    """All pages, or where to find them when they are too many for one file."""
    delen = paginalijst.list_delen()
    site = request.build_absolute_uri("/")[:-1]
    if len(delen) <= 2:
        paginas = [pagina for deel in delen for pagina in paginalijst.list_pages(deel)]
        return HttpResponse(paginalijst.write_pages(paginas, site), content_type=XML)
    adressen = [site + reverse("sitemap_deel", args=[deel]) for deel in delen]
    return HttpResponse(paginalijst.write_index(adressen), content_type=XML)


@data_of_today
def sitemap_deel(request: HttpRequest, deel: int, versie: int) -> HttpResponse:
    """One of the files."""
    if deel not in paginalijst.list_delen():
        raise Http404
    site = request.build_absolute_uri("/")[:-1]
    return HttpResponse(paginalijst.write_pages(paginalijst.list_pages(deel), site), content_type=XML)


@public_page
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """What is not for search engines, and where the list of pages is."""
    voorvoegsels = ["", *(f"/{code}" for code, _naam in settings.LANGUAGES if code != settings.LANGUAGE_CODE)]
    regels = ["User-agent: *"]
    regels += [f"Disallow: {voor}{pad}" for voor in voorvoegsels for pad in NIET_LEZEN]
    regels += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(regels), content_type=TEKST)


@public_page
@cache_control(public=True, max_age=3600)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weak spot (RFC 9116)."""
    if not settings.SECURITY_CONTACT:
        uitleg = _("Er is hier nog geen adres om een zwakke plek te melden.")
        return HttpResponse(f"{uitleg}\n", status=404, content_type=TEKST)
    middernacht = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    regels = [f"Contact: {_as_uri(adres)}" for adres in settings.SECURITY_CONTACT]
    regels += [f"Expires: {middernacht + GELDIG:%Y-%m-%dT%H:%M:%SZ}"]
    regels += [f"Policy: {settings.SECURITY_POLICY}"] if settings.SECURITY_POLICY else []
    regels += ["Preferred-Languages: " + ", ".join(code for code, _naam in settings.LANGUAGES)]
    # What a copy elsewhere can be held against; only an address that nobody can stand between counts.
    if settings.SITE_URL.startswith("https://"):
        regels += [f"Canonical: {settings.SITE_URL}{request.path}"]
    return HttpResponse("\n".join([*regels, ""]), content_type=TEKST)


def _as_uri(adres: str) -> str:
    return f"mailto:{adres}" if "@" in adres and ":" not in adres else adres


@login_not_required
@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Where a password manager leads somebody who changes a password (W3C, change-password URL)."""
    return redirect("account_change_password")


@public_page
@cache_control(public=True, max_age=86400)
def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser searches the map from its address bar (OpenSearch 1.1)."""
    return render(
        request, "opendata/opensearch.xml", content_type="application/opensearchdescription+xml; charset=utf-8"
    )


@public_data
def opensearch_suggesties(request: HttpRequest, versie: int) -> JsonResponse:
    """The suggestions of the search field, as browsers take them: what was typed, names, what they are, addresses."""
    vraag = request.GET.get("q", "")
    gevonden = suggest(vraag, versie)
    adressen = [request.build_absolute_uri(suggestie["url"]) for suggestie in gevonden]
    namen, uitleg = ([suggestie[veld] for suggestie in gevonden] for veld in ("naam", "uitleg"))
    return JsonResponse([vraag, namen, uitleg, adressen], safe=False)

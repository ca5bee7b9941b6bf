"""A page of HTML as a tagged PDF that a screen reader can follow (PDF/UA-1).

Import this module inside the function that needs it: WeasyPrint takes most of a second and the libraries of Pango.
"""

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from palliatief.lib.beurt import Beurt

EIGEN = "static:"
# Pango keeps state that threads should not share.
_beurt = Beurt()


class EigenBestanden(URLFetcher):
    """Gives ``static:css/papier.css`` and nothing else: no file of the machine, no other host, no inline data."""

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        pad = finders.find(url.removeprefix(EIGEN)) if url.startswith(EIGEN) else None
        if not isinstance(pad, str):
            raise ValueError("Een PDF gebruikt alleen eigen statische bestanden.")
        soort = "text/css" if pad.endswith(".css") else "image/svg+xml"
        with open(pad, "rb") as bestand:
            return URLFetcherResponse(url, bestand.read(), {"Content-Type": soort})


def make_pdf(html: str, stijl: str) -> bytes:
    """The PDF of a page with one of our style sheets; one at a time in each process, or raises Bezet."""
    with _beurt:
        haal = EigenBestanden()
        blad = CSS(url=EIGEN + stijl, url_fetcher=haal)
        pagina = HTML(string=html, base_url=EIGEN, url_fetcher=haal)
        return pagina.write_pdf(stylesheets=[blad], pdf_variant="pdf/ua-1")

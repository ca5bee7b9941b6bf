"""A page of HTML as a tagged PDF that a screen reader can follow (PDF/UA-1).

Import this module inside the function that needs it: WeasyPrint takes most of a second and the libraries of Pango.
"""

from threading import Lock

from django.contrib.staticfiles import finders
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

EIGEN = "static:"
# Pango keeps state that threads should not share; and a page of paper must not slow all visitors at once.
WACHT_HOOGSTENS = 10
_beurt = Lock()


class Bezet(Exception):
    """Others are having their PDF made, and that took too long."""


class EigenBestanden(URLFetcher):
    """Gives ``static:css/papier.css`` and nothing else: no file of the machine, no other host, no inline data."""

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        pad = finders.find(url.removeprefix(EIGEN)) if url.startswith(EIGEN) else None
        if not isinstance(pad, str):
            raise ValueError("Een PDF gebruikt alleen eigen statische bestanden.")
        soort = "text/css" if pad.endswith(".css") else "image/svg+xml"
        with open(pad, "rb") as bestand:
            return URLFetcherResponse(url, bestand.read(), {"Content-Type": soort})


def make_pdf(html: str) -> bytes:
    """The PDF; one at a time in each process."""
    if not _beurt.acquire(timeout=WACHT_HOOGSTENS):
        raise Bezet
    try:
        return HTML(string=html, base_url=EIGEN, url_fetcher=EigenBestanden()).write_pdf(pdf_variant="pdf/ua-1")
    finally:
        _beurt.release()

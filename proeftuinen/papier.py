"""What takes long to make, as an answer: paper, and large pictures."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from palliatief.lib.beurt import Bezet
from palliatief.lib.download import PDF, download


def give_paper(html: str, naam: str) -> HttpResponse:
    """The page as a PDF to download."""
    from palliatief.lib.pdf import make_pdf

    return give_in_turn(lambda: make_pdf(html, "css/proeftuin_papier.css"), naam, PDF)


def give_in_turn(make: Callable[[], bytes], naam: str, soort: str) -> HttpResponse:
    """A file to download; when others are having theirs made, who asks hears to wait a moment."""
    try:
        return download(make(), naam, soort)
    except Bezet:
        druk = _("Het is nu druk. Wacht even en probeer het nog eens.")
        return HttpResponse(druk, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "20"})

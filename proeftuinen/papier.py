"""What a proeftuin puts on paper, as an answer."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from palliatief.lib.download import PDF, download


def give_paper(html: str, naam: str) -> HttpResponse:
    """The page as a PDF to download; when others are having theirs made, who asks hears to wait a moment."""
    from palliatief.lib.pdf import Bezet, make_pdf

    try:
        return download(make_pdf(html, "css/proeftuin_papier.css"), naam, PDF)
    except Bezet:
        druk = _("Het is nu druk. Wacht even en probeer het nog eens.")
        return HttpResponse(druk, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "20"})

"""The catalogue of the open data, for catalogues of others."""

from datetime import UTC, datetime
from hashlib import sha256

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from palliatief.lib.openbaar import open_up
from socialekaart.models import Kaartstand
from socialekaart.momentopname import kept
from socialekaart.views.publiek import public_page

from ..models import Openbestand
from ..overzicht import Overzicht

BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


@public_page
def dcat_ttl(request: HttpRequest) -> HttpResponse:
    """As Turtle, which people can read too."""
    return give(request, "text/turtle; charset=utf-8", read_catalogus()[0])


@public_page
def dcat_jsonld(request: HttpRequest) -> HttpResponse:
    """As JSON-LD."""
    return give(request, "application/ld+json", read_catalogus()[1])


def read_catalogus() -> tuple[bytes, bytes]:
    """In both forms; made once for this version of the data and of the files."""
    versie, bijgewerkt_op = Kaartstand.objects.stamp()
    gemaakt_op = Openbestand.objects.aggregate(laatste=Max("gemaakt_op"))["laatste"] or BEGIN
    return kept("dcat", (versie, gemaakt_op), lambda: _make(max(bijgewerkt_op or BEGIN, gemaakt_op)))


def _make(gewijzigd: datetime) -> tuple[bytes, bytes]:
    # Only here: a process that never shows the catalogue does without the parser of RDF.
    from ..dcat.catalogus import Catalogus
    from ..dcat.stand import read_stand

    catalogus = Catalogus(Overzicht().datasets, read_stand(gewijzigd))
    return catalogus.as_turtle(), catalogus.as_jsonld()


def give(request: HttpRequest, soort: str, inhoud: bytes) -> HttpResponse:
    """These bytes, or 304 for who has them."""
    etag = f'"{sha256(inhoud).hexdigest()}"'
    response = HttpResponse(inhoud, content_type=soort)
    return open_up(get_conditional_response(request, etag, None, response) or response, etag)

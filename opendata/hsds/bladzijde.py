"""The two forms of every list: a page of it, or all of it, one record on a line."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

JSON = "application/json"
NDJSON = "application/x-ndjson"
# So many bytes are sent at once.
BLOK = 64 * 1024
# JSON holds neither of these, so Postgres passes its text on as it is.
COPY = "COPY (SQL) TO STDOUT WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')"


def answer_page(contents: bytes, total: int, page: int, per_page: int) -> HttpResponse:
    """The page object of HSDS around ``contents`` (a JSON array); Http404 beyond the last page.

    Of nothing there is one page, which is empty.
    """
    pages = -(-total // per_page)
    if page > max(pages, 1):
        raise Http404(_("Er zijn %(aantal)d bladzijden. Bladzijde %(nummer)d is er niet.") % _numbers(pages, page))
    size = max(min(per_page, total - (page - 1) * per_page), 0)
    hoofd = (
        f'{{"total_items":{total},"total_pages":{pages},"page_number":{page},"size":{size},'
        f'"first_page":{_truth(page == 1)},"last_page":{_truth(page >= pages)},"empty":{_truth(not size)},"contents":'
    )
    return HttpResponse(b"".join((hoofd.encode(), contents, b"}")), content_type=JSON)


def _numbers(pages: int, page: int) -> dict[str, int]:
    return {"aantal": max(pages, 1), "nummer": page}


def _truth(waar: bool) -> str:
    return "true" if waar else "false"


def answer_document(document: str | bytes | None) -> HttpResponse:
    """One record; Http404 when there is none."""
    if document is None:
        raise Http404(_("Dit is er niet, of het staat niet meer op de kaart."))
    return HttpResponse(document, content_type=JSON)


def stream_lines(sql: str, waarden: Any = None) -> StreamingHttpResponse:
    """All that a statement selects (one column of JSON), one on a line."""
    opdracht = connection.ops.compose_sql(sql, waarden)  # type: ignore[attr-defined]
    return stream_batches([opdracht])


def stream_batches(opdrachten: Iterable[str]) -> StreamingHttpResponse:
    """As ``stream_lines``, for statements without parameters that each give the next part."""
    return StreamingHttpResponse(copy_lines(opdrachten), content_type=NDJSON)


def copy_lines(opdrachten: Iterable[str]) -> Iterator[bytes]:
    """Blocks of whole lines, as Postgres writes them; each statement is asked when the one before it is sent."""
    blok = bytearray()
    with connection.cursor() as cursor:
        for opdracht in opdrachten:
            with cursor.copy(COPY.replace("SQL", opdracht)) as kopie:
                for regel in kopie:
                    blok += regel
                    if len(blok) > BLOK:
                        yield bytes(blok)
                        blok.clear()
    yield bytes(blok)

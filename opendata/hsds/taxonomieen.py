"""Taxonomies and their terms."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import Field

from .bladzijde import answer_document, answer_page, stream_lines
from .termen import TAXONOMIEEN, TERMEN
from .vragen import Bladzijde

router = Router()

# One statement counts what is asked for and gives the documents of one page of it.
BLADZIJDE = """
WITH gekozen AS (SELECT * FROM (BRON) AS bron WHERE VOORWAARDE)
SELECT (SELECT count(*) FROM gekozen),
    (SELECT coalesce(json_agg(document ORDER BY volgorde), '[]')::text
     FROM (SELECT * FROM gekozen ORDER BY volgorde LIMIT %(aantal)s OFFSET %(begin)s) AS stuk)
"""
REGELS = "SELECT document::text FROM (BRON) AS bron WHERE VOORWAARDE ORDER BY volgorde"
EEN = "SELECT document::text FROM (BRON) AS bron WHERE id = %(id)s"

# All words of the search, whatever their capitals and accents.
ZOEKT = """NOT EXISTS (
    SELECT FROM unnest(%(woorden)s::text[]) AS woord
    WHERE strpos(lower(unaccent(concat_ws(' ', slug, naam, omschrijving))), lower(unaccent(woord))) = 0
)"""
KIEST = f"""{ZOEKT}
AND taxonomie_id = coalesce(%(taxonomy_id)s, taxonomie_id)
AND (%(parent_id)s::uuid IS NULL OR ouder = %(parent_id)s)
AND (ouder IS NULL OR NOT %(top_only)s)
"""


class Termkeuze(Bladzijde):
    """Which terms."""

    taxonomy_id: UUID | None = Field(None, description=_("Alleen termen van deze taxonomie."))
    top_only: bool = Field(False, description=_("Alleen termen waar geen andere term boven staat."))
    parent_id: UUID | None = Field(None, description=_("Alleen termen onder deze term."))


@router.get("/taxonomies", url_name="hsds_taxonomies")
def list_taxonomies(request: HttpRequest, vraag: Query[Bladzijde]) -> HttpResponseBase:
    return _list(TAXONOMIEEN, ZOEKT, vraag)


@router.get("/taxonomies/{uuid:id}", url_name="hsds_taxonomy")
def show_taxonomy(request: HttpRequest, id: UUID) -> HttpResponse:
    return _show(TAXONOMIEEN, id)


@router.get("/taxonomy_terms", url_name="hsds_taxonomy_terms")
def list_terms(request: HttpRequest, vraag: Query[Termkeuze]) -> HttpResponseBase:
    return _list(TERMEN, KIEST, vraag)


@router.get("/taxonomy_terms/{uuid:id}", url_name="hsds_taxonomy_term")
def show_term(request: HttpRequest, id: UUID) -> HttpResponse:
    return _show(TERMEN, id)


def _list(bron: str, voorwaarde: str, vraag: Bladzijde) -> HttpResponseBase:
    waarden = {**vraag.dict(), "woorden": vraag.search.split()}
    if vraag.format == "ndjson":
        return stream_lines(_fill(REGELS, bron, voorwaarde), waarden)
    stuk = {"aantal": vraag.per_page, "begin": (vraag.page - 1) * vraag.per_page}
    totaal, inhoud = _fetch(_fill(BLADZIJDE, bron, voorwaarde), {**waarden, **stuk})
    return answer_page(inhoud.encode(), totaal, vraag.page, vraag.per_page)


def _show(bron: str, nummer: UUID) -> HttpResponse:
    gevonden = _fetch(_fill(EEN, bron), {"id": nummer})
    return answer_document(gevonden[0].encode() if gevonden else None)


def _fill(opdracht: str, bron: str, voorwaarde: str = "") -> str:
    return opdracht.replace("BRON", bron).replace("VOORWAARDE", voorwaarde)


def _fetch(opdracht: str, waarden: dict[str, Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        return cursor.fetchone()

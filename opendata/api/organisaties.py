"""Organisations with an initiative on the map."""

from uuid import UUID

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router

from . import vormen
from .antwoord import answer, answer_page
from .vragen import Bladzijde

router = Router(tags=["Organisaties"], by_alias=True)

ORGANISATIES = """
WITH aanbod AS (
    SELECT i.organisatie_id AS id, count(*) AS aantal
    FROM socialekaart_zoekrij z JOIN socialekaart_initiatief i ON i.id = z.initiatief_id
    WHERE i.organisatie_id IS NOT NULL GROUP BY 1
),
gezocht AS (
    SELECT o.*, a.aantal FROM socialekaart_organisatie o JOIN aanbod a USING (id)
    WHERE %(uuid)s::uuid IS NULL OR o.uuid = %(uuid)s
),
bladzijde AS (SELECT * FROM gezocht ORDER BY id LIMIT %(aantal)s OFFSET %(begin)s)
SELECT (SELECT count(*) FROM gezocht), coalesce(string_agg(json_strip_nulls(json_build_object(
    'id', uuid, 'naam', naam, 'soort', soort_organisatie, 'website', nullif(website, ''),
    'aantalInitiatieven', aantal, 'voorbeeld', voorbeeld
))::text, ',' ORDER BY id), '')
FROM bladzijde
"""


@router.get(
    "/organisaties",
    operation_id="zoekOrganisaties",
    url_name="api_organisaties",
    response={200: vormen.Organisaties},
    summary=gettext_noop("Alle organisaties"),
    description=gettext_noop("De organisaties die een initiatief op de kaart hebben."),
)
def list_organisaties(request: HttpRequest, vraag: Query[Bladzijde]) -> HttpResponse:
    aantal, inhoud = write_organisaties(aantal=vraag.per_pagina, begin=vraag.begin)
    return answer_page(request, inhoud, aantal, vraag, naam="organisaties")


@router.get(
    "/organisaties/{uuid:id}",
    operation_id="toonOrganisatie",
    url_name="api_organisatie",
    response={200: vormen.Organisatie},
    summary=gettext_noop("Eén organisatie"),
    description=gettext_noop("De organisatie met dit id."),
)
def show_organisatie(request: HttpRequest, id: UUID) -> HttpResponse:
    aantal, inhoud = write_organisaties(uuid=id)
    if not aantal:
        raise Http404(_("Er staat geen organisatie met dit id op de kaart."))
    return answer(request, inhoud)


def write_organisaties(*, uuid: UUID | None = None, aantal: int = 1, begin: int = 0) -> tuple[int, bytes]:
    """How many there are, and so many of them after the first ``begin``."""
    with connection.cursor() as cursor:
        cursor.execute(ORGANISATIES, {"uuid": uuid, "aantal": aantal, "begin": begin})
        totaal, tekst = cursor.fetchone()
    return totaal, tekst.encode()

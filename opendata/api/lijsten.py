"""The words by which initiatives are sorted: wishes with their domains, and groups of people."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Router

from socialekaart.momentopname import kept

from . import vormen
from .antwoord import answer

router = Router(tags=["Lijsten"], by_alias=True)

WENSEN = """
WITH aanbod AS (SELECT unnest(wensen) AS id, count(*) AS aantal FROM socialekaart_zoekrij GROUP BY 1)
SELECT json_build_object('wensen', coalesce(json_agg(json_strip_nulls(json_build_object(
    'slug', w.slug, 'naam', w.naam, 'naamEn', nullif(w.naam_en, ''),
    'uitleg', nullif(w.uitleg, ''), 'uitlegEn', nullif(w.uitleg_en, ''),
    'domein', json_build_object(
        'slug', d.slug, 'naam', d.naam, 'naamEn', nullif(d.naam_en, ''),
        'publieksnaam', d.publieksnaam, 'publieksnaamEn', nullif(d.publieksnaam_en, ''),
        'uitleg', nullif(d.uitleg, ''), 'uitlegEn', nullif(d.uitleg_en, '')
    ),
    'aantalInitiatieven', coalesce(a.aantal, 0)
)) ORDER BY d.volgorde, d.naam, w.volgorde, w.naam), '[]'))::text
FROM socialekaart_ondersteuningswens w
JOIN socialekaart_domein d ON d.id = w.domein_id
LEFT JOIN aanbod a ON a.id = w.id
"""
DOELGROEPEN = """
WITH aanbod AS (SELECT unnest(doelgroepen) AS id, count(*) AS aantal FROM socialekaart_zoekrij GROUP BY 1)
SELECT json_build_object('doelgroepen', coalesce(json_agg(json_strip_nulls(json_build_object(
    'slug', d.slug, 'naam', d.naam, 'naamEn', nullif(d.naam_en, ''), 'aantalInitiatieven', coalesce(a.aantal, 0)
)) ORDER BY d.volgorde, d.naam), '[]'))::text
FROM socialekaart_doelgroep d LEFT JOIN aanbod a ON a.id = d.id
"""


@router.get(
    "/wensen",
    operation_id="toonWensen",
    url_name="api_wensen",
    response={200: vormen.Wensen},
    summary=gettext_noop("Alle wensen"),
    description=gettext_noop("Wat mensen in de laatste levensfase en hun naasten kunnen wensen, elk met het domein."),
)
def list_wensen(request: HttpRequest) -> HttpResponse:
    return answer(request, kept("api-wensen", request.versie, lambda: select_text(WENSEN)))  # type: ignore[attr-defined]


@router.get(
    "/doelgroepen",
    operation_id="toonDoelgroepen",
    url_name="api_doelgroepen",
    response={200: vormen.Doelgroepen},
    summary=gettext_noop("Alle doelgroepen"),
    description=gettext_noop("De groepen mensen waar een initiatief voor kan zijn."),
)
def list_doelgroepen(request: HttpRequest) -> HttpResponse:
    return answer(request, kept("api-doelgroepen", request.versie, lambda: select_text(DOELGROEPEN)))  # type: ignore[attr-defined]


def select_text(opdracht: str) -> bytes:
    """What a statement makes: one row with one text."""
    with connection.cursor() as cursor:
        cursor.execute(opdracht)
        return cursor.fetchone()[0].encode()

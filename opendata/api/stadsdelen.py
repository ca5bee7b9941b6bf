"""The stadsdelen, with their borders for a map."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Path, Router

from socialekaart.momentopname import kept

from . import vormen
from .antwoord import GEOJSON, answer, choose_form

router = Router(tags=["Stadsdelen"], by_alias=True)

STADSDELEN = """
WITH aanbod AS (
    SELECT unnest(stadsdelen) AS id, count(*) AS aantal FROM socialekaart_zoekrij WHERE NOT heel_amsterdam GROUP BY 1
),
stedelijk AS (SELECT count(*) AS aantal FROM socialekaart_zoekrij WHERE heel_amsterdam),
eigenschap AS (
    SELECT g.id, g.naam, g.slug, g.geometrie, json_build_object(
        'slug', g.slug, 'code', g.code, 'naam', g.naam, 'url', replace(%(pagina)s, 'SLUG', g.slug),
        'aantalInitiatieven', coalesce(a.aantal, 0) + s.aantal,
        'bron', g.bron, 'schets', g.schets
    ) AS document
    FROM socialekaart_gebied g CROSS JOIN stedelijk s LEFT JOIN aanbod a ON a.id = g.id
    WHERE g.soort = 'stadsdeel' AND %(slug)s IN ('', g.slug)
)
SELECT coalesce(string_agg(VORM, ',' ORDER BY naam, id), '') FROM eigenschap
"""
FEATURE = """
'{"type":"Feature","id":' || to_json(slug) || ',"geometry":' || ST_AsGeoJSON(geometrie, 6)
    || ',"properties":' || document || '}'
"""


@router.get(
    "/stadsdelen",
    operation_id="toonStadsdelen",
    url_name="api_stadsdelen",
    response={200: vormen.Stadsdelen},
    summary=gettext_noop("Alle stadsdelen"),
    description=gettext_noop("De stadsdelen. Met Accept: application/geo+json krijgt u de grenzen voor op een kaart."),
    openapi_extra={"x-geojson": "Stadsdelenlaag"},
)
def list_stadsdelen(request: HttpRequest) -> HttpResponse:
    vorm = choose_form(request)
    begin = b'{"type":"FeatureCollection","features":[' if vorm == GEOJSON else b'{"stadsdelen":['
    inhoud = kept(f"api-stadsdelen-{vorm}", request.versie, lambda: write_stadsdelen(vorm))  # type: ignore[attr-defined]
    return answer(request, begin + inhoud + b"]}", vorm)


@router.get(
    "/stadsdelen/{slug:slug}",
    operation_id="toonStadsdeel",
    url_name="api_stadsdeel",
    response={200: vormen.Stadsdeel},
    summary=gettext_noop("Eén stadsdeel"),
    description=gettext_noop("Het stadsdeel met deze slug. Met Accept: application/geo+json krijgt u de grens."),
    openapi_extra={"x-geojson": "Stadsdeelvlak"},
)
def show_stadsdeel(
    request: HttpRequest, slug: str = Path(description=gettext_noop("De naam zoals in het adres, uit /stadsdelen."))
) -> HttpResponse:
    vorm = choose_form(request)
    inhoud = write_stadsdelen(vorm, slug)
    if not inhoud:
        raise Http404(_("Dit stadsdeel kennen we niet."))
    return answer(request, inhoud, vorm)


def write_stadsdelen(vorm: str, slug: str = "") -> bytes:
    """All of them by name, or one; commas between them."""
    opdracht = STADSDELEN.replace("VORM", FEATURE if vorm == GEOJSON else "document::text")
    pagina = settings.SITE_URL + reverse("stadsdeel", args=["SLUG"])
    with connection.cursor() as cursor:
        cursor.execute(opdracht, {"slug": slug, "pagina": pagina})
        return cursor.fetchone()[0].encode()

"""Initiatives, as JSON with all that may be told of each, or as GeoJSON for a map."""

from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router

from socialekaart.lijsten import load_keuzes
from socialekaart.models import Zoekrij, ZoekrijQuerySet

from . import vormen
from .antwoord import GEOJSON, answer, answer_page, choose_form
from .keuze import select_rijen
from .vak import count_features, read_features
from .vragen import Initiatiefkeuze

router = Router(tags=["Initiatieven"], by_alias=True)

AANTAL = "SELECT count(*) FROM (GEZOCHT) AS rijen"

# The read model has each feature already.
FEATURES = """
SELECT count(*), coalesce(string_agg(feature, ',' ORDER BY rang), '')
FROM (SELECT *, row_number() OVER () AS rang FROM (GEZOCHT) AS rijen) AS bladzijde
"""
# Its names as this API has them. In a text within JSON each quote is escaped, so these can only be names; longer
# pieces are found sooner.
NAMEN = {
    b'"properties" : {"bron_id" :': b'"properties" : {"bronId" :',
    b'], "heel_amsterdam" :': b'], "heelAmsterdam" :',
}
ADRES = b'", "url" : "'

# What is not known is left out; a list is always there.
DOCUMENTEN = """
WITH bladzijde AS MATERIALIZED (SELECT *, row_number() OVER () AS rang FROM (GEZOCHT) AS rijen)
SELECT count(*), coalesce(string_agg(json_strip_nulls(json_build_object(
    'id', i.uuid, 'naam', i.naam, 'url', SITE || i.slug || '/', 'soort', i.soort,
    'organisatie', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.uuid, 'naam', o.naam) END,
    'samenvatting', i.samenvatting, 'samenvattingEn', nullif(i.samenvatting_en, ''),
    'beschrijving', nullif(i.beschrijving, ''),
    'domeinen', wens.domeinen, 'wensen', wens.slugs, 'doelgroepen', doelgroep.slugs,
    'heelAmsterdam', i.heel_amsterdam, 'werkgebied', werk.slugs, 'aanHuis', i.aan_huis, 'locaties', plek.plekken,
    'telefoon', CASE WHEN i.telefoon_openbaar THEN nullif(i.telefoon, '') END,
    'email', CASE WHEN i.email_openbaar THEN nullif(i.email, '') END,
    'website', nullif(i.website, ''),
    'verwijzer', nullif(i.verwijzer, 'onbekend'), 'zelfAanmelden', i.zelf_aanmelden,
    'verwijzen', nullif(i.verwijzen, ''), 'criteria', nullif(i.criteria, ''),
    'terugkoppeling', nullif(i.terugkoppeling, ''), 'wachttijd', nullif(i.wachttijd, ''),
    'gratis', i.gratis, 'kosten', nullif(i.kosten, ''), 'talen', to_json(i.talen),
    'openingstijden', nullif(i.openingstijden, ''), 'capaciteit', i.capaciteit,
    'bron', nullif(i.bron, ''), 'bronId', nullif(i.bron_id, ''), 'bronUrl', nullif(i.bron_url, ''),
    'gecontroleerdOp', i.gecontroleerd_op, 'gewijzigdOp', to_char(i.updated_at AT TIME ZONE 'UTC', MOMENT),
    'voorbeeld', i.voorbeeld
))::text, ',' ORDER BY b.rang), '')
FROM bladzijde b
JOIN socialekaart_initiatief i ON i.id = b.initiatief_id
LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(w.slug ORDER BY d.volgorde, w.volgorde, w.slug), '[]') AS slugs,
        coalesce(json_agg(DISTINCT d.slug), '[]') AS domeinen
    FROM socialekaart_initiatief_wensen k
    JOIN socialekaart_ondersteuningswens w ON w.id = k.ondersteuningswens_id
    JOIN socialekaart_domein d ON d.id = w.domein_id
    WHERE k.initiatief_id = i.id
) AS wens
CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(d.slug ORDER BY d.volgorde, d.slug), '[]') AS slugs
    FROM socialekaart_initiatief_doelgroepen k JOIN socialekaart_doelgroep d ON d.id = k.doelgroep_id
    WHERE k.initiatief_id = i.id
) AS doelgroep
CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(g.slug ORDER BY g.slug), '[]') AS slugs
    FROM socialekaart_initiatief_werkgebied k JOIN socialekaart_gebied g ON g.id = k.gebied_id
    WHERE k.initiatief_id = i.id
) AS werk
CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object(
        'id', l.uuid, 'naam', nullif(l.naam, ''), 'straat', nullif(l.straat, ''),
        'huisnummer', nullif(l.huisnummer, ''), 'postcode', nullif(l.postcode, ''), 'plaats', nullif(l.plaats, ''),
        'stadsdeel', g.slug, 'geometrie', ST_AsGeoJSON(l.punt, 6)::json
    ) ORDER BY l.id), '[]') AS plekken
    FROM socialekaart_locatie l LEFT JOIN socialekaart_gebied g ON g.id = l.stadsdeel_id
    WHERE l.initiatief_id = i.id AND NOT l.geheim
) AS plek
"""
DOCUMENTEN = DOCUMENTEN.replace("MOMENT", """'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'""")


@router.get(
    "/initiatieven",
    operation_id="zoekInitiatieven",
    url_name="api_initiatieven",
    response={200: vormen.Initiatieven},
    summary=gettext_noop("Zoek initiatieven"),
    description=gettext_noop(
        "Alle initiatieven op de kaart, of alleen wat u zoekt. Met Accept: application/geo+json krijgt u punten"
        " voor op een kaart."
    ),
    openapi_extra={"x-geojson": "Initiatieflaag"},
)
def list_initiatieven(request: HttpRequest, vraag: Query[Initiatiefkeuze]) -> HttpResponse:
    vorm = choose_form(request)
    if vorm == GEOJSON and vraag.vak and vraag.alleen_vak:
        hier, inhoud = read_features(vraag.vak, vraag.begin, vraag.per_pagina)
        count = partial(count_features, vraag.vak)
    else:
        gezocht = select_rijen(vraag, load_keuzes(request.versie))  # type: ignore[attr-defined]
        hier, inhoud = write_rijen(gezocht.bladzijde, vorm)
        count = partial(count_rijen, gezocht.alle)
    alles_gezien = hier < vraag.per_pagina and (hier or vraag.pagina == 1)
    aantal = vraag.begin + hier if alles_gezien else count()
    return answer_page(request, inhoud, aantal, vraag, naam="initiatieven", vorm=vorm)


@router.get(
    "/initiatieven/{uuid:id}",
    operation_id="toonInitiatief",
    url_name="api_initiatief",
    response={200: vormen.Initiatief},
    summary=gettext_noop("Eén initiatief"),
    description=gettext_noop("Het initiatief met dit id. Met Accept: application/geo+json krijgt u de plekken ervan."),
    openapi_extra={"x-geojson": "Initiatiefpunt"},
)
def show_initiatief(request: HttpRequest, id: UUID) -> HttpResponse:
    vorm = choose_form(request)
    aantal, inhoud = write_rijen(Zoekrij.objects.filter(initiatief__uuid=id), vorm)
    if not aantal:
        raise Http404(_("Er staat geen initiatief met dit id op de kaart."))
    return answer(request, inhoud, vorm)


def write_rijen(rijen: ZoekrijQuerySet, vorm: str) -> tuple[int, bytes]:
    """These rows with commas between them, as Postgres writes them, and how many that are."""
    if vorm == GEOJSON:
        aantal, tekst = _select(FEATURES, rijen, "feature")
        inhoud = tekst.encode()
        for naam, anders in NAMEN.items():
            inhoud = inhoud.replace(naam, anders)
        # A feature has the address of its page on this site; others need to know which site that is.
        return aantal, inhoud.replace(ADRES, ADRES + settings.SITE_URL.encode())
    pagina = settings.SITE_URL + reverse("initiatief", args=["-"]).removesuffix("-/")
    aantal, tekst = _select(DOCUMENTEN, rijen, "initiatief_id", pagina)
    return aantal, tekst.encode()


def count_rijen(rijen: ZoekrijQuerySet) -> int:
    (aantal,) = _select(AANTAL, rijen.order_by(), "pk")
    return aantal


def _select(opdracht: str, rijen: ZoekrijQuerySet, veld: str, *waarden: str) -> tuple:
    """The one line that a statement about these rows gives, also when there can be none."""
    gezocht, keuzes = rijen.values(veld).query.get_compiler(connection=connection, elide_empty=False).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(opdracht.replace("SITE", "%s::text").replace("GEZOCHT", gezocht), [*keuzes, *waarden])
        return cursor.fetchone()

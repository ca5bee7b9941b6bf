"""Which records a question asks for. What is asked is combined: all of it must hold."""

from functools import lru_cache
from uuid import UUID

from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from opendata.moment import in_utc
from socialekaart.filters import InitiatiefFilter
from socialekaart.lijsten import Lijsten, load_keuzes
from socialekaart.models import Initiatief, Locatie, Organisatie, Zoekrij
from socialekaart.plaatsen import Plek

from .nummers import derive_nummer
from .vragen import Dienstkeuze

# No record: what is not one of ours is asked for.
NIETS = Q(pk__in=[])


def find_services(vraag: Dienstkeuze, versie: int) -> QuerySet[Zoekrij]:
    """The initiatives on the map that the question asks for."""
    lijsten = load_keuzes(versie)
    rijen = search_services(vraag.search, lijsten)
    if vraag.taxonomy_term_id:
        rijen = rijen.filter(_termen(lijsten).get(vraag.taxonomy_term_id, NIETS))
    if vraag.taxonomy_id:
        rijen = rijen.filter(TAXONOMIEEN.get(vraag.taxonomy_id, NIETS))
    if vraag.organization_id:
        rijen = rijen.filter(initiatief__organisatie__uuid=vraag.organization_id)
    if vraag.modified_after:
        rijen = rijen.filter(initiatief__updated_at__gte=in_utc(vraag.modified_after))
    return rijen


def search_services(woorden: str, lijsten: Lijsten) -> QuerySet[Zoekrij]:
    """What the map finds by these words; all when there are none."""
    if not woorden:
        return Zoekrij.objects.all()
    gevraagd = QueryDict(mutable=True)
    gevraagd["q"] = woorden
    return InitiatiefFilter(gevraagd, lijsten).rows()


def find_organizations(woorden: str, versie: int) -> QuerySet[Organisatie]:
    """Those with an initiative on the map; with words: that have them in their name, or offer what the map finds."""
    op_de_kaart = Organisatie.objects.filter(Exists(Zoekrij.objects.filter(initiatief__organisatie=OuterRef("pk"))))
    schoon = " ".join(woorden.split())
    if not schoon:
        return op_de_kaart
    aanbod = search_services(schoon, load_keuzes(versie)).filter(initiatief__organisatie=OuterRef("pk"))
    return op_de_kaart.filter(Q(naam__icontains=schoon) | Exists(aanbod))


def find_places(
    vraag: Dienstkeuze, versie: int, *, plek: Plek | None = None, meters: int | None = None
) -> QuerySet[Locatie]:
    """The public places of the services that the question asks for.

    ``plek`` is a postcode: of services that serve it, or that are there and do not say whom they serve. ``meters``: not
    farther than this from its middle.
    """
    diensten = find_services(vraag, versie)
    if plek:
        diensten = _serving(diensten, [load_keuzes(versie).stadsdeel[slug].id for slug in plek.stadsdelen])
    plekken = Locatie.objects.public().filter(initiatief__in=diensten.values("pk"))
    if plek and plek.punt and meters is not None:
        x, y = plek.punt
        plekken = plekken.filter(punt__dwithin=(Point(x, y, srid=28992).transform(4326, clone=True), D(m=meters)))
    return plekken


def _serving(rijen: QuerySet[Zoekrij], stadsdelen: list[int]) -> QuerySet[Zoekrij]:
    werkgebied = Initiatief.werkgebied.through.objects.filter(initiatief=OuterRef("pk"))
    hier = Exists(werkgebied.filter(gebied__in=stadsdelen))
    zit_hier = ~Exists(werkgebied) & Q(locatie_stadsdelen__overlap=stadsdelen)
    return rijen.filter(Q(heel_amsterdam=True) | hier | zit_hier)


# What a service has when it has any term of a taxonomy.
TAXONOMIEEN = {
    derive_nummer("taxonomie:wensen"): ~Q(wensen=[]),
    derive_nummer("taxonomie:doelgroepen"): ~Q(doelgroepen=[]),
    derive_nummer("taxonomie:soort"): Q(),
    derive_nummer("taxonomie:soort-organisatie"): Q(initiatief__organisatie__isnull=False),
}


@lru_cache(maxsize=4)
def _termen(lijsten: Lijsten) -> dict[UUID, Q]:
    """What a service has when it has a term, by the number of the term; of a domain: any of its wishes."""
    return {
        **{derive_nummer(f"domein:{k.slug}"): Q(domeinen__contains=[k.id]) for k in lijsten.domein.values()},
        **{derive_nummer(f"wens:{k.slug}"): Q(wensen__contains=[k.id]) for k in lijsten.wens.values()},
        **{derive_nummer(f"doelgroep:{k.slug}"): Q(doelgroepen__contains=[k.id]) for k in lijsten.doelgroep.values()},
        **{derive_nummer(f"soort:{soort}"): Q(soort=soort) for soort in Initiatief.Soort.values},
        **{
            derive_nummer(f"soort-organisatie:{soort}"): Q(initiatief__organisatie__soort_organisatie=soort)
            for soort in Organisatie.Soort.values
        },
    }

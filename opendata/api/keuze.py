"""From what somebody asks of the API to the rows of the map."""

from collections.abc import Collection
from typing import NamedTuple

from django.contrib.gis.db.models import PolygonField
from django.db.models import Func, QuerySet, Value
from django.http import QueryDict
from django.utils.translation import gettext as _
from ninja.errors import ValidationError

from palliatief.lib.spelling import shorten
from socialekaart.filters import LIJSTKEUZES, InitiatiefFilter
from socialekaart.lijsten import Lijsten
from socialekaart.models import Kaartpunt, Zoekrij, ZoekrijQuerySet

from .vragen import Initiatiefkeuze

# The projection of map tiles ends here; nobody lives beyond.
HOOGSTE_BREEDTE = 85.0


class Gezocht(NamedTuple):
    """The rows of the map that answer, and a page of them."""

    alle: QuerySet
    bladzijde: QuerySet


def select_rijen(vraag: Initiatiefkeuze, lijsten: Lijsten) -> Gezocht:
    """What answers, in an order that stays the same: by rank for words, else as they were added.

    Raises ``ValidationError`` for a value that is not in the lists.
    """
    for naam in LIJSTKEUZES:
        refuse_unknown(naam, getattr(vraag, naam), getattr(lijsten, naam))
    stuk = slice(vraag.begin, vraag.begin + vraag.per_pagina)
    if vraag.q.strip():
        gezocht = _find_words(vraag, lijsten)
        return Gezocht(gezocht.rows(), gezocht.pages()[stuk])
    rijen = _choose(vraag, lijsten)
    return Gezocht(rijen, rijen.order_by("pk")[stuk])


def select_features(vraag: Initiatiefkeuze, lijsten: Lijsten) -> Gezocht:
    """As ``select_rijen``, of which only the feature counts; all in a box stand together in narrow rows."""
    if vraag.model_fields_set - {"bbox", "pagina", "per_pagina"} or not vraag.vak:
        return select_rijen(vraag, lijsten)
    rijen = (
        Kaartpunt.objects.filter(punt__intersects=Vak(*vraag.vak)).order_by("initiatief_id").distinct("initiatief_id")
    )
    return Gezocht(rijen, rijen[vraag.begin : vraag.begin + vraag.per_pagina])


def refuse_unknown(naam: str, waarden: Collection[str], bekend: Collection[str]) -> None:
    """Refuse the first value of a parameter that is not among those we know, and say which those are."""
    for waarde in waarden:
        if waarde not in bekend:
            zin = _("‘%(waarde)s’ kennen we niet. Kies een van deze: %(keuzes)s.")
            refuse_value(naam, zin % {"waarde": shorten(waarde), "keuzes": ", ".join(bekend) or "-"})


def refuse_value(naam: str, reden: str) -> None:
    """A 400 that says what is wrong with one parameter."""
    raise ValidationError([{"type": "value_error", "loc": ("query", naam), "msg": reden, "ctx": {"error": reden}}])


def _choose(vraag: Initiatiefkeuze, lijsten: Lijsten) -> ZoekrijQuerySet:
    ids = {naam: [getattr(lijsten, naam)[slug].id for slug in getattr(vraag, naam)] for naam in LIJSTKEUZES}
    return (
        _narrow(Zoekrij.objects.all(), vraag)
        .in_stadsdeel(ids["stadsdeel"])
        .with_domein(ids["domein"])
        .with_wens(ids["wens"])
        .for_doelgroep(ids["doelgroep"])
        .of_soort([*vraag.soort])
    )


def _find_words(vraag: Initiatiefkeuze, lijsten: Lijsten) -> InitiatiefFilter:
    """As the page of the map understands these words with these choices."""
    adres = QueryDict(mutable=True)
    adres["q"] = vraag.q
    for naam in (*LIJSTKEUZES, "soort"):
        adres.setlist(naam, getattr(vraag, naam))
    gezocht = InitiatiefFilter(adres, lijsten)
    gezocht.queryset = _narrow(gezocht.queryset, vraag)
    return gezocht


def _narrow(rijen: ZoekrijQuerySet, vraag: Initiatiefkeuze) -> ZoekrijQuerySet:
    """By what the map cannot be asked."""
    if vraag.organisatie:
        rijen = rijen.filter(initiatief__organisatie__uuid=vraag.organisatie)
    if vraag.gewijzigd_sinds:
        rijen = rijen.filter(initiatief__updated_at__gte=vraag.gewijzigd_sinds)
    if vraag.vak:
        rijen = rijen.filter(pk__in=Kaartpunt.objects.filter(punt__intersects=Vak(*vraag.vak)).values("initiatief"))
    return rijen


class Vak(Func):
    """A box of degrees, in the projection of the points."""

    template = "ST_Transform(ST_MakeEnvelope(%(expressions)s, 4326), 3857)"
    output_field = PolygonField(srid=3857)

    def __init__(self, west: float, zuid: float, oost: float, noord: float):
        zuid, noord = (min(max(graad, -HOOGSTE_BREEDTE), HOOGSTE_BREEDTE) for graad in (zuid, noord))
        super().__init__(*map(Value, (west, zuid, oost, noord)))

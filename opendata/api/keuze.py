"""From what somebody asks of the API to the rows of the map."""

from collections.abc import Collection
from typing import NamedTuple

from django.contrib.gis.geos import Polygon
from django.http import QueryDict
from django.utils.translation import gettext as _
from ninja.errors import ValidationError

from palliatief.lib.spelling import shorten
from socialekaart.filters import LIJSTKEUZES, InitiatiefFilter
from socialekaart.lijsten import Lijsten
from socialekaart.models import Kaartpunt, Zoekrij, ZoekrijQuerySet

from .vak import to_metres
from .vragen import Initiatiefkeuze


class Gezocht(NamedTuple):
    """The rows of the map that answer, and a page of them."""

    alle: ZoekrijQuerySet
    bladzijde: ZoekrijQuerySet


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
        hier = Kaartpunt.objects.filter(punt__intersects=Polygon.from_bbox(to_metres(vraag.vak)))
        rijen = rijen.filter(pk__in=hier.values("initiatief"))
    return rijen

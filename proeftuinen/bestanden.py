"""Which files visitors may see: those that a record on the site points at."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, QuerySet

from socialekaart.models import Bestand, GoedVoorbeeld

from .models import Bewijs, Document, Ervaring, Proeftuin, Publicatie, Publicatiebestand


def public_files() -> QuerySet[Bestand]:
    dit, op_site = OuterRef("pk"), Proeftuin.Status.GEPUBLICEERD
    wijzers: list[QuerySet] = [
        Document.objects.filter(bestand=dit, openbaar=True, proeftuin__status=op_site),
        Bewijs.objects.filter(bestand=dit, openbaar=True, cyclus__proeftuin__status=op_site),
        Publicatiebestand.objects.filter(bestand=dit, publicatie__in=Publicatie.objects.published().values("pk")),
        Ervaring.objects.published().filter(film_beeld=dit),
        GoedVoorbeeld.objects.published().filter(film_beeld=dit),
    ]
    return Bestand.objects.filter(reduce(or_, map(Exists, wijzers)))

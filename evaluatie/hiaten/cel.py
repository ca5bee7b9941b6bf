"""One cell with its working: which initiatives were counted and why, what people searched for in vain, and sources."""

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import Sum
from django.urls import reverse

from proeftuinen.hiaat import Hiaat, tell_hiaat
from socialekaart.models import Gebied, Ondersteuningswens, Zoektelling

from ..models import Bevolkingscijfer, Doelgroepschatting, Inventarisatie, Meting
from .aanbod import parameters, supply
from .matrix import Cel, Matrix

# So many days back we tell what was searched for in vain.
ZOEKDAGEN = timedelta(days=90)

# ``slug`` is where it is on the site now; what left since has none.
GETELD = """
WITH {aanbod},
geteld AS (
    SELECT versie, aantal FROM plek WHERE gebied = %(stadsdeel)s
    UNION ALL
    SELECT versie, 0 FROM aanbod WHERE heel_amsterdam
)
SELECT a.naam, coalesce(i.slug, ''), a.soort,
    CASE t.aantal WHEN 0 THEN 'stedelijk' WHEN 1 THEN 'alleen-hier' ELSE 'gedeeld' END, a.capaciteit, a.voorbeeld
FROM geteld t JOIN aanbod a USING (versie) JOIN gewenst g USING (versie)
LEFT JOIN socialekaart_initiatief i ON i.id = a.id AND i.status = 'gepubliceerd'
WHERE g.wens = %(wens)s
ORDER BY t.aantal = 0, t.aantal, a.naam, a.id
"""


class Geteld(NamedTuple):
    """An initiative that was counted; ``hoe`` is "alleen-hier", "gedeeld" or "stedelijk"."""

    naam: str
    slug: str
    soort: str
    hoe: str
    capaciteit: int | None
    voorbeeld: bool

    @property
    def adres(self) -> str:
        return reverse("initiatief", args=[self.slug]) if self.slug else ""


@dataclass(frozen=True)
class Verhaal:
    """All that the page of a cell tells. ``hiaat`` has the actions of the proeftuin and where to begin one.

    ``bevolking`` is what a computed estimate was made of, unless it is withheld; ``gezocht`` how often people searched
    in vain in the 90 days up to the day of the matrix, ``inventarisatie`` the last time somebody looked for offers.
    """

    stadsdeel: Gebied
    wens: Ondersteuningswens
    cel: Cel
    meting: Meting | None
    schatting: Doelgroepschatting | None
    bevolking: Bevolkingscijfer | None
    inventarisatie: Inventarisatie | None
    initiatieven: list[Geteld]
    gezocht: int
    hiaat: Hiaat


def tell_cel(matrix: Matrix, stadsdeel: Gebied, wens: Ondersteuningswens) -> Verhaal:
    """Seven queries at most; the figures are those of the matrix, so as exact or as protected as that is."""
    cel = matrix.cellen[stadsdeel.pk, wens.pk]
    schatting = matrix.schattingen.get(cel.schatting or 0)
    bevolking = None
    if schatting and schatting.gemodelleerd and cel.doelgroep:
        bevolking = Bevolkingscijfer.objects.filter(gebied=stadsdeel.pk, jaar=schatting.jaar).first()
    vergeefs = Zoektelling.objects.filter(stadsdeel=stadsdeel.pk, wens=wens.pk, niets_gevonden=True)
    inventarisaties = Inventarisatie.objects.filter(stadsdeel=stadsdeel.pk, domein=wens.domein_id)
    return Verhaal(
        stadsdeel=stadsdeel,
        wens=wens,
        cel=cel,
        meting=matrix.metingen.get(cel.meting or 0),
        schatting=schatting,
        bevolking=bevolking,
        inventarisatie=inventarisaties.newest(matrix.vraag.peildatum).first(),
        initiatieven=read_counted(matrix, stadsdeel, wens),
        gezocht=vergeefs.between(matrix.dag - ZOEKDAGEN, matrix.dag).aggregate(som=Sum("aantal"))["som"] or 0,
        hiaat=tell_hiaat(stadsdeel, wens),
    )


def read_counted(matrix: Matrix, stadsdeel: Gebied, wens: Ondersteuningswens) -> list[Geteld]:
    """The initiatives of a cell; those that are only here first, those for the whole city last."""
    met = {**parameters(matrix.vraag), "stadsdeel": stadsdeel.pk, "wens": wens.pk}
    with connection.cursor() as cursor:
        cursor.execute(GETELD.format(aanbod=supply(matrix.vraag)), met)
        return [Geteld(*rij) for rij in cursor.fetchall()]

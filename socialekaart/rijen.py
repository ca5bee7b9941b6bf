"""Lines in a list of initiatives, with what depends on the moment: open now, and checked long ago."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palliatief.lib.openingstijden import Openingstijden, Stand, local_now
from palliatief.lib.telefoon import show_telefoon, tel_uri

from .models import Initiatief, Zoekrij, stale_since


@dataclass(frozen=True)
class Rij:
    """One line in a list of initiatives."""

    id: int
    naam: str
    url: str
    soort: str
    organisatie: str
    voorbeeld: bool
    samenvatting: str
    alleen_nederlands: bool
    domein: str
    plek: str
    telefoon: str
    telefoon_uri: str
    stand: Stand | None
    niet_gecontroleerd_sinds: date | None
    nooit_gecontroleerd: bool
    afstand: str


def make_rij(pk: int, rij: dict[str, Any], nu: datetime, meters: float | None = None) -> Rij:
    """A line from what the search row holds, with what depends on the moment."""
    tijden = Openingstijden.parse(rij["openingstijden"]) if rij["openingstijden"] else None
    gecontroleerd_op = rij["gecontroleerd_op"]
    engels = get_language() == "en"
    samenvatting_en = rij["samenvatting_en"] if engels else ""
    return Rij(
        id=pk,
        naam=rij["naam"],
        url=reverse("initiatief", args=[rij["slug"]]),
        soort=rij["soort"],
        organisatie=rij["organisatie"],
        voorbeeld=rij["voorbeeld"],
        samenvatting=samenvatting_en or rij["samenvatting"],
        alleen_nederlands=engels and not samenvatting_en,
        domein=rij["domein"],
        plek=describe_plek(rij),
        telefoon=show_telefoon(rij["telefoon"]) if rij["telefoon"] else "",
        telefoon_uri=tel_uri(rij["telefoon"]) if rij["telefoon"] else "",
        stand=tijden.stand(nu) if tijden else None,
        niet_gecontroleerd_sinds=stale_since(gecontroleerd_op and date.fromisoformat(gecontroleerd_op)),
        nooit_gecontroleerd=not gecontroleerd_op,
        afstand="" if meters is None else describe_afstand(meters),
    )


def describe_plek(rij: dict[str, Any]) -> str:
    """Where it is, or else where it serves; both when it is in one place and comes everywhere."""
    if rij["plek"] and rij["heel_amsterdam"]:
        return _("%(plek)s, voor heel Amsterdam") % rij
    if rij["plek"]:
        return rij["plek"]
    if rij["heel_amsterdam"]:
        return _("heel Amsterdam")
    return ", ".join(rij["werkgebied"])


def make_rijen(rows: QuerySet[Zoekrij]) -> list[Rij]:
    """Lines for search rows, in their order."""
    nu = local_now()
    afstand = ["afstand"] if "afstand" in rows.query.annotations else []
    return [make_rij(pk, rij, nu, *meters) for pk, rij, *meters in rows.values_list("pk", "rij", *afstand)]


def describe_afstand(meters: float) -> str:
    """``450 m`` or ``1,2 km``: no more exact than the middle of a postcode is."""
    vijftigtal = max(round(meters / 50) * 50, 50)
    if vijftigtal < 1000:
        return _("%(meters)s m") % {"meters": vijftigtal}
    honderdtal = round(meters / 100)
    decimalen = 1 if honderdtal % 10 and honderdtal < 100 else 0
    return _("%(kilometers)s km") % {"kilometers": number_format(round(meters / 1000, decimalen), decimalen)}


def related(initiatief: Initiatief, hoogstens: int = 3) -> list[Rij]:
    """Initiatives that answer the same wishes, in the same stadsdelen first."""
    wensen = [wens.pk for wens in initiatief.wensen.all()]
    if not wensen:
        return []
    stadsdelen = {gebied.pk for gebied in initiatief.werkgebied.all()}
    stadsdelen |= {plek.stadsdeel_id for plek in initiatief.locaties.all() if plek.stadsdeel_id}
    anderen = Zoekrij.objects.with_wens(wensen).exclude(pk=initiatief.pk).in_stadsdeel(list(stadsdelen))
    return make_rijen(anderen.nearest_first(stadsdelen=list(stadsdelen))[:hoogstens])

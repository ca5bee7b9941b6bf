"""Puts invented figures beside the examples on the map, as long as there are no real ones; and takes them away."""

import json
from collections import Counter
from datetime import date
from typing import Any

from django.db import transaction

from socialekaart.actions.verversen import start_version
from socialekaart.models import Domein, Gebied, Ondersteuningswens, Perspectief
from socialekaart.models.geschiedenis import handeling

from ..models import Bevolkingscijfer, Doelgroepschatting, Inventarisatie, Meting, Schattingsmethode, Wenscijfer
from ..schatten import estimate
from .lijsten import GEGEVENS

VOORBEELDEN = GEGEVENS / "voorbeelden.json"
# In this order nothing stands in the way of what goes after it.
MODELLEN = (Wenscijfer, Meting, Inventarisatie, Doelgroepschatting, Bevolkingscijfer)
Rij = dict[str, Any]


@transaction.atomic
def load_evaluatievoorbeelden() -> int:
    """Fill each kind of figure of which there is none yet; returns how many rows are new."""
    start_version()
    rijen = json.loads(VOORBEELDEN.read_text(encoding="utf-8"))
    stadsdelen = {gebied.slug: gebied for gebied in Gebied.objects.stadsdelen().defer("geometrie")}
    with handeling(reden="voorbeelden"):
        nieuw = 0 if Bevolkingscijfer.objects.exists() else _add_bevolking(rijen["bevolking"], stadsdelen)
        nieuw += 0 if Inventarisatie.objects.exists() else _add_inventarisaties(rijen["inventarisaties"], stadsdelen)
        if not Meting.objects.exists():
            hier = [stadsdelen[slug] for slug in rijen["stadsdelen"]]
            nieuw += sum(_add_metingen(golf, hier) for golf in rijen["metingen"])
    return nieuw


@transaction.atomic
def remove_evaluatievoorbeelden() -> Counter[str]:
    """Take away all that is invented; returns how many rows of each kind."""
    start_version()
    weg: Counter[str] = Counter()
    for model in MODELLEN:
        van = "meting__voorbeeld" if model is Wenscijfer else "voorbeeld"
        weg[str(model._meta.verbose_name_plural)] = model._default_manager.filter(**{van: True}).delete()[0]
    return weg


def _add_bevolking(rij: Rij, stadsdelen: dict[str, Gebied]) -> int:
    methoden = Schattingsmethode.objects.exclude(aandeel=None)
    schattingen = 0
    for gebied in rij["gebieden"]:
        cijfer = Bevolkingscijfer.objects.create(
            gebied=stadsdelen[gebied.pop("slug")], jaar=rij["jaar"], bron=rij["bron"], voorbeeld=True, **gebied
        )
        for methode in methoden:
            estimate(cijfer, methode).save()
            schattingen += 1
    return len(rij["gebieden"]) + schattingen


def _add_inventarisaties(rij: Rij, stadsdelen: dict[str, Gebied]) -> int:
    domeinen = {domein.slug: domein for domein in Domein.objects.filter(slug__in=rij["domeinen"])}
    aantal = 0
    for stadsdeel in stadsdelen.values():
        for domein in domeinen.values():
            Inventarisatie.objects.create(
                stadsdeel=stadsdeel,
                domein=domein,
                op=date.fromisoformat(rij["op"]),
                door=rij["door"],
                compleet=[stadsdeel.slug, domein.slug] not in rij["nog_niet"],
                voorbeeld=True,
            )
            aantal += 1
    return aantal


def _add_metingen(golf: Rij, stadsdelen: list[Gebied]) -> int:
    wensen = {wens.slug: wens for wens in Ondersteuningswens.objects.all()}
    perspectief = Perspectief.objects.get(slug=golf["perspectief"])
    velden = {naam: golf[naam] for naam in ("naam", "instrument", "bron")}
    dagen = {naam: date.fromisoformat(golf[naam]) for naam in ("van", "tot")}
    cijfers = []
    for nummer, (stadsdeel, n) in enumerate(zip(stadsdelen, golf["n"], strict=True)):
        meting = Meting.objects.create(stadsdeel=stadsdeel, perspectief=perspectief, voorbeeld=True, **velden, **dagen)
        for slug, rij in golf["wensen"].items():
            if cijfer := rij[nummer]:
                gewenst, vervuld, eigen_n = [*cijfer, n][:3]
                cijfers.append(
                    Wenscijfer(meting=meting, wens=wensen[slug], n=eigen_n, gewenst=gewenst, vervuld=vervuld)
                )
    Wenscijfer.history.bulk_history_create(Wenscijfer.objects.bulk_create(cijfers))
    return len(stadsdelen) + len(cijfers)

"""Loads the reference lists, and the sketch of the city as long as there is no official layer."""

import json
from pathlib import Path

from django.db import transaction

from ..models import (
    Doelgroep,
    Domein,
    Gebied,
    Ondersteuningswens,
    Organisatie,
    Perspectief,
    Thema,
    Voorzieningsoort,
)
from .gebieden import import_gebieden
from .postcodes import load_postcodes
from .verversen import refresh_initiatieven, wait_for_turn

GEGEVENS = Path(__file__).resolve().parent.parent / "gegevens"
LIJSTEN = GEGEVENS / "lijsten.json"
SCHETS = GEGEVENS / "schets_stadsdelen.geojson"


@transaction.atomic
def load_lijsten() -> dict[str, int]:
    """Add what is missing to the reference lists and return how many rows of each are new.

    Rows that are there already stay as they are: they may have been edited. Only English that nobody wrote yet is
    filled in, where the Dutch is still ours.
    """
    wait_for_turn()
    lijsten = json.loads(LIJSTEN.read_text(encoding="utf-8"))
    nieuw = {
        "domeinen": _add(Domein, lijsten["domeinen"]),
        "doelgroepen": _add(Doelgroep, lijsten["doelgroepen"]),
        "thema’s": _add(Thema, lijsten["themas"]),
        "perspectieven": _add(Perspectief, lijsten["perspectieven"]),
    }
    domeinen = {domein.slug: domein for domein in Domein.objects.all()}
    wensen = [{**wens, "domein": domeinen[wens["domein"]]} for wens in lijsten["wensen"]]
    nieuw["wensen"] = _add(Ondersteuningswens, wensen)
    nieuw["partners"] = sum(
        Organisatie.objects.get_or_create(naam=partner["naam"], defaults={**partner, "partner": True})[1]
        for partner in lijsten["partners"]
    )
    nieuw["voorzieningsoorten"] = sum(_add_voorzieningsoort(**soort) for soort in lijsten["voorzieningsoorten"])
    if not Gebied.objects.stadsdelen().exists():
        schets = json.loads(SCHETS.read_text(encoding="utf-8"))
        import_gebieden(soort="stadsdeel", collectie=schets, bron=schets["bron"])
    nieuw["postcodes"] = load_postcodes()
    refresh_initiatieven()
    return nieuw


def _add(model, rijen: list[dict]) -> int:
    aantal = 0
    for nummer, rij in enumerate(rijen, start=1):
        obj, nieuw = model.objects.get_or_create(slug=rij["slug"], defaults={**rij, "volgorde": nummer})
        aantal += nieuw
        if not nieuw:
            _fill_in_english(obj, rij)
    return aantal


def _fill_in_english(obj, rij: dict) -> None:
    leeg = [
        veld
        for veld in rij
        if veld.endswith("_en") and not getattr(obj, veld) and getattr(obj, veld[:-3]) == rij[veld[:-3]]
    ]
    for veld in leeg:
        setattr(obj, veld, rij[veld])
    if leeg:
        obj.save(update_fields=leeg)


def _add_voorzieningsoort(*, categorie: str, soort_voorziening: str, wensen: list, doelgroepen: list, **velden) -> bool:
    soort, nieuw = Voorzieningsoort.objects.get_or_create(
        categorie=categorie, soort_voorziening=soort_voorziening, defaults=velden
    )
    if nieuw:
        soort.wensen.set(Ondersteuningswens.objects.filter(slug__in=wensen))
        soort.doelgroepen.set(Doelgroep.objects.filter(slug__in=doelgroepen))
    return nieuw

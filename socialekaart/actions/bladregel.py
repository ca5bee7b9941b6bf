"""What one row of the sheet changes on a record: the change itself, and how people read it."""

from datetime import date
from typing import Any

from django.contrib.gis.geos import Point
from phonenumber_field.phonenumber import PhoneNumber

from palliatief.lib.tabelbestand import as_cell_text
from palliatief.lib.talen import TALEN
from palliatief.lib.telefoon import show_telefoon

from ..importeren.bladrij import round_punt
from ..models import Initiatief, Locatie

ADRES = ("straat", "huisnummer", "postcode")
# A column that changes: its name, what it said and what it will say; one that is wrong: its name, value and reason.
Cel = dict[str, str]


def assign(rij: Initiatief | Locatie, velden: dict[str, Any]) -> list[Cel]:
    """Set these fields; returns those that were different."""
    anders = []
    for naam, waarde in velden.items():
        oud = getattr(rij, naam)
        if not _same(oud, waarde):
            setattr(rij, naam, waarde)
            anders.append(make_cel(naam, oud, getattr(rij, naam)))
    return anders


def _same(oud: Any, nieuw: Any) -> bool:
    """Whether the sheet would say the same of both."""
    if isinstance(oud, Point) and isinstance(nieuw, Point):
        return round_punt(oud) == round_punt(nieuw)
    if isinstance(oud, PhoneNumber):
        return oud.as_e164 == nieuw
    return oud == nieuw or (isinstance(oud, str) and as_cell_text(oud) == nieuw)


def make_cel(kolom: str, oud: Any, nieuw: Any) -> Cel:
    return {"kolom": "lon, lat" if kolom == "punt" else kolom, "oud": show(oud), "nieuw": show(nieuw)}


def show(waarde: Any) -> str:
    """A value in words; empty for nothing."""
    if isinstance(waarde, Point):
        return "{:.5f}, {:.5f}".format(*waarde.coords)
    if isinstance(waarde, PhoneNumber):
        return show_telefoon(waarde.as_e164)
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, list):
        return ", ".join(str(TALEN.get(code, code)) for code in waarde)
    return "" if waarde is None else str(waarde)


def read_relations(bekend: Initiatief | None, waarden: dict[str, Any]) -> dict[str, frozenset[int]]:
    """The relations that differ from what is there."""
    gevraagd: dict[str, frozenset[int]] = {naam: waarden[naam] for naam in ("wensen", "doelgroepen") if naam in waarden}
    if "werkgebied" in waarden:
        gevraagd["werkgebied"] = waarden["werkgebied"][1]
    return {naam: pks for naam, pks in gevraagd.items() if pks != related(bekend, naam)}


def related(bekend: Initiatief | None, naam: str) -> frozenset[int]:
    return frozenset(rij.pk for rij in getattr(bekend, naam).all()) if bekend else frozenset()


def read_place(locaties: list[Locatie], waarden: dict[str, Any]) -> tuple[Locatie | None, Locatie | None, list[Cel]]:
    """The place to save and the place to take away, of each one or none; and what that changes."""
    velden = {naam: waarden[naam] for naam in (*ADRES, "plaats") if naam in waarden}
    punt = waarden.get("punt")
    if not punt and not any(velden.get(naam) for naam in ADRES):
        leeg = len(locaties) == 1 and not locaties[0].geheim and all(naam in velden for naam in ADRES)
        # A place with nothing but a point was put there by hand.
        if not leeg or not any(getattr(locaties[0], naam) for naam in ADRES):
            return None, None, []
        return None, locaties[0], [make_cel("adres", locaties[0].adres, "")]
    locatie = _choose(locaties, velden)
    verhuisd = any(getattr(locatie, naam) != velden[naam] for naam in ADRES if naam in velden)
    # Without coordinates the point stays, as somebody may have picked it; at another address it is wrong.
    if punt or verhuisd:
        velden["punt"] = punt
    cellen = assign(locatie, velden)
    return (locatie, None, cellen) if cellen or locatie._state.adding else (None, None, [])


def _choose(locaties: list[Locatie], velden: dict[str, Any]) -> Locatie:
    """The place that the sheet speaks of: the one at this address, else the first public one.

    A secret place that the sheet still names is found by its address, or as the only one: it stays secret.
    """
    zelfde = [plek for plek in locaties if all(getattr(plek, naam) == velden[naam] for naam in ADRES if naam in velden)]
    openbaar = [plek for plek in locaties if not plek.geheim]
    return next(iter([*zelfde, *openbaar, *locaties]), None) or Locatie()

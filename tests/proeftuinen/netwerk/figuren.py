"""Small networks to draw, made by hand."""

from dataclasses import dataclass
from datetime import date

from proeftuinen.netwerk.graaf import Band, Knoop, Netwerk

TOEN, NU = date(2025, 1, 1), date(2026, 6, 1)


@dataclass
class Gebied:
    naam: str


@dataclass
class Makelaar:
    sleutel: str
    naam: str


@dataclass
class Maten:
    makelaars: list[Makelaar]


GEEN = Maten([])


def make_knoop(sleutel, naam="", vorm="formeel", domein="fysiek", adres="/kaart/?q=x"):
    return Knoop(sleutel, naam or f"Naam {sleutel}", vorm, "zorg", domein, adres, False)


def make_band(pk, van, naar, soort="afstemming", **velden):
    waarden = {"fase": "structureel", "sterkte_van": None, "sterkte_naar": None, "sinds": None, "bron": ""} | velden
    return Band(pk, van, naar, soort, gericht=soort == "verwijzing", voorbeeld=False, **waarden)


def make_netwerk(knopen, banden, dag=NU, stadsdeel="Zuidoost"):
    return Netwerk(Gebied(stadsdeel) if stadsdeel else None, dag, {k.sleutel: k for k in knopen}, list(banden))

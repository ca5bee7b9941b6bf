"""Opening hours as people write them, in the notation of OpenStreetMap."""

import re

from .openingstijden import Openingstijden

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
OSM = dict(zip(DAGEN, ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), strict=True))
DAG = r"(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?(?:en|s)?\b\.?"
TIJD = r"\d{1,2}(?:[.:]\d{2})?"
EN = r"\s*(?:,\s*en|,|&|\+|en)\s*"
TOT = r"\s*(?:-|–|t/m|tot en met)\s*"
DAGDEEL = (
    rf"{DAG}(?:(?:{TOT}|{EN}){DAG})*|elke dag|alle dagen|dagelijks|(?:op )?werkdagen|door de week|(?:in het )?weekend"
)
TIJDDEEL = rf"(?:van\s+)?{TIJD}(?:\s*uur)?\s*(?:-|–|tot)\s*{TIJD}(?:\s*uur)?"
REGEL = re.compile(rf"(?P<dagen>{DAGDEEL})\s*:?\s*(?P<tijden>{TIJDDEEL}(?:{EN}{TIJDDEEL})*|dicht|gesloten)")
VAST = {"elke": "Mo-Su", "alle": "Mo-Su", "dage": "Mo-Su", "werk": "Mo-Fr", "door": "Mo-Fr", "week": "Sa-Su"}


def read_weektekst(tekst: str) -> str:
    """``di en do 10.00–12.00 uur`` → ``Tu,Th 10:00-12:00``; empty for what we do not understand wholly.

    What is in that notation already stays as it is.
    """
    kaal = re.sub(rf"\b(?:elke|iedere|op) (?={DAG})", "", " ".join(tekst.lower().split()).strip(" .;,"))
    if kaal in {"dag en nacht", "24 uur per dag", "altijd"}:
        return "24/7"
    regels, begin = [], 0
    while kaal[begin:]:
        gevonden = REGEL.match(kaal, begin)
        if not gevonden:
            return tekst.strip() if Openingstijden.parse(tekst.strip()) else ""
        regels.append(f"{_read_dagen(gevonden['dagen'])} {_read_tijden(gevonden['tijden'])}")
        begin = gevonden.end() + len(re.match(r"[\s,;.]*(?:en\s+)?", kaal[gevonden.end() :])[0])  # type: ignore[index]
    osm = "; ".join(regels)
    return osm if osm and Openingstijden.parse(osm) else ""


def _read_dagen(tekst: str) -> str:
    if not re.match(DAG, tekst):
        return VAST[tekst.removeprefix("op ").removeprefix("in het ")[:4]]
    dagen = re.sub(DAG, lambda dag: OSM[dag[0][:2]], tekst)
    return re.sub(EN, ",", re.sub(TOT, "-", dagen))


def _read_tijden(tekst: str) -> str:
    klokken = [f"{uur:0>2}:{minuut or '00'}" for uur, minuut in re.findall(r"(\d{1,2})(?:[.:](\d{2}))?", tekst)]
    return ",".join(f"{van}-{tot}" for van, tot in zip(klokken[::2], klokken[1::2], strict=True)) or "off"

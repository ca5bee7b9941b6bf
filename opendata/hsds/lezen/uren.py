"""The schedules of HSDS as opening hours in the notation of OpenStreetMap."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from palliatief.lib.openingstijden import Openingstijden

OSM = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
# How days begin in the standard, its older versions (1 is Monday) and Dutch.
DAGEN = {
    **{dag.upper(): nummer for nummer, dag in enumerate(OSM)},
    **{str(nummer + 1): nummer for nummer in range(7)},
    **{dag: nummer for nummer, dag in enumerate(("MA", "DI", "WO", "DO", "VR", "ZA", "ZO"))},
}
HELE_DAG = "00:00-24:00"
# A row that has one of these is about other days than those of every week.
ZELDEN = ("bymonthday", "byyearday", "byweekno", "count", "valid_from", "valid_to", "until")


def write_uren(roosters: Iterable[Mapping[str, Any]]) -> tuple[str, bool]:
    """The text for an ordinary week, and whether that says all that the schedules say."""
    per_dag: dict[int, set[str]] = {}
    alles = True
    for rooster in roosters:
        dagen, tijd = _read_dagen(rooster), _read_tijd(rooster)
        alles = alles and bool(dagen and tijd)
        for dag in dagen if tijd else ():
            per_dag.setdefault(dag, set()).add(tijd)
    if all(tijden == {HELE_DAG} for tijden in per_dag.values()) and len(per_dag) == 7:
        return "24/7", alles
    tekst = "; ".join(_write_weken({dag: ",".join(sorted(tijden)) for dag, tijden in per_dag.items()}))
    return (tekst, alles) if tekst and Openingstijden.parse(tekst) else ("", alles and not tekst)


def _read_dagen(rooster: Mapping[str, Any]) -> list[int]:
    """The days of every week of this row; none when it is about anything else."""
    if any(rooster.get(naam) for naam in ZELDEN) or str(rooster.get("freq") or "WEEKLY").upper() != "WEEKLY":
        return []
    if str(rooster.get("interval") or 1) != "1":
        return []
    namen = str(rooster.get("byday") or rooster.get("weekday") or "").upper().split(",")
    dagen = [DAGEN.get(naam.strip()[:2]) for naam in namen]
    return [dag for dag in dagen if dag is not None] if None not in dagen else []


def _read_tijd(rooster: Mapping[str, Any]) -> str:
    van, tot = (re.match(r"\s*(\d{1,2}):(\d\d)", str(rooster.get(naam) or "")) for naam in ("opens_at", "closes_at"))
    if not van or not tot:
        return ""
    begin, eind = f"{van[1]:0>2}:{van[2]}", f"{tot[1]:0>2}:{tot[2]}"
    return f"{begin}-{'24:00' if eind in ('00:00', '23:59') else eind}"


def _write_weken(per_dag: Mapping[int, str]) -> Iterator[str]:
    """Days beside each other with the same hours as one."""
    for tijden, reeks in groupby(range(7), key=lambda dag: per_dag.get(dag, "")):
        dagen = [OSM[dag] for dag in reeks]
        if tijden:
            yield f"{dagen[0]}-{dagen[-1]} {tijden}" if len(dagen) > 1 else f"{dagen[0]} {tijden}"

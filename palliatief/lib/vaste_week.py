"""The hours of a week that is the same all year, of OpenStreetMap opening hours; for who cannot read that notation."""

import re
from collections.abc import Iterator
from datetime import datetime, time

from opening_hours import State

from .openingstijden import DAG, Openingstijden

DAGEN = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# A rule of days and hours, and nothing else: no dates, seasons, first Mondays, comments or "by appointment".
DAG_TOT_DAG = r"(Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))?"
VAN_TOT = r"\d{1,2}:\d{2}-\d{1,2}:\d{2}"
REGEL = re.compile(rf"({DAG_TOT_DAG}(, ?{DAG_TOT_DAG})* )?{VAN_TOT}(, ?{VAN_TOT})*|{DAG_TOT_DAG} (off|closed)|24/7")
# A holiday is no ordinary day.
FEESTDAGEN = re.compile(r"PH (off|closed)")
# A Monday in some week: each is the same.
MAANDAG = datetime(2024, 1, 8)


def read_week(tekst: str) -> list[dict[str, str]]:
    """``{"dagen": "MO,TU", "van": "09:00", "tot": "17:00"}`` for all days with the same hours; in order of the week.

    Until a time that is not later is until that time on the next day: from 00:00 until 00:00 is the whole day. Empty
    when the text says more than such a week can: that some weeks or days differ, or that one must call first.
    """
    regels = [regel.strip() for regel in tekst.split(";")]
    gewoon = "; ".join(regel for regel in regels if not FEESTDAGEN.fullmatch(regel))
    tijden = Openingstijden.parse(gewoon)
    if tijden is None or not all(REGEL.fullmatch(regel) for regel in gewoon.split("; ")):
        return []
    dagen: dict[tuple[time, time], list[str]] = {}
    for begin, eind in _split(tijden):
        if MAANDAG <= begin < MAANDAG + 7 * DAG:
            dagen.setdefault((begin.time(), eind.time()), []).append(DAGEN[begin.weekday()])
    return [
        {"dagen": ",".join(namen), "van": f"{van:%H:%M}", "tot": f"{tot:%H:%M}"} for (van, tot), namen in dagen.items()
    ]


def _split(tijden: Openingstijden) -> Iterator[tuple[datetime, datetime]]:
    """From when until when it is open, about that week; what takes longer than a day, day by day."""
    for begin, eind, staat, _opmerking in tijden.regels.intervals(MAANDAG - 2 * DAG, MAANDAG + 10 * DAG):
        if staat != State.OPEN:
            continue
        van = begin
        while eind - van > DAG:
            middernacht = datetime.combine(van.date(), time()) + DAG
            yield van, middernacht
            van = middernacht
        yield van, eind

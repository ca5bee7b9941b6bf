"""OpenStreetMap opening hours in plain words.

Source of the notation: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

DAG = timedelta(days=1)
# How far to look for an opening. ``next_change`` looks until the year 9999, for a second each time.
VOORUIT = 60 * DAG


@dataclass(frozen=True)
class Stand:
    """Whether it is open at a moment, and a sentence that says so."""

    open: bool
    tekst: str


@dataclass(frozen=True)
class Dag:
    """One line of the week: the day's name, its hours in words, and whether it is today."""

    naam: str
    tijden: str
    vandaag: bool


def klok(moment: datetime) -> str:
    """``9.00`` or ``21.30``: the Dutch way; in English ``9:00``."""
    return _("%(uur)d.%(minuut)02d") % {"uur": moment.hour, "minuut": moment.minute}


def local_now() -> datetime:
    """The moment in Amsterdam, without time zone, as opening hours are written."""
    return timezone.localtime().replace(tzinfo=None)


class Openingstijden:
    """Opening hours of one initiative. Moments are local (Amsterdam) and without time zone."""

    def __init__(self, regels: OpeningHours, tekst: str):
        self.regels = regels
        self.tekst = tekst

    @staticmethod
    @lru_cache(maxsize=4096)
    def parse(tekst: str) -> "Openingstijden | None":
        """The hours that the text means, or None when it is no opening-hours text."""
        try:
            return Openingstijden(OpeningHours(tekst, country="NL"), tekst)
        except ParserError:
            return None

    def is_open(self, nu: datetime) -> bool:
        """Open for certain at ``nu``: "by appointment" is not."""
        return self.regels.is_open(nu)

    def stand(self, nu: datetime) -> Stand:
        """Open or closed at ``nu``, and until or from when."""
        intervallen = iter(self.regels.intervals(nu, nu + VOORUIT))
        _begin, omslag, staat, opmerking = next(intervallen)
        if staat == State.UNKNOWN:
            return Stand(False, _("Bel eerst: %(opmerking)s") % {"opmerking": opmerking or _("tijden wisselen")})
        if staat == State.OPEN:
            if omslag - nu > DAG:
                return Stand(True, _("Nu open"))
            return Stand(True, _("Nu open tot %(tijd)s uur") % {"tijd": klok(omslag)})
        opent = next((begin for begin, _eind, dan, _opmerking in intervallen if dan == State.OPEN), None)
        if opent is None:
            return Stand(False, _("Dicht"))
        return Stand(
            False,
            _("Dicht. %(dag)s open om %(tijd)s uur") % {"dag": _day_name(opent.date(), nu.date()), "tijd": klok(opent)},
        )

    def week(self, vandaag: date) -> list[Dag]:
        """Monday to Sunday of the week that holds ``vandaag``, holidays included."""
        maandag = datetime.combine(vandaag - timedelta(days=vandaag.weekday()), time())
        open_van_tot = [
            (begin, eind)
            for begin, eind, staat, _opmerking in self.regels.intervals(maandag - DAG, maandag + 8 * DAG)
            if staat == State.OPEN
        ]
        return [_day(maandag + i * DAG, open_van_tot, vandaag) for i in range(7)]

    @property
    def toelichting(self) -> str:
        """A sentence about holidays, when the text says something of them."""
        tekst = self.tekst.replace("closed", "off")
        return _("Op feestdagen dicht.") if "PH off" in tekst else ""


def _day(begin_dag: datetime, open_van_tot: list[tuple[datetime, datetime]], vandaag: date) -> Dag:
    naam = formats.date_format(begin_dag, "l")
    eind_dag = begin_dag + DAG
    if any(begin <= begin_dag and eind >= eind_dag for begin, eind in open_van_tot):
        tijden = _("dag en nacht")
    else:
        nacht = _("24.00")
        delen = [
            f"{klok(begin)}–{klok(eind) if eind.date() == begin.date() or _ends_next_day(eind, eind_dag) else nacht}"
            for begin, eind in open_van_tot
            if begin_dag <= begin < eind_dag
        ]
        tijden = _("%(tijden)s uur") % {"tijden": _(" en ").join(delen)} if delen else _("dicht")
    return Dag(naam, tijden, begin_dag.date() == vandaag)


def _ends_next_day(eind: datetime, eind_dag: datetime) -> bool:
    """Past midnight but not until the night after: an evening that runs on."""
    return eind_dag < eind < eind_dag + DAG


def _day_name(dag: date, vandaag: date) -> str:
    verschil = (dag - vandaag).days
    if verschil == 0:
        return _("Vandaag")
    if verschil == 1:
        return _("Morgen")
    if verschil < 7:
        return capfirst(formats.date_format(dag, "l"))
    return formats.date_format(dag, "j F")

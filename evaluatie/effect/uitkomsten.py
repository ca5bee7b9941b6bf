"""What the five groups answered at each moment, as far as it may be published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, QuerySet, When, Window
from django.db.models.functions import RowNumber
from django.utils.timezone import localdate

from socialekaart.models import Perspectief
from socialekaart.momentopname import kept

from ..models import Antwoord, Inzending, Meetmoment, Schaalpunt, Vraag
from ..onderdrukking import AFRONDING, ONDERDRUKT, Getal, protect_answers, round_mean, round_people, threshold
from .statistiek import Gemiddelde, tell_difference, tell_mean


@dataclass(frozen=True)
class Telling:
    """How one group answered one question at one moment; exact, for what follows here and nothing else.

    ``aantallen`` are as many as the scale has answers, in its order.
    """

    perspectief: Perspectief
    moment: str
    punten: tuple[Schaalpunt, ...]
    aantallen: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.aantallen)

    @property
    def waarden(self) -> tuple[int | None, ...]:
        return tuple(punt.waarde for punt in self.punten)

    @property
    def gemiddelde(self) -> Gemiddelde:
        """Of the answers that are worth points; there are at least two."""
        paren = [(a, w) for a, w in zip(self.aantallen, self.waarden, strict=True) if w is not None]
        return tell_mean([aantal for aantal, _waarde in paren], [waarde for _aantal, waarde in paren])


@dataclass(frozen=True)
class Uitkomst:
    """The same as it may be published: people rounded to 5 or withheld, the mean with its interval or None.

    Nothing of fewer people than the threshold.
    """

    perspectief: Perspectief
    moment: str
    n: Getal
    aantallen: list[Getal]
    gemiddelde: tuple[float, float, float] | None

    @property
    def genoeg(self) -> bool:
        return self.n is not ONDERDRUKT


@dataclass(frozen=True)
class Verandering:
    """How the mean of one group moved between two moments, and how sure that is; rounded as means are."""

    perspectief: Perspectief
    eerst: Uitkomst
    later: Uitkomst
    verschil: tuple[float, float, float]
    zeker: bool


@dataclass(frozen=True)
class Vraaguitkomst:
    """One question, with the answers that could be chosen and what came out, group by group and moment by moment."""

    code: str
    tekst: str
    antwoorden: tuple[Schaalpunt, ...]
    uitkomsten: list[Uitkomst]
    veranderingen: list[Verandering]

    @property
    def laatste(self) -> list[Uitkomst]:
        """Of each group the last moment of which something can be shown, or else the last."""
        per_groep: dict[int, Uitkomst] = {}
        for uitkomst in self.uitkomsten:
            if uitkomst.genoeg or uitkomst.perspectief.pk not in per_groep:
                per_groep[uitkomst.perspectief.pk] = uitkomst
        return list(per_groep.values())


def public_uitkomsten(versie: int) -> list[Vraaguitkomst]:
    """Every question with choices that somebody answered, kept per version of the data."""
    return kept(f"effect-{localdate()}", versie, lambda: _arrange(read_tellingen()))


def counted_inzendingen() -> QuerySet[Inzending]:
    """The lists that count: of a round that is open, in steps of five.

    Otherwise who looks before and after one person sent a list, could read that list from the difference.
    """
    per_ronde: dict[str, Any] = {"partition_by": "meetmoment"}
    open_rondes = list(Meetmoment.objects.open().values_list("pk", flat=True))
    genummerd = Inzending.objects.filter(meetmoment__in=Meetmoment.objects.counted()).annotate(
        nummer=Window(RowNumber(), order_by="pk", **per_ronde),
        samen=Window(Count("pk"), **per_ronde),
        stap=Case(When(meetmoment__in=open_rondes, then=AFRONDING), default=1),
    )
    return genummerd.filter(nummer__lte=F("samen") - F("samen") % F("stap"))


def read_tellingen() -> dict[Vraag, list[Telling]]:
    """Exact counts per question, group and moment, in order. The question is the first that has its code and scale."""
    rijen = (
        Antwoord.objects.filter(inzending__in=counted_inzendingen().values("pk"))
        .values(
            "vraag__code", "vraag__schaal", "inzending__meetmoment__moment", "vraag__vragenlijst__perspectief", "punt"
        )
        .annotate(aantal=Count("pk"))
        .order_by()
    )
    groepen = {perspectief.pk: perspectief for perspectief in Perspectief.objects.all()}
    punten: dict[int | None, list[Schaalpunt]] = defaultdict(list)
    for punt in Schaalpunt.objects.order_by("schaal", "volgorde"):
        punten[punt.schaal_id].append(punt)
    geteld: dict[tuple, dict[int, int]] = defaultdict(dict)
    for rij in rijen:
        vraag = rij["vraag__code"], rij["vraag__schaal"]
        wie = rij["vraag__vragenlijst__perspectief"], rij["inzending__meetmoment__moment"]
        geteld[*vraag, *wie][rij["punt"]] = rij["aantal"]
    uit: dict[Vraag, list[Telling]] = {}
    for eerste in _first_of_each(Vraag.objects.select_related("vragenlijst__perspectief")):
        schaal = punten[eerste.schaal_id]
        tellingen = [
            Telling(groep, moment, tuple(schaal), tuple(per_punt.get(punt.pk, 0) for punt in schaal))
            for groep in groepen.values()
            for moment in Meetmoment.Moment.values
            if (per_punt := geteld.get((eerste.code, eerste.schaal_id, groep.pk, moment)))
        ]
        if tellingen:
            uit[eerste] = tellingen
    return uit


def _first_of_each(vragen: Iterable[Vraag]) -> list[Vraag]:
    volgorde = sorted(vragen, key=lambda v: (v.vragenlijst.perspectief.volgorde, v.vragenlijst_id, v.volgorde))
    eerste: dict[tuple[str, int | None], Vraag] = {}
    for vraag in volgorde:
        if vraag.soort == Vraag.Soort.SCHAAL:
            eerste.setdefault((vraag.code, vraag.schaal_id), vraag)
    return list(eerste.values())


def _arrange(tellingen: dict[Vraag, list[Telling]]) -> list[Vraaguitkomst]:
    uit = []
    for vraag, rijen in tellingen.items():
        paren = [(telling, protect(telling)) for telling in rijen]
        uitkomsten = [uitkomst for _telling, uitkomst in paren]
        uit.append(Vraaguitkomst(vraag.code, vraag.tekst, rijen[0].punten, uitkomsten, list(_compare(paren))))
    return uit


def protect(telling: Telling) -> Uitkomst:
    """What may be published of it."""
    if telling.n < threshold():
        niets: list[Getal] = [ONDERDRUKT] * len(telling.aantallen)
        return Uitkomst(telling.perspectief, telling.moment, ONDERDRUKT, niets, None)
    aantallen, met_gemiddelde = protect_answers(telling.aantallen, telling.waarden)
    midden = telling.gemiddelde if met_gemiddelde else None
    getoond = round_mean(midden.waarde, midden.laag, midden.hoog) if midden else None
    return Uitkomst(telling.perspectief, telling.moment, round_people(telling.n), aantallen, getoond)


def _compare(paren: list[tuple[Telling, Uitkomst]]) -> Iterator[Verandering]:
    """Of each group with two means that may be told: from its first to its last."""
    per_groep: dict[int, list[tuple[Telling, Uitkomst]]] = defaultdict(list)
    for telling, uitkomst in paren:
        if uitkomst.gemiddelde:
            per_groep[telling.perspectief.pk].append((telling, uitkomst))
    for reeks in per_groep.values():
        (toen, eerst), (nu, later) = reeks[0], reeks[-1]
        if toen is not nu and eerst.gemiddelde and later.gemiddelde:
            verschil = tell_difference(toen.gemiddelde, nu.gemiddelde)
            _waarde, laag, hoog = round_mean(verschil.waarde, verschil.laag, verschil.hoog)
            # Of the means as they are shown: that of the exact ones would say more than they do.
            getoond = round(later.gemiddelde[0] - eerst.gemiddelde[0], 1)
            yield Verandering(eerst.perspectief, eerst, later, (getoond, laag, hoog), verschil.zeker)

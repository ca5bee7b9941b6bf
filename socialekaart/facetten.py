"""The choices beside the results, each with the number of results that it would give."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, F, Func, IntegerField, Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .filters import InitiatiefFilter
from .lijsten import Keuze
from .models import Initiatief

SOORT_UITLEG = {"formeel": gettext_lazy("beroepskrachten"), "informeel": gettext_lazy("vrijwilligers")}


@dataclass(frozen=True)
class Facetkeuze:
    """A value with the number of results that it gives beside the other choices."""

    id: str
    waarde: str
    naam: str
    aantal: int
    gekozen: bool
    vorm: str = ""
    ondertitel: str = ""


@dataclass(frozen=True)
class Facet:
    naam: str
    titel: str
    keuzes: list[Facetkeuze]

    @property
    def open(self) -> bool:
        """Long lists start closed, unless something in them is chosen."""
        return len(self.keuzes) <= 9 or any(k.gekozen for k in self.keuzes)


@dataclass
class Telling:
    """Counts of rows by stadsdeel, domain and kind, after the other choices (a small cube).

    ``cellen`` holds (stadsdelen, heel_amsterdam, domeinen, soort, on the map, number).
    """

    cellen: list[tuple[list[int], bool, list[int], str, bool, int]]
    stadsdelen: set[int] = field(default_factory=set)
    domeinen: set[int] = field(default_factory=set)
    soorten: set[str] = field(default_factory=set)

    def select(self, *, stadsdelen=None, domeinen=None, soorten=None):
        """Cells that match; an argument replaces that choice, an empty set lifts it."""
        plekken = self.stadsdelen if stadsdelen is None else stadsdelen
        domein = self.domeinen if domeinen is None else domeinen
        soort = self.soorten if soorten is None else soorten
        for cel in self.cellen:
            if (
                (not plekken or cel[1] or not plekken.isdisjoint(cel[0]))
                and (not domein or not domein.isdisjoint(cel[2]))
                and (not soort or cel[3] in soort)
            ):
                yield cel

    def count(self, **keuze) -> int:
        return sum(cel[-1] for cel in self.select(**keuze))

    @cached_property
    def on_map(self) -> int:
        return sum(cel[-1] for cel in self.select() if cel[4])


def count_cube(gezocht: InitiatiefFilter) -> Telling:
    cellen = (
        gezocht.rows(without=("stadsdeel", "domein", "soort"))
        .annotate(op_kaart=~Q(x=[]))
        .values_list("stadsdelen", "heel_amsterdam", "domeinen", "soort", "op_kaart")
        .annotate(aantal=Count("*"))
        .order_by()
    )
    return Telling(
        list(cellen), set(gezocht.ids("stadsdeel")), set(gezocht.ids("domein")), set(gezocht.gekozen["soort"])
    )


def count_lists(gezocht: InitiatiefFilter) -> dict[str, dict[int, int]]:
    """Per wens and doelgroep the number of rows after all other choices."""
    soorten = {"wens": "wensen", "doelgroep": "doelgroepen"}
    tellingen = [
        gezocht.rows(without=(naam,))
        .annotate(facet=Value(naam), waarde=Func(F(kolom), function="unnest", output_field=IntegerField()))
        .values_list("facet", "waarde")
        .annotate(aantal=Count("*"))
        .order_by()
        for naam, kolom in soorten.items()
    ]
    uit: dict[str, dict[int, int]] = {naam: {} for naam in soorten}
    for naam, waarde, aantal in tellingen[0].union(tellingen[1], all=True):
        uit[naam][waarde] = aantal
    return uit


def make_facetten(gezocht: InitiatiefFilter, t: Telling) -> list[Facet]:
    lijsten, aantallen = gezocht.lijsten, count_lists(gezocht)

    def choice(naam: str, keuze: Keuze, aantal: int, vorm: str = "") -> Facetkeuze:
        gekozen = keuze.slug in gezocht.gekozen[naam]
        return Facetkeuze(f"{naam}-{keuze.slug}", keuze.slug, keuze.naam, aantal, gekozen, vorm=vorm)

    def listed(naam: str, titel: str) -> Facet:
        keuzes = getattr(lijsten, naam).values()
        return Facet(naam, titel, [choice(naam, k, aantallen[naam].get(k.id, 0), vorm=k.domein) for k in keuzes])

    return [
        Facet(
            "domein",
            _("Soort steun"),
            [choice("domein", k, t.count(domeinen={k.id}), vorm=k.slug) for k in lijsten.domein.values()],
        ),
        Facet(
            "soort",
            _("Wie helpt?"),
            [
                Facetkeuze(
                    f"soort-{slug}",
                    slug,
                    str(naam),
                    t.count(soorten={slug}),
                    slug in gezocht.gekozen["soort"],
                    vorm=slug,
                    ondertitel=str(SOORT_UITLEG[slug]),
                )
                for slug, naam in reversed(Initiatief.Soort.choices)
            ],
        ),
        Facet(
            "stadsdeel",
            _("Waar?"),
            [choice("stadsdeel", k, t.count(stadsdelen={k.id})) for k in lijsten.stadsdeel.values()],
        ),
        listed("wens", _("Wat is nodig?")),
        listed("doelgroep", _("Voor wie?")),
    ]

"""The choices beside the results, each with the number of results that it would give."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import CharField, Count, F, Field, Func, IntegerField, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.lib.talen import taalnaam

from .filters import PRAKTISCH, InitiatiefFilter
from .lijsten import Keuze
from .models import Initiatief

SOORT_UITLEG = {"formeel": gettext_lazy("beroepskrachten"), "informeel": gettext_lazy("vrijwilligers")}


@dataclass(frozen=True)
class Facetkeuze:
    """A value with the number of results that it gives beside the other choices."""

    veld: str
    waarde: str
    naam: str
    aantal: int
    gekozen: bool
    vorm: str = ""
    ondertitel: str = ""

    @property
    def id(self) -> str:
        return f"{self.veld}-{self.waarde}"


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

    ``cellen`` holds (stadsdelen, heel_amsterdam, domeinen, soort, on the map, number with each of ``PRAKTISCH`` as
    well, number).
    """

    cellen: list[tuple]
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
    def praktisch(self) -> dict[str, int]:
        """Per practical choice the number of rows that it would leave."""
        gekozen = list(self.select())
        return {naam: sum(cel[nummer] for cel in gekozen) for nummer, naam in enumerate(PRAKTISCH, start=5)}

    @cached_property
    def on_map(self) -> int:
        return sum(cel[-1] for cel in self.select() if cel[4])


def count_cube(gezocht: InitiatiefFilter) -> Telling:
    """The cube in one statement. Practical choices are counted, not filtered, so that each can be left out."""
    tellen = {
        f"n_{naam}": Count("pk", filter=Q(eis, *gezocht.chosen_praktisch(without=[naam])))
        for naam, eis in gezocht.praktisch.items()
    }
    cellen = (
        gezocht.rows(without=("stadsdeel", "domein", "soort", *PRAKTISCH))
        .annotate(op_kaart=~Q(x=[]))
        .values_list("stadsdelen", "heel_amsterdam", "domeinen", "soort", "op_kaart")
        .annotate(**tellen, aantal=Count("pk", filter=Q(*gezocht.chosen_praktisch())))
        .order_by()
    )
    return Telling(
        list(cellen), set(gezocht.ids("stadsdeel")), set(gezocht.ids("domein")), set(gezocht.gekozen["soort"])
    )


def count_lists(gezocht: InitiatiefFilter) -> dict[str, dict[Any, int]]:
    """Per wens, doelgroep and language the number of rows after all other choices."""

    def count(naam: str, kolom: str, soort: Field) -> QuerySet:
        waarde = Func(F(kolom), function="unnest", output_field=soort)
        nummer, tekst = (waarde, Value("")) if isinstance(soort, IntegerField) else (Value(0), waarde)
        rijen = gezocht.rows(without=(naam,)).annotate(facet=Value(naam), nummer=nummer, tekst=tekst)
        return rijen.values_list("facet", "nummer", "tekst").annotate(aantal=Count("*")).order_by()

    tellingen = [
        count("wens", "wensen", IntegerField()),
        count("doelgroep", "doelgroepen", IntegerField()),
        count("taal", "talen", CharField()),
    ]
    uit: dict[str, dict[Any, int]] = {"wens": {}, "doelgroep": {}, "taal": {}}
    for naam, nummer, tekst, aantal in tellingen[0].union(*tellingen[1:], all=True):
        uit[naam][nummer or tekst] = aantal
    return uit


def make_facetten(gezocht: InitiatiefFilter, t: Telling) -> list[Facet]:
    lijsten, aantallen = gezocht.lijsten, count_lists(gezocht)

    def choice(naam: str, keuze: Keuze, aantal: int, vorm: str = "") -> Facetkeuze:
        gekozen = keuze.slug in gezocht.gekozen[naam]
        return Facetkeuze(naam, keuze.slug, keuze.naam, aantal, gekozen, vorm=vorm)

    def fixed(naam: str, aantal: int) -> Facetkeuze:
        """The choice of a field that has one value."""
        ((waarde, titel),) = gezocht.form.fields[naam].choices
        return Facetkeuze(naam, waarde, str(titel), aantal, bool(gezocht.gekozen[naam]))

    def listed(naam: str, titel: str) -> Facet:
        keuzes = getattr(lijsten, naam).values()
        return Facet(naam, titel, [choice(naam, k, aantallen[naam].get(k.id, 0), vorm=k.domein) for k in keuzes])

    gesproken = {*lijsten.talen, *gezocht.gekozen["taal"]}
    talen = [
        Facetkeuze("taal", code, taalnaam(code), aantallen["taal"].get(code, 0), code in gezocht.gekozen["taal"])
        for code in sorted(gesproken, key=taalnaam)
    ]
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
                    "soort",
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
            _("Stadsdeel"),
            [choice("stadsdeel", k, t.count(stadsdelen={k.id})) for k in lijsten.stadsdeel.values()],
        ),
        Facet("praktisch", _("Praktisch"), [fixed(naam, t.praktisch[naam]) for naam in PRAKTISCH]),
        listed("wens", _("Wat is nodig?")),
        listed("doelgroep", _("Voor wie?")),
        Facet("taal", _("Welke taal?"), talen),
    ]

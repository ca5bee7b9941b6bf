"""Search: from an address to results, counts beside every choice, and ways on when nothing is found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Func, IntegerField, Q, Value
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .filters import LIJSTKEUZES, InitiatiefFilter, shorten
from .lijsten import Keuze, Lijsten, load_keuzes
from .models import Initiatief, Kaartstand
from .rijen import Rij, make_rijen

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


@dataclass(frozen=True)
class Chip:
    """A choice that was made, and the address without it."""

    veld: str
    soort: str
    naam: str
    url: str


@dataclass(frozen=True)
class Uitweg:
    """A wider question that does give results."""

    naam: str
    uitleg: str
    aantal: int
    url: str


@dataclass(frozen=True)
class Domeinlijst:
    """What a stadsdeel has in one domain: numbers, the first few rows and the way to all."""

    domein: Keuze
    aantal: int
    formeel: int
    informeel: int
    url: str
    rijen: list[Rij]


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


class Bladzijden(Paginator):
    """Pages over rows whose number is known already."""

    def __init__(self, rows, aantal: int):
        self.count = aantal
        super().__init__(rows, settings.RESULTATEN_PER_PAGINA)


class Zoekopdracht:
    """One search: the choices of an address and all that the page shows of them."""

    def __init__(self, data: QueryDict):
        self.versie = Kaartstand.objects.current()
        self.lijsten: Lijsten = load_keuzes(self.versie)
        self.filter = InitiatiefFilter(data, self.lijsten)
        self.data = data
        self.gekozen = self.filter.gekozen
        self.meldingen = self.filter.remarks()
        self.pagina = self._page()

    # --- results ---

    @cached_property
    def telling(self) -> Telling:
        cellen = (
            self.filter.rows(without=("stadsdeel", "domein", "soort"))
            .annotate(op_kaart=~Q(x=[]))
            .values_list("stadsdelen", "heel_amsterdam", "domeinen", "soort", "op_kaart")
            .annotate(aantal=Count("*"))
            .order_by()
        )
        return Telling(
            list(cellen),
            set(self.filter.ids("stadsdeel")),
            set(self.filter.ids("domein")),
            set(self.gekozen["soort"]),
        )

    @cached_property
    def aantallen(self) -> dict[str, dict[int, int]]:
        """Per wens and doelgroep the number of rows after all other choices."""
        soorten = {"wens": "wensen", "doelgroep": "doelgroepen"}
        tellingen = [
            self.filter.rows(without=(naam,))
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

    @cached_property
    def aantal(self) -> int:
        return self.telling.count()

    @property
    def aantal_op_kaart(self) -> int:
        return self.telling.on_map

    @cached_property
    def rijen(self) -> list[Rij]:
        return make_rijen(self.pagina.object_list) if self.aantal else []  # type: ignore[arg-type]

    def _page(self) -> Page:
        bladzijden = Bladzijden(self.filter.ranked(), self.aantal)
        gevraagd = self.data.get("pagina", "1")
        pagina = bladzijden.get_page(gevraagd)
        if gevraagd != str(pagina.number):
            self.meldingen.append(
                _("Bladzijde ‘%(gevraagd)s’ is er niet. Dit is bladzijde %(nummer)s.")
                % {"gevraagd": gevraagd[:20].replace("\0", ""), "nummer": pagina.number}
            )
        return pagina

    @property
    def bladzijden(self) -> list[int | str]:
        return list(self.pagina.paginator.get_elided_page_range(self.pagina.number, on_each_side=1, on_ends=1))

    # --- words and choices ---

    @property
    def q(self) -> str:
        return self.gekozen["q"]

    @property
    def stadsdelen(self) -> list[Keuze]:
        return [self.lijsten.stadsdeel[slug] for slug in self.gekozen["stadsdeel"]]

    @property
    def waar(self) -> str:
        return _(" en ").join(k.naam for k in self.stadsdelen)

    @property
    def titel(self) -> str:
        """The number of results, or in words that there are none here."""
        if self.aantal:
            return ngettext("%(n)s initiatief", "%(n)s initiatieven", self.aantal) % {"n": number_format(self.aantal)}
        elders = self.telling.count(stadsdelen=set())
        if self.stadsdelen and elders:
            return _("Niets gevonden in %(waar)s. Wel %(n)s in heel Amsterdam.") % {
                "waar": self.waar,
                "n": number_format(elders),
            }
        if self.stadsdelen:
            return _("Niets gevonden in %(waar)s.") % {"waar": self.waar}
        return _("Niets gevonden.")

    @cached_property
    def facetten(self) -> list[Facet]:
        t, lijsten = self.telling, self.lijsten
        return [
            Facet(
                "domein",
                _("Soort steun"),
                [self._choice("domein", k, t.count(domeinen={k.id}), vorm=k.slug) for k in lijsten.domein.values()],
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
                        slug in self.gekozen["soort"],
                        vorm=slug,
                        ondertitel=str(SOORT_UITLEG[slug]),
                    )
                    for slug, naam in reversed(Initiatief.Soort.choices)
                ],
            ),
            Facet(
                "stadsdeel",
                _("Waar?"),
                [self._choice("stadsdeel", k, t.count(stadsdelen={k.id})) for k in lijsten.stadsdeel.values()],
            ),
            self._list_facet("wens", _("Wat is nodig?")),
            self._list_facet("doelgroep", _("Voor wie?")),
        ]

    def _list_facet(self, naam: str, titel: str) -> Facet:
        keuzes = getattr(self.lijsten, naam).values()
        aantallen = self.aantallen[naam]
        return Facet(naam, titel, [self._choice(naam, k, aantallen.get(k.id, 0), vorm=k.domein) for k in keuzes])

    def _choice(self, naam: str, keuze: Keuze, aantal: int, vorm: str = "") -> Facetkeuze:
        return Facetkeuze(
            f"{naam}-{keuze.slug}",
            keuze.slug,
            keuze.naam,
            aantal,
            keuze.slug in self.gekozen[naam],
            vorm=vorm,
        )

    # --- addresses ---

    def query(self, **andere: Any) -> str:
        """The query string of this search without its page, with some choices replaced."""
        vraag = QueryDict(mutable=True)
        for naam, waarden in {**self.gekozen, **andere}.items():
            if isinstance(waarden, list):
                vraag.setlist(naam, waarden)
            elif waarden:
                vraag[naam] = waarden
        return vraag.urlencode()

    def url(self, **andere: Any) -> str:
        return self._address("kaart", **andere)

    @property
    def pagina_url(self) -> str:
        """Address to which ``pagina=`` and a number are added."""
        vraag = self.query()
        return f"{reverse('kaart')}?{vraag}&pagina=" if vraag else f"{reverse('kaart')}?pagina="

    @cached_property
    def chips(self) -> list[Chip]:
        woorden = [Chip("q", _("Woorden"), shorten(self.q), self.url(q=""))] if self.q else []
        return woorden + [
            Chip(
                naam,
                str(self.filter.filters[naam].label),
                str(dict(self.filter.form.fields[naam].choices)[waarde]),
                self.url(**{naam: [w for w in self.gekozen[naam] if w != waarde]}),
            )
            for naam in (*LIJSTKEUZES, "soort")
            for waarde in self.gekozen[naam]
        ]

    @cached_property
    def uitwegen(self) -> list[Uitweg]:
        """At most three wider questions that do have results, for a page that has none; counted in one query."""
        vragen = [
            (titel, uitleg, [naam for naam in weg if self.gekozen[naam]])
            for titel, uitleg, weg in (
                (_("Zoek in heel Amsterdam"), _("Met dezelfde keuzes"), ["stadsdeel"]),
                (_("Zoek naar elke soort steun"), self._without("domein", "soort"), ["domein", "soort"]),
                (_("Zoek wat er voor iedereen is"), self._without("doelgroep"), ["doelgroep"]),
                (_("Zoek naar andere wensen"), self._without("wens"), ["wens"]),
                (_("Zoek zonder uw woorden"), self._without("q"), ["q"]),
            )
        ]
        vragen.append((_("Zoek zonder al deze keuzes"), self.waar, [n for n in self.gekozen if n != "stadsdeel"]))
        wegen: dict[str, Uitweg] = {}
        for (titel, uitleg, weg), aantal in zip(vragen, self._count_without(v[2] for v in vragen), strict=True):
            if weg and aantal:
                url = self.url(**{naam: "" if naam == "q" else [] for naam in weg})
                wegen.setdefault(url, Uitweg(titel, uitleg, aantal, url))
        return list(wegen.values())[:3]

    def _count_without(self, weggelaten: Iterable[list[str]]) -> list[int]:
        """For each set of choices the number of rows when these are left out."""
        tellingen = [
            self.filter.rows(without=tuple(namen))
            .order_by()
            .annotate(nummer=Value(nummer))
            .values_list("nummer")
            .annotate(aantal=Count("*"))
            for nummer, namen in enumerate(weggelaten)
        ]
        aantallen = dict(tellingen[0].union(*tellingen[1:], all=True))
        return [aantallen.get(nummer, 0) for nummer in range(len(tellingen))]

    def _without(self, *namen: str) -> str:
        weg = [chip.naam for chip in self.chips if chip.veld in namen]
        return _("Zonder ‘%(keuze)s’") % {"keuze": ", ".join(weg)}

    @property
    def instellingen(self) -> dict[str, Any]:
        """What the map in the browser needs to draw the same results."""
        return {
            "punten": self._address("kaart_punten"),
            "gebieden": reverse("gebieden"),
            "buurten": reverse("gebied_buurten", args=["SLUG"]),
            "popup": reverse("kaart_popup", args=[0]),
            "stadsdelen": self.gekozen["stadsdeel"],
            "tegels": settings.TEGELS if settings.PDOK_ACHTERGROND else None,
        }

    @property
    def vormen(self) -> list[tuple[str, str]]:
        """Names and addresses of the same results in other forms."""
        namen = (("Excel", "kaart_xlsx"), ("CSV", "kaart_csv"), ("GeoJSON", "kaart_geojson"))
        return [(vorm, self._address(naam)) for vorm, naam in namen]

    @property
    def svg_url(self) -> str:
        """The dots of these results for a page without script."""
        return self._address("kaart_svg")

    def _address(self, naam: str, **andere: Any) -> str:
        vraag = self.query(**andere)
        return reverse(naam) + (f"?{vraag}" if vraag else "")


def top_per_domein(zoek: Zoekopdracht, hoogstens: int = 5) -> list[Domeinlijst]:
    """Per domain the numbers and the nearest rows; one query per domain."""
    lijsten = []
    for domein in zoek.lijsten.domein.values():
        tellen = {soort: zoek.telling.count(domeinen={domein.id}, soorten={soort}) for soort in SOORT_UITLEG}
        rijen = make_rijen(zoek.filter.ranked(domein=domein.slug)[:hoogstens])
        url = zoek.url(domein=[domein.slug])
        lijsten.append(Domeinlijst(domein, sum(tellen.values()), tellen["formeel"], tellen["informeel"], url, rijen))
    return lijsten

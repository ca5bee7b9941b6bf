"""Search: from an address to results, the choices that were made, and ways on when nothing is found."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, Value
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palliatief.lib.spelling import shorten

from .facetten import SOORT_UITLEG, Facet, Telling, count_cube, make_facetten
from .filters import MEERKEUZES, PRAKTISCH, InitiatiefFilter
from .kaartbeeld import map_texts
from .lijsten import Keuze, Lijsten, load_keuzes
from .models import Kaartstand
from .plaatsen import MAX_PLAATS, Plek
from .rijen import Rij, describe_afstand, make_rijen
from .vraagdelen import Chip, Vraagdelen, make_vraagdelen

# What goes when the place goes.
PLAATS = ("plaats", "straal", "sorteer")
STRALEN = (500, 1000, 2000, 5000)


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
        return count_cube(self.filter)

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
        bladzijden = Bladzijden(self.filter.pages(), self.aantal)
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
    def plek(self) -> Plek | None:
        """The place that was named, when it is not a stadsdeel."""
        return self.filter.plek

    @property
    def andere_plekken(self) -> list[tuple[str, str]]:
        """Names and addresses of what else may be meant: other areas, or one of the stadsdelen of a postcode."""
        lijkt = self.filter.plaats_lijkt
        if not self.plek:
            return [(lijkt, self.url(plaats=lijkt))] if lijkt else []
        delen = self.plek.stadsdelen if len(self.plek.stadsdelen) > 1 and not self.gekozen["stadsdeel"] else ()
        alleen = [
            (_("alleen %(naam)s") % {"naam": self.lijsten.stadsdeel[slug].naam}, self.url(stadsdeel=[slug]))
            for slug in delen
        ]
        return alleen + [(naam, self.url(plaats=naam)) for naam in self.plek.anderen]

    @property
    def plaatsveld(self) -> str:
        """What the field says: the place as we call it, or what was typed when we do not know it."""
        return (
            self.data.get("plaats", "").replace("\0", "")[:MAX_PLAATS]
            if self.filter.plaatsfout
            else self.gekozen["plaats"]
        )

    @property
    def stralen(self) -> list[tuple[str, str, bool]]:
        """Distances to choose from: metres, in words, and whether it is chosen."""
        gekozen = self.gekozen["straal"]
        meters = sorted({*STRALEN, *([int(gekozen)] if gekozen else [])})
        keuzes = [("", _("Maakt niet uit"), not gekozen)]
        return keuzes + [(str(m), describe_afstand(m), str(m) == gekozen) for m in meters]

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
        if self.plek:
            return _("Niets gevonden bij %(plek)s.") % {"plek": self.plek.naam}
        return _("Niets gevonden.")

    @cached_property
    def facetten(self) -> list[Facet]:
        return make_facetten(self.filter, self.telling)

    # --- addresses ---

    def query(self, **andere: Any) -> str:
        """The query string of this search without its page, with some choices replaced."""
        vraag = QueryDict(mutable=True)
        keuzes = {**self.gekozen, **andere}
        for naam, waarden in keuzes.items():
            # What is left out of the question means nothing without the question.
            if naam == "zonder" and not keuzes["q"]:
                continue
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
        return (
            self._word_chips()
            + self._place_chips()
            + [
                Chip(
                    naam,
                    str(self.filter.filters[naam].label),
                    str(dict(self.filter.form.fields[naam].choices)[waarde]),
                    self.url(**{naam: [w for w in self.gekozen[naam] if w != waarde]}),
                )
                for naam in MEERKEUZES
                for waarde in self.gekozen[naam]
            ]
        )

    def _place_chips(self) -> list[Chip]:
        """The place, and with it what needs a place."""
        namen = {
            "plaats": self.gekozen["plaats"],
            "straal": self.gekozen["straal"]
            and _("binnen %(afstand)s") % {"afstand": describe_afstand(int(self.gekozen["straal"]))},
            "sorteer": self.gekozen["sorteer"] and _("Dichtstbij eerst"),
        }
        return [
            Chip(
                naam,
                str(self.filter.filters[naam].label),
                tekst,
                self.url(**{veld: [] for veld in (PLAATS if naam == "plaats" else [naam])}),
            )
            for naam, tekst in namen.items()
            if tekst
        ]

    def _word_chips(self) -> list[Chip]:
        """The parts of the question; switching off the last one is asking nothing."""
        chips = self.vraagdelen.chips if self.vraagdelen else []
        if self.q and len(chips) < 2:
            chip = chips[0] if chips else Chip("q", _("Woorden"), shorten(self.q), "")
            return [replace(chip, url=self.url(q=""))]
        return chips

    @cached_property
    def vraagdelen(self) -> Vraagdelen | None:
        """How the words were understood."""
        if not self.filter.begrip:
            return None
        return make_vraagdelen(
            self.filter.begrip, self.lijsten, self.gekozen["zonder"], lambda zonder: self.url(zonder=zonder)
        )

    @cached_property
    def uitwegen(self) -> list[Uitweg]:
        """At most three wider questions that do have results, for a page that has none; counted in one query."""
        vragen = [
            (titel, uitleg, [naam for naam in weg if self.gekozen[naam]])
            for titel, uitleg, weg in (
                (_("Zoek verder weg"), self._without("straal"), ["straal"]),
                (_("Zoek in heel Amsterdam"), _("Met dezelfde keuzes"), ["stadsdeel", *PLAATS]),
                (_("Zoek naar elke soort steun"), self._without("domein", "soort"), ["domein", "soort"]),
                (_("Zoek ook wat minder praktisch is"), self._without(*PRAKTISCH, "taal"), [*PRAKTISCH, "taal"]),
                (_("Zoek wat er voor iedereen is"), self._without("doelgroep"), ["doelgroep"]),
                (_("Zoek naar andere wensen"), self._without("wens"), ["wens"]),
                (_("Zoek zonder uw woorden"), self._without("q"), ["q"]),
            )
        ]
        vragen.append(
            (_("Zoek zonder al deze keuzes"), self.waar, [n for n in self.gekozen if n not in ("stadsdeel", "plaats")])
        )
        wegen: dict[str, Uitweg] = {}
        for (titel, uitleg, weg), aantal in zip(vragen, self._count_without(v[2] for v in vragen), strict=True):
            if weg and aantal:
                url = self.url(**{naam: [] for naam in weg})
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
        if namen == ("q",):
            return _("Zonder ‘%(keuze)s’") % {"keuze": shorten(self.q)}
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
            "stadsdelen": self.filter.hier,
            "tegels": settings.TEGELS if settings.PDOK_ACHTERGROND else None,
            "teksten": map_texts(),
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
        rijen = make_rijen(zoek.filter.nearest(domein=domein.slug)[:hoogstens])
        url = zoek.url(domein=[domein.slug])
        lijsten.append(Domeinlijst(domein, sum(tellen.values()), tellen["formeel"], tellen["informeel"], url, rijen))
    return lijsten

"""How many people are in the last phase of life, per area, year and method: as everybody may see it, and as a page.

Of areas, stadsdelen and wijken are shown. What is withheld rests on the smallest figure that an area has over all years
and methods, so that no choice gives away more than another (``onderdrukking.protect_tree``).
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from socialekaart.kiesvorm import Kiesvorm, Lijst
from socialekaart.models import Gebied
from socialekaart.momentopname import kept

from .grafiek import Balk, Grafiek, Intervalrij, Vlak, make_balken, make_intervallen, make_kaart
from .grafiek.basis import make_schaal, numbers, write, write_range
from .models import Doelgroepschatting, Schattingsmethode
from .onderdrukking import ONDERDRUKT, Onderdrukt, protect_tree, round_people

Mensen = int | float | Onderdrukt
KLASSEN = 5


@dataclass(frozen=True)
class Cijfer:
    """One estimate of one area. ``gebied`` None: the whole city, as the sum of its stadsdelen."""

    gebied: Gebied | None
    jaar: int
    methode: Schattingsmethode
    aantal: Mensen
    laag: Mensen
    hoog: Mensen
    bron: str = ""
    gemodelleerd: bool = False
    voorbeeld: bool = False

    @property
    def onderdrukt(self) -> bool:
        return self.aantal is ONDERDRUKT

    @property
    def tekst(self) -> str:
        """As people read it: *160 (155–185)*."""
        return write_range(self.aantal, self.laag, self.hoog)

    @property
    def methodenaam(self) -> str:
        return translate_field(self.methode, "naam")


def translate_field(methode: Schattingsmethode, veld: str) -> str:
    """What a method says of itself in the language of the page, when it was translated."""
    engels = getattr(methode, f"{veld}_en") if get_language() == "en" else ""
    return engels or getattr(methode, veld)


def read_cijfers() -> list[Cijfer]:
    """All estimates as they are, of stadsdelen first; one query."""
    soorten = [Gebied.Soort.STADSDEEL, Gebied.Soort.WIJK]
    schattingen = Doelgroepschatting.objects.filter(gebied__soort__in=soorten).select_related("gebied", "methode")
    volgorde = ("gebied__soort", "gebied__naam", "gebied__code", "-jaar", "methode__volgorde", "methode__slug")
    return [
        Cijfer(
            s.gebied, s.jaar, s.methode, float(s.aantal), float(s.laag), float(s.hoog), s.bron, s.gemodelleerd,
            s.voorbeeld,
        )
        for s in schattingen.defer("gebied__geometrie").order_by(*volgorde)
    ]  # fmt: skip


def protect_cijfers(cijfers: Sequence[Cijfer]) -> list[Cijfer]:
    """The same as everybody may see them."""
    kleinste: dict[Gebied, float] = {}
    for cijfer, gebied in of_gebieden(cijfers):
        laag = float(numbers([cijfer.laag])[0])
        kleinste[gebied] = min(laag, kleinste.get(gebied, laag))
    delen: dict[Hashable, float] = {
        gebied: laag for gebied, laag in kleinste.items() if gebied.soort == Gebied.Soort.STADSDEEL
    }
    binnen: dict[str, dict[Hashable, float]] = {}
    for gebied, laag in kleinste.items():
        if gebied.soort == Gebied.Soort.WIJK:
            binnen.setdefault(gebied.code[0], {})[gebied] = laag
    per_code = {gebied.code: gebied for gebied in kleinste if gebied in delen}
    weg = protect_tree(delen, {per_code.get(code, code): wijken for code, wijken in binnen.items()})
    return [_protect(cijfer, weg=gebied in weg) for cijfer, gebied in of_gebieden(cijfers)]


def _protect(cijfer: Cijfer, *, weg: bool) -> Cijfer:
    drie = [ONDERDRUKT] * 3 if weg else map(round_people, numbers([cijfer.aantal, cijfer.laag, cijfer.hoog]))
    aantal, laag, hoog = drie
    return Cijfer(
        cijfer.gebied, cijfer.jaar, cijfer.methode, aantal, laag, hoog, cijfer.bron, cijfer.gemodelleerd,
        cijfer.voorbeeld,
    )  # fmt: skip


def of_gebieden(cijfers: Iterable[Cijfer]) -> list[tuple[Cijfer, Gebied]]:
    """The figures that belong to an area, with it."""
    return [(cijfer, cijfer.gebied) for cijfer in cijfers if cijfer.gebied is not None]


def public_cijfers(versie: int) -> list[Cijfer]:
    """All estimates as everybody may see them, as the data is at this version."""
    return kept("doelgroep", versie, lambda: protect_cijfers(read_cijfers()))


def add_totals(cijfers: Sequence[Cijfer]) -> list[Cijfer]:
    """The whole city for each year and method of which all stadsdelen have a figure that may be told.

    The sum of the figures as they stand there, of the low and of the high ends apart; a stadsdeel that is withheld is
    not in it, so that it cannot be worked out.
    """
    delen = [(c, gebied) for c, gebied in of_gebieden(cijfers) if gebied.soort == Gebied.Soort.STADSDEEL]
    getoond = [c for c, _gebied in delen if not c.onderdrukt]
    alle = {gebied for c, gebied in delen if not c.onderdrukt}
    combinaties = sorted({(c.jaar, c.methode.volgorde, c.methode.slug) for c in getoond}, key=lambda k: (-k[0], *k[1:]))
    totalen = []
    for jaar, _volgorde, slug in combinaties:
        hier = [c for c in getoond if (c.jaar, c.methode.slug) == (jaar, slug)]
        if {c.gebied for c in hier} == alle:
            totalen.append(total(hier))
    return totalen


def total(cijfers: Sequence[Cijfer]) -> Cijfer:
    """The sum of figures that may be told, of at least one."""
    eerste = cijfers[0]
    drie = (sum(numbers(getattr(c, veld) for c in cijfers)) for veld in ("aantal", "laag", "hoog"))
    aantal, laag, hoog = (round(float(Decimal(repr(som)).quantize(Decimal("0.01"))), 2) for som in drie)
    bron = " ".join(dict.fromkeys(c.bron for c in cijfers))
    return Cijfer(
        None, eerste.jaar, eerste.methode, aantal, laag, hoog, bron, all(c.gemodelleerd for c in cijfers),
        any(c.voorbeeld for c in cijfers),
    )  # fmt: skip


class Doelgroeppagina:
    """What an address asks of the figures, and the pictures of it."""

    def __init__(self, data: QueryDict, versie: int):
        self.alle = public_cijfers(versie)
        self.methoden = list(dict.fromkeys(c.methode for c in sorted(self.alle, key=lambda c: c.methode.volgorde)))
        jaren = {str(jaar): str(jaar) for jaar in sorted({c.jaar for c in self.alle}, reverse=True)}
        namen = {methode.slug: translate_field(methode, "naam") for methode in self.methoden}
        lijsten = [
            Lijst("methode", _("Schatting"), _("De eerste die er is"), namen),
            Lijst("jaar", _("Jaar"), _("Het nieuwste jaar"), jaren),
        ]
        self.kiezer = Kiesvorm(data, lijsten)

    @cached_property
    def gekozen(self) -> list[Cijfer]:
        """Of each area the figure that was chosen: the first method that it has, of the newest year."""
        methode, jaar = self.kiezer.gekozen["methode"], self.kiezer.gekozen["jaar"]
        past = [
            c for c in self.alle if (not methode or c.methode.slug == methode) and (not jaar or c.jaar == int(jaar))
        ]
        past.sort(key=lambda c: (c.methode.volgorde, c.methode.slug, -c.jaar))
        eerste: dict[Gebied, Cijfer] = {}
        for cijfer, gebied in of_gebieden(past):
            eerste.setdefault(gebied, cijfer)
        return sorted(eerste.values(), key=lambda c: c.gebied.naam if c.gebied else "")

    @property
    def stadsdelen(self) -> list[Cijfer]:
        """Those that may be told."""
        return [c for c in self._of_soort(Gebied.Soort.STADSDEEL) if not c.onderdrukt]

    @property
    def weggelaten(self) -> list[Gebied]:
        """Stadsdelen with too few people for a figure."""
        return [c.gebied for c in self._of_soort(Gebied.Soort.STADSDEEL) if c.onderdrukt and c.gebied]

    @property
    def wijken(self) -> list[Cijfer]:
        return self._of_soort(Gebied.Soort.WIJK)

    def _of_soort(self, soort: str) -> list[Cijfer]:
        return [c for c in self.gekozen if c.gebied and c.gebied.soort == soort]

    @cached_property
    def totaal(self) -> Cijfer | None:
        return total(self.stadsdelen) if self.stadsdelen else None

    @property
    def zonder_cijfer(self) -> list[Gebied]:
        """Stadsdelen of which nobody gave a figure that fits the choices."""
        bekend = {c.gebied.pk for c in self.gekozen if c.gebied}
        return [g for g in Gebied.objects.stadsdelen().defer("geometrie") if g.pk not in bekend]

    @property
    def jaren(self) -> list[int]:
        return sorted({c.jaar for c in self.stadsdelen})

    @property
    def bronnen(self) -> list[str]:
        """Where the figures come from, each once."""
        return list(dict.fromkeys(c.bron for c in self.stadsdelen))

    @property
    def voorbeeld(self) -> bool:
        return any(c.voorbeeld for c in self.gekozen)

    @property
    def methodenamen(self) -> list[str]:
        return [translate_field(methode, "naam") for methode in self.methoden]

    @property
    def uitleg(self) -> list[dict[str, str | bool]]:
        """What each method is; ``vertaald``: in another language than Dutch."""
        return [
            {
                "naam": translate_field(methode, "naam"),
                "uitleg": translate_field(methode, "uitleg"),
                "bron": methode.bron,
                "vertaald": translate_field(methode, "naam") != methode.naam,
            }
            for methode in self.methoden
        ]

    def naast_elkaar(self) -> list[tuple[Gebied, list[Cijfer | None]]]:
        """For each stadsdeel the figure of every method, of the year that was chosen or the newest."""
        jaar = self.kiezer.gekozen["jaar"]
        past = [c for c in self.alle if not jaar or c.jaar == int(jaar)]
        nieuwste: dict[tuple[Gebied, str], Cijfer] = {}
        for cijfer, gebied in of_gebieden(sorted(past, key=lambda c: -c.jaar)):
            nieuwste.setdefault((gebied, cijfer.methode.slug), cijfer)
        stadsdelen = [c.gebied for c in self.stadsdelen if c.gebied]
        return [(deel, [nieuwste.get((deel, m.slug)) for m in self.methoden]) for deel in stadsdelen]

    def grafiek(self) -> Grafiek:
        rijen = [
            Balk(gebied.naam, c.aantal, c.tekst, c.laag, c.hoog, reverse("stadsdeel", args=[gebied.slug]))
            for c, gebied in of_gebieden(self.stadsdelen)
        ]
        uitleg = _("De streep op de balk is de marge: zo veel kan het zijn.")
        return make_balken(_("Mensen in hun laatste levensfase"), uitleg, rijen)

    def vergelijking(self) -> Grafiek | None:
        """The methods side by side for the whole city; None where there is nothing to compare."""
        kolommen = zip(*(cijfers for _deel, cijfers in self.naast_elkaar()), strict=True)
        compleet = [[c for c in kolom if c] for kolom in kolommen]
        totalen = [total(kolom) for kolom in compleet if kolom and len(kolom) == len(self.stadsdelen)]
        if len(totalen) < 2:
            return None
        rijen = [Intervalrij(t.methodenaam, t.aantal, t.laag, t.hoog) for t in totalen]
        uitleg = _("Alle stadsdelen samen, volgens elke schatting.")
        return make_intervallen(_("De schattingen naast elkaar"), uitleg, rijen)

    def kaart(self, soort: str = "stadsdeel") -> Grafiek:
        """The areas in tones: from few people to many, in round steps."""
        cijfers = self._of_soort(soort)
        bekend = numbers(c.aantal for c in cijfers if not c.onderdrukt)
        grenzen = make_schaal(bekend, 0, 1, KLASSEN, rond=True).streken
        legenda = [
            (str(nummer), _("%(van)s tot %(tot)s mensen") % {"van": write(van), "tot": write(tot)})
            for nummer, (van, tot) in enumerate(pairwise(grenzen), start=1)
        ]
        vlakken = [Vlak(g.code, _choose_klasse(c, grenzen), c.tekst) for c, g in of_gebieden(cijfers)]
        if any(c.onderdrukt for c in cijfers):
            legenda.append(("geen", _("Te weinig mensen om te tonen")))
        titel = _("Op de kaart, per wijk") if soort == "wijk" else _("Op de kaart")
        uitleg = _("Elke tint heeft een eigen patroon. Wat het betekent, staat eronder.")
        return make_kaart(titel, uitleg, vlakken, soort, legenda)

    def wijkenkaart(self) -> Grafiek:
        return self.kaart("wijk")


def _choose_klasse(cijfer: Cijfer, grenzen: Sequence[float]) -> str:
    if isinstance(cijfer.aantal, Onderdrukt):
        return "geen"
    hoger = [nummer for nummer, grens in enumerate(grenzen[1:-1], start=2) if cijfer.aantal >= grens]
    return str(hoger[-1] if hoger else 1)

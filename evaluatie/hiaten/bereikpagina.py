"""Who can reach what is at a place: a wens on the map of wijken or buurten, and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from socialekaart.kiesvorm import Kiesvorm, Lijst
from socialekaart.models import Gebied, Ondersteuningswens

from ..grafiek import Grafiek, Vlak, make_kaart
from .bereik import INWONERS, OPPERVLAKTE, Bereik, Gebiedsbereik
from .openbaar import public_bereik
from .vraag import Vraag

KLASSEN = 5
EERSTE = "ontmoeting"


@dataclass(frozen=True)
class Rij:
    """One area; ``tekst`` is how many initiatives there are within reach, per 100 people."""

    gebied: Gebiedsbereik
    klasse: str
    tekst: str


class Bereikpagina:
    """The reach of one wens, as everybody may see it."""

    def __init__(self, data: QueryDict, versie: int):
        self.wensen = {wens.slug: wens for wens in Ondersteuningswens.objects.select_related("domein")}
        lagen = {"wijk": _("wijken"), "buurt": _("buurten")}
        soorten = {"formeel": _("Formeel: beroepskrachten"), "informeel": _("Informeel: vrijwilligers")}
        namen = {slug: wens.vertaalde_naam for slug, wens in self.wensen.items()}
        eerste = EERSTE if EERSTE in namen else next(iter(namen), "")
        self.kiezer = Kiesvorm(
            data,
            [
                Lijst("wens", _("Wens"), namen.get(eerste, ""), namen),
                Lijst("laag", _("Gebieden"), lagen["wijk"], {"buurt": lagen["buurt"]}),
                Lijst("soort", _("Soort hulp"), _("Alle hulp"), soorten),
            ],
        )
        gekozen = self.kiezer.gekozen
        self.wens = self.wensen.get(gekozen["wens"] or eerste)
        self.laag = gekozen["laag"] or "wijk"
        self.bereik: Bereik | None = None
        if self.wens and Gebied.objects.filter(soort=self.laag).exists():
            self.bereik = public_bereik(Vraag(soort=gekozen["soort"]), self.wens.pk, self.laag, versie)

    @cached_property
    def rijen(self) -> list[Rij]:
        """Most first, so that where least is can be found at the end; what is not known last."""
        gebieden = self.bereik.gebieden if self.bereik else []
        grenzen = make_grenzen([g.bereik for g in gebieden if g.bereik is not None])
        rijen = [Rij(g, classify(g.bereik, grenzen), write(g.bereik)) for g in gebieden]
        return sorted(rijen, key=lambda rij: (rij.gebied.bereik is None, -(rij.gebied.bereik or 0), rij.gebied.naam))

    @property
    def verdeling(self) -> str:
        """Where the numbers of people per area come from."""
        verdelingen = self.bereik.verdelingen if self.bereik else set()
        if OPPERVLAKTE in verdelingen:
            return _(
                "Per gebied weten we niet hoeveel mensen er zijn. We verdeelden het cijfer van het stadsdeel naar "
                "oppervlakte. Dat is ruw."
            )
        if INWONERS in verdelingen:
            return _("Het cijfer van het stadsdeel is verdeeld naar het aantal inwoners van elk gebied.")
        return ""

    @property
    def kaart(self) -> Grafiek:
        vlakken = [Vlak(rij.gebied.code, rij.klasse, rij.tekst) for rij in self.rijen]
        legenda = [
            ("1", _("het minst")), ("2", _("minder")), ("3", _("midden")), ("4", _("meer")), ("5", _("het meest")),
            ("geen", _("niet bekend")),
        ]  # fmt: skip
        titel = _("Bereik van: %s") % (self.wens.vertaalde_naam if self.wens else "")
        return make_kaart(titel, _("Hoe donkerder, hoe meer er in de buurt is."), vlakken, self.laag, legenda)


def make_grenzen(waarden: Sequence[float]) -> list[float]:
    """The upper ends of the first four of five classes with as many areas each."""
    op_rij = sorted(waarden)
    return [op_rij[len(op_rij) * deel // KLASSEN] for deel in range(1, KLASSEN)] if op_rij else []


def classify(bereik: float | None, grenzen: Sequence[float]) -> str:
    return "geen" if bereik is None else str(1 + sum(bereik > grens for grens in grenzen))


def write(bereik: float | None) -> str:
    """Initiatives per 100 people, in words; the figure itself is per person."""
    if bereik is None:
        return _("niet bekend")
    return _("%s op 100 mensen") % number_format(100 * bereik, 1)

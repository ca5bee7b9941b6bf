"""A persona beside the map: per wish who can help in the chosen stadsdeel."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, Count, F, Func, IntegerField, Q, QuerySet, Value, When
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from palliatief.lib.openingstijden import local_now

from .filters import InitiatiefFilter
from .lijsten import Keuze, load_keuzes
from .models import Kaartstand, Persona, PersonaWens, Zoekrij
from .rijen import Rij, make_rij

HOOGSTENS = 3


@dataclass(frozen=True)
class Wenshulp:
    """A wish of the persona: how many initiatives answer it here and in the city, and the first few here."""

    wens: Keuze
    gezegd: PersonaWens
    aantal: int
    in_stad: int
    rijen: list[Rij]
    url: str
    stad_url: str


@dataclass(frozen=True)
class Domeinhulp:
    """What the persona wishes in one domain, and what to ask."""

    domein: Keuze
    wensen: list[Wenshulp]
    vragen: list[str]


class Gesprekshulp:
    """One persona and the stadsdelen of an address, with all that the page shows of them."""

    def __init__(self, persona: Persona, data: QueryDict):
        self.persona = persona
        self.lijsten = load_keuzes(Kaartstand.objects.current())
        gevraagd = QueryDict(mutable=True)
        gevraagd.setlist("stadsdeel", data.getlist("stadsdeel"))
        self.filter = InitiatiefFilter(gevraagd, self.lijsten)
        self.meldingen = self.filter.remarks()
        # A wish that was added to the lists this very moment waits for the next visitor.
        self.wensen = [wens for wens in persona.wensen.all() if wens.wens.slug in self.lijsten.wens]

    @property
    def stadsdelen(self) -> list[Keuze]:
        return [self.lijsten.stadsdeel[slug] for slug in self.filter.gekozen["stadsdeel"]]

    @property
    def waar(self) -> str:
        return _(" en ").join(stadsdeel.naam for stadsdeel in self.stadsdelen)

    @cached_property
    def domeinen(self) -> list[Domeinhulp]:
        """What there is to wish and to ask, a domain at a time; those without either are left out."""
        alle = [
            Domeinhulp(
                domein,
                [self._wens(wens) for wens in self.wensen if wens.wens.domein.slug == domein.slug],
                [vraag.vraag for vraag in self.persona.vragen.all() if vraag.domein.slug == domein.slug],
            )
            for domein in self.lijsten.domein.values()
        ]
        return [hulp for hulp in alle if hulp.wensen or hulp.vragen]

    def _wens(self, wens: PersonaWens) -> Wenshulp:
        return Wenshulp(
            self.lijsten.wens[wens.wens.slug],
            wens,
            self._aantallen["hier"].get(wens.wens_id, 0),
            self._aantallen["stad"].get(wens.wens_id, 0),
            self._rijen.get(wens.wens_id, []),
            _address(wens.wens.slug, self.filter.gekozen["stadsdeel"]),
            _address(wens.wens.slug, []),
        )

    @cached_property
    def _aantallen(self) -> dict[str, dict[int, int]]:
        """Per wish the number of initiatives here and in the whole city; one query."""
        ids = [wens.wens_id for wens in self.wensen]
        met_wens = Zoekrij.objects.with_wens(ids)
        per_wens = Func(F("wensen"), function="unnest", output_field=IntegerField())
        stad, hier = (
            rijen.annotate(plek=Value(plek), wens=per_wens)
            .values_list("plek", "wens")
            .annotate(aantal=Count("*"))
            .order_by()
            for plek, rijen in (("stad", met_wens), ("hier", met_wens.in_stadsdeel(self.filter.ids("stadsdeel"))))
        )
        aantallen: dict[str, dict[int, int]] = {"stad": {}, "hier": {}}
        for plek, wens, aantal in stad.union(hier, all=True) if ids else ():
            aantallen[plek][wens] = aantal
        return aantallen

    @cached_property
    def _rijen(self) -> dict[int, list[Rij]]:
        """Per wish the first initiatives in the chosen stadsdelen; one query, and none as long as none is chosen."""
        if not self.stadsdelen or not self.wensen:
            return {}
        eerste, *rest = [
            self._ranked(wens.wens_id)
            .annotate(nummer=Value(wens.wens_id))
            .values_list("nummer", "pk", "rij")[:HOOGSTENS]
            for wens in self.wensen
        ]
        nu = local_now()
        rijen: dict[int, list[Rij]] = {}
        for nummer, pk, rij in eerste.union(*rest, all=True):
            rijen.setdefault(nummer, []).append(make_rij(pk, rij, nu))
        return rijen

    def _ranked(self, wens: int) -> QuerySet[Zoekrij]:
        """What answers this wish here: first what is meant for people like this persona, then nearest first."""
        stadsdelen = self.filter.ids("stadsdeel")
        rijen = Zoekrij.objects.with_wens([wens]).in_stadsdeel(stadsdelen).nearest_first(stadsdelen=stadsdelen)
        return rijen.order_by(Case(When(self._voor_wie, then=0), default=1), *rijen.query.order_by)

    @cached_property
    def _voor_wie(self) -> Q:
        groepen = [groep.slug for groep in self.persona.doelgroepen.all()]
        ids = [groep.id for slug, groep in self.lijsten.doelgroep.items() if slug in {*groepen, "iedereen"}]
        return Q(doelgroepen__overlap=ids) | Q(doelgroepen=[])


def _address(wens: str, stadsdelen: list[str]) -> str:
    return f"{reverse('kaart')}?{urlencode({'wens': wens, 'stadsdeel': stadsdelen}, doseq=True)}"

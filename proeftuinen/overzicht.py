"""Who work together, as an overview: per municipality, per network, pilots, and by what it is about."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Max, Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from socialekaart.kiesvorm import Kiesvorm, Lijst
from socialekaart.lijsten import load_keuzes
from socialekaart.models import Initiatief, Kaartstand, Organisatie, Thema

from .models import Samenwerking

Soort = Samenwerking.Soort
Fase = Samenwerking.Fase
MEESTE = 100
VELDEN = (
    *("soort", "fase", "voorbeeld", "stadsdeel__naam", "stadsdeel__slug"),
    *("van__naam", "van__soort_organisatie", "naar__naam", "naar__soort_organisatie"),
    *("van_initiatief__naam", "van_initiatief__slug", "naar_initiatief__naam", "naar_initiatief__slug"),
)


@dataclass(frozen=True)
class Groep:
    """Ties that have something in common: an organisation, or what they are about."""

    titel: str
    banden: list[Samenwerking]

    @property
    def getoond(self) -> list[Samenwerking]:
        return self.banden[:MEESTE]

    @property
    def meer(self) -> int:
        return max(len(self.banden) - MEESTE, 0)


class Overzicht(Kiesvorm):
    """The ties that an address asks for, in groups; a tie may be in more than one."""

    def __init__(self, data: QueryDict):
        stadsdelen = load_keuzes(Kaartstand.objects.current()).stadsdeel.values()
        self.themas = {thema.slug: thema.vertaalde_naam for thema in Thema.objects.all()}
        lijsten = [
            Lijst("stadsdeel", _("Stadsdeel"), _("Overal"), {keuze.slug: keuze.naam for keuze in stadsdelen}),
            Lijst("soort", _("Wat doen ze samen"), _("Alles"), {soort.value: str(soort.label) for soort in Soort}),
            Lijst("fase", _("Hoe ver zijn ze"), _("Alle fasen"), {fase.value: str(fase.label) for fase in Fase}),
            Lijst("thema", _("Thema"), _("Alle thema’s"), self.themas),
        ]
        super().__init__(data, lijsten)

    @cached_property
    def banden(self) -> list[Samenwerking]:
        """What initiatives do that are not on the site, is not told either."""
        op_site = [
            Q(**{f"{kant}__isnull": True}) | Q(**{f"{kant}__status": Initiatief.Status.GEPUBLICEERD})
            for kant in ("van_initiatief", "naar_initiatief")
        ]
        vraag = {"stadsdeel": "stadsdeel__slug", "soort": "soort", "fase": "fase", "thema": "themas__slug"}
        gekozen = {veld: waarde for naam, veld in vraag.items() if (waarde := self.gekozen[naam])}
        rijen = Samenwerking.objects.filter(*op_site, **gekozen).annotate(sinds=Max("stappen__op"))
        met_namen = rijen.select_related("van", "naar", "van_initiatief", "naar_initiatief", "stadsdeel").only(*VELDEN)
        return sorted(met_namen.prefetch_related("themas"), key=lambda band: str(band).casefold())

    @cached_property
    def gemeenten(self) -> list[Groep]:
        return self._per_organisatie(Organisatie.Soort.GEMEENTE, lambda band: band.soort == Soort.GEMEENTE)

    @cached_property
    def netwerken(self) -> list[Groep]:
        return self._per_organisatie(Organisatie.Soort.NETWERK)

    @cached_property
    def pilots(self) -> list[Groep]:
        """What is tried: as a kind of its own, or as far as something else came."""
        pilots = [band for band in self.banden if band.soort == Soort.PILOT or band.fase == Fase.PILOT]
        return [Groep("", pilots)] if pilots else []

    @cached_property
    def per_thema(self) -> list[Groep]:
        per_slug = defaultdict(list)
        for band in self.banden:
            for thema in band.themas.all():
                per_slug[thema.slug].append(band)
        gekozen = self.gekozen["thema"]
        slugs = [gekozen] if gekozen else self.themas
        return [Groep(self.themas[slug], per_slug[slug]) for slug in slugs if per_slug[slug]]

    @property
    def rest(self) -> int:
        """How many are in no group."""
        groepen = (*self.gemeenten, *self.netwerken, *self.pilots, *self.per_thema)
        getoond = {band.pk for groep in groepen for band in groep.banden}
        return len(self.banden) - len(getoond)

    def _per_organisatie(
        self, soort: str, hoort_erbij: Callable[[Samenwerking], bool] = lambda band: False
    ) -> list[Groep]:
        """Groups by the organisation of this kind that takes part; what belongs here without one comes last."""
        per_naam = defaultdict(list)
        los = []
        for band in self.banden:
            namen = [eind.naam for eind in _organisations(band) if eind.soort_organisatie == soort]
            for naam in namen:
                per_naam[naam].append(band)
            if not namen and hoort_erbij(band):
                los.append(band)
        groepen = [Groep(naam, per_naam[naam]) for naam in sorted(per_naam, key=str.casefold)]
        return groepen + ([Groep(_("Zonder naam van een gemeente"), los)] if los else [])


def _organisations(band: Samenwerking) -> Iterable[Organisatie]:
    return (eind for eind in (band.van, band.naar) if eind)

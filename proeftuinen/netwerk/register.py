"""All that is known of who works with whom, on any day: read in a fixed number of queries, kept per version."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from socialekaart.models import Gebied, Ondersteuningswens, Organisatie, Zoekrij
from socialekaart.momentopname import kept

from ..models import Deelname, Fasestap, Proeftuin, Samenwerking

Soort = Organisatie.Soort
# On which side of care and welfare a kind of organisation stands; of the others their initiatives say it.
KANTEN = {
    Soort.ZORG: "zorg",
    Soort.WELZIJN: "welzijn",
    Soort.VRIJWILLIGERS: "welzijn",
    Soort.GEMEENTE: "anders",
    Soort.NETWERK: "anders",
    Soort.ONDERZOEK: "anders",
}
ZORGDOMEINEN = {"fysiek", "psychisch"}


@dataclass
class Eind:
    """An organisation, or an initiative that belongs to none, with what its initiatives on the site say of it.

    ``plekken`` are the stadsdelen where it works or is, ``deelnames`` (stadsdeel, from, until) where it takes part.
    """

    sleutel: str
    naam: str
    soort: str
    voorbeeld: bool
    vormen: list[str] = field(default_factory=list)
    domeinen: list[str] = field(default_factory=list)
    slugs: list[str] = field(default_factory=list)
    plekken: set[int] = field(default_factory=set)
    heel_amsterdam: bool = False
    deelnames: list[tuple[int, date | None, date | None]] = field(default_factory=list)

    @property
    def los_initiatief(self) -> bool:
        return self.sleutel.startswith("i")

    @property
    def ergens(self) -> bool:
        """We know of a place: it has help on the site, or takes part in a proeftuin."""
        return bool(self.slugs or self.deelnames)

    def is_local(self, stadsdeel: int | None, dag: date | None = None) -> bool:
        """Helps in this stadsdeel or takes part in its proeftuin, on that day or ever; None is anywhere in the city."""
        if stadsdeel in self.plekken or (stadsdeel is None and self.slugs):
            return True
        return any(
            stadsdeel in (None, plek) and (dag is None or (van or dag) <= dag <= (tot or dag))
            for plek, van, tot in self.deelnames
        )

    @property
    def vorm(self) -> str:
        if self.soort == Soort.GEMEENTE:
            return "gemeente"
        if self.vormen:
            return "formeel" if 2 * self.vormen.count("formeel") >= len(self.vormen) else "informeel"
        return "informeel" if self.soort == Soort.VRIJWILLIGERS else "formeel"

    @property
    def domein(self) -> str:
        """The domain of most wishes; ``domeinen`` have the order of the list, so of two the first of the list."""
        return max(dict.fromkeys(self.domeinen), key=self.domeinen.count, default="")

    @property
    def kant(self) -> str:
        if self.soort in KANTEN:
            return KANTEN[Soort(self.soort)]
        if self.vormen and self.vorm == "informeel":
            return "welzijn"
        if not self.domein:
            return "anders"
        return "zorg" if self.domein in ZORGDOMEINEN else "welzijn"


@dataclass(frozen=True)
class Verband:
    """A tie with all its steps (day, phase), the first one first; without a day it is from before all days."""

    pk: int
    van: str
    naar: str
    soort: str
    stadsdeel: int | None
    sterkte_van: int | None
    sterkte_naar: int | None
    bron: str
    voorbeeld: bool
    stappen: list[tuple[date | None, str]]

    def on(self, dag: date) -> tuple[str, date | None]:
        """The phase on that day, and since when it has gone on without a stop; "" where there is nothing (any more)."""
        fase, sinds = "", None
        for op, stap in self.stappen:
            if op is not None and op > dag:
                break
            if not fase:
                sinds = op
            fase = "" if stap == Samenwerking.Fase.GESTOPT else stap
        return fase, sinds


@dataclass(frozen=True)
class Register:
    """Everything at one version of the data; ``proeftuinen`` by their stadsdeel, of two the one that began first."""

    einden: dict[str, Eind]
    verbanden: list[Verband]
    stadsdelen: dict[str, Gebied]
    proeftuinen: dict[int, Proeftuin]

    def concerns(self, verband: Verband, stadsdeel: int) -> bool:
        """Whether a tie is of this stadsdeel: said so, or by its two ends."""
        if verband.stadsdeel is not None:
            return verband.stadsdeel == stadsdeel
        een, ander = self.einden[verband.van], self.einden[verband.naar]
        if not een.is_local(stadsdeel):
            een, ander = ander, een
        return een.is_local(stadsdeel) and (ander.is_local(stadsdeel) or ander.heel_amsterdam or not ander.ergens)

    def ties_of(self, stadsdeel: int | None) -> list[Verband]:
        """Of whatever day; None is the whole city."""
        return [v for v in self.verbanden if stadsdeel is None or self.concerns(v, stadsdeel)]

    def local_organisations(self, stadsdeel: int | None, dag: date | None = None) -> list[str]:
        """The keys of all that help there or take part, on that day or ever; of the city all that we can place."""
        einden = (eind for eind in self.einden.values() if not eind.los_initiatief)
        return [eind.sleutel for eind in einden if eind.is_local(stadsdeel, dag)]

    def keys_ever(self, stadsdeel: int | None) -> list[str]:
        """All that are in the network of a stadsdeel on any day, in an order that stays."""
        einden = {eind for verband in self.ties_of(stadsdeel) for eind in (verband.van, verband.naar)}
        return sorted(einden.union(self.local_organisations(stadsdeel)), key=lambda s: (s[0], int(s[1:])))

    def count_alone(self, stadsdeel: int | None) -> int:
        """Initiatives of no organisation that are here and have never had a tie here."""
        verbonden = {eind for verband in self.ties_of(stadsdeel) for eind in (verband.van, verband.naar)}
        los = (eind for eind in self.einden.values() if eind.los_initiatief and eind.sleutel not in verbonden)
        return sum(eind.is_local(stadsdeel) for eind in los)


def load_register(versie: int) -> Register:
    return kept("netwerk", versie, read_register)


def read_register() -> Register:
    """Seven queries, however much there is."""
    stadsdelen = {gebied.slug: gebied for gebied in Gebied.objects.stadsdelen().defer("geometrie").order_by("naam")}
    proeftuinen: dict[int, Proeftuin] = {}
    for proeftuin in Proeftuin.objects.published().order_by("begin", "pk"):
        proeftuinen.setdefault(proeftuin.stadsdeel_id, proeftuin)
    einden, van_initiatief = _read_ends()
    return Register(einden, list(_read_ties(van_initiatief)), stadsdelen, proeftuinen)


def _read_ends() -> tuple[dict[str, Eind], dict[int, str]]:
    """All organisations and independent initiatives; and for which of them each initiative on the site counts."""
    organisaties = Organisatie.objects.values_list("pk", "naam", "soort_organisatie", "voorbeeld")
    einden = {f"o{pk}": Eind(f"o{pk}", naam, soort, voorbeeld) for pk, naam, soort, voorbeeld in organisaties}
    wensen = Ondersteuningswens.objects.order_by("domein__volgorde", "domein__naam")
    domein_van = dict(wensen.values_list("pk", "domein__slug"))
    volgorde = list(dict.fromkeys(domein_van.values()))
    van_initiatief = {}
    van_record = ("pk", "initiatief__organisatie", "initiatief__naam", "initiatief__slug", "initiatief__voorbeeld")
    van_rij = ("soort", "wensen", "stadsdelen", "heel_amsterdam")
    for pk, organisatie, naam, slug, voorbeeld, soort, gewenst, plekken, overal in Zoekrij.objects.order_by(
        "pk"
    ).values_list(*van_record, *van_rij):
        sleutel = f"o{organisatie}" if organisatie else f"i{pk}"
        eind = einden.setdefault(sleutel, Eind(sleutel, naam, Soort.OVERIG, voorbeeld))
        eind.vormen.append(soort)
        eind.domeinen += [domein_van[wens] for wens in gewenst if wens in domein_van]
        eind.slugs.append(slug)
        eind.plekken.update(plekken)
        eind.heel_amsterdam |= overal
        van_initiatief[pk] = sleutel
    for eind in einden.values():
        eind.domeinen.sort(key=volgorde.index)
    deelnames = Deelname.objects.filter(proeftuin__status=Proeftuin.Status.GEPUBLICEERD)
    for organisatie, plek, van, tot in deelnames.values_list("organisatie", "proeftuin__stadsdeel", "van", "tot"):
        einden[f"o{organisatie}"].deelnames.append((plek, van, tot))
    return einden, van_initiatief


def _read_ties(van_initiatief: dict[int, str]) -> Iterable[Verband]:
    """All ties between two nodes. Of an initiative that is not on the site nothing is told."""
    stappen: dict[int, list[tuple[date | None, str]]] = {}
    for pk, op, fase in Fasestap.objects.values_list("samenwerking", "op", "fase"):
        stappen.setdefault(pk, []).append((op, fase))
    einden = ("van", "van_initiatief", "naar", "naar_initiatief")
    rest = ("soort", "stadsdeel", "sterkte_van", "sterkte_naar", "bron", "voorbeeld")
    for pk, een, i_een, ander, i_ander, *rij in Samenwerking.objects.order_by("pk").values_list("pk", *einden, *rest):
        begin, eind = _key_of(een, i_een, van_initiatief), _key_of(ander, i_ander, van_initiatief)
        if begin and eind and begin != eind:
            yield Verband(pk, begin, eind, *rij, stappen=stappen.get(pk, []))


def _key_of(organisatie: int | None, initiatief: int | None, van_initiatief: dict[int, str]) -> str:
    """Of an organisation, or of that to which an initiative on the site belongs; "" of another initiative."""
    return f"o{organisatie}" if organisatie else van_initiatief.get(initiatief or 0, "")

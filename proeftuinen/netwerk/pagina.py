"""What the page of the network shows, in figures and in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialekaart.facetten import Facet, Facetkeuze

from ..models import Samenwerking
from .graaf import Knoop, Netwerk, build_netwerk
from .legenda import domain_words
from .maten import Deel, Maten
from .opstelling import load_places
from .tekening import KleineTekening, Tekening, draw, draw_klein
from .verandering import Verandering
from .vraag import FASEN, SOORTEN, Netwerkvraag

RIJEN = 40  # a table with more rows than this shows the first, until one asks for all
PROCENT_VANAF = 10  # of fewer than this a percentage says more than is known
Soort = Samenwerking.Soort
# How the table tells a kind of tie: at the end that it comes from, and at the end that it goes to if that differs.
GESTOPT = Samenwerking.Fase.GESTOPT.value
WOORDEN = {
    Soort.VERWIJZING.value: (gettext_lazy("Verwijst naar"), gettext_lazy("Krijgt verwijzingen van")),
    Soort.AFSTEMMING.value: (gettext_lazy("Stemt af met"),),
    Soort.GEZAMENLIJK_AANBOD.value: (gettext_lazy("Samen aanbod met"),),
    Soort.GEMEENTE.value: (gettext_lazy("Contact (gemeente) met"),),
    Soort.PILOT.value: (gettext_lazy("Pilot met"),),
    GESTOPT: (gettext_lazy("Gestopt met"),),
}


@dataclass(frozen=True)
class Cijfer:
    """A row of the table of figures: what it is, what that means, then and now."""

    titel: str
    uitleg: str
    toen: str
    nu: str


@dataclass(frozen=True)
class Partner:
    naam: str
    nieuw: bool


@dataclass(frozen=True)
class Rij:
    """A node as a row: its ties, a kind at a time."""

    knoop: Knoop
    vorm: str
    domein: str
    lijnen: int
    groepen: list[tuple[str, list[Partner]]]


class Netwerkpagina:
    """Everything about the network that was asked for."""

    def __init__(self, vraag: Netwerkvraag):
        self.vraag = vraag
        self.netwerk = self._build(vraag.dag)
        self.maten = Maten(self.netwerk)
        self.verandering = Verandering(self._build(vraag.vergelijk), self.netwerk) if vraag.vergelijk else None

    def _build(self, dag: date) -> Netwerk:
        vraag = self.vraag
        return build_netwerk(vraag.register, vraag.stadsdeel, dag, vraag.soorten, vraag.fasen)

    @cached_property
    def plaatsen(self) -> Mapping[str, tuple[float, float]]:
        return load_places(self.vraag.register, self.vraag.gebied)

    @cached_property
    def tekening(self) -> Tekening:
        return draw(self.netwerk, self.toen, self.plaatsen, self.maten)

    @cached_property
    def klein(self) -> list[tuple[KleineTekening, Maten]]:
        """Then and now, small; nothing when there is nothing to compare."""
        if not self.verandering:
            return []
        return [
            (draw_klein(self.verandering.toen, None, self.plaatsen), self.verandering.maten_toen),
            (draw_klein(self.netwerk, self.verandering.toen, self.plaatsen), self.maten),
        ]

    @property
    def toen(self) -> Netwerk | None:
        return self.verandering.toen if self.verandering else None

    @property
    def voorbeeld(self) -> bool:
        """Some of it is invented."""
        netwerken = [self.netwerk, self.toen] if self.toen else [self.netwerk]
        return any(
            any(knoop.voorbeeld for knoop in netwerk.knopen.values()) or any(band.voorbeeld for band in netwerk.banden)
            for netwerk in netwerken
        )

    @property
    def waar(self) -> str:
        return self.vraag.stadsdeel.naam if self.vraag.stadsdeel else "Amsterdam"

    @property
    def cijfers(self) -> list[Cijfer]:
        toen = self.verandering.maten_toen if self.verandering else None
        rijen = (
            (_("Samenwerkingen"), _("Lijnen tussen twee organisaties"), lambda m: number_format(m.banden)),
            (
                _("Tussen zorg en welzijn"),
                _("Deel van alle lijnen. Hier draait het om"),
                lambda m: tell_part(m.zorg_welzijn),
            ),
            (_("Tussen formeel en informeel"), _("Deel van alle lijnen"), lambda m: tell_part(m.formeel_informeel)),
            (_("Dichtheid"), _("Van alle lijnen die zouden kunnen, bestaat dit deel"), lambda m: tell_part(m.paren)),
            (_("Staan los"), _("Organisaties zonder één lijn"), lambda m: number_format(len(m.geisoleerd))),
        )
        return [Cijfer(titel, uitleg, tel(toen) if toen else "", tel(self.maten)) for titel, uitleg, tel in rijen]

    @property
    def meeste_nieuwe(self) -> bool:
        """More than half of the new ties are between care and welfare."""
        return self.verandering is not None and (self.verandering.nieuw_zorg_welzijn.waarde or 0) > 0.5

    @property
    def onmisbaar(self) -> bool:
        """Without each of the brokers a part of the network would be loose."""
        return all(makelaar.onmisbaar for makelaar in self.maten.makelaars)

    @property
    def losse_initiatieven(self) -> int:
        return self.vraag.register.count_alone(self.vraag.gebied)

    @property
    def facetten(self) -> list[Facet]:
        """The kinds and phases to choose from, each with the number of ties that it gives on this day."""
        vraag = self.vraag
        alles = self.netwerk.banden
        if vraag.soorten or vraag.fasen:
            alles = build_netwerk(vraag.register, vraag.stadsdeel, vraag.dag).banden
        soorten = Counter(band.soort for band in alles if not vraag.fasen or band.fase in vraag.fasen)
        fasen = Counter(band.fase for band in alles if not vraag.soorten or band.soort in vraag.soorten)
        return [
            _facet("soort", _("Soort samenwerking"), SOORTEN, soorten, vraag.soorten),
            _facet("fase", _("Hoe ver"), FASEN, fasen, vraag.fasen),
        ]

    @cached_property
    def rijen(self) -> list[Rij]:
        """The table: who has most ties first."""
        graad = self.maten.graad
        knopen = sorted(self.netwerk.knopen.values(), key=lambda knoop: -graad[knoop.sleutel])
        if not self.vraag.hele_tabel:
            knopen = knopen[:RIJEN]
        vormen = {"formeel": _("Formeel"), "informeel": _("Informeel"), "gemeente": _("Gemeente")}
        domeinen = domain_words()
        groepen = self._group_partners({knoop.sleutel for knoop in knopen})
        return [
            Rij(
                knoop,
                vormen[knoop.vorm],
                capfirst(domeinen.get(knoop.domein, knoop.domein)),
                graad[knoop.sleutel],
                [
                    (str(WOORDEN[soort][kant]), sorted(wie, key=lambda partner: partner.naam))
                    for (soort, kant), wie in groepen[knoop.sleutel].items()
                ],
            )
            for knoop in knopen
        ]

    def _group_partners(self, sleutels: set[str]) -> dict[str, dict[tuple[str, int], list[Partner]]]:
        """Of these nodes with whom they work, by kind and side (0 where the tie comes from, 1 where it goes to)."""
        groepen: dict[str, dict[tuple[str, int], list[Partner]]] = defaultdict(lambda: defaultdict(list))
        nieuw = {band.pk for band in self.verandering.nieuw} if self.verandering else set()
        gestopt = self.verandering.gestopt if self.verandering else []
        alle = [(band.soort, band) for band in self.netwerk.banden] + [(GESTOPT, band) for band in gestopt]
        einden = self.vraag.register.einden
        for soort, band in alle:
            kant = int(band.gericht and soort != GESTOPT)
            for deze, ander, plek in ((band.van, band.naar, 0), (band.naar, band.van, kant)):
                if deze in sleutels:
                    groepen[deze][soort, plek].append(Partner(einden[ander].naam, band.pk in nieuw))
        return groepen

    @property
    def meer_rijen(self) -> bool:
        return len(self.rijen) < self.maten.organisaties

    @property
    def hele_tabel(self) -> str:
        """Where all rows are."""
        return f"?{self.vraag.query(tabel='alles')}#tabel"


def tell_part(deel: Deel) -> str:
    """A share in words: a percentage where there is enough to speak of one."""
    if not deel.van:
        return "–"
    if deel.van < PROCENT_VANAF:
        return _("%(aantal)s van %(van)s") % {"aantal": deel.aantal, "van": deel.van}
    if deel.aantal and 100 * deel.aantal < deel.van:
        return "<1%"
    return f"{round(100 * deel.aantal / deel.van)}%"


def _facet(naam: str, titel: str, keuzes: Mapping[str, object], aantal: Counter[str], gekozen: Iterable[str]) -> Facet:
    namen = [
        Facetkeuze(naam, slug, capfirst(str(woord)), aantal[slug], slug in gekozen) for slug, woord in keuzes.items()
    ]
    return Facet(naam, titel, namen)

"""What the page of the gaps shows: the matrix as a table, a list for a phone, a map, and the largest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palliatief.lib.spelling import shorten
from socialekaart.models import Domein, Gebied, Ondersteuningswens

from ..grafiek import Grafiek, Vlak, make_kaart
from ..grafiek.basis import write_bound
from ..models import Inventarisatie
from ..onderdrukking import ONDERDRUKT
from .matrix import Cel, Matrix
from .openbaar import public_matrix
from .rangorde import Hiaat, largest_gaps
from .statussen import GATEN, GEEN_METING, NIET_GEZOCHT, STATUSSEN, TE_WEINIG, Status
from .toen import Verandering, compare
from .vraag import Keuzes, Vraag, from_request, read_day, read_keuzes

BEELDEN = ("tabel", "kaart", "grootste")
OOK = ("beeld", "cel", "dicht", "stadsdeel", "vergelijk")
GROOTSTE = 3
ONBEKEND = (GEEN_METING, NIET_GEZOCHT, TE_WEINIG)


def people(waarde: Any) -> str:
    """A count of people as it is read, as in charts; what is not known stays empty."""
    return "" if waarde is None else write_bound(waarde)


def margin(laag: Any, hoog: Any) -> str:
    return "" if laag is None or hoog is None else f"{people(laag)}–{people(hoog)}"


@dataclass(frozen=True)
class Vak:
    """One cell as it is read: its status, supply on people, the range; ``adres`` is its own page."""

    stadsdeel: Gebied
    wens: Ondersteuningswens
    cel: Cel
    aanbod: int
    adres: str
    openen: str
    open: bool

    @property
    def status(self) -> Status:
        return STATUSSEN[self.cel.status]

    @property
    def gat(self) -> bool:
        return self.cel.status in GATEN

    @property
    def bekend(self) -> bool:
        """Whether there is a number of people to set the supply against."""
        return self.cel.verwacht not in (None, ONDERDRUKT) and self.cel.status != NIET_GEZOCHT

    @property
    def mensen(self) -> str:
        return people(self.cel.verwacht)

    @property
    def marge(self) -> str:
        return margin(self.cel.verwacht_laag, self.cel.verwacht_hoog)


@dataclass(frozen=True)
class Rij:
    """A wens with its cell in each stadsdeel, in the order of the columns."""

    wens: Ondersteuningswens
    vakken: list[Vak]

    @property
    def open(self) -> bool:
        return any(vak.open for vak in self.vakken)


@dataclass(frozen=True)
class Telling:
    """Of one stadsdeel or domain: how many gaps, and how many cells say that we do not know."""

    gaten: int
    onbekend: int


@dataclass(frozen=True)
class Groep:
    """The wishes of one domain; ``knop`` is the address with this group the other way."""

    domein: Domein
    rijen: list[Rij]
    tellingen: list[Telling]
    open: bool
    knop: str


class Hiatenpagina:
    """Everything about the gaps that was asked for, after disclosure control."""

    def __init__(self, data: QueryDict, versie: int):
        self.data = data
        self.versie = versie
        self.keuzes: Keuzes = read_keuzes()
        self.vraag, self.meldingen = from_request(data, self.keuzes, ook=OOK)
        self.vergelijk: date | None = read_day(data, "vergelijk", self.meldingen, _("We vergelijken niet."))
        self.beeld = self._choose_beeld()
        self.matrix: Matrix = public_matrix(self.vraag, versie)
        self.gevraagd_stadsdeel = self._find_stadsdeel()

    def _choose_beeld(self) -> str:
        beeld = self.data.get("beeld", "")
        return beeld if beeld in BEELDEN else BEELDEN[0]

    def _find_stadsdeel(self) -> Gebied | None:
        slug = self.data.get("stadsdeel", "").replace("\0", "")
        gevonden = next((gebied for gebied in self.stadsdelen if gebied.slug == slug), None)
        if slug and gevonden is None:
            self.meldingen.append(_("‘%s’ kennen we hier niet. We tonen een ander stadsdeel.") % shorten(slug))
        return gevonden

    @cached_property
    def stadsdeel(self) -> Gebied | None:
        """The one that a phone shows: what was asked for, else that of the open cell, else where most is missing."""
        if self.gevraagd_stadsdeel is None and self.gekozen:
            return self.gekozen.stadsdeel
        meeste = max(self.stadsdelen, key=lambda g: self.count([g], self.matrix.wensen).gaten, default=None)
        return self.gevraagd_stadsdeel or meeste

    # --- what there is ---

    @cached_property
    def weggelaten(self) -> list[Gebied]:
        """Where too few people live for a figure."""
        return [
            gebied
            for gebied in self.matrix.stadsdelen
            if any(self.matrix.cellen[gebied.pk, wens.pk].doelgroep is ONDERDRUKT for wens in self.matrix.wensen[:1])
        ]

    @cached_property
    def stadsdelen(self) -> list[Gebied]:
        return [gebied for gebied in self.matrix.stadsdelen if gebied not in self.weggelaten]

    def count(self, stadsdelen: Iterable[Gebied], wensen: Sequence[Ondersteuningswens]) -> Telling:
        statussen = [self.matrix.cellen[g.pk, wens.pk].status for g in stadsdelen for wens in wensen]
        return Telling(sum(s in GATEN for s in statussen), sum(s in ONBEKEND for s in statussen))

    @cached_property
    def totaal(self) -> Telling:
        return self.count(self.stadsdelen, self.matrix.wensen)

    @cached_property
    def hier(self) -> Telling:
        return self.count([self.stadsdeel] if self.stadsdeel else [], self.matrix.wensen)

    @property
    def zonder_meting(self) -> bool:
        return not self.matrix.metingen

    @property
    def zonder_schatting(self) -> bool:
        return not self.matrix.schattingen

    @cached_property
    def zonder_inventarisatie(self) -> bool:
        return not Inventarisatie.objects.newest(self.vraag.peildatum).exists()

    @cached_property
    def voorbeeld(self) -> bool:
        return any(cel.voorbeeld for cel in self.matrix.cellen.values())

    # --- the table ---

    @cached_property
    def groepen(self) -> list[Groep]:
        dicht = set(self.data.getlist("dicht"))
        domeinen = list(dict.fromkeys(wens.domein for wens in self.matrix.wensen))
        return [self._group(domein, dicht) for domein in domeinen]

    def _group(self, domein: Domein, dicht: set[str]) -> Groep:
        wensen = [wens for wens in self.matrix.wensen if wens.domein == domein]
        return Groep(
            domein,
            [Rij(wens, [self.make_vak(stadsdeel, wens) for stadsdeel in self.stadsdelen]) for wens in wensen],
            [self.count([stadsdeel], wensen) for stadsdeel in self.stadsdelen],
            domein.slug not in dicht,
            self.address(dicht=sorted(dicht ^ {domein.slug}), anker=f"d-{domein.slug}"),
        )

    def make_vak(self, stadsdeel: Gebied, wens: Ondersteuningswens) -> Vak:
        cel = self.matrix.cellen[stadsdeel.pk, wens.pk]
        sleutel = f"{stadsdeel.slug}.{wens.slug}"
        vraag = self.vraag.query(domein="")
        return Vak(
            stadsdeel,
            wens,
            cel,
            cel.alleen_hier + cel.gedeeld + (cel.stedelijk if self.vraag.werkgebied == "alles" else 0),
            reverse("hiaat", args=[stadsdeel.slug, wens.slug]) + (f"?{vraag}" if vraag else ""),
            self.address(cel=sleutel, anker="cel"),
            self.data.get("cel") == sleutel,
        )

    @cached_property
    def gekozen(self) -> Vak | None:
        """The cell that stands open."""
        vakken = (vak for groep in self.groepen for rij in groep.rijen for vak in rij.vakken)
        return next((vak for vak in vakken if vak.open), None)

    @cached_property
    def lijst(self) -> list[tuple[Domein, Telling, list[Vak]]]:
        """The chosen stadsdeel, for a phone."""
        if self.stadsdeel is None:
            return []
        plek = self.stadsdelen.index(self.stadsdeel)
        return [(g.domein, g.tellingen[plek], [rij.vakken[plek] for rij in g.rijen]) for g in self.groepen]

    # --- other views ---

    @cached_property
    def grootste(self) -> list[Vak]:
        """The gaps with most people first; of those left out none."""
        gaten: list[Hiaat] = largest_gaps(self.matrix)
        return [self.make_vak(gat.stadsdeel, gat.wens) for gat in gaten if gat.stadsdeel in self.stadsdelen]

    @property
    def bovenaan(self) -> list[Vak]:
        return [vak for vak in self.grootste if vak.bekend][:GROOTSTE]

    @cached_property
    def kaart(self) -> Grafiek:
        """The stadsdelen by how many gaps they have."""
        aantallen = {gebied: self.count([gebied], self.matrix.wensen) for gebied in self.stadsdelen}
        meeste = max((telling.gaten for telling in aantallen.values()), default=0) or 1
        vlakken = [
            Vlak(
                gebied.code,
                str(1 + min(4, 5 * telling.gaten // (meeste + 1))),
                _tell_gaps(telling),
                self.address(stadsdeel=gebied.slug, beeld="grootste"),
            )
            for gebied, telling in aantallen.items()
        ]
        grenzen = [(k, -(-k * (meeste + 1) // 5), -(-(k + 1) * (meeste + 1) // 5) - 1) for k in range(5)]
        legenda = [
            (str(k + 1), ngettext("%(van)d hiaat", "%(van)d tot %(tot)d hiaten", tot) % {"van": van, "tot": tot})
            for k, van, tot in grenzen
            if van <= tot
        ]
        return make_kaart(
            _("Hiaten per stadsdeel"), _("Hoe donkerder, hoe meer hiaten."), vlakken, "stadsdeel", legenda
        )

    @cached_property
    def veranderingen(self) -> list[Verandering]:
        """What is another than on the day to compare with."""
        if self.vergelijk is None:
            return []
        toen = Vraag(**{**self.vraag.__dict__, "peildatum": self.vergelijk})
        anders = compare(public_matrix(toen, self.versie), self.matrix)
        return [verandering for verandering in anders if verandering.stadsdeel in self.stadsdelen]

    # --- addresses ---

    def address(self, *, anker: str = "", **anders: Any) -> str:
        """This page with something else chosen; a list is a choice of several."""
        huidig: dict[str, Any] = {
            "beeld": self.beeld if self.beeld != BEELDEN[0] else "",
            "dicht": self.data.getlist("dicht"),
            "vergelijk": self.vergelijk.isoformat() if self.vergelijk else "",
            "stadsdeel": self.gevraagd_stadsdeel.slug if self.gevraagd_stadsdeel else "",
        }
        deel = urlencode({naam: w for naam, w in (huidig | anders).items() if w}, doseq=True)
        vraag = "&".join(filter(None, [self.vraag.query(), deel]))
        return reverse("hiaten") + (f"?{vraag}" if vraag else "") + (f"#{anker}" if anker else "")

    @property
    def beelden(self) -> list[tuple[str, str, bool]]:
        namen = {"tabel": _("Tabel"), "kaart": _("Kaart"), "grootste": _("Grootste eerst")}
        return [
            (naam, self.address(beeld=beeld if beeld != BEELDEN[0] else ""), beeld == self.beeld)
            for beeld, naam in namen.items()
        ]

    @property
    def blijft(self) -> list[tuple[str, str]]:
        """What stays chosen when another stadsdeel is."""
        return parse_qsl(self.vraag.query())

    @property
    def sluit(self) -> str:
        return self.address(anker="matrix")

    @property
    def downloads(self) -> list[tuple[str, str]]:
        vraag = self.vraag.query()
        soorten = {"hiaten_csv": "CSV", "hiaten_xlsx": "Excel", "hiaten_pdf": "PDF", "hiaten_zip": _("Datapakket")}
        return [(naam, reverse(adres) + (f"?{vraag}" if vraag else "")) for adres, naam in soorten.items()]


def _tell_gaps(telling: Telling) -> str:
    gaten = ngettext("%d hiaat", "%d hiaten", telling.gaten) % telling.gaten
    if not telling.onbekend:
        return gaten
    return f"{gaten}, {ngettext('%d onbekend', '%d onbekend', telling.onbekend) % telling.onbekend}"

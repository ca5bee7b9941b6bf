"""The gaps as a report to read and print: summary, map, charts, a table per domain, method and sources."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socialekaart.models import Gebied, Ondersteuningswens

from .grafiek import Grafiek, Intervalrij, Vlak, make_intervallen, make_kaart
from .hiaten import REKENVERSIE
from .hiaten.matrix import Cel, Matrix
from .hiaten.statussen import GATEN, NIET_GEZOCHT, STATUSSEN, Status
from .hiaten.vraag import Keuzes, Vraag, read_keuzes
from .methode import cite, read_methode
from .onderdrukking import ONDERDRUKT, threshold

GROOTSTE = 10
KLASSEN = 5


@dataclass(frozen=True)
class Vak:
    """A cell as the report tells it."""

    cel: Cel
    status: Status
    cijfer: str
    marge: str

    @property
    def gat(self) -> bool:
        return self.cel.status in GATEN


@dataclass(frozen=True)
class Gat:
    """One of the largest gaps: how many people wish it where there is too little."""

    stadsdeel: Gebied
    wens: Ondersteuningswens
    status: Status
    mensen: str


def write_report(matrix: Matrix, *, precies: bool) -> str:
    """The report as a page of HTML for paper."""
    getoond = [gebied for gebied in matrix.stadsdelen if is_shown(matrix, gebied)]
    context = {
        "matrix": matrix,
        "precies": precies,
        "keuzes": tell_keuzes(matrix.vraag, read_keuzes()),
        "voorbeeld": any(cel.voorbeeld for cel in matrix.cellen.values()),
        "versie": REKENVERSIE,
        "drempel": threshold(),
        "stadsdelen": getoond,
        "weggelaten": [gebied.naam for gebied in matrix.stadsdelen if gebied not in getoond],
        "samenvatting": (samenvatting := summarise(matrix, getoond)),
        "kaart": draw_map(samenvatting["per_stadsdeel"]),
        "mensen": draw_people(matrix, getoond),
        "grootste": find_largest(matrix, getoond),
        "domeinen": make_tables(matrix, getoond),
        "statussen": STATUSSEN.values(),
        "methode": read_methode(),
        "metingen": tell_metingen(matrix),
        "schattingen": tell_schattingen(matrix),
        "citaat": cite(matrix.dag, settings.SITE_URL + reverse("methode")),
    }
    return render_to_string("evaluatie/hiaten_papier.html", context)


def is_shown(matrix: Matrix, stadsdeel: Gebied) -> bool:
    """Where almost nobody lives nothing can be told, so a column would say nothing."""
    cellen = [matrix.cellen[stadsdeel.pk, wens.pk] for wens in matrix.wensen]
    return not any(cel.doelgroep is ONDERDRUKT or _is_few(cel.doelgroep) for cel in cellen)


def _is_few(mensen: Any) -> bool:
    return mensen is not None and mensen is not ONDERDRUKT and mensen < threshold()


def summarise(matrix: Matrix, stadsdelen: list[Gebied]) -> dict[str, Any]:
    """How many cells have which status, and how many gaps each stadsdeel has."""
    hier = {gebied.pk for gebied in stadsdelen}
    cellen = [cel for cel in matrix.cellen.values() if cel.stadsdeel in hier]
    per_status = Counter(cel.status for cel in cellen)
    gaten = Counter(cel.stadsdeel for cel in cellen if cel.status in GATEN)
    return {
        "vakken": len(cellen),
        "gaten": sum(gaten.values()),
        "per_status": [(status, per_status[slug], slug in GATEN) for slug, status in STATUSSEN.items()],
        "per_stadsdeel": [(gebied, gaten[gebied.pk]) for gebied in stadsdelen],
    }


def draw_map(per_stadsdeel: list[tuple[Gebied, int]]) -> Grafiek:
    """How many gaps each stadsdeel has, in at most five classes of the same size."""
    stap = max((aantal for _gebied, aantal in per_stadsdeel), default=0) // KLASSEN + 1
    vlakken = [
        Vlak(
            gebied.code,
            str(aantal // stap + 1),
            ngettext("%d hiaat", "%d hiaten", aantal) % aantal,
        )
        for gebied, aantal in per_stadsdeel
    ]
    gebruikt = sorted({int(vlak.klasse) for vlak in vlakken})
    legenda = [(str(k), tell_class((k - 1) * stap, k * stap - 1)) for k in gebruikt]
    return make_kaart(
        _("Hoeveel hiaten heeft elk stadsdeel?"),
        _("Een hiaat is een wens waarvoor te weinig aanbod is."),
        vlakken,
        legenda=legenda,
    )


def tell_class(van: int, tot: int) -> str:
    if van == tot:
        return ngettext("%d hiaat", "%d hiaten", van) % van
    return _("%(van)s tot en met %(tot)s hiaten") % {"van": van, "tot": tot}


def draw_people(matrix: Matrix, stadsdelen: list[Gebied]) -> Grafiek | None:
    """The size of the target group in each stadsdeel; None when there is no estimate at all."""
    if not matrix.schattingen or not matrix.wensen:
        return None
    eerste = matrix.wensen[0].pk
    cellen = [(gebied, matrix.cellen[gebied.pk, eerste]) for gebied in stadsdelen]
    rijen: list[Any] = [Intervalrij(g.naam, c.doelgroep, c.doelgroep_laag, c.doelgroep_hoog) for g, c in cellen]
    return make_intervallen(
        _("Mensen in hun laatste levensfase, per stadsdeel"),
        _("De stip is de schatting. De lijn loopt van de laagste naar de hoogste waarde."),
        rijen,
    )


def find_largest(matrix: Matrix, stadsdelen: list[Gebied]) -> list[Gat]:
    """The gaps with the most expected people, most first; those of which the number may not be told are not in it."""
    namen = {gebied.pk: gebied for gebied in stadsdelen}
    wensen = {wens.pk: wens for wens in matrix.wensen}
    gaten = [c for c in matrix.cellen.values() if c.status in GATEN and c.verwacht and c.stadsdeel in namen]
    gaten.sort(key=lambda c: (-(c.verwacht or 0), namen[c.stadsdeel].naam, c.wens))
    return [
        Gat(
            namen[c.stadsdeel],
            wensen[c.wens],
            STATUSSEN[c.status],
            tell_people(c.verwacht, c.verwacht_laag, c.verwacht_hoog),
        )
        for c in gaten[:GROOTSTE]
    ]


def make_tables(matrix: Matrix, stadsdelen: list[Gebied]) -> list[dict[str, Any]]:
    """Per domain its wishes, each with a cell for every stadsdeel."""
    tabellen: dict[int, dict[str, Any]] = {}
    for wens in matrix.wensen:
        tabel = tabellen.setdefault(wens.domein_id, {"domein": wens.domein, "regels": []})
        cellen = (matrix.cellen[gebied.pk, wens.pk] for gebied in stadsdelen)
        tabel["regels"].append((wens, [tell_cell(cel, alles=matrix.vraag.werkgebied == "alles") for cel in cellen]))
    return list(tabellen.values())


def tell_cell(cel: Cel, *, alles: bool) -> Vak:
    """The status in words, and where people may be told: supply on expected people, with the range.

    Not where nobody looked for all supply: "0 on 60" would say that there is nothing.
    """
    aanbod = cel.alleen_hier + cel.gedeeld + (cel.stedelijk if alles else 0)
    if cel.verwacht is None or cel.verwacht is ONDERDRUKT or cel.status == NIET_GEZOCHT:
        return Vak(cel, STATUSSEN[cel.status], "", "")
    cijfer = _("%(aanbod)s op %(mensen)s") % {"aanbod": aanbod, "mensen": tell_number(cel.verwacht)}
    return Vak(cel, STATUSSEN[cel.status], cijfer, tell_range(cel.verwacht_laag, cel.verwacht_hoog))


def tell_number(aantal: Any) -> str:
    """People as a whole number; under the threshold only that."""
    if aantal is None:
        return _("onbekend")
    return (
        f"<{threshold()}" if aantal is ONDERDRUKT else number_format(round(aantal), use_l10n=True, force_grouping=True)
    )


def tell_range(laag: Any, hoog: Any) -> str:
    return f"{tell_number(laag)}–{tell_number(hoog)}"


def tell_people(aantal: Any, laag: Any, hoog: Any) -> str:
    """An estimate as people read it, never without its range."""
    return _("ongeveer %(aantal)s mensen (%(marge)s)") % {
        "aantal": tell_number(aantal),
        "marge": tell_range(laag, hoog),
    }


def tell_keuzes(vraag: Vraag, namen: Keuzes | None = None) -> list[tuple[str, str]]:
    """What was chosen, in words; what was left as it is, is not in it. Without ``namen`` as it stands in an address."""
    gekozen = [
        (_("Meting"), "meting", vraag.meting),
        (_("Schatting"), "schatting", vraag.schatting),
        (_("Aanbod"), "soort", vraag.soort),
        (_("Werkgebied"), "werkgebied", "" if vraag.werkgebied == Vraag.werkgebied else vraag.werkgebied),
        (_("Domein"), "domein", vraag.domein),
    ]
    return [(kop, getattr(namen, veld, {}).get(waarde, waarde)) for kop, veld, waarde in gekozen if waarde]


def tell_metingen(matrix: Matrix) -> list[str]:
    """The measurements that the figures rest on, each once."""
    regels = {
        _("%(naam)s, %(instrument)s (%(wie)s). Bron: %(bron)s")
        % {"naam": m.naam, "instrument": m.instrument, "wie": m.perspectief.naam.lower(), "bron": m.bron}
        for m in matrix.metingen.values()
    }
    return sorted(regels)


def tell_schattingen(matrix: Matrix) -> list[str]:
    regels = {
        _("%(methode)s, %(jaar)s. Bron: %(bron)s") % {"methode": s.methode, "jaar": s.jaar, "bron": s.bron}
        for s in matrix.schattingen.values()
    }
    return sorted(regels)

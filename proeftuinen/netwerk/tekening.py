"""The network as a picture: shapes and lines on a sheet, ready for the template, and what it shows in words."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from proeftuinen.models import Samenwerking

from .beschrijving import Maten, describe, explain_node, explain_tie, tell_change, title_of
from .graaf import Band, Knoop, Netwerk
from .legenda import KLEUREN, Teken, list_signs
from .lijnen import Lijn, Omtrek, Punt, lay_lines
from .namen import Naamplek, place_names
from .vel import Vel, choose_vel

KADER = 8  # from the side of a broker's node to its frame, on the largest sheet
RIJ = 90  # nodes less than this below each other are read as one row
UITLEG_HOOGSTENS = 150  # with more lines than this no line has words of its own; the table has them
MERKEN_HOOGSTENS = 80  # and with more changes than this the halo alone says what is new

Soort = Samenwerking.Soort
# How a kind looks: width in widths of a line, dashes, and whether those are round.
STIJLEN = {
    Soort.VERWIJZING: (1, "", False),
    Soort.AFSTEMMING: (1, "", False),
    Soort.GEZAMENLIJK_AANBOD: (2.8, "", False),
    Soort.PILOT: (1.1, "4.5 2.5", False),
    Soort.GEMEENTE: (1.9, "0 3.4", True),
}
GESTOPT = (0.8, "0 2.4", True)


@dataclass(frozen=True)
class Figuur:
    """A node as it is drawn. ``los``: without a tie, so it is drawn open."""

    knoop: Knoop
    x: int
    y: int
    makelaar: bool
    los: bool
    uitleg: str
    naam: Naamplek | None
    buren: str = ""  # on a full sheet: with which later ones it has a tie, by their numbers

    @property
    def kleur(self) -> str:
        return KLEUREN.get(self.knoop.domein, KLEUREN[""])

    @property
    def glyf(self) -> str:
        """The name of an icon; a domain that coordinators added later has none of its own."""
        return self.knoop.domein if self.knoop.domein in KLEUREN and self.knoop.domein else "groep"

    @property
    def klassen(self) -> str:
        """Classes for the page's colours."""
        domein = f" d-{self.glyf}" if self.glyf != "groep" else ""
        return f"knoop{domein}{' los' if self.los else ''}"


@dataclass(frozen=True)
class Streep:
    """All lines that look the same, as one path."""

    naam: str
    soort: str
    stand: str
    d: str
    pijlen: str
    breedte: float
    streepjes: str
    rond: bool

    @property
    def dubbel(self) -> bool:
        return self.soort == Soort.GEZAMENLIJK_AANBOD and self.stand != "gestopt"


@dataclass(frozen=True)
class Tekening:
    """Everything that the template draws, from below to above."""

    vel: Vel
    dag: date
    titel: str
    omschrijving: str
    figuren: list[Figuur]
    strepen: list[Streep]
    uitleg: list[tuple[str, str]] = field(default_factory=list)  # (path, words) of each line
    merken: list[tuple[str, int, int]] = field(default_factory=list)
    verandering: str = ""  # since when, and how much; empty without a comparison
    voorbeeld: bool = False

    @property
    def breed(self) -> bool:
        """Needs the whole width of the page to be read."""
        return self.vel.soort != "ruim"

    @property
    def legenda(self) -> list[list[Teken]]:
        return list_signs(vergelijkt=bool(self.verandering))

    @property
    def alle_namen(self) -> bool:
        return all(figuur.naam for figuur in self.figuren)

    @property
    def nieuw(self) -> list[Streep]:
        return [streep for streep in self.strepen if streep.stand == "nieuw"]

    @property
    def maten(self) -> dict[str, float]:
        """Sizes that follow from those of the sheet."""
        r, lijn = self.vel.straal, self.vel.lijn
        glyf = r * 1.12
        return {
            "r": r,
            "kant": 2 * r,
            "hoek": round(r / 6, 1),
            "ruit": round(1.25 * r, 1),
            "glyf": round(glyf, 1),
            "glyf_hoek": round(-glyf / 2, 1),
            "halo": 4.5 * lijn,
            "binnen": round(1.1 * lijn, 1),
            "rand": round(1 + r / 12, 1),
            "regel": round(self.vel.letter * 1.19, 1),
            "stil": round(r + 4 + 0.92 * self.vel.letter, 1),
            "kader": kader_of(self.vel),
            "kader_kant": 2 * kader_of(self.vel),
            "kader_ruit": round(1.25 * kader_of(self.vel), 1),
        }


@dataclass(frozen=True)
class KleineTekening:
    """One of two to lay beside each other: old and new lines, and shapes that look the same, each as one path."""

    vel: Vel
    titel: str
    omschrijving: str
    strepen: dict[str, str]
    vormen: dict[str, str]

    @property
    def maten(self) -> dict[str, float]:
        r = self.vel.straal_klein
        return {
            "lijn": self.vel.lijn,
            "halo": round(3.6 * self.vel.lijn, 1),
            "rond": 2 * r,
            "rond_wit": round(2.4 * r, 1),
            "rond_open": round(1.4 * r, 1),
            "hoekig": round(0.6 * r, 1),
            "hoekig_wit": r,
            "hoekig_open": round(0.3 * r, 1),
        }


def draw(netwerk: Netwerk, vorig: Netwerk | None, plaatsen: Mapping[str, Punt], maten: Maten) -> Tekening:
    """The network on its day; with ``vorig`` also what is new since then, and what stopped."""
    banden = _compare(netwerk, vorig)
    vel = choose_vel(len(plaatsen)).with_ties(len(banden))
    makelaars = {makelaar.sleutel for makelaar in maten.makelaars}
    knopen = _nodes_of(netwerk, vorig, banden)
    omtrekken = {
        s: Omtrek(*_round(plaatsen[s]), k.vorm, kader_of(vel) if s in makelaars else vel.straal)
        for s, k in knopen.items()
    }
    lijnen = lay_lines(banden, omtrekken, vel)
    graad = _count_ties(netwerk.banden)
    merken = _place_marks(lijnen, omtrekken)
    belang = sorted(knopen, key=lambda s: (s not in makelaars, -graad[s], knopen[s].naam))
    namen = place_names(((s, knopen[s].naam) for s in belang), omtrekken, lijnen, [m[1:] for m in merken], vel)
    figuren = [
        Figuur(
            knoop=knoop,
            x=int(omtrekken[s].x),
            y=int(omtrekken[s].y),
            makelaar=s in makelaars,
            los=not graad[s],
            uitleg=explain_node(knoop, graad[s], s in makelaars),
            naam=namen.get(s),
        )
        for s, knoop in knopen.items()
    ]
    figuren.sort(key=lambda f: (f.y // RIJ, f.x))
    return Tekening(
        vel=vel,
        dag=netwerk.dag,
        titel=title_of(netwerk),
        omschrijving=describe(netwerk, vorig, banden, graad, maten),
        figuren=figuren if vel.soort == "ruim" else _add_neighbours(figuren, netwerk.banden),
        strepen=_group(lijnen, vel),
        uitleg=[(lijn.d, explain_tie(lijn.band, lijn.stand, knopen)) for lijn in lijnen]
        if len(lijnen) <= UITLEG_HOOGSTENS
        else [],
        merken=merken,
        verandering=tell_change(vorig.dag, banden) if vorig else "",
        voorbeeld=any(k.voorbeeld for k in knopen.values()) or any(b.voorbeeld for b in netwerk.banden),
    )


def draw_klein(netwerk: Netwerk, vorig: Netwerk | None, plaatsen: Mapping[str, Punt]) -> KleineTekening:
    """The same without names, glyphs and kinds, to lay beside another; ties that stopped are left out."""
    banden = _compare(netwerk, vorig)
    vel = choose_vel(len(plaatsen)).with_ties(len(banden))
    plekken = {s: _round(plaatsen[s]) for s in netwerk.knopen}
    een_per_paar: dict[tuple[str, str], str] = {}
    for band, stand in banden:
        if stand != "gestopt":
            paar = (min(band.van, band.naar), max(band.van, band.naar))
            een_per_paar[paar] = min(stand, een_per_paar.get(paar, stand))  # new only where nothing was
    verbonden = {eind for paar in een_per_paar for eind in paar}
    strepen = {"oud": "", "nieuw": ""}
    for (een, ander), stand in een_per_paar.items():
        strepen[stand or "oud"] += _straight(plekken[een], plekken[ander])
    vormen: dict[str, str] = {}
    for s, knoop in netwerk.knopen.items():
        vorm = f"{'open' if s not in verbonden else 'dicht'}-{'rond' if knoop.vorm == 'informeel' else 'hoekig'}"
        vormen[vorm] = vormen.get(vorm, "") + _outline(knoop.vorm, *plekken[s], round(0.7 * vel.straal_klein, 1))
    woorden = describe(netwerk, vorig, banden, _count_ties(netwerk.banden), None)
    return KleineTekening(vel, title_of(netwerk), woorden, strepen, vormen)


def kader_of(vel: Vel) -> float:
    """Half the frame round a broker."""
    return round(vel.straal + KADER * vel.straal / 17, 1)


def _compare(netwerk: Netwerk, vorig: Netwerk | None) -> list[tuple[Band, str]]:
    """Every tie with its ``stand``; those that stopped come first, so that they lie below."""
    if vorig is None:
        return [(band, "") for band in netwerk.banden]
    toen, nu = {band.pk for band in vorig.banden}, {band.pk for band in netwerk.banden}
    gestopt = [(band, "gestopt") for band in vorig.banden if band.pk not in nu]
    return gestopt + [(band, "" if band.pk in toen else "nieuw") for band in netwerk.banden]


def _nodes_of(netwerk: Netwerk, vorig: Netwerk | None, banden: list[tuple[Band, str]]) -> dict[str, Knoop]:
    """The nodes of the day, and those at which something ended."""
    toen = vorig.knopen if vorig else {}
    einden = [eind for band, _stand in banden for eind in (band.van, band.naar) if eind not in netwerk.knopen]
    return netwerk.knopen | {eind: toen[eind] for eind in einden}


def _add_neighbours(figuren: list[Figuur], banden: Collection[Band]) -> list[Figuur]:
    """With which later ones each has a tie, so that pointing at one can show its lines alone."""
    nummers = {figuur.knoop.sleutel: i for i, figuur in enumerate(figuren)}
    buren: list[set[int]] = [set() for _figuur in figuren]
    for band in banden:
        een, ander = sorted((nummers[band.van], nummers[band.naar]))
        buren[een].add(ander)
    return [replace(f, buren=" ".join(map(str, sorted(n)))) for f, n in zip(figuren, buren, strict=True)]


def _group(lijnen: list[Lijn], vel: Vel) -> list[Streep]:
    """Lines that look the same together; what stopped lowest, what is new on top."""
    groepen: dict[tuple[str, str], list[Lijn]] = {}
    for lijn in lijnen:
        soort = "" if lijn.stand == "gestopt" else lijn.band.soort
        groepen.setdefault((lijn.stand, soort), []).append(lijn)
    strepen = []
    for (stand, soort), groep in groepen.items():
        breedte, streepjes, rond = STIJLEN[Soort(soort)] if soort else GESTOPT
        breedte *= vel.lijn
        strepen.append(
            Streep(
                naam="-".join(deel for deel in (stand, soort) if deel),
                soort=soort,
                stand=stand,
                d="".join(lijn.d for lijn in groep),
                pijlen="".join(lijn.pijl for lijn in groep),
                breedte=round(breedte, 1),
                streepjes=" ".join(f"{float(deel) * vel.lijn:g}" for deel in streepjes.split()),
                rond=rond,
            )
        )
    return sorted(strepen, key=lambda s: (("gestopt", "", "nieuw").index(s.stand), s.soort))


def _place_marks(lijnen: list[Lijn], omtrekken: Mapping[str, Omtrek]) -> list[tuple[str, int, int]]:
    """A plus on what is new and a cross on what stopped, near the middle of the line and off everything else."""
    veranderd = [lijn for lijn in lijnen if lijn.stand]
    if len(veranderd) > MERKEN_HOOGSTENS:
        return []
    merken: list[tuple[str, int, int]] = []
    for lijn in veranderd:
        plekken = [_round(lijn.at(t)) for t in (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72)]
        bezet = [(o.x, o.y, o.straal + 11) for o in omtrekken.values()] + [(x, y, 21) for _soort, x, y in merken]
        vrij = (p for p in plekken if all((p[0] - x) ** 2 + (p[1] - y) ** 2 >= r**2 for x, y, r in bezet))
        merken.append((lijn.stand, *next(vrij, plekken[0])))
    return merken


def _straight(van: tuple[int, int], naar: tuple[int, int]) -> str:
    return f"M{van[0]} {van[1]}l{naar[0] - van[0]} {naar[1] - van[1]}"


def _outline(vorm: str, x: int, y: int, r: float) -> str:
    """A shape as a piece of a path. A round one is a line of no length, which round caps make a disc."""
    if vorm == "formeel":
        return f"M{x - r:g} {y - r:g}h{2 * r:g}v{2 * r:g}h{-2 * r:g}z"
    return (
        f"M{x} {y - 1.5 * r:g}l{1.5 * r:g} {1.5 * r:g} {-1.5 * r:g} {1.5 * r:g} {-1.5 * r:g} {-1.5 * r:g}z"
        if vorm == "gemeente"
        else f"M{x} {y}h0"
    )


def _round(punt: Punt) -> tuple[int, int]:
    return round(punt[0]), round(punt[1])


def _count_ties(banden: Collection[Band]) -> Counter[str]:
    return Counter(eind for band in banden for eind in (band.van, band.naar))

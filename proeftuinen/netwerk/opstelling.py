"""Where each node of the network stands: at the same place on every day, and never on top of another."""

from collections.abc import Sequence
from math import ceil, sqrt
from zlib import crc32

import networkx as nx
import numpy as np

from socialekaart.momentopname import kept

from .lijnen import Punt
from .register import Register
from .vel import Vel, choose_vel

BIJEEN = 0.15  # how strongly every node is drawn to the middle, beside 1 for a tie: separate parts stay together
RUIMER, BREDER = 1.15, 1.6  # nodes without ties stand so many times the least distance apart, down and aside
MATRIX = 499  # with more nodes than this spring_layout wants scipy; ForceAtlas2 does not
RECHT = 0.65  # part of a place that follows from its rank: the whole sheet is used, also round a dense middle
DUWEN, BIJNA = 300, 0.98  # pushing apart ends after so many rounds, or when all have this part of the distance


def load_places(register: Register, stadsdeel: int | None) -> dict[str, Punt]:
    """The places in the network of a stadsdeel, for all days together; kept until its nodes or ties are others."""
    sleutels = tuple(register.keys_ever(stadsdeel))
    paren = tuple(sorted({(verband.van, verband.naar) for verband in register.ties_of(stadsdeel)}))
    return kept(f"opstelling-{stadsdeel or 'stad'}", hash((sleutels, paren)), lambda: place_nodes(sleutels, paren))


def place_nodes(sleutels: Sequence[str], paren: Sequence[tuple[str, str]]) -> dict[str, Punt]:
    """A place on the sheet for each key. Those in no pair stand in rows at the right."""
    vel = choose_vel(len(sleutels))
    verbonden = {eind for paar in paren for eind in paar}
    los = [sleutel for sleutel in sleutels if sleutel not in verbonden]
    links, boven = vel.marge
    rechts, onder = float(vel.breedte - links), vel.hoogte - boven
    plaatsen = {}
    if los:
        kolommen = _columns(len(los), len(verbonden), vel)
        plaatsen = _place_in_rows(los, kolommen, vel)
        rechts -= kolommen * BREDER * vel.afstand
    if verbonden:
        graaf = nx.Graph(paren)
        ruw = lay_out(graaf)
        vak = np.array([(links, boven), (max(rechts, links + 1), onder)], dtype=float)
        plaatsen |= dict(zip(ruw, push_apart(_fill(np.array(list(ruw.values())), vak), vak, vel.afstand), strict=True))
    return {
        sleutel: (round(float(plaatsen[sleutel][0]), 1), round(float(plaatsen[sleutel][1]), 1)) for sleutel in sleutels
    }


def lay_out(graaf: nx.Graph) -> dict[str, np.ndarray]:
    """Places as forces give them, from a start that depends on each key alone: one node more changes little."""
    sleutels = sorted(graaf)
    begin = {sleutel: _start_of(sleutel) for sleutel in sleutels}
    geordend = nx.Graph()
    geordend.add_nodes_from(sleutels)
    geordend.add_edges_from(sorted(graaf.edges), weight=1)
    midden = ""
    geordend.add_edges_from(((midden, sleutel) for sleutel in sleutels), weight=BIJEEN)
    begin[midden] = np.array([0.5, 0.5])
    if len(geordend) > MATRIX:
        plaatsen = nx.forceatlas2_layout(geordend, pos=begin, weight="weight", seed=1, max_iter=50)
    else:
        plaatsen = nx.spring_layout(geordend, pos=begin, seed=1)
    del plaatsen[midden]
    return plaatsen


def _start_of(sleutel: str) -> np.ndarray:
    getal = crc32(sleutel.encode())
    return np.array([getal & 0xFFFF, getal >> 16]) / 0xFFFF


def _columns(los: int, verbonden: int, vel: Vel) -> int:
    """So many columns that the nodes without ties fit; without others they take the whole sheet."""
    breed, hoog = vel.breedte - 2 * vel.marge[0], vel.hoogte - 2 * vel.marge[1]
    nodig = ceil(los / (hoog // (RUIMER * vel.afstand) + 1))
    if verbonden:
        return nodig
    return max(nodig, min(int(breed // (BREDER * vel.afstand)) + 1, ceil(sqrt(los * breed / hoog))))


def _place_in_rows(los: list[str], kolommen: int, vel: Vel) -> dict[str, Punt]:
    links, boven = vel.marge
    rijen = ceil(len(los) / kolommen)
    naast = BREDER * vel.afstand
    onder = min(1.6 * RUIMER * vel.afstand, (vel.hoogte - 2 * boven) / max(rijen - 1, 1))
    return {
        sleutel: (vel.breedte - links - (kolommen - 1 - i % kolommen) * naast, boven + i // kolommen * onder)
        for i, sleutel in enumerate(los)
    }


def _fill(ruw: np.ndarray, vak: np.ndarray) -> np.ndarray:
    """The same places over the whole of a box: its longest side along, and partly as they lie, partly as they rank."""
    ruw = ruw - ruw.mean(axis=0)
    hoek = np.arctan2(2 * (ruw[:, 0] * ruw[:, 1]).sum(), (ruw[:, 0] ** 2 - ruw[:, 1] ** 2).sum()) / 2
    ruw = ruw @ np.array([(np.cos(hoek), -np.sin(hoek)), (np.sin(hoek), np.cos(hoek))])
    laagst, hoogst = ruw.min(axis=0), ruw.max(axis=0)
    maat = np.where(hoogst > laagst, hoogst - laagst, 1)
    ligging = np.where(hoogst > laagst, (ruw - laagst) / maat, 0.5)
    rang = ruw.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(ruw) - 1, 1)
    return vak[0] + ((1 - RECHT) * ligging + RECHT * rang) * (vak[1] - vak[0])


def push_apart(punten: np.ndarray, vak: np.ndarray, afstand: float) -> np.ndarray:
    """The same points, moved as little as goes, until none lies (much) nearer than ``afstand`` to another."""
    punten = punten.copy()
    rij = np.arange(len(punten))
    for _ronde in range(DUWEN):
        verschil = punten[:, None] - punten[None]
        ver = np.hypot(verschil[..., 0], verschil[..., 1])
        te_dicht = (ver < afstand) & (rij[:, None] != rij)
        if not (te_dicht & (ver < BIJNA * afstand)).any():
            break
        # What lies on top of another goes aside by its number.
        samen = te_dicht & (ver < 1e-6)
        verschil[samen] = np.stack([np.cos(rij), np.sin(rij)], axis=1)[samen.nonzero()[0]]
        lengte = np.where(samen, 1, np.maximum(ver, 1e-6))
        duw = np.where(te_dicht, (afstand - ver + 0.5) / 2 / lengte, 0)
        punten = np.clip(punten + (verschil * duw[..., None]).sum(axis=1), vak[0], vak[1])
    return punten

"""What a network looks like in figures: how dense it is, who stands alone, and who joins its parts."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np

from .graaf import Band, Knoop, Netwerk

MAKELAARS, MAKELAAR_VANAF = 3, 0.1  # at most so many brokers, each on more than this part of the shortest ways


@dataclass(frozen=True)
class Makelaar:
    """A node through which many shortest ways lead. ``onmisbaar``: without it a part of the network would be loose."""

    sleutel: str
    naam: str
    waarde: float
    onmisbaar: bool


@dataclass(frozen=True)
class Deel:
    """So many of so many."""

    aantal: int
    van: int

    @property
    def waarde(self) -> float | None:
        """Between 0 and 1; nothing of nothing is no share."""
        return self.aantal / self.van if self.van else None


class Maten:
    """The measures of one network."""

    def __init__(self, netwerk: Netwerk):
        self.netwerk = netwerk
        self.graaf = netwerk.graph()

    @property
    def organisaties(self) -> int:
        return len(self.netwerk.knopen)

    @property
    def banden(self) -> int:
        return len(self.netwerk.banden)

    @property
    def paren(self) -> Deel:
        """The pairs that work together, of all pairs that there could be."""
        aantal = self.graaf.number_of_nodes()
        return Deel(self.graaf.number_of_edges(), aantal * (aantal - 1) // 2)

    @property
    def dichtheid(self) -> float:
        return nx.density(self.graaf)

    @cached_property
    def zorg_welzijn(self) -> Deel:
        """The ties between care and welfare, of all ties."""
        return self.share_of(self.netwerk.banden, "kant", {"zorg", "welzijn"})

    @cached_property
    def formeel_informeel(self) -> Deel:
        """The ties between formal and informal, of all ties; the municipality is neither."""
        return self.share_of(self.netwerk.banden, "vorm", {"formeel", "informeel"})

    def share_of(self, banden: list[Band], wat: str, beide: set[str]) -> Deel:
        """Of these ties those with one of ``beide`` at each end."""
        einden = ({self._of(band.van, wat), self._of(band.naar, wat)} for band in banden)
        return Deel(sum(eind == beide for eind in einden), len(banden))

    def _of(self, sleutel: str, wat: str) -> str:
        return getattr(self.netwerk.knopen[sleutel], wat)

    @cached_property
    def graad(self) -> Counter[str]:
        """Of each node how many ties it has."""
        return Counter(eind for band in self.netwerk.banden for eind in (band.van, band.naar))

    @cached_property
    def geisoleerd(self) -> list[Knoop]:
        return [knoop for knoop in self.netwerk.knopen.values() if not self.graad[knoop.sleutel]]

    @cached_property
    def makelaars(self) -> list[Makelaar]:
        """Those with the highest betweenness, the highest first."""
        waarden = betweenness(self.graaf)
        hoog = sorted((s for s in waarden if waarden[s] > MAKELAAR_VANAF), key=lambda s: (-round(waarden[s], 9), s))
        onmisbaar = set(nx.articulation_points(self.graaf)) if hoog else set()
        return [
            Makelaar(sleutel, self.netwerk.knopen[sleutel].naam, waarden[sleutel], sleutel in onmisbaar)
            for sleutel in hoog[:MAKELAARS]
        ]


def betweenness(graaf: nx.Graph) -> dict[str, float]:
    """Of each node the share of shortest ways between two others that lead through it (Freeman, normalised).

    The same as ``nx.betweenness_centrality``, from all nodes at once in matrices, which takes a tenth of the time.
    """
    sleutels = list(graaf)
    n = len(sleutels)
    if n < 3:
        return dict.fromkeys(sleutels, 0.0)
    buren = nx.to_numpy_array(graaf)
    wegen = np.eye(n)  # [from, to]: how many shortest ways, of those found so far
    lagen = [np.eye(n, dtype=bool)]  # [from, to]: whether that is so many steps away
    gezien = lagen[0].copy()
    while True:
        verder = (wegen * lagen[-1]) @ buren
        laag = (verder > 0) & ~gezien
        if not laag.any():
            break
        wegen += verder * laag
        gezien |= laag
        lagen.append(laag)
    via = np.zeros((n, n))  # [from, through]: how much of the ways to what lies further
    for dichterbij, laag in zip(lagen[-2::-1], lagen[:0:-1], strict=True):
        deel = np.divide(1 + via, wegen, where=laag, out=np.zeros((n, n)))
        via += (deel @ buren) * wegen * dichterbij
    np.fill_diagonal(via, 0)
    return dict(zip(sleutels, (via.sum(axis=0) / ((n - 1) * (n - 2))).tolist(), strict=True))

"""The sheet that the network is drawn on: how large it is, and how large things are on it."""

from dataclasses import dataclass

RUIM = 30  # so many nodes have room for their names and the glyph of their domain
VOL = 90  # and so many for their names; with more, only who matters most has a name in the picture
VLAK_PER_KNOOP = 3600  # square pixels of paper for each node on a full sheet


@dataclass(frozen=True)
class Vel:
    """Sizes in pixels of the drawing. A node lies at least ``marge`` from the sides of the sheet."""

    soort: str  # "ruim", "vol" or "propvol"
    breedte: int
    hoogte: int
    straal: float  # half a node
    straal_klein: float  # and half of it in one of two small pictures beside each other
    letter: float
    lijn: float  # how wide a line is
    afstand: float  # the least between the middles of two nodes
    marge: tuple[int, int] = (84, 48)


def choose_vel(aantal: int) -> Vel:
    """The sheet for so many nodes: those of all dates together, so that it is the same for each date."""
    if aantal <= RUIM:
        return Vel("ruim", 900, min(860, max(300, 180 + 25 * aantal)), 17, 13, 13.5, 2, 84)
    if aantal <= VOL:
        return Vel("vol", 1240, 980, 12, 12, 12, 1.6, 64)
    return Vel("propvol", 1376, max(1000, aantal * VLAK_PER_KNOOP // 1376), 7.5, 6, 12, 0.8, 32)

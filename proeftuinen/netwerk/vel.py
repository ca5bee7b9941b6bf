"""The sheet that the network is drawn on: how large it is, and how large things are on it."""

from dataclasses import dataclass, replace

RUIM = 30  # so many nodes have room for their names and the glyph of their domain
VOL = 140  # so many for the glyph and most names; with more, only who matters most has a name in the picture
VLAK_VOL, VLAK_PROPVOL = 11_500, 3600  # square pixels of paper for each node
DRUK = 400  # with more ties than this, lines are so thin that one can look through them


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
    druk: bool = False

    def with_ties(self, aantal: int) -> "Vel":
        """The same sheet for so many ties."""
        return replace(self, lijn=0.8, druk=True) if aantal > DRUK else self


def choose_vel(aantal: int) -> Vel:
    """The sheet for so many nodes: those of all dates together, so that it is the same for each date."""
    if aantal <= RUIM:
        return Vel("ruim", 900, min(860, max(300, 180 + 25 * aantal)), 17, 13, 13.5, 2, 84)
    if aantal <= VOL:
        return Vel("vol", 1376, max(940, aantal * VLAK_VOL // 1376), 12, 12, 12, 1.6, 64)
    return Vel("propvol", 1376, max(1000, aantal * VLAK_PROPVOL // 1376), 7.5, 6, 12, 1.4, 32)

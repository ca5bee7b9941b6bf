"""What came and what went between two days."""

from functools import cached_property

from .graaf import Band, Netwerk
from .maten import Deel, Maten


class Verandering:
    """Of the network on a day beside that on an earlier day."""

    def __init__(self, toen: Netwerk, nu: Netwerk):
        self.toen, self.nu = toen, nu

    @cached_property
    def nieuw(self) -> list[Band]:
        toen = {band.pk for band in self.toen.banden}
        return [band for band in self.nu.banden if band.pk not in toen]

    @cached_property
    def gestopt(self) -> list[Band]:
        """As they were on the earlier day."""
        nu = {band.pk for band in self.nu.banden}
        return [band for band in self.toen.banden if band.pk not in nu]

    @cached_property
    def maten_toen(self) -> Maten:
        return Maten(self.toen)

    @cached_property
    def nieuw_zorg_welzijn(self) -> Deel:
        """The new ties between care and welfare, of all new ties."""
        return Maten(self.nu).share_of(self.nieuw, "kant", {"zorg", "welzijn"})

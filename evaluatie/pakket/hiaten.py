"""The gaps as a table of the data package."""

from django.utils.translation import gettext as _

from ..hiaten.matrix import Matrix
from ..hiaten.uitvoer import describe_kolommen, make_rijen
from .tabel import Tabel


def make_hiaten(matrix: Matrix, *, precies: bool) -> Tabel:
    """One row per stadsdeel and wens, as the matrix has them."""
    return Tabel(
        naam="hiaten-intern" if precies else "hiaten",
        titel=_("Hiaten"),
        uitleg=_("Wat mensen wensen, welk aanbod er is en wat ontbreekt: één rij per stadsdeel en wens."),
        kolommen=describe_kolommen(),
        rijen=list(make_rijen(matrix, precies=precies)),
        sleutel=("stadsdeel", "wens"),
    )

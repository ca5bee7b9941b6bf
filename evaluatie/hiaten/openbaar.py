"""The matrix as everybody may see it."""

from dataclasses import replace

from socialekaart.momentopname import kept

from ..onderdrukking import protect_cel
from .matrix import Matrix, read_matrix
from .vraag import Vraag


def public_matrix(vraag: Vraag, versie: int) -> Matrix:
    """All cells after disclosure control; made once per question and version of the data.

    The questions about one day share what they rest on; those of a domain are a part of the whole.
    """
    heel = replace(vraag, domein="")
    naam = f"hiaten {heel.query()} {heel.dag}"
    matrix = kept(naam, versie, lambda: protect(read_matrix(heel)))
    return replace(matrix, vraag=vraag).narrow()


def protect(matrix: Matrix) -> Matrix:
    """The matrix with what may be told of each cell; ``kleinste`` is exact, and left out."""
    cellen = {
        plek: protect_cel(cel, kleinste_doelgroep=matrix.kleinste.get(cel.stadsdeel))
        for plek, cel in matrix.cellen.items()
    }
    return replace(matrix, cellen=cellen, kleinste={})

"""The matrix as everybody may see it."""

from dataclasses import replace

from socialekaart.momentopname import kept

from ..onderdrukking import protect_cel
from .matrix import Matrix, read_matrix
from .vraag import Vraag

# So many are held at once, so that nobody fills the memory by asking for every day.
BEWAARD = 64


def public_matrix(vraag: Vraag, versie: int) -> Matrix:
    """All cells after disclosure control; made once per question, day and version of the data."""
    heel = replace(vraag, domein="")
    sleutel = hash((versie, heel, heel.dag))
    matrix = kept(f"hiaten-{sleutel % BEWAARD}", sleutel, lambda: protect(read_matrix(heel)))
    return replace(matrix, vraag=vraag).narrow()


def protect(matrix: Matrix) -> Matrix:
    """The matrix with what may be told of each cell; ``kleinste`` is exact, so it stays here."""
    cellen = {
        plek: protect_cel(cel, kleinste_doelgroep=matrix.kleinste.get(cel.stadsdeel))
        for plek, cel in matrix.cellen.items()
    }
    return replace(matrix, cellen=cellen, kleinste={})

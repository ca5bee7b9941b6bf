"""The files about gaps: in which form, with which choices, exact or as everybody may see them."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from socialekaart.models import Kaartstand

from .hiaten.matrix import Matrix, read_matrix
from .hiaten.openbaar import public_matrix
from .hiaten.uitvoer import make_hiaten_csv, make_hiaten_xlsx
from .hiaten.vraag import Vraag
from .hiatenrapport import write_report
from .pakket.inhoud import make_pakket

# How much of the work is done, in whole percents.
Voortgang = Callable[[int], Any]


@dataclass(frozen=True)
class Opdracht:
    """What somebody wants: the question, and whether the figures are exact (only for who may see those)."""

    vraag: Vraag
    precies: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            **asdict(self.vraag),
            "peildatum": self.vraag.peildatum and self.vraag.peildatum.isoformat(),
            "precies": self.precies,
        }

    @classmethod
    def from_json(cls, keuzes: dict[str, Any]) -> "Opdracht":
        """Raises TypeError or ValueError for what ``as_json`` never wrote."""
        gegevens = dict(keuzes)
        precies, dag = gegevens.pop("precies"), gegevens.pop("peildatum")
        return cls(Vraag(**gegevens, peildatum=dag and date.fromisoformat(dag)), precies=precies)

    def read_matrix(self) -> Matrix:
        return read_matrix(self.vraag) if self.precies else public_matrix(self.vraag, Kaartstand.objects.current())

    def name_file(self, vorm: str) -> str:
        """The name to keep it under: what it is of, of which day, and whether others may have it."""
        return f"hiaten-{self.vraag.dag.isoformat()}{'-intern' if self.precies else ''}.{vorm}"


def make_bestand(vorm: str, opdracht: Opdracht, voortgang: Voortgang = lambda procent: None) -> bytes:
    """The bytes of the file; the same for the same data and choices."""
    matrix = opdracht.read_matrix()
    voortgang(20)
    return MAKEN[vorm](matrix, opdracht.precies, voortgang)


def _make_csv(matrix: Matrix, precies: bool, voortgang: Voortgang) -> bytes:
    return make_hiaten_csv(matrix, precies=precies)


def _make_xlsx(matrix: Matrix, precies: bool, voortgang: Voortgang) -> bytes:
    return make_hiaten_xlsx(matrix, precies=precies)


def _make_pdf(matrix: Matrix, precies: bool, voortgang: Voortgang) -> bytes:
    from palliatief.lib.pdf import make_pdf

    html = write_report(matrix, precies=precies)
    voortgang(40)
    return make_pdf(html, "css/hiaten_papier.css")


def _make_zip(matrix: Matrix, precies: bool, voortgang: Voortgang) -> bytes:
    return make_pakket(matrix, precies=precies, voortgang=voortgang)


MAKEN: dict[str, Callable[[Matrix, bool, Voortgang], bytes]] = {
    "csv": _make_csv,
    "xlsx": _make_xlsx,
    "pdf": _make_pdf,
    "zip": _make_zip,
}

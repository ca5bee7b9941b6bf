"""A table of the data package: its columns, what each means, and its rows as they go into the file."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

from palliatief.lib.tabelbestand import safe_cell

# What stands in a cell that holds no value: nothing is known, or it may not be told.
LEEG = ("", "onderdrukt")

# A type by the name that Frictionless and CSVW both know it by.
Soort = Literal["string", "integer", "number", "date", "boolean"]


class Kolom(NamedTuple):
    """``uitleg`` says what the column means, and its unit."""

    naam: str
    soort: Soort
    uitleg: str


@dataclass(frozen=True)
class Tabel:
    """``naam`` is that of the file without its end; ``sleutel`` the columns that together name one row."""

    naam: str
    titel: str
    uitleg: str
    kolommen: Sequence[Kolom]
    rijen: Iterable[Sequence[Any]] = field(repr=False)
    sleutel: tuple[str, ...] = ()

    def as_csv(self) -> bytes:
        """UTF-8, comma, a line of names; what a program reads without guessing."""
        uit = io.StringIO()
        schrijver = csv.writer(uit)
        schrijver.writerow([kolom.naam for kolom in self.kolommen])
        schrijver.writerows([safe_cell(write_cell(waarde)) for waarde in rij] for rij in self.rijen)
        return uit.getvalue().encode()


def write_cell(waarde: Any) -> str | float:
    """A value as CSV holds it: numbers with a point, dates as ISO, nothing for what is not known.

    Text that a spreadsheet would take for a formula is still to be made safe by who writes the file.
    """
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    return waarde if isinstance(waarde, int | float) else str(waarde)


def write_excel_cell(waarde: Any) -> Any:
    """The same for Excel: numbers, days and yes or no stay what they are; what is withheld becomes its word."""
    return waarde if isinstance(waarde, int | float | date | None) else str(waarde)

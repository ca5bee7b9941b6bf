"""Reads a table from CSV or XLSX as rows of text, numbered as a spreadsheet shows them (the header is 1)."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from palliatief.lib.tabelbestand import LANGSTE_CEL

from . import Invoerfout
from .werkboek import OLE, ZIP, count_werkboek, explain_ole, read_werkboek

MEESTE_RIJEN = 200_000
MEESTE_KOLOMMEN = 200
# How files begin that people take for a sheet.
ANDERS = (b"%PDF", b"{\\rtf", b"<", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")
# Cells beyond the last column of the header.
TE_VEEL = ""


@dataclass
class Tabel:
    """Rows that hold the known columns only, and the names of columns that nobody knows."""

    rijen: list[tuple[int, dict[str, str]]]
    genegeerd: list[str]


def count_rijen(inhoud: bytes) -> int:
    """About how many rows are in these bytes, after refusing what is no sheet at all."""
    if not inhoud.strip():
        raise Invoerfout(_("Dit bestand is leeg."))
    if inhoud.startswith(OLE):
        raise Invoerfout(explain_ole(inhoud))
    if inhoud.startswith(ZIP):
        return count_werkboek(inhoud)
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Invoerfout(_("Dit is UTF-16. Sla het bestand op als “CSV UTF-8”."))
    if inhoud.lstrip().startswith(ANDERS) or b"\0" in inhoud:
        raise Invoerfout(_("Dit is geen blad. Kies een Excel-bestand (.xlsx) of een CSV-bestand (.csv)."))
    return inhoud.count(b"\n")


def read_tabel(
    inhoud: bytes, *, kolommen: Sequence[str], verplicht: Iterable[str], meeste_rijen: int = MEESTE_RIJEN
) -> Tabel:
    """The table in these bytes; its header must have the required columns, in any order."""
    count_rijen(inhoud)
    cellen_per_rij = read_werkboek(inhoud) if inhoud.startswith(ZIP) else _read_csv(inhoud, kolommen)
    rijen = enumerate(_limited(cellen_per_rij, meeste_rijen), start=1)
    kop = [cel.strip().lower() for cel in next(rijen, (1, []))[1]]
    _check_header(kop, verplicht)
    bekend = {plek: naam for plek, naam in enumerate(kop) if naam in kolommen}
    genegeerd = [naam for naam in kop if naam and naam not in kolommen]
    return Tabel([(nummer, _row(cellen, bekend, len(kop))) for nummer, cellen in rijen if any(cellen)], genegeerd)


def _check_header(kop: list[str], verplicht: Iterable[str]) -> None:
    if ontbreekt := [naam for naam in verplicht if naam not in kop]:
        raise Invoerfout(_("In de eerste rij ontbreekt: %s.") % ", ".join(ontbreekt))
    if dubbel := [naam for naam, aantal in Counter(kop).items() if naam and aantal > 1]:
        raise Invoerfout(_("In de eerste rij staat meer dan één keer: %s.") % ", ".join(dubbel))


def _row(cellen: list[str], bekend: dict[int, str], breedte: int) -> dict[str, str]:
    rij = {naam: cellen[plek] if plek < len(cellen) else "" for plek, naam in bekend.items()}
    if any(teveel := cellen[breedte:]):
        rij[TE_VEEL] = " ".join(teveel)
    return rij


def _read_csv(inhoud: bytes, kolommen: Sequence[str]) -> Iterator[list[str]]:
    tekst = _decode(inhoud)
    scheiding = max(",;", key=lambda teken: len({naam.strip().lower() for naam in _header(tekst, teken)} & {*kolommen}))
    rijen = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    try:
        for rij in rijen:
            yield [cel.strip() for cel in rij]
    except csv.Error as fout:
        raise Invoerfout(
            _("Regel %(regel)d is geen CSV: %(reden)s.") % {"regel": rijen.line_num, "reden": fout}
        ) from fout


def _header(tekst: str, scheiding: str) -> list[str]:
    """The header as it would be with this delimiter. Only the header decides: texts hold commas and semicolons."""
    return next(csv.reader(io.StringIO(tekst[:100_000], newline=""), delimiter=scheiding), [])


def _decode(inhoud: bytes) -> str:
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    raise Invoerfout(_("De letters zijn niet te lezen. Sla het bestand op als “CSV UTF-8”."))


def _limited(rijen: Iterable[list[str]], meeste: int) -> Iterator[list[str]]:
    """The rows as they are, as long as there are not too many, too wide, or with too much in a cell."""
    for nummer, rij in enumerate(rijen, start=1):
        # The header does not count.
        if nummer > meeste + 1 or len(rij) > MEESTE_KOLOMMEN:
            raise Invoerfout(
                _("Dit blad is te groot: hooguit %(rijen)d rijen en %(kolommen)d kolommen.")
                % {"rijen": meeste, "kolommen": MEESTE_KOLOMMEN}
            )
        if any(len(cel) > LANGSTE_CEL for cel in rij):
            raise Invoerfout(_("In rij %d staat een cel met te veel tekst.") % nummer)
        yield rij

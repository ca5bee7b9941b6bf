"""Reads a table from CSV or XLSX as rows of text, numbered as a spreadsheet shows them (the header is 1)."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from . import Invoerfout

# An XLSX is a zip: what looks small may not be.
UITGEPAKT = 200 * 1024 * 1024
MEESTE_RIJEN = 200_000
MEESTE_KOLOMMEN = 200
# Cells beyond the last column of the header.
TE_VEEL = ""


@dataclass
class Tabel:
    """Rows that hold the known columns only, and the names of columns that nobody knows."""

    rijen: list[tuple[int, dict[str, str]]]
    genegeerd: list[str]


def read_tabel(inhoud: bytes, *, kolommen: Sequence[str], verplicht: Iterable[str]) -> Tabel:
    """The table in these bytes; its header must have the required columns, in any order."""
    rijen = enumerate(_read_xlsx(inhoud) if inhoud.startswith(b"PK\x03\x04") else _read_csv(inhoud, kolommen), start=1)
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
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Invoerfout(_("Dit is UTF-16. Sla het bestand op als “CSV UTF-8”."))
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    raise Invoerfout(_("De letters zijn niet te lezen. Sla het bestand op als “CSV UTF-8”."))


def _read_xlsx(inhoud: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            grootte = sum(deel.file_size for deel in pakket.infolist())
        if grootte > UITGEPAKT:
            raise Invoerfout(_("Dit Excel-bestand is uitgepakt te groot: meer dan %d MB.") % (UITGEPAKT >> 20))
        boek = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True)
        blad = boek.worksheets[0]
        # Some programs write a wrong size; then openpyxl would cut cells off, or make up millions.
        blad.reset_dimensions()
        return [[_text(cel) for cel in rij] for rij in _limited(blad.iter_rows(values_only=True))]
    except Invoerfout:
        raise
    except Exception as fout:  # openpyxl meets a broken file with errors of any kind
        raise Invoerfout(_("Dit Excel-bestand is niet te lezen: %s.") % fout) from fout


def _limited(rijen: Iterable[tuple]) -> Iterator[tuple]:
    for nummer, rij in enumerate(rijen, start=1):
        if nummer > MEESTE_RIJEN or len(rij) > MEESTE_KOLOMMEN:
            raise Invoerfout(
                _("Dit blad is te groot: hooguit %(rijen)d rijen en %(kolommen)d kolommen.")
                % {"rijen": MEESTE_RIJEN, "kolommen": MEESTE_KOLOMMEN}
            )
        yield rij


def _text(cel: object) -> str:
    """A cell as a person would type it: whole numbers without a point, dates as 2026-12-31."""
    if cel is None:
        return ""
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    if isinstance(cel, datetime) and cel.time() == time():
        return cel.date().isoformat()
    if isinstance(cel, datetime):
        return cel.isoformat()
    return str(cel).strip()

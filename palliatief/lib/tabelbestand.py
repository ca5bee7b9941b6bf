"""Small tables as a file for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

# A spreadsheet runs a cell that starts with one of these; an apostrophe makes it text. What has apostrophes already
# gets one more, so that taking one away always gives the text back.
GEVAARLIJK = re.compile(r"^(?='*[=+\-@\t\r])")

VEILIG_GEMAAKT = re.compile(r"^'(?='*[=+\-@\t\r])")

# What comes along when somebody pastes from Word, and no spreadsheet may hold.
ONZICHTBAAR = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), " ")
# What Excel can hold in a cell; one of it is for the apostrophe.
LANGSTE_CEL = 32_767


def as_cell_text(tekst: str) -> str:
    """Text as a cell can hold it, and as it comes back: one kind of line ends, nothing invisible, nothing around it."""
    regels = tekst.replace("\r\n", "\n").replace("\r", "\n")
    return regels.translate(ONZICHTBAAR)[: LANGSTE_CEL - 1].strip()


def safe_cell(waarde: object) -> object:
    """A text that no spreadsheet takes for a formula; a number stays a number."""
    return GEVAARLIJK.sub("'", waarde) if isinstance(waarde, str) else waarde


def plain_cell(tekst: str) -> str:
    """What stood in a cell before ``safe_cell`` made it safe."""
    return VEILIG_GEMAAKT.sub("", tekst)


def make_csv(kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with the mark that tells Excel so."""
    uit = io.StringIO()
    schrijver = csv.writer(uit)
    schrijver.writerow(kop)
    schrijver.writerows([safe_cell(waarde) for waarde in rij] for rij in rijen)
    return b"\xef\xbb\xbf" + uit.getvalue().encode()


def make_xlsx(kop: Sequence[str], rijen: Iterable[Sequence[object]], *, blad: str) -> bytes:
    """The same as an Excel file with one sheet."""
    boek = Workbook(write_only=True)
    tabel = boek.create_sheet(blad)
    tabel.append(list(kop))
    for rij in rijen:
        tabel.append([safe_cell(waarde) for waarde in rij])
    return save_werkboek(boek)


def save_werkboek(boek: Workbook) -> bytes:
    """The bytes of an Excel file."""
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()

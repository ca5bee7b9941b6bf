"""Small tables as a file for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

# A spreadsheet runs a cell that starts with one of these; an apostrophe makes it text.
GEVAARLIJK = re.compile(r"^(?=[=+\-@\t\r])")


def safe_cell(waarde: object) -> object:
    """A text that no spreadsheet takes for a formula; a number stays a number."""
    return GEVAARLIJK.sub("'", waarde) if isinstance(waarde, str) else waarde


def make_csv(kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with the mark that tells Excel so."""
    uit = io.StringIO()
    schrijver = csv.writer(uit)
    schrijver.writerow(kop)
    schrijver.writerows([safe_cell(waarde) for waarde in rij] for rij in rijen)
    return b"\xef\xbb\xbf" + uit.getvalue().encode()

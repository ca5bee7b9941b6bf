"""Reads the first sheet of an Excel file that may come from anybody: the package is looked at before it is opened."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, time
from xml.parsers import expat

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from . import Invoerfout

ZIP = b"PK\x03\x04"
# Old Excel files, and new ones with a password, which are wrapped in the old kind.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MET_WACHTWOORD = "EncryptedPackage".encode("utf-16-le")

# A package is a zip: what looks small may not be. So much it may hold, so many marks may stand in its texts, and so
# much smaller a part may be than what comes out of it.
UITGEPAKT = 64 * 1024 * 1024
MEESTE_TEKENS = 4_000_000
MEESTE_DELEN = 1_000
VERHOUDING, VERHOUDING_VANAF = 200, 1024 * 1024
BLOK = 1024 * 1024


def count_werkboek(inhoud: bytes) -> int:
    """About how many rows it has, after refusing what should not be opened."""
    with _open(inhoud) as pakket:
        _check_soort(pakket)
        _check_grootte(pakket.infolist())
        try:
            return _check_delen(pakket)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fout:
            raise Invoerfout(
                _("Dit Excel-bestand is niet te lezen. Open het in Excel en sla het opnieuw op.")
            ) from fout


def read_werkboek(inhoud: bytes) -> Iterator[list[str]]:
    """The cells of the first sheet as text, row by row."""
    count_werkboek(inhoud)
    try:
        boek = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
        blad = boek.worksheets[0]
        # Some programs write a wrong size; then openpyxl would cut cells off, or make up millions.
        blad.reset_dimensions()
        for rij in blad.iter_rows():
            yield [_text(cel.value, cel.number_format) for cel in rij]
    except Exception as fout:  # openpyxl meets a broken file with errors of any kind
        raise Invoerfout(_("Dit Excel-bestand is niet te lezen: %s.") % fout) from fout


def explain_ole(inhoud: bytes) -> str:
    """Why a file in Excel's old wrapping cannot be read."""
    if MET_WACHTWOORD in inhoud:
        return _("Op dit Excel-bestand zit een wachtwoord. Haal het wachtwoord weg en kies het bestand opnieuw.")
    return _("Dit is een oud Excel-bestand (.xls). Open het in Excel en sla het op als .xlsx.")


def _open(inhoud: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(inhoud))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fout:
        raise Invoerfout(_("Dit bestand is beschadigd en niet te lezen. Sla het opnieuw op.")) from fout


def _check_soort(pakket: zipfile.ZipFile) -> None:
    """Refuse by name what people take for a sheet and is another kind of file."""
    namen = {deel.filename for deel in pakket.infolist()}
    if any(deel.flag_bits & 1 for deel in pakket.infolist()):
        raise Invoerfout(_("Op dit bestand zit een wachtwoord. Haal het wachtwoord weg en kies het bestand opnieuw."))
    if "content.xml" in namen and "mimetype" in namen:
        raise Invoerfout(_("Dit is een bestand van LibreOffice (.ods). Sla het op als .xlsx."))
    if any(naam.endswith("vbaProject.bin") for naam in namen):
        raise Invoerfout(_("In dit Excel-bestand zitten macro’s (.xlsm). Sla het op als .xlsx, zonder macro’s."))
    if "xl/workbook.bin" in namen:
        raise Invoerfout(_("Dit is een binair Excel-bestand (.xlsb). Sla het op als .xlsx."))
    if not any(naam.startswith("xl/") for naam in namen):
        raise Invoerfout(_("Dit is geen Excel-bestand. Kies een blad: .xlsx of .csv."))


def _check_grootte(delen: list[zipfile.ZipInfo]) -> None:
    if len(delen) > MEESTE_DELEN or sum(deel.file_size for deel in delen) > UITGEPAKT:
        raise Invoerfout(_("Dit Excel-bestand is uitgepakt te groot: meer dan %d MB.") % (UITGEPAKT >> 20))
    for deel in delen:
        if deel.file_size > max(VERHOUDING_VANAF, VERHOUDING * deel.compress_size):
            raise Invoerfout(_("Dit Excel-bestand is te sterk ingepakt. Open het in Excel en sla het opnieuw op."))


def _check_delen(pakket: zipfile.ZipFile) -> int:
    """Read each text once, in pieces: no definitions of its own, not too many marks; count the rows on the way."""
    tekens = rijen = 0
    for deel in pakket.infolist():
        if not deel.filename.endswith((".xml", ".rels")):
            continue
        begin = _Begin()
        with pakket.open(deel) as stroom:
            while blok := stroom.read(BLOK):
                begin.feed(blok)
                tekens += blok.count(b"<")
                rijen += blok.count(b"row>") if deel.filename.startswith("xl/worksheets/") else 0
        if tekens > MEESTE_TEKENS:
            raise Invoerfout(_("Dit Excel-bestand heeft te veel cellen. Haal lege rijen en kolommen weg."))
    return rijen


class _Begin:
    """What stands before the first element. A document type is refused: by one a small text can become a huge one.

    expat reads it, as it will for openpyxl, so no way of writing hides it.
    """

    def __init__(self) -> None:
        self.voorbij = False
        self.lezer = expat.ParserCreate()
        self.lezer.StartDoctypeDeclHandler = self._refuse
        self.lezer.StartElementHandler = self._stop

    def feed(self, blok: bytes) -> None:
        if self.voorbij:
            return
        try:
            self.lezer.Parse(blok)
        except expat.ExpatError:
            # What is no XML at all is told by openpyxl, when it needs this part.
            self.voorbij = True

    def _refuse(self, *_definitie: object) -> None:
        raise Invoerfout(_("In dit Excel-bestand staan eigen definities (DTD). Dat lezen we niet."))

    def _stop(self, *_element: object) -> None:
        self.voorbij = True
        self.lezer.StartElementHandler = None


def _text(cel: object, opmaak: str) -> str:
    """A cell as a person would type it: whole numbers without a point, dates as 2026-12-31, 100% and not 1."""
    if cel is None:
        return ""
    if isinstance(cel, int | float) and opmaak.endswith("%"):
        return f"{100 * cel:g}%"
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    if isinstance(cel, datetime) and cel.time() == time():
        return cel.date().isoformat()
    if isinstance(cel, datetime):
        return cel.isoformat()
    return str(cel).strip()

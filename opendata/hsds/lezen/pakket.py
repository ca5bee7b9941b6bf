"""Services in the tabular form of HSDS: a CSV for each table, in a zip or a folder; 3.0, and the names before it.

The tables are put together on disk, so that memory does not grow with them.
"""

import csv
import io
import json
import lzma
import re
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TextIO

from django.utils.translation import gettext as _

from palliatief.lib.tabelbestand import plain_cell
from socialekaart.importeren import Invoerfout

from . import Diensten, Onleesbaar
from .tekst import LANGSTE_REGEL

# In signs: a row is in memory as a whole, and one of commas only takes eight times as much.
LANGSTE_RIJ = 2_000_000
UITGEPAKT = 4 * 1024**3
# Of the tables on disk; short rows take far more room there.
MEESTE_BLADZIJDEN = 2 * UITGEPAKT // 4096
# Each table by the names that it had; all others are not read.
TABELLEN = {
    naam: tabel
    for tabel, namen in {
        "services": "services service",
        "organizations": "organizations organization",
        "locations": "locations location",
        "service_at_locations": "service_at_locations service_at_location services_at_location",
        "addresses": "addresses address physical_addresses physical_address",
        "phones": "phones phone",
        "schedules": "schedules schedule regular_schedules regular_schedule",
        "languages": "languages language",
        "service_areas": "service_areas service_area",
        "cost_options": "cost_options cost_option",
        "eligibility": "eligibility eligibilities",
        "attributes": "attributes attribute service_attributes service_taxonomy services_taxonomy",
        "taxonomies": "taxonomies",
        "taxonomy_terms": "taxonomy_terms taxonomy_term taxonomy",
    }.items()
    for naam in namen.split()
}
# What a row belongs to: the first of these columns that is filled.
OUDERS = {
    "service_at_locations": ("service_id",),
    "addresses": ("location_id",),
    "phones": ("service_id", "service_at_location_id", "location_id", "organization_id"),
    "schedules": ("service_id", "service_at_location_id", "location_id"),
    "languages": ("service_id",),
    "service_areas": ("service_id",),
    "cost_options": ("service_id",),
    "eligibility": ("service_id",),
    "attributes": ("link_id", "service_id"),
}
# Columns of ours that hold JSON.
JSON_KOLOMMEN = ("referral", "address_nl")
# What a damaged package raises, or one in a way of packing that we do not have.
ONLEESBAAR = (csv.Error, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError)
Rij = dict[str, object]


class _TeGroot(Exception):
    """More belongs to a service than may be in memory at once."""


class Delen:
    """The tables of a package by name, each to be opened as bytes."""

    def __init__(self, namen: dict[str, str], open_deel: Callable[[str], BinaryIO]):
        self.namen = namen
        self.open_deel = open_deel

    @classmethod
    def of_zip(cls, pakket: zipfile.ZipFile) -> "Delen":
        delen = pakket.infolist()
        if any(deel.flag_bits & 1 for deel in delen):
            raise Invoerfout(_("Op dit bestand zit een wachtwoord. Haal het weg en kies het bestand opnieuw."))
        if sum(deel.file_size for deel in delen) > UITGEPAKT:
            raise Invoerfout(_("Dit pakket is uitgepakt te groot: meer dan %d GB.") % (UITGEPAKT >> 30))
        return cls(_find_tabellen([deel.filename for deel in delen]), pakket.open)  # type: ignore[arg-type]

    @classmethod
    def of_folder(cls, map_: Path) -> "Delen":
        return cls(_find_tabellen([str(pad) for pad in sorted(map_.glob("*.csv"))]), lambda naam: Path(naam).open("rb"))

    def read(self, tabel: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Rows with their number as a spreadsheet shows it (the header is 1), without what is empty."""
        # It holds for the whole process, so whoever reads after us gets his own back.
        voorheen = csv.field_size_limit(LANGSTE_RIJ)
        try:
            with (
                self.open_deel(self.namen[tabel]) as bytes_,
                io.TextIOWrapper(bytes_, "utf-8-sig", newline="") as tekst,
            ):
                yield from _read_rijen(tekst)
        except UnicodeDecodeError as fout:
            raise Invoerfout(_("“%s” is geen UTF-8.") % self.namen[tabel]) from fout
        except ONLEESBAAR as fout:
            waarden = {"naam": self.namen[tabel], "reden": fout}
            raise Invoerfout(_("“%(naam)s” is niet te lezen: %(reden)s.") % waarden) from fout
        finally:
            csv.field_size_limit(voorheen)


class _Regels:
    """The lines of a table, for as long as there is ``ruimte`` left for the row that they are of."""

    def __init__(self, tekst: TextIO):
        self.tekst = tekst
        self.ruimte = LANGSTE_RIJ

    def __iter__(self) -> "_Regels":
        return self

    def __next__(self) -> str:
        regel = self.tekst.readline(self.ruimte)
        self.ruimte -= len(regel)
        if not self.ruimte:
            raise csv.Error(_("een rij is te lang"))
        if not regel:
            raise StopIteration
        return regel


def _read_rijen(tekst: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    regels = _Regels(tekst)
    rijen = csv.reader(regels)
    kop = [cel.strip().lower() for cel in next(rijen, [])]
    if len(kop) == 1 and re.search("[;\t]", kop[0]):
        raise csv.Error(_("tussen de kolommen staan geen komma’s"))
    for nummer, cellen in enumerate(rijen, start=2):
        regels.ruimte = LANGSTE_RIJ
        if any(cellen):
            rij = zip(kop, map(plain_cell, cellen), strict=False)
            yield nummer, {naam: cel for naam, cel in rij if naam and cel}


def _find_tabellen(bestanden: list[str]) -> dict[str, str]:
    per_naam = {
        PurePosixPath(bestand).stem.lower(): bestand
        for bestand in bestanden
        if bestand.lower().endswith(".csv") and not bestand.startswith("__MACOSX")
    }
    # In 2.0 this was the list of taxonomies; before that, their terms.
    if "taxonomy" in per_naam and per_naam.keys() & {"taxonomy_term", "taxonomy_terms"}:
        per_naam["taxonomies"] = per_naam.pop("taxonomy")
    namen = {TABELLEN[naam]: bestand for naam, bestand in per_naam.items() if naam in TABELLEN}
    if "services" not in namen:
        raise Invoerfout(_("Hierin staat geen services.csv. Dit is geen HSDS-pakket."))
    return namen


@contextmanager
def open_pakket(delen: Delen) -> Iterator[Diensten]:
    """The services of a package, for as long as this is open."""
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as bestand, sqlite3.connect(bestand.name) as kast:
        try:
            samenhang = _Samenhang(kast)
            samenhang.fill(delen)
            yield Diensten(sum(1 for _rij in delen.read("services")), samenhang.read(delen))
        finally:
            kast.rollback()


class _Samenhang:
    """All tables but that of the services, to be looked up by what each row is and belongs to."""

    def __init__(self, kast: sqlite3.Connection):
        self.kast = kast
        kast.execute(f"PRAGMA max_page_count = {MEESTE_BLADZIJDEN}")
        kast.execute("PRAGMA journal_mode = OFF")
        kast.execute("PRAGMA synchronous = OFF")
        kast.execute("CREATE TABLE rij (tabel TEXT, ouder TEXT, inhoud TEXT)")

    def fill(self, delen: Delen) -> None:
        try:
            for tabel in delen.namen.keys() - {"services"}:
                self.kast.executemany("INSERT INTO rij VALUES (?, ?, ?)", self._rows(tabel, delen))
            self.kast.execute("CREATE INDEX rij_ouder ON rij (ouder, tabel)")
        except sqlite3.OperationalError as fout:
            raise Invoerfout(_("Dit pakket past niet op de schijf: er staan te veel rijen in.")) from fout

    @staticmethod
    def _rows(tabel: str, delen: Delen) -> Iterator[tuple[str, str, str]]:
        for _nummer, rij in delen.read(tabel):
            # Without its column a number is not one: before 3.0 each table could count from 1.
            ouder = next((f"{kolom} {rij[kolom]}" for kolom in OUDERS.get(tabel, ("id",)) if rij.get(kolom)), "")
            yield tabel, ouder, json.dumps(_as_document(rij))

    def read(self, delen: Delen) -> Iterator[tuple[int, Rij | Onleesbaar]]:
        for nummer, rij in delen.read("services"):
            self.ruimte = LANGSTE_REGEL
            try:
                yield nummer, self._build(_as_document(rij))
            except _TeGroot:
                yield nummer, Onleesbaar(_("Bij deze dienst hoort te veel."), rij.get("id", ""))

    def _build(self, dienst: Rij) -> Rij:
        nummer = dienst.get("id")
        for tabel in ("phones", "schedules", "languages", "service_areas", "cost_options", "eligibility"):
            dienst[tabel] = self._list(tabel, "service_id", nummer)
        dienst["organization"] = self._one("organizations", dienst.get("organization_id"))
        # Before 2.0 a service could have its place in its own row.
        hier = self._list("service_at_locations", "service_id", nummer) or (
            [dienst] if dienst.get("location_id") else []
        )
        dienst["service_at_locations"] = [self._build_plek(deel) for deel in hier]
        kenmerken = [
            kenmerk for kolom in ("link_id", "service_id") for kenmerk in self._list("attributes", kolom, nummer)
        ]
        dienst["attributes"] = [self._build_kenmerk(kenmerk) for kenmerk in kenmerken]
        return {naam: waarde for naam, waarde in dienst.items() if waarde}

    def _build_plek(self, hier: Rij) -> Rij:
        locatie = self._one("locations", hier.get("location_id")) or {}
        nummer = locatie.get("id")
        if nummer:
            locatie |= {tabel: self._list(tabel, "location_id", nummer) for tabel in ("addresses", "phones")}
        eigen = {
            tabel: self._list(tabel, "service_at_location_id", hier.get("id")) for tabel in ("phones", "schedules")
        }
        eigen["schedules"] = eigen["schedules"] or self._list("schedules", "location_id", nummer)
        return {"id": hier.get("id"), "location": locatie, **eigen}

    def _build_kenmerk(self, kenmerk: Rij) -> Rij:
        term = self._one("taxonomy_terms", kenmerk.get("taxonomy_term_id") or kenmerk.get("taxonomy_id")) or {}
        taxonomie = self._one("taxonomies", term.get("taxonomy_id"))
        return {"taxonomy_term": term | ({"taxonomy_detail": taxonomie} if taxonomie else {})}

    def _list(self, tabel: str, kolom: str, nummer: object) -> list[Rij]:
        """The rows of a table that have this number in this column."""
        if not nummer:
            return []
        opdracht = "SELECT inhoud FROM rij WHERE ouder = ? AND tabel = ? ORDER BY rowid"
        rijen = []
        for (inhoud,) in self.kast.execute(opdracht, [f"{kolom} {nummer}", tabel]):
            self.ruimte -= len(inhoud)
            if self.ruimte < 0:
                raise _TeGroot
            rijen.append(json.loads(inhoud))
        return rijen

    def _one(self, tabel: str, nummer: object) -> Rij | None:
        gevonden = self._list(tabel, "id", nummer)
        return gevonden[0] if gevonden else None


def _as_document(rij: dict[str, str]) -> Rij:
    """A row as it would be in JSON."""
    document: Rij = dict(rij)
    for kolom in JSON_KOLOMMEN:
        try:
            document[kolom] = json.loads(rij.get(kolom, "null"))
        except ValueError:
            document[kolom] = None
    return document

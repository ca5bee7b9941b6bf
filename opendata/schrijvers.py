"""Writes the files of the open data: each takes a file to write to, and tells how many records it wrote.

What can be large is passed on as Postgres makes it, so that memory does not grow with the number of records.
"""

from collections.abc import Callable
from typing import BinaryIO

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from evaluatie.hiaten.vraag import Vraag
from evaluatie.pakket.tabel import Tabel, write_cell, write_excel_cell
from evaluatie.rapporten import Opdracht, make_bestand
from palliatief.lib.tabelbestand import make_csv, make_xlsx
from proeftuinen.netwerk import uitvoer
from proeftuinen.netwerk.pagina import Netwerkpagina
from proeftuinen.netwerk.vraag import Netwerkvraag
from socialekaart.models import Doelgroep, Kaartstand, Ondersteuningswens, Zoekrij
from socialekaart.tabellen import stream_csv, xlsx_response

from .hsds.bladzijde import copy_lines
from .kolommen import describe_doelgroepen, describe_wensen

Schrijver = Callable[[BinaryIO], int]

FEATURES = "SELECT feature FROM socialekaart_zoekrij ORDER BY sorteernaam, initiatief_id"


def write_initiatieven_csv(uit: BinaryIO) -> int:
    rijen = _all_rows()
    for blok in stream_csv(rijen):
        uit.write(blok)
    return rijen.count()


def write_initiatieven_xlsx(uit: BinaryIO) -> int:
    rijen = _all_rows()
    uit.write(xlsx_response(rijen).content)
    return rijen.count()


def write_initiatieven_geojson(uit: BinaryIO) -> int:
    """The same features as the map gives, by name."""
    uit.write(b'{"type":"FeatureCollection","bron":"Sociale kaart palliatieve zorg Amsterdam","features":[')
    aantal = 0
    for blok in copy_lines([FEATURES]):
        regels = blok.splitlines()
        uit.write((b",\n" if aantal and regels else b"\n") + b",\n".join(regels))
        aantal += len(regels)
    uit.write(b"]}\n")
    return aantal


def _all_rows() -> QuerySet[Zoekrij]:
    return Zoekrij.objects.order_by("sorteernaam", "pk")


def as_csv(make: Callable[[], Tabel]) -> Schrijver:
    """A small table as a sheet for people: with the mark that tells Excel that it is UTF-8."""

    def write(uit: BinaryIO) -> int:
        tabel = make()
        rijen = [[write_cell(waarde) for waarde in rij] for rij in tabel.rijen]
        uit.write(make_csv(_head(tabel), rijen))
        return len(rijen)

    return write


def as_xlsx(make: Callable[[], Tabel]) -> Schrijver:
    """The same as an Excel file."""

    def write(uit: BinaryIO) -> int:
        tabel = make()
        rijen = [[write_excel_cell(waarde) for waarde in rij] for rij in tabel.rijen]
        uit.write(make_xlsx(_head(tabel), rijen, blad=tabel.titel))
        return len(rijen)

    return write


def _head(tabel: Tabel) -> list[str]:
    return [kolom.naam for kolom in tabel.kolommen]


def make_wensen() -> Tabel:
    wensen = Ondersteuningswens.objects.select_related("domein")
    return Tabel(
        naam="wensen",
        titel=_("Wensen"),
        uitleg=_("De wensen, per domein."),
        kolommen=describe_wensen(),
        rijen=[(w.domein.slug, w.domein.naam, w.slug, w.naam, w.naam_en, w.uitleg) for w in wensen],
    )


def make_doelgroepen() -> Tabel:
    return Tabel(
        naam="doelgroepen",
        titel=_("Doelgroepen"),
        uitleg=_("De groepen mensen voor wie iets is."),
        kolommen=describe_doelgroepen(),
        rijen=list(Doelgroep.objects.values_list("slug", "naam", "naam_en")),
    )


def write_hiaten(vorm: str) -> Schrijver:
    """The gaps of today as everybody may see them, with the first choices of the site."""

    def write(uit: BinaryIO) -> int:
        opdracht = Opdracht(Vraag())
        uit.write(make_bestand(vorm, opdracht))
        return len(opdracht.read_matrix().cellen)

    return write


def write_samenwerkingen(uit: BinaryIO) -> int:
    """The ties of today between organisations of the whole city."""
    pagina = Netwerkpagina(Netwerkvraag(QueryDict(), Kaartstand.objects.current()))
    uit.write(uitvoer.as_csv(pagina))
    return len(pagina.netwerk.banden)

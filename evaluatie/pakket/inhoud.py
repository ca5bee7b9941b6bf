"""What is in the data package."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.urls import reverse

from ..hiaten.matrix import Matrix
from ..methode import write_markdown
from . import pack
from .beschrijving import (
    Inlichting,
    describe_package,
    describe_web,
    write_citation,
    write_codebook,
    write_licence,
    write_readme,
)
from .doelgroep import make_doelgroep
from .hiaten import make_hiaten
from .metingen import make_metingen
from .tabel import Tabel
from .vragenlijsten import make_vragenlijsten


def make_pakket(matrix: Matrix, *, precies: bool, voortgang: Callable[[int], Any]) -> bytes:
    """All tables of this question with their description, as a zip."""
    tabellen = list_tabellen(matrix, precies=precies)
    bestanden: dict[str, tuple[Tabel, bytes]] = {}
    for nummer, tabel in enumerate(tabellen, start=1):
        bestanden[f"{tabel.naam}.csv"] = tabel, tabel.as_csv()
        voortgang(20 + 70 * nummer // len(tabellen))
    return pack(
        {**{naam: inhoud for naam, (_tabel, inhoud) in bestanden.items()}, **describe(matrix, precies, bestanden)}
    )


def list_tabellen(matrix: Matrix, *, precies: bool) -> list[Tabel]:
    """The questionnaires are in it only as they are now: nobody can tell which of them had come in on a day."""
    vraag = matrix.vraag
    return [
        make_hiaten(matrix, precies=precies),
        make_doelgroep(peildatum=vraag.peildatum, precies=precies),
        make_metingen(peildatum=vraag.peildatum, domein=vraag.domein, precies=precies),
        *([] if vraag.peildatum else [make_vragenlijsten(precies=precies)]),
    ]


def describe(matrix: Matrix, precies: bool, bestanden: dict[str, tuple[Tabel, bytes]]) -> dict[str, bytes]:
    """All that goes along with the tables."""
    adres = settings.SITE_URL + reverse("methode")
    over = Inlichting(
        dag=matrix.dag,
        adres=adres,
        precies=precies,
        voorbeeld=any(cel.voorbeeld for cel in matrix.cellen.values()),
        keuzes=dict(parse_qsl(matrix.vraag.query())),
        bronnen=list_bronnen(matrix),
    )
    codeboek_csv, codeboek_md = write_codebook(bestanden)
    return {
        "LEESMIJ.md": write_readme(over, bestanden),
        "datapackage.json": describe_package(over, bestanden),
        "csv-metadata.json": describe_web(over, bestanden),
        "codeboek.csv": codeboek_csv,
        "codeboek.md": codeboek_md,
        "methode.md": write_markdown(matrix.dag, adres).encode(),
        "LICENTIE.txt": write_licence(over),
        "CITATION.cff": write_citation(over),
    }


def list_bronnen(matrix: Matrix) -> list[str]:
    """What the gaps rest on, each source once."""
    bronnen = {meting.bron for meting in matrix.metingen.values()}
    return sorted(bronnen | {schatting.bron for schatting in matrix.schattingen.values()})

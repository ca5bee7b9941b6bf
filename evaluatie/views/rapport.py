"""The gaps as a table, a report and a data package, for everybody."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from palliatief.lib.download import CSV, PDF, XLSX, ZIP
from proeftuinen.papier import give_in_turn
from socialekaart.momentopname import kept
from socialekaart.views.publiek import public_data

from ..hiaten.vraag import from_request
from ..rapporten import Opdracht, make_bestand

# A report says of which day it is.
data_of_today = partial(public_data, van_vandaag=True)


def _give(request: HttpRequest, versie: int, vorm: str, soort: str) -> HttpResponse:
    """The file, kept as long as the data and the question stay the same: making it takes seconds."""
    opdracht = Opdracht(from_request(request.GET)[0])
    sleutel = hash((versie, opdracht, opdracht.vraag.dag))

    def make() -> bytes:
        return kept(f"hiaten.{vorm}", sleutel, lambda: make_bestand(vorm, opdracht))

    return give_in_turn(make, opdracht.name_file(vorm), soort)


@data_of_today
def hiaten_csv(request: HttpRequest, *, versie: int) -> HttpResponse:
    return _give(request, versie, "csv", CSV)


@data_of_today
def hiaten_xlsx(request: HttpRequest, *, versie: int) -> HttpResponse:
    return _give(request, versie, "xlsx", XLSX)


@data_of_today
def hiaten_pdf(request: HttpRequest, *, versie: int) -> HttpResponse:
    return _give(request, versie, "pdf", PDF)


@data_of_today
def hiaten_zip(request: HttpRequest, *, versie: int) -> HttpResponse:
    return _give(request, versie, "zip", ZIP)

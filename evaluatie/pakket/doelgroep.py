"""The size of the target group as a table: every area, year and method, and the whole city."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ..doelgroep import Cijfer, add_totals, protect_cijfers, read_cijfers
from ..hiaten import REKENVERSIE
from .tabel import Kolom, Tabel


def make_doelgroep(*, peildatum: date | None = None, precies: bool = False) -> Tabel:
    """Estimates of years up to that day (None: all), exact or as everybody may see them.

    What is withheld rests on all years, so that two files side by side say no more than one.
    """
    cijfers = read_cijfers() if precies else protect_cijfers(read_cijfers())
    alle = [*add_totals(cijfers), *cijfers]
    return Tabel(
        naam="doelgroep-intern" if precies else "doelgroep",
        titel=_("Doelgroep"),
        uitleg=_("Hoeveel mensen in hun laatste levensfase zijn: één rij per gebied, jaar en methode."),
        kolommen=describe_kolommen(),
        rijen=list(_write(cijfer for cijfer in alle if not peildatum or cijfer.jaar <= peildatum.year)),
        sleutel=("soort", "gebied_code", "jaar", "methode"),
    )


def describe_kolommen() -> list[Kolom]:
    """In their order; figures are people."""
    return [
        Kolom("soort", "string", _("stad, stadsdeel of wijk. De stad is de som van de stadsdelen die hier staan.")),
        Kolom("gebied_code", "string", _("De code van het gebied bij de gemeente. Bij de stad: 0363.")),
        Kolom("gebied", "string", _("De naam van het gebied.")),
        Kolom("jaar", "integer", _("Het jaar waarover dit cijfer gaat.")),
        Kolom("methode", "string", _("De manier van schatten.")),
        Kolom("aantal", "number", _("Zoveel mensen zijn in hun laatste levensfase, naar schatting.")),
        Kolom("laag", "number", _("Het laagste aantal volgens de schatting.")),
        Kolom("hoog", "number", _("Het hoogste aantal volgens de schatting.")),
        Kolom("berekend", "boolean", _("Of dit is berekend uit bevolking en sterfte. Anders gaf iemand dit cijfer.")),
        Kolom("bron", "string", _("Waar het cijfer vandaan komt.")),
        Kolom("voorbeeld", "boolean", _("Of dit cijfer verzonnen is, om de site te laten zien.")),
        Kolom("versie", "string", _("De versie van de rekenwijze.")),
    ]


def _write(cijfers: Iterator[Cijfer]) -> Iterator[list[Any]]:
    for c in cijfers:
        gebied = (c.gebied.soort, c.gebied.code, c.gebied.naam) if c.gebied else ("stad", "0363", "Amsterdam")
        yield [
            *gebied,
            c.jaar,
            c.methode.slug,
            *(_as_number(mensen) for mensen in (c.aantal, c.laag, c.hoog)),
            c.gemodelleerd,
            c.bron,
            c.voorbeeld,
            REKENVERSIE,
        ]


def _as_number(mensen: Any) -> Any:
    """Whole people without a point."""
    return int(mensen) if isinstance(mensen, float) and mensen.is_integer() else mensen

"""What one cell with a figure means, or why it is wrong."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from socialekaart.importeren.cellen import Celfout, explain_unknown
from socialekaart.importeren.cellen import read_datum as read_any_datum

T = TypeVar("T")
EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100
# More people than this no area has; what is larger is a slip.
MEESTE_MENSEN = 10_000_000


def read_aantal(tekst: str) -> int | None:
    """A count of people: a whole number, 0 or more."""
    if not tekst:
        return None
    if "%" in tekst:
        raise Celfout(_("Schrijf hoeveel mensen het zijn, geen percentage."))
    if re.fullmatch(r"0[.,][0-9]+", tekst):
        raise Celfout(_("Dit lijkt een deel van het geheel. Schrijf hoeveel mensen het zijn."))
    if re.fullmatch(r"[-−][0-9.,]+", tekst):
        raise Celfout(_("Een aantal mensen is nooit negatief."))
    if not re.fullmatch(r"[0-9]+", tekst):
        raise Celfout(_("Schrijf een heel getal, zonder punt of komma."))
    return int(_within(tekst))


def read_getal(tekst: str) -> Decimal | None:
    """A figure of 0 or more, with at most two decimals after a point or a comma."""
    if not tekst:
        return None
    if re.fullmatch(r"[-−][0-9.,]+", tekst):
        raise Celfout(_("Dit getal is nooit negatief."))
    if not re.fullmatch(r"[0-9]+([.,][0-9]{1,2})?", tekst):
        raise Celfout(_("Schrijf een getal, met hooguit twee cijfers achter de komma. Zonder punt bij duizend."))
    return Decimal(_within(tekst.replace(",", ".")))


def _within(tekst: str) -> str:
    # Counting its digits first: a very long number takes long to read.
    if len(tekst) > len(str(MEESTE_MENSEN)) + 3 or Decimal(tekst) > MEESTE_MENSEN:
        raise Celfout(_("Dit getal is te groot."))
    return tekst


def read_jaar(tekst: str) -> int:
    """A year in four digits. Raises Celfout."""
    if not re.fullmatch(r"[0-9]{4}", tekst) or not EERSTE_JAAR <= int(tekst) <= LAATSTE_JAAR:
        raise Celfout(_("Schrijf een jaar van 1990 tot en met 2100."))
    return int(tekst)


def read_dag(tekst: str) -> date:
    """A day that is not in the future, nor so long ago that it is a slip."""
    dag = read_any_datum(tekst)
    if dag is None or dag.year < EERSTE_JAAR:
        raise Celfout(_("Schrijf een dag vanaf 1990."))
    return dag


def read_keuze(keuzes: Mapping[str, T]) -> Callable[[str], T]:
    """A reader of one key of ``keuzes`` (in lower case), whose answer to an unknown one is what it looks like."""

    def read(tekst: str) -> T:
        gevraagd = " ".join(tekst.split()).casefold()
        if gevraagd not in keuzes:
            raise Celfout(explain_unknown(gevraagd, keuzes))
        return keuzes[gevraagd]

    return read


def read_een_van(keuzes: Mapping[str, T], namen: list[str]) -> Callable[[str], T]:
    """The same for a short list: its answer names all that there are."""

    def read(tekst: str) -> T:
        gevraagd = " ".join(tekst.split()).casefold()
        if gevraagd not in keuzes:
            raise Celfout(_("Dit kennen we niet. Kies uit: %s.") % ", ".join(namen))
        return keuzes[gevraagd]

    return read

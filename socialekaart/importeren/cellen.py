"""What one cell of the initiative sheet means, or why it is wrong."""

import difflib
import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import NumberParseException

from ..models.velden import validate_openingstijden, validate_taal, validate_telefoon

T = TypeVar("T")
GROOTSTE_GETAL = 2_147_483_647
HEEL_AMSTERDAM = {"amsterdam", "heel amsterdam"}
# Our own exports put an apostrophe before what a spreadsheet would run.
BESCHERMD = re.compile(r"^'(?='*[=+\-@\t\r])")
# Control characters and halves of characters: no text field holds them.
ONLEESBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Celfout(Exception):
    """This value cannot be used; the text says why."""


def clean_cel(cel: object) -> str:
    """The text of a cell, refused when it holds what no text field or screen can."""
    tekst = BESCHERMD.sub("", str(cel)).strip()
    if onleesbaar := ONLEESBAAR.search(tekst):
        raise Celfout(_("Er staat een onleesbaar teken in (nummer %d).") % ord(onleesbaar[0]))
    return tekst


def read_regel(lengte: int) -> Callable[[str], str]:
    """A reader of one line of text with at most this many characters."""

    def read(tekst: str) -> str:
        return _within(" ".join(tekst.split()), lengte)

    return read


def read_alinea(tekst: str) -> str:
    """Text that may have several lines."""
    return _within(tekst, 20_000)


def read_soort(tekst: str) -> str:
    if tekst.lower() not in ("formeel", "informeel"):
        raise Celfout(_("Kies formeel of informeel."))
    return tekst.lower()


def read_keuzes(keuzes: Mapping[str, int]) -> Callable[[str], frozenset[int]]:
    """A reader of values with ``;`` between them, each of them a key (in lower case) of ``keuzes``."""

    def read(tekst: str) -> frozenset[int]:
        gevraagd = [naam.casefold() for naam in split(tekst)]
        onbekend = [naam for naam in gevraagd if naam not in keuzes]
        if onbekend:
            raise Celfout(" ".join(explain_unknown(naam, keuzes) for naam in onbekend))
        return frozenset(keuzes[naam] for naam in gevraagd)

    return read


def read_werkgebied(stadsdelen: Mapping[str, int]) -> Callable[[str], tuple[bool, frozenset[int]]]:
    """A reader of ``Amsterdam``, or stadsdelen with ``;`` between them."""
    read_stadsdelen = read_keuzes(stadsdelen)

    def read(tekst: str) -> tuple[bool, frozenset[int]]:
        delen = split(tekst)
        rest = [deel for deel in delen if deel.casefold() not in HEEL_AMSTERDAM]
        return len(rest) < len(delen), read_stadsdelen(";".join(rest))

    return read


def read_huisnummer(tekst: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", tekst):
        raise Celfout(_("Excel heeft hier een datum van gemaakt. Maak de cel eerst op als tekst."))
    return _within(" ".join(tekst.split()), 20)


def read_postcode(tekst: str) -> str:
    """``1102ab`` → ``1102 AB``."""
    delen = re.fullmatch(r"([1-9][0-9]{3})\s*([A-Za-z]{2})", tekst)
    if tekst and not delen:
        raise Celfout(_("Schrijf de postcode zo: 1102 AB"))
    return f"{delen[1]} {delen[2].upper()}" if delen else ""


def read_graden(tekst: str) -> float | None:
    if not tekst:
        return None
    try:
        graden = float(tekst.replace(",", "."))
    except ValueError:
        graden = math.nan
    if not math.isfinite(graden):
        raise Celfout(_("Dit is geen getal."))
    return graden


def read_telefoon(tekst: str) -> str:
    """Any usual way of writing → ``+31201234567``. A spreadsheet drops the first 0; nine digits get it back."""
    if not tekst:
        return ""
    if re.fullmatch(r"[1-9]\d{8}", tekst):
        tekst = f"0{tekst}"
    try:
        nummer = PhoneNumber.from_string(tekst, region="NL")
    except NumberParseException as fout:
        raise Celfout(_("Dit is geen telefoonnummer. Schrijf het zo: 020 123 45 67")) from fout
    _validate(validate_telefoon, nummer)
    return nummer.as_e164


def read_email(tekst: str) -> str:
    return _validate(EmailValidator(_("Dit is geen e-mailadres.")), _within(tekst, 254))


def read_website(tekst: str) -> str:
    """An address on the web; ``https://`` is added when it is missing."""
    if tekst and "://" not in tekst:
        tekst = f"https://{tekst}"
    return _validate(URLValidator(("http", "https"), message=_("Dit is geen webadres.")), _within(tekst, 200))


def read_talen(tekst: str) -> list[str]:
    talen = list(dict.fromkeys(taal.lower() for taal in split(tekst)))
    for taal in talen:
        _validate(validate_taal, taal)
    return talen


def read_openingstijden(tekst: str) -> str:
    return _validate(validate_openingstijden, _within(" ".join(tekst.split()), 500))


def read_capaciteit(tekst: str) -> int | None:
    if tekst and not re.fullmatch(r"[0-9]{1,10}", tekst):
        raise Celfout(_("Schrijf een heel getal, 0 of meer."))
    if tekst and int(tekst) > GROOTSTE_GETAL:
        raise Celfout(_("Dit getal is te groot."))
    return int(tekst) if tekst else None


def read_datum(tekst: str) -> date | None:
    """``2026-12-31`` or ``31-12-2026``, and not in the future."""
    if not tekst:
        return None
    for vorm in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            dag = datetime.strptime(tekst, vorm).date()
        except ValueError:
            continue
        if dag > timezone.localdate():
            raise Celfout(_("Deze datum ligt in de toekomst."))
        return dag
    raise Celfout(_("Schrijf de datum zo: 31-12-2026 of 2026-12-31"))


def split(tekst: str) -> list[str]:
    """The values of a cell that are separated by ``;``."""
    return [" ".join(deel.split()) for deel in tekst.split(";") if deel.strip()]


def _within(tekst: str, lengte: int) -> str:
    if len(tekst) > lengte:
        raise Celfout(_("Dit zijn %(is)d tekens; er passen er %(lengte)d.") % {"is": len(tekst), "lengte": lengte})
    return tekst


def _validate(controle: Callable[[T], object], waarde: T) -> T:
    if waarde:
        try:
            controle(waarde)
        except ValidationError as fout:
            raise Celfout(" ".join(fout.messages)) from fout
    return waarde


def explain_unknown(naam: str, keuzes: Iterable[str]) -> str:
    """That nobody knows this, with what it looks like."""
    lijkt = difflib.get_close_matches(naam[:100], list(keuzes), n=1)
    if lijkt:
        return _("“%(naam)s” kennen we niet. Bedoelt u “%(lijkt)s”?") % {
            "naam": naam[:100],
            "lijkt": lijkt[0],
        }
    return _("“%s” kennen we niet.") % naam[:100]

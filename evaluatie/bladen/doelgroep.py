"""Two sheets about how many people there are: estimates that somebody gives, and population with deaths."""

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialekaart.importeren import cellen as tekstcellen
from socialekaart.importeren.blad import Blad, Fouten
from socialekaart.importeren.cellen import Celfout
from socialekaart.models import Gebied

from ..models import Schattingsmethode
from . import cellen

SCHATTINGEN = {
    "gebied_code": (gettext_lazy("De code van het stadsdeel, de wijk of de buurt."), "S"),
    "jaar": (gettext_lazy("Over welk jaar?"), "2024"),
    "methode": (gettext_lazy("Hoe is er geschat? De naam of de slug, zoals in het beheer."), "opgave"),
    "aantal": (gettext_lazy("Hoeveel mensen? Een komma mag, een punt bij duizend niet."), "160"),
    "laag": (gettext_lazy("Ten minste zo veel. Is er geen marge? Schrijf dan hetzelfde getal."), "150"),
    "hoog": (gettext_lazy("Ten hoogste zo veel. Is er geen marge? Schrijf dan hetzelfde getal."), "185"),
    "bron": (gettext_lazy("Waar komt dit cijfer vandaan?"), "Eigen registratie, 2024"),
}
BEVOLKING = {
    "code": (gettext_lazy("De code van het stadsdeel, de wijk of de buurt."), "S"),
    "naam": (gettext_lazy("Hoe dit gebied heet. Mag leeg."), "Weesp"),
    "jaar": (gettext_lazy("Over welk jaar?"), "2024"),
    "inwoners": (gettext_lazy("Hoeveel mensen wonen er?"), "25300"),
    "65_plus": (gettext_lazy("Hoeveel van hen zijn 65 jaar of ouder? Mag leeg."), "4590"),
    "sterfte_per_1000": (gettext_lazy("Hoeveel van elke 1.000 inwoners stierven dit jaar? Mag leeg."), "9,7"),
}
# Statistics Netherlands writes a municipality so; the gebied GM21 is a part of one.
GEMEENTE = re.compile(r"GM[0-9]{4}")


def make_schattingenblad(gebieden: dict[str, Gebied], methoden: list[Schattingsmethode]) -> Blad:
    """The sheet with estimates; areas by their code in lower case."""
    bekend = {naam.casefold(): methode for methode in methoden for naam in (methode.naam, methode.slug)}
    return Blad(
        {
            "gebied_code": cellen.read_keuze(gebieden),
            "jaar": cellen.read_jaar,
            "methode": cellen.read_een_van(bekend, [methode.slug for methode in methoden]),
            "aantal": cellen.read_getal,
            "laag": cellen.read_getal,
            "hoog": cellen.read_getal,
            "bron": tekstcellen.read_alinea,
        },
        tuple(SCHATTINGEN),
    )


def check_schatting(waarden: dict[str, Any]) -> Fouten:
    """What is wrong between cells that are each right."""
    if waarden["laag"] > waarden["aantal"]:
        return [("laag", str(waarden["laag"]), _("‘laag’ is meer dan het aantal."))]
    if waarden["hoog"] < waarden["aantal"]:
        return [("hoog", str(waarden["hoog"]), _("‘hoog’ is minder dan het aantal."))]
    return []


def make_bevolkingsblad(gebieden: dict[str, Gebied]) -> Blad:
    """The sheet with population; a code of a whole municipality gives None."""
    read_gebied = cellen.read_keuze(gebieden)
    return Blad(
        {
            "code": lambda tekst: None if GEMEENTE.fullmatch(tekst.upper()) else read_gebied(tekst),
            "naam": tekstcellen.read_regel(200),
            "jaar": cellen.read_jaar,
            "inwoners": cellen.read_aantal,
            "65_plus": cellen.read_aantal,
            "sterfte_per_1000": read_sterfte,
        },
        ("code", "jaar", "inwoners"),
    )


def read_sterfte(tekst: str) -> Any:
    """Deaths per thousand inhabitants in a year; None when the cell is empty. Raises Celfout."""
    sterfte = cellen.read_getal(tekst)
    if sterfte is not None and sterfte > 1000:
        raise Celfout(_("Van 1.000 inwoners kunnen er niet meer dan 1.000 sterven."))
    return sterfte


def check_bevolking(waarden: dict[str, Any]) -> Fouten:
    """What is wrong between cells that are each right."""
    ouderen = waarden["65_plus"]
    if ouderen is not None and ouderen > waarden["inwoners"]:
        return [("65_plus", str(ouderen), _("Er zijn niet meer 65-plussers dan inwoners."))]
    return []

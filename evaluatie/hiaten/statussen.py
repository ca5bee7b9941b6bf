"""What can be said of one wens in one stadsdeel, in words; ``statistiek.decide_status`` says which of them holds."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GEEN_METING = "geen-meting"
TE_WEINIG = "te-weinig-gegevens"
NIET_GEZOCHT = "niet-geinventariseerd"
GEEN_AANBOD = "geen-aanbod"
ALLEEN_STEDELIJK = "alleen-stedelijk"
SCHAARS = "schaars"
GEDEKT = "gedekt"

GATEN = (GEEN_AANBOD, ALLEEN_STEDELIJK, SCHAARS)
# What follows from supply alone: no figure of people can be read from it.
UIT_AANBOD = (NIET_GEZOCHT, GEEN_AANBOD, ALLEEN_STEDELIJK)


class Status(NamedTuple):
    """``symbool`` is the name of its sign; ``uitleg`` says in one sentence when it holds."""

    woorden: str | Promise
    symbool: str
    uitleg: str | Promise


STATUSSEN = {
    GEEN_AANBOD: Status(_("Geen aanbod"), "geen-aanbod", _("Alles is gezocht. Voor deze wens is hier niets.")),
    ALLEEN_STEDELIJK: Status(
        _("Alleen stedelijk"), "alleen-stedelijk", _("Er is alleen iets dat in heel Amsterdam werkt, niets van hier.")
    ),
    SCHAARS: Status(
        _("Schaars"), "schaars", _("Er is minder dan in de stad als geheel. Dat is zeker, ook met de marge erbij.")
    ),
    GEDEKT: Status(_("Gedekt"), "gedekt", _("Er is niet duidelijk minder dan in de stad als geheel.")),
    TE_WEINIG: Status(
        _("Te weinig gegevens"),
        "te-weinig-gegevens",
        _("Er zijn te weinig antwoorden, of het aantal mensen is onbekend."),
    ),
    NIET_GEZOCHT: Status(
        _("Niet gezocht"),
        "niet-geinventariseerd",
        _("Hier is nog niet al het aanbod gezocht. Niets betekent nog niet: niets."),
    ),
    GEEN_METING: Status(_("Geen meting"), "geen-meting", _("Hier is nog niet gevraagd wie dit wenst.")),
}

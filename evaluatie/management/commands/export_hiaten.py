"""Writes the gaps to a file: ``export_hiaten FILE``."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict
from django.utils.translation import gettext as _

from ...hiaten.vraag import from_request
from ...rapporten import Opdracht, make_bestand

KEUZES = ("meting", "schatting", "soort", "werkgebied", "domein", "peildatum")


class Command(BaseCommand):
    help = _("Schrijft de hiaten weg: één rij per stadsdeel en wens.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", help=_("waarheen; - is de uitvoer"))
        parser.add_argument("--vorm", choices=("csv", "xlsx", "zip"), default="csv")
        parser.add_argument(
            "--intern", action="store_true", help=_("precieze cijfers, ook van kleine groepen: deel dat bestand niet")
        )
        for keuze in KEUZES:
            parser.add_argument(f"--{keuze}", metavar="WAARDE", default="", help=_("zoals in het adres van de pagina"))

    def handle(self, *args: Any, **opties: Any) -> None:
        vraag, meldingen = from_request(_as_query(opties))
        if meldingen:
            raise CommandError(" ".join([*meldingen, _("Er is niets geschreven.")]))
        inhoud = make_bestand(opties["vorm"], Opdracht(vraag, precies=opties["intern"]))
        if opties["bestand"] == "-":
            sys.stdout.buffer.write(inhoud)
            return
        try:
            Path(opties["bestand"]).write_bytes(inhoud)
        except OSError as fout:
            raise CommandError(
                _("We kunnen “%(bestand)s” niet schrijven: %(reden)s.")
                % {"bestand": opties["bestand"], "reden": fout.strerror}
            ) from fout
        self.stdout.write(_("%s is geschreven.") % opties["bestand"])


def _as_query(opties: dict[str, Any]) -> QueryDict:
    """What was chosen, as the page reads it from an address; a wrong choice is refused in the same words."""
    vraag = QueryDict(mutable=True)
    vraag.update({keuze: opties[keuze] for keuze in KEUZES if opties[keuze]})
    return vraag

"""Takes over services that others publish in HSDS: ``import_hsds SOURCE``."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport
from socialekaart.importeren.opdracht import Importopdracht
from socialekaart.models import Initiatief

from ...actions import import_hsds, read_until
from ...hsds.lezen.bron import name_bron, open_diensten


class Command(Importopdracht):
    help = _(
        "Neemt diensten over die anderen aanbieden in HSDS: van een server (https://voorbeeld.nl/hsds), "
        "of uit een pakket (.zip, map of datapackage.json), .json of .ndjson."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--naam", help=_("naam van de bron; anders de naam van de site of het bestand"))
        parser.add_argument("--alles", action="store_true", help=_("lees alles, en niet alleen wat is gewijzigd"))
        parser.add_argument("--concept", action="store_true", help=_("zet wat nieuw is nog niet op de kaart"))
        parser.add_argument(
            "--soort",
            choices=Initiatief.Soort.values,
            default=Initiatief.Soort.FORMEEL.value,
            help=_("als een dienst niet zegt of de hulp formeel of informeel is"),
        )
        parser.add_argument("--alles-of-niets", action="store_true", help=_("één foute dienst houdt alles tegen"))

    def import_bron(self, opties: dict[str, Any]) -> Rapport:
        naam = opties["naam"] or name_bron(opties["bestand"])
        sinds = None if opties["alles"] else read_until(naam=naam)
        with open_diensten(opties["bestand"], sinds=sinds) as diensten:
            return import_hsds(
                diensten=diensten,
                naam=naam,
                adres=diensten.adres.removesuffix("/services"),
                soort=opties["soort"],
                publiceren=not opties["concept"],
                alles_of_niets=opties["alles_of_niets"],
                dry_run=opties["dry_run"],
                voortgang=self.progress(diensten.totaal) if diensten.totaal else lambda aantal: None,
            )

"""Reads a layer of areas: ``import_gebieden --soort stadsdeel FILE``."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport

from ...actions import import_gebieden
from ...importeren.bronnen import bronnaam
from ...importeren.geojson import read_collectie
from ...importeren.opdracht import Importopdracht
from ...models import Gebied


class Command(Importopdracht):
    help = _("Leest een laag met gebieden (GeoJSON in lengte- en breedtegraden).")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--soort", required=True, choices=Gebied.Soort.values)

    def import_bytes(self, inhoud: bytes, opties: dict[str, Any]) -> Rapport:
        return import_gebieden(
            soort=opties["soort"],
            collectie=read_collectie(inhoud),
            bron=bronnaam(opties["bestand"]),
            dry_run=opties["dry_run"],
        )

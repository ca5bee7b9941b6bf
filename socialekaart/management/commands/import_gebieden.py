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

    def import_bytes(
        self, inhoud: bytes, *, bestand: str, soort: str, dry_run: bool, **opties: Any
    ) -> Rapport:
        collectie = read_collectie(inhoud)
        return import_gebieden(soort=soort, collectie=collectie, bron=bronnaam(bestand), dry_run=dry_run)

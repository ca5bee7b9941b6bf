"""Reads the municipal layer of facilities: ``import_voorzieningen FILE``."""

from typing import Any

from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport

from ...actions import import_voorzieningen
from ...importeren.geojson import read_collectie
from ...importeren.opdracht import Importopdracht


class Command(Importopdracht):
    help = _("Leest de laag met maatschappelijke voorzieningen van de gemeente (GeoJSON).")

    def import_bytes(self, inhoud: bytes, opties: dict[str, Any]) -> Rapport:
        return import_voorzieningen(collectie=read_collectie(inhoud), dry_run=opties["dry_run"])

"""Reads the initiative sheet: ``import_initiatieven FILE`` (.csv or .xlsx)."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport

from ...actions import import_initiatieven
from ...importeren.initiatiefblad import read_blad
from ...importeren.opdracht import Bladopdracht
from ...importeren.tabel import Tabel


class Command(Bladopdracht):
    help = _("Leest een blad met initiatieven (.csv of .xlsx).")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--bron",
            default="initiatievenblad",
            help=_("naam van de bron; hetzelfde bron_id uit dezelfde bron is hetzelfde initiatief"),
        )

    def read_blad(self, inhoud: bytes, opties: dict[str, Any]) -> Tabel:
        return read_blad(inhoud)

    def import_rijen(self, opties: dict[str, Any], **keuzes: Any) -> Rapport:
        return import_initiatieven(bron=opties["bron"], **keuzes)

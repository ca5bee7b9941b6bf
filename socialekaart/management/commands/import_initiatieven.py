"""Reads the initiative sheet: ``import_initiatieven FILE`` (.csv or .xlsx)."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport

from ...actions import import_initiatieven
from ...importeren.initiatiefblad import read_blad
from ...importeren.opdracht import Importopdracht


class Command(Importopdracht):
    help = _("Leest een blad met initiatieven (.csv of .xlsx).")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--bron",
            default="initiatievenblad",
            help=_("naam van de bron; hetzelfde bron_id uit dezelfde bron is hetzelfde initiatief"),
        )
        parser.add_argument("--alles-of-niets", action="store_true", help=_("één foute rij houdt alles tegen"))

    def import_bytes(self, inhoud: bytes, opties: dict[str, Any]) -> Rapport:
        tabel = read_blad(inhoud)
        rapport = import_initiatieven(
            rijen=tabel.rijen,
            bron=opties["bron"],
            alles_of_niets=opties["alles_of_niets"],
            dry_run=opties["dry_run"],
            voortgang=self.progress(len(tabel.rijen)),
        )
        for kolom in tabel.genegeerd:
            rapport.note(1, _("De kolom “%s” kennen we niet en is niet gelezen.") % kolom)
        return rapport

"""Reads estimates of the target group, or population and deaths: ``import_doelgroep FILE [--bevolking]``."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport
from socialekaart.importeren.bronnen import bronnaam
from socialekaart.importeren.opdracht import Bladopdracht
from socialekaart.importeren.tabel import Tabel

from ...actions import import_bevolking, import_schattingen
from ...bladen.doelgroep import make_bevolkingsblad, make_schattingenblad


class Command(Bladopdracht):
    help = _("Leest een blad met schattingen van de doelgroep, of met bevolking en sterfte (.csv of .xlsx).")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--bevolking", action="store_true", help=_("het blad heeft bevolking en sterfte; reken de doelgroep uit")
        )
        parser.add_argument(
            "--bron", default="", help=_("waar de bevolking vandaan komt; zonder: de naam van het bestand")
        )

    def read_blad(self, inhoud: bytes, opties: dict[str, Any]) -> Tabel:
        blad = make_bevolkingsblad({}) if opties["bevolking"] else make_schattingenblad({}, [])
        return blad.read_tabel(inhoud)

    def import_rijen(self, opties: dict[str, Any], **keuzes: Any) -> Rapport:
        if opties["bevolking"]:
            rapport, _uitslagen = import_bevolking(bron=opties["bron"] or bronnaam(opties["bestand"]), **keuzes)
        else:
            rapport, _uitslagen = import_schattingen(**keuzes)
        return rapport

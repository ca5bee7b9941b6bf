"""Reads estimates of the target group, or population and deaths: ``import_doelgroep FILE [--bevolking]``."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport
from socialekaart.importeren.bronnen import bronnaam
from socialekaart.importeren.opdracht import Importopdracht

from ...actions import import_bevolking, import_schattingen
from ...bladen.doelgroep import make_bevolkingsblad, make_schattingenblad


class Command(Importopdracht):
    help = _("Leest een blad met schattingen van de doelgroep, of met bevolking en sterfte (.csv of .xlsx).")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--bevolking", action="store_true", help=_("het blad heeft bevolking en sterfte; reken de doelgroep uit")
        )
        parser.add_argument(
            "--bron", default="", help=_("waar de bevolking vandaan komt; zonder: de naam van het bestand")
        )
        parser.add_argument("--alles-of-niets", action="store_true", help=_("één foute rij houdt alles tegen"))

    def import_bytes(self, inhoud: bytes, opties: dict[str, Any]) -> Rapport:
        blad = make_bevolkingsblad({}) if opties["bevolking"] else make_schattingenblad({}, [])
        tabel = blad.read_tabel(inhoud)
        keuzes = {naam: opties[naam] for naam in ("alles_of_niets", "dry_run")}
        keuzes |= {"rijen": tabel.rijen, "voortgang": self.progress(len(tabel.rijen))}
        if opties["bevolking"]:
            rapport, _uitslagen = import_bevolking(bron=opties["bron"] or bronnaam(opties["bestand"]), **keuzes)
        else:
            rapport, _uitslagen = import_schattingen(**keuzes)
        for kolom in tabel.genegeerd:
            rapport.note(1, _("De kolom “%s” kennen we niet en is niet gelezen.") % kolom)
        return rapport

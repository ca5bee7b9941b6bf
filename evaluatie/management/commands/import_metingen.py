"""Reads a sheet with measured wishes: ``import_metingen FILE`` (.csv or .xlsx)."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport
from socialekaart.importeren.opdracht import Importopdracht

from ...actions import import_metingen
from ...bladen.meting import make_metingenblad


class Command(Importopdracht):
    help = _("Leest een blad met gemeten wensen (.csv of .xlsx).")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--alles-of-niets", action="store_true", help=_("één foute rij houdt alles tegen"))

    def import_bytes(self, inhoud: bytes, opties: dict[str, Any]) -> Rapport:
        tabel = make_metingenblad([], [], []).read_tabel(inhoud)
        rapport, _uitslagen = import_metingen(
            rijen=tabel.rijen,
            alles_of_niets=opties["alles_of_niets"],
            dry_run=opties["dry_run"],
            voortgang=self.progress(len(tabel.rijen)),
        )
        for kolom in tabel.genegeerd:
            rapport.note(1, _("De kolom “%s” kennen we niet en is niet gelezen.") % kolom)
        return rapport

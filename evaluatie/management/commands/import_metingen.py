"""Reads a sheet with measured wishes: ``import_metingen FILE`` (.csv or .xlsx)."""

from typing import Any

from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport
from socialekaart.importeren.opdracht import Bladopdracht
from socialekaart.importeren.tabel import Tabel

from ...actions import import_metingen
from ...bladen.meting import make_metingenblad


class Command(Bladopdracht):
    help = _("Leest een blad met gemeten wensen (.csv of .xlsx).")

    def read_blad(self, inhoud: bytes, opties: dict[str, Any]) -> Tabel:
        return make_metingenblad([], [], []).read_tabel(inhoud)

    def import_rijen(self, opties: dict[str, Any], **keuzes: Any) -> Rapport:
        rapport, _uitslagen = import_metingen(**keuzes)
        return rapport

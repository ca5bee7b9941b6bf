"""Reads a sheet with ties: ``import_samenwerkingen FILE`` (.csv or .xlsx)."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport
from socialekaart.importeren import Invoerfout
from socialekaart.importeren.opdracht import Bladopdracht
from socialekaart.importeren.tabel import Tabel
from socialekaart.models import Gebied

from ...actions import import_samenwerkingen
from ...samenwerkingenblad import read_blad


class Command(Bladopdracht):
    help = _("Leest een blad met samenwerkingen (.csv of .xlsx).")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--stadsdeel", metavar="SLUG", help=_("waar zij samenwerken; zonder: overal waar beide werken")
        )
        parser.add_argument(
            "--ook-lijkende", action="store_true", help=_("maak ook organisaties waarvan de naam op een bekende lijkt")
        )

    def read_blad(self, inhoud: bytes, opties: dict[str, Any]) -> Tabel:
        return read_blad(inhoud)

    def import_rijen(self, opties: dict[str, Any], **keuzes: Any) -> Rapport:
        stadsdeel = find_stadsdeel(opties["stadsdeel"])
        rapport, _uitslagen = import_samenwerkingen(stadsdeel=stadsdeel, ook_lijkende=opties["ook_lijkende"], **keuzes)
        return rapport


def find_stadsdeel(slug: str | None) -> Gebied | None:
    if slug is None:
        return None
    stadsdelen = {gebied.slug: gebied for gebied in Gebied.objects.stadsdelen().defer("geometrie")}
    if slug not in stadsdelen:
        raise Invoerfout(
            _("Het stadsdeel “%(slug)s” is er niet. Kies uit: %(keuzes)s.")
            % {"slug": slug, "keuzes": ", ".join(stadsdelen)}
        )
    return stadsdelen[slug]

"""Reads a sheet with ties: ``import_samenwerkingen FILE`` (.csv or .xlsx)."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport
from socialekaart.importeren import Invoerfout
from socialekaart.importeren.opdracht import Importopdracht
from socialekaart.models import Gebied

from ...actions import import_samenwerkingen
from ...samenwerkingenblad import read_blad


class Command(Importopdracht):
    help = _("Leest een blad met samenwerkingen (.csv of .xlsx).")

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--stadsdeel", metavar="SLUG", help=_("waar zij samenwerken; zonder: overal waar beide werken")
        )
        parser.add_argument(
            "--ook-lijkende", action="store_true", help=_("maak ook organisaties waarvan de naam op een bekende lijkt")
        )
        parser.add_argument("--alles-of-niets", action="store_true", help=_("één foute rij houdt alles tegen"))

    def import_bytes(self, inhoud: bytes, opties: dict[str, Any]) -> Rapport:
        tabel = read_blad(inhoud)
        rapport, _uitslagen = import_samenwerkingen(
            rijen=tabel.rijen,
            stadsdeel=find_stadsdeel(opties["stadsdeel"]),
            ook_lijkende=opties["ook_lijkende"],
            alles_of_niets=opties["alles_of_niets"],
            dry_run=opties["dry_run"],
            voortgang=self.progress(len(tabel.rijen)),
        )
        for kolom in tabel.genegeerd:
            rapport.note(1, _("De kolom “%s” kennen we niet en is niet gelezen.") % kolom)
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

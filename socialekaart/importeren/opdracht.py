"""What all import commands share: where to read, a trial run, the report, and the exit status."""

import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from palliatief.lib.rapport import NIETS, Rapport, leesbaar

from . import Invoerfout
from .bronnen import read_bron
from .tabel import Tabel


class Importopdracht(BaseCommand):
    """Reads one file, address or standard input; a subclass says in ``import_bytes`` what to do with it.

    What should not be in memory as a whole is read by ``import_bron``.
    """

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", help=_("bestand, adres (http of https), of - voor standaardinvoer"))
        parser.add_argument("--dry-run", action="store_true", help=_("proef: verandert niets"))
        parser.add_argument("--rapport", metavar="BESTAND", help=_("schrijf het rapport hierheen als JSON"))

    def import_bytes(self, inhoud: bytes, opties: dict[str, Any]) -> Rapport:
        raise NotImplementedError

    def import_bron(self, opties: dict[str, Any]) -> Rapport:
        return self.import_bytes(read_bron(opties["bestand"]), opties)

    def handle(self, *args: Any, rapport: str | None, **opties: Any) -> None:
        with self._open_rapport(rapport) as doel:
            uitslag = self._run(opties)
            if doel:
                json.dump(uitslag.as_json(), doel, ensure_ascii=False, indent=1)
        if opties["dry_run"]:
            self.stdout.write(_("Dit was een proef: er is niets veranderd."))
        if uitslag.exit_status:
            sys.exit(uitslag.exit_status)

    def _open_rapport(self, bestand: str | None) -> AbstractContextManager[TextIO | None]:
        """Opened before the import: a report that cannot be written should not come as a surprise after it."""
        try:
            return Path(bestand).open("w", encoding="utf-8") if bestand else nullcontext()
        except (OSError, ValueError) as fout:
            reden = getattr(fout, "strerror", None) or fout
            self.stderr.write(leesbaar(_("Het rapport is niet te schrijven: %s.") % reden))
            sys.exit(NIETS)

    def _run(self, opties: dict[str, Any]) -> Rapport:
        try:
            uitslag = self.import_bron(opties)
        except Invoerfout as fout:
            reden = leesbaar(fout, 1000)
            self.stderr.write(_("Er is niets ingelezen. %s") % reden)
            uitslag = Rapport()
            uitslag.reject(0, "", opties["bestand"], reden)
            return uitslag
        self.stdout.write(str(uitslag))
        return uitslag

    def progress(self, totaal: int) -> Callable[[int], None]:
        """Shows on a terminal how far it is; does nothing anywhere else."""

        def show(aantal: int) -> None:
            einde = "\n" if aantal == totaal else ""
            self.stderr.write(f"\r{aantal * 100 // totaal:3d}%  {aantal}/{totaal}", ending=einde)
            self.stderr.flush()

        return show if self.stderr.isatty() else lambda aantal: None


class Bladopdracht(Importopdracht):
    """Reads a sheet; a subclass says how, and what to do with the rows."""

    read_blad: Callable[[bytes, dict[str, Any]], Tabel]
    import_rijen: Callable[..., Rapport]

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--alles-of-niets", action="store_true", help=_("één foute rij houdt alles tegen"))

    def import_bytes(self, inhoud: bytes, opties: dict[str, Any]) -> Rapport:
        tabel = self.read_blad(inhoud, opties)
        rapport = self.import_rijen(
            opties,
            rijen=tabel.rijen,
            alles_of_niets=opties["alles_of_niets"],
            dry_run=opties["dry_run"],
            voortgang=self.progress(len(tabel.rijen)),
        )
        for kolom in tabel.genegeerd:
            rapport.note(1, _("De kolom “%s” kennen we niet en is niet gelezen.") % kolom)
        return rapport

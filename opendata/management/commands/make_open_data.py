"""Makes the files of the open data page that are not of the data of now: ``make_open_data``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ... import actions
from ...models import Openbestand


class Command(BaseCommand):
    help = _("Maakt de bestanden van de pagina Open data, als de gegevens zijn veranderd.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--alles", action="store_true", help=_("ook wat nog klopt"))

    def handle(self, *args: Any, **opties: Any) -> None:
        aantal = actions.make_open_data(alles=opties["alles"], tell=self._tell)
        if not aantal:
            self.stdout.write(_("Alle bestanden zijn van nu. Er is niets gemaakt."))

    def _tell(self, bestand: Openbestand) -> None:
        rijen = ngettext("%(aantal)s rij", "%(aantal)s rijen", bestand.rijen) % {"aantal": bestand.rijen}
        self.stdout.write(f"{bestand.naam}: {rijen}, {filesizeformat(bestand.grootte)}")

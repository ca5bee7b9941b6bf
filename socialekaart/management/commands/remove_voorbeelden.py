"""Takes the invented examples off the map."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...actions import remove_voorbeelden


class Command(BaseCommand):
    help = _("Haalt alle verzonnen voorbeelden weg.")

    def handle(self, *args: Any, **opties: Any) -> None:
        weg = remove_voorbeelden()
        self.stdout.write(
            _("Weggehaald: %(initiatieven)d initiatieven, %(organisaties)d organisaties en %(berichten)d berichten.")
            % weg
        )

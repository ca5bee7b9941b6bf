"""Makes everything that search reads anew; after a change of the dictionary, or when in doubt."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...actions import rebuild_search


class Command(BaseCommand):
    help = _("Leert alle woorden opnieuw, met het Nederlandse woordenboek als de database dat heeft.")

    def handle(self, *args: Any, **opties: Any) -> None:
        if rebuild_search():
            self.stdout.write(_("Het zoeken is ververst, met het Nederlandse woordenboek."))
        else:
            self.stdout.write(
                _("Het zoeken is ververst, zonder woordenboek: het kent minder vormen van woorden (docs/beheer.md).")
            )

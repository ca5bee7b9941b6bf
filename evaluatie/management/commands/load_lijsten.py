"""Besides the lists of the map and the proeftuinen: ways to estimate how many people there are."""

from typing import Any

from django.utils.translation import gettext as _

from proeftuinen.management.commands import load_lijsten

from ...actions import load_methoden


class Command(load_lijsten.Command):
    def handle(self, *args: Any, **opties: Any) -> None:
        super().handle(*args, **opties)
        self.stdout.write(_("%(naam)s: %(aantal)d nieuw") % {"naam": "schattingsmethoden", "aantal": load_methoden()})

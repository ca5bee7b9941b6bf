"""Besides the lists of the map: the proeftuinen of the project."""

from typing import Any

from django.utils.translation import gettext as _

from socialekaart.management.commands import load_lijsten

from ...actions import load_proeftuinen


class Command(load_lijsten.Command):
    def handle(self, *args: Any, **opties: Any) -> None:
        super().handle(*args, **opties)
        self.stdout.write(_("%(naam)s: %(aantal)d nieuw") % {"naam": "proeftuinen", "aantal": load_proeftuinen()})

"""Besides the examples on the map: invented content for the proeftuinen."""

from typing import Any

from django.utils.translation import gettext as _

from socialekaart.management.commands import load_voorbeelden

from ...actions import load_proeftuinvoorbeelden


class Command(load_voorbeelden.Command):
    def handle(self, *args: Any, **opties: Any) -> None:
        super().handle(*args, **opties)
        aantal = load_proeftuinvoorbeelden()
        self.stdout.write(_("%(naam)s: %(aantal)d nieuw") % {"naam": "proeftuinen", "aantal": aantal})

"""Besides the examples on the map and of the proeftuinen: invented figures for the evaluation."""

from typing import Any

from django.utils.translation import gettext as _

from proeftuinen.management.commands import load_voorbeelden

from ...actions import load_effectvoorbeelden, load_evaluatievoorbeelden


class Command(load_voorbeelden.Command):
    def handle(self, *args: Any, **opties: Any) -> None:
        super().handle(*args, **opties)
        aantal = load_evaluatievoorbeelden() + load_effectvoorbeelden()
        self.stdout.write(_("%(naam)s: %(aantal)d nieuw") % {"naam": "evaluatie", "aantal": aantal})

"""Besides the lists of map and proeftuinen: ways to estimate how many people there are, and our questionnaires."""

from typing import Any

from django.utils.translation import gettext as _

from proeftuinen.management.commands import load_lijsten

from ...actions import load_methoden, load_vragenlijsten


class Command(load_lijsten.Command):
    def handle(self, *args: Any, **opties: Any) -> None:
        super().handle(*args, **opties)
        for naam, aantal in {"schattingsmethoden": load_methoden(), "vragenlijsten": load_vragenlijsten()}.items():
            self.stdout.write(_("%(naam)s: %(aantal)d nieuw") % {"naam": naam, "aantal": aantal})

"""What a restored database needs before the site may use it; run by bin/restore."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from palliatief.post.actions import hold_berichten

from ...actions import add_teksten, rebuild_search


class Command(BaseCommand):
    help = _("Brengt een teruggezette database bij: tabellen, rechten, mail die wachtte en het zoeken.")

    def handle(self, *args: Any, **opties: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("load_groepen", stdout=self.stdout, verbosity=0)
        add_teksten()
        if aantal := hold_berichten():
            self.stdout.write(
                _("%d mails wachtten nog. Kijk in het beheer bij Mail of ze opnieuw moeten.") % aantal,
            )
        if not rebuild_search():
            self.stdout.write(_("Het zoeken werkt zonder woordenboek (docs/beheer.md)."))

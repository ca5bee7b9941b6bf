"""Adds what is missing to the lists, the lexicon and the personas, and a sketch of the city when there are no areas."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...actions import add_teksten, load_lexicon, load_lijsten, load_personas


class Command(BaseCommand):
    help = _(
        "Vult de lijsten aan: domeinen, wensen, doelgroepen, partners, soorten voorzieningen, lexicon en persona’s."
    )

    def handle(self, *args: Any, **opties: Any) -> None:
        nieuw = {**load_lijsten(), "lexicon": load_lexicon(), "persona’s": load_personas(), "teksten": add_teksten()}
        for naam, aantal in nieuw.items():
            self.stdout.write(_("%(naam)s: %(aantal)d nieuw") % {"naam": naam, "aantal": aantal})

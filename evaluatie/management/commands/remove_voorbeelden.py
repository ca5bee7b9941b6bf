"""Takes the invented figures out of the evaluation, and then the other examples."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from proeftuinen.management.commands import remove_voorbeelden

from ...actions import remove_effectvoorbeelden, remove_evaluatievoorbeelden


class Command(remove_voorbeelden.Command):
    @transaction.atomic
    def handle(self, *args: Any, **opties: Any) -> None:
        weg = {_("inzendingen"): remove_effectvoorbeelden(), **remove_evaluatievoorbeelden()}
        for naam, aantal in weg.items():
            if aantal:
                self.stdout.write(f"{naam}: {aantal}")
        super().handle(*args, **opties)

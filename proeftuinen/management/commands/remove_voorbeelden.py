"""Takes the invented content out of the proeftuinen, and then the examples off the map."""

from typing import Any

from django.db import transaction

from socialekaart.management.commands import remove_voorbeelden

from ...actions import remove_proeftuinvoorbeelden


class Command(remove_voorbeelden.Command):
    @transaction.atomic
    def handle(self, *args: Any, **opties: Any) -> None:
        # First what leans on the organisations that go next.
        for naam, aantal in remove_proeftuinvoorbeelden().items():
            self.stdout.write(f"{naam}: {aantal}")
        super().handle(*args, **opties)

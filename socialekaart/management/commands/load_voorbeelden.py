"""Puts the invented examples on the map."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...actions import load_voorbeelden


class Command(BaseCommand):
    help = _("Zet de verzonnen voorbeelden op de kaart.")

    def handle(self, *args: Any, **opties: Any) -> None:
        self.stdout.write(str(load_voorbeelden()))

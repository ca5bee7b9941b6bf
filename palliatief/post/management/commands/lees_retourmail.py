"""Reads mail that came back."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from palliatief.post.retour import process_maildir, process_retour


class Command(BaseCommand):
    help = "Leest een teruggekomen mail van standaardinvoer (zoals een mailserver hem doorgeeft), of een maildir."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--maildir", type=Path, help="lees alle nieuwe mail in deze map")

    def handle(self, *args, maildir: Path | None, **options) -> None:
        if maildir is None:
            aantal = int(process_retour(sys.stdin.buffer))
        elif (maildir / "new").is_dir():
            aantal = process_maildir(maildir)
        else:
            raise CommandError(f"{maildir} is geen maildir")
        self.stdout.write(f"{aantal} teruggekomen")

"""What undeliverable mail tells us, from a pipe or a mailbox. Nothing of it is kept but the mark on our own message."""

from pathlib import Path
from typing import BinaryIO

from palliatief.lib.retourmail import MAX_BYTES, read_retour

from .actions import mark_returned


def process_retour(bron: BinaryIO) -> bool:
    """Mark what came back; True when it was about a message of ours."""
    retour = read_retour(bron.read(MAX_BYTES + 1))
    return retour is not None and mark_returned(retour=retour) is not None


def process_maildir(map_: Path) -> int:
    """Take out what is about our messages, and return how many that are; what else there is stays for a person."""
    verwerkt = 0
    for pad in sorted((map_ / "new").iterdir()):
        if pad.is_symlink() or not pad.is_file():
            continue
        with pad.open("rb") as bestand:
            van_ons = process_retour(bestand)
        if van_ons:
            pad.unlink()
            verwerkt += 1
        else:
            pad.rename(map_ / "cur" / f"{pad.name}:2,")
    return verwerkt

"""The files of the open data page: made by the worker, kept in pieces until the next come in their place."""

import hashlib
from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.db import connection, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from palliatief.wachtrij import defer
from socialekaart.models import Kaartstand

from ..bestanden import Vorm, list_vormen
from ..models import Openbestand, Openbestanddeel

TAAK = "opendata.maak_bestanden"
# Bytes of a piece: small enough to hold many at once, large enough that there are few.
DEEL = 1024 * 1024


def ask_open_data() -> None:
    """Have the worker make what is not of the data of now."""
    defer(TAAK, eenmalig=TAAK)


def make_open_data(*, alles: bool = False, tell: Callable[[Openbestand], Any] = lambda bestand: None) -> int:
    """Make each file that is not of the data of now, or all of them; returns how many were made.

    Each is kept when it is whole, so what goes wrong with one leaves its old file and those before it. It starts no new
    version: the files follow the data, not the other way.
    """
    versie = Kaartstand.objects.current()
    aanwezig = {bestand.naam: bestand for bestand in Openbestand.objects.all()}
    te_maken = [vorm for vorm in list_vormen() if alles or _is_stale(aanwezig.get(vorm.naam), vorm, versie)]
    for vorm in te_maken:
        with TemporaryFile() as inhoud:
            rijen = vorm.write(inhoud)
            tell(keep_bestand(vorm=vorm, inhoud=inhoud, rijen=rijen, versie=versie))
    Openbestand.objects.exclude(naam__in=[vorm.naam for vorm in list_vormen()]).delete()
    return len(te_maken)


def _is_stale(bestand: Openbestand | None, vorm: Vorm, versie: int) -> bool:
    if bestand is None or bestand.versie != versie:
        return True
    return vorm.van_vandaag and localdate(bestand.gemaakt_op) != localdate()


@transaction.atomic
def keep_bestand(*, vorm: Vorm, inhoud: BinaryIO, rijen: int, versie: int) -> Openbestand:
    """Put this file in the place of the one with its name; who is downloading that one gets it whole."""
    with connection.cursor() as cursor:
        # Two workers may be at it; the second comes after the first, and not between its pieces.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('opendata.bestanden'))")
    bestand, _nieuw = Openbestand.objects.update_or_create(
        naam=vorm.naam,
        defaults={
            "soort": vorm.soort,
            "grootte": inhoud.seek(0, 2),
            "sha256": _hash(inhoud),
            "rijen": rijen,
            "versie": versie,
            "gemaakt_op": timezone.now(),
        },
    )
    bestand.delen.all().delete()
    for nummer, deel in enumerate(_cut(inhoud)):
        Openbestanddeel.objects.create(bestand=bestand, nummer=nummer, inhoud=deel)
    return bestand


def _hash(inhoud: BinaryIO) -> str:
    inhoud.seek(0)
    return hashlib.file_digest(inhoud, "sha256").hexdigest()  # type: ignore[arg-type]


def _cut(inhoud: BinaryIO) -> Iterator[bytes]:
    inhoud.seek(0)
    return iter(lambda: inhoud.read(DEEL), b"")

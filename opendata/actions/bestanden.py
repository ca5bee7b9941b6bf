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
from ..models import Intrekking, Openbestand, Openbestanddeel

TAAK = "opendata.maak_bestanden"
# Bytes of a piece: small enough to hold many at once, large enough that there are few.
DEEL = 1024 * 1024


def ask_open_data() -> None:
    """Have the worker make what is not of the data of now."""
    defer(TAAK, eenmalig=TAAK)


def make_open_data(*, alles: bool = False, tell: Callable[[Openbestand], Any] = lambda bestand: None) -> int:
    """Make each file that is not of the data of now, or all of them; returns how many were made.

    It starts no new version: the files follow the data, not the other way.
    """
    versie = Kaartstand.objects.current()
    return _make(lambda vorm, bestand: alles or _is_stale(bestand, vorm, versie), tell)


def replace_withdrawn() -> int:
    """Make each file that is not there, or may not be given any more; returns how many were made."""
    intrekkingen = Intrekking.objects.count()
    return _make(lambda vorm, bestand: bestand is None or bestand.intrekkingen != intrekkingen, lambda bestand: None)


def _make(is_wanted: Callable[[Vorm, Openbestand | None], bool], tell: Callable[[Openbestand], Any]) -> int:
    """What goes wrong with one file leaves its old one and does not stop the others; it is raised at the end."""
    vormen, fouten = list(list_vormen()), []
    aanwezig = {bestand.naam: bestand for bestand in Openbestand.objects.all()}
    Openbestand.objects.exclude(naam__in=[vorm.naam for vorm in vormen]).delete()
    te_maken = [vorm for vorm in vormen if is_wanted(vorm, aanwezig.get(vorm.naam))]
    for vorm in te_maken:
        try:
            tell(_make_bestand(vorm))
        except Exception as fout:  # whatever it is: the others have nothing to do with it
            fout.add_note(vorm.naam)
            fouten.append(fout)
    if fouten:
        raise ExceptionGroup("opendata.bestanden", fouten)
    return len(te_maken)


def _make_bestand(vorm: Vorm) -> Openbestand:
    # Both before the first record is read: what comes in between makes it made again.
    versie, intrekkingen = Kaartstand.objects.current(), Intrekking.objects.count()
    with TemporaryFile() as inhoud:
        rijen = vorm.write(inhoud)
        return keep_bestand(vorm=vorm, inhoud=inhoud, rijen=rijen, versie=versie, intrekkingen=intrekkingen)


def _is_stale(bestand: Openbestand | None, vorm: Vorm, versie: int) -> bool:
    if bestand is None or bestand.versie != versie or bestand.intrekkingen != Intrekking.objects.count():
        return True
    return vorm.van_vandaag and localdate(bestand.gemaakt_op) != localdate()


@transaction.atomic
def keep_bestand(*, vorm: Vorm, inhoud: BinaryIO, rijen: int, versie: int, intrekkingen: int = 0) -> Openbestand:
    """Put this file in the place of the one with its name; who is downloading that one gets it whole.

    It is another record, so nobody gets the pieces of this one with the size and the hash of that one.
    """
    with connection.cursor() as cursor:
        # Two workers may be at it; the second comes after the first, and not between its pieces.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('opendata.bestanden'))")
    Openbestand.objects.filter(naam=vorm.naam).delete()
    bestand = Openbestand.objects.create(
        naam=vorm.naam,
        soort=vorm.soort,
        grootte=inhoud.seek(0, 2),
        sha256=_hash(inhoud),
        rijen=rijen,
        versie=versie,
        intrekkingen=intrekkingen,
        gemaakt_op=timezone.now(),
    )
    for nummer, deel in enumerate(_cut(inhoud)):
        Openbestanddeel.objects.create(bestand=bestand, nummer=nummer, inhoud=deel)
    return bestand


def _hash(inhoud: BinaryIO) -> str:
    inhoud.seek(0)
    return hashlib.file_digest(inhoud, "sha256").hexdigest()  # type: ignore[arg-type]


def _cut(inhoud: BinaryIO) -> Iterator[bytes]:
    inhoud.seek(0)
    return iter(lambda: inhoud.read(DEEL), b"")

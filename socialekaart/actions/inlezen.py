"""Sheets that people read in: look first, then read in exactly what was seen, and undo it as a whole."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

from palliatief.gebruikers.models import Gebruiker
from palliatief.lib.rapport import leesbaar
from palliatief.wachtrij import defer

from ..importeren import Invoerfout
from ..importeren.initiatiefblad import read_blad
from ..importeren.tabel import count_rijen
from ..models import Initiatief, Inleesregel, Inlezing
from .initiatieven import Rijuitslag, import_initiatieven
from .terugdraaien import undo_import
from .verversen import refresh_initiatieven, refresh_locaties, start_version, wait_for_turn
from .zoektekst import count_words

Taak = Inlezing.Taak
Status = Inlezing.Status
Voortgang = Callable[[int], None]
TAAK = "socialekaart.werk_inlezing_bij"
PER_KEER = 1_000
# So many at a time follow in search: somebody who saves a record waits for one such time.
PER_BEURT = 200


class Bezig(Exception):
    """This step cannot start now; the text says why."""


@transaction.atomic
def upload_blad(*, inhoud: bytes, bestandsnaam: str, bron: str, alles_of_niets: bool, wie: Gebruiker) -> Inlezing:
    """Keep the file, and look at it: at once when it is small. Raises Invoerfout for what is no sheet."""
    inlezing = Inlezing.objects.create(
        bestand=inhoud,
        bestandsnaam=leesbaar(bestandsnaam, 200),
        bron=bron,
        alles_of_niets=alles_of_niets,
        wie=wie,
        totaal=count_rijen(inhoud),
    )
    return start_taak(pk=inlezing.pk, taak=Taak.BEKIJKEN, wie=wie)


@transaction.atomic
def start_taak(*, pk: int, taak: str, wie: Gebruiker) -> Inlezing:
    """Begin a step: at once, or by the worker when the sheet is large. Who comes second is refused (Bezig)."""
    inlezing = Inlezing.objects.select_for_update(no_key=True).get(pk=pk)
    if inlezing.taak:
        raise Bezig(_("Iemand is al met dit blad bezig."))
    if not inlezing.may_start(taak):
        raise Bezig(_("Dit kan nu niet: dit blad is %s.") % inlezing.get_status_display())
    if taak == Taak.INLEZEN and inlezing.alles_of_niets and inlezing.rapport["fout"]:
        raise Bezig(_("U koos alles of niets, en er zijn rijen fout. Er is niets ingelezen."))
    inlezing.taak, inlezing.door, inlezing.klaar, inlezing.melding = taak, wie, 0, ""
    inlezing.save()
    if inlezing.totaal > settings.INLEZING_METEEN:
        defer(TAAK, inlezing=pk)
    else:
        DOEN[taak](inlezing, lambda aantal: None)
        _follow(pk)
        inlezing.refresh_from_db(fields=["taak", "klaar"])
    return inlezing


def run_taak(*, pk: int) -> None:
    """What the worker does for a large sheet. Twice is once, and halfway is not at all.

    Search follows after that in small turns, because nobody can save a record during such a turn. It goes on where it
    was, so that a worker may be killed there too.
    """
    try:
        with _meter(pk) as voortgang:
            _run(pk, voortgang)
        _follow(pk)
    except Invoerfout as fout:
        _fail(pk, str(fout))
    except (OperationalError, InterfaceError):
        raise  # the database went away; the worker tries again
    except Exception:
        _fail(pk, _("Er ging iets mis. Er is niets veranderd. Probeer het later opnieuw."))
        raise


@transaction.atomic
def _run(pk: int, voortgang: Voortgang) -> None:
    taak = Inlezing.objects.values_list("taak", flat=True).get(pk=pk)
    if taak in (Taak.INLEZEN, Taak.TERUGDRAAIEN):
        wait_for_turn()
    # Only now: a worker that was thought dead may have done it while we waited.
    inlezing = Inlezing.objects.select_related("door").get(pk=pk)
    if inlezing.taak not in DOEN:
        return
    with _in_name_of(_doer(inlezing)):
        DOEN[inlezing.taak](inlezing, voortgang)


def _doer(inlezing: Inlezing) -> Gebruiker:
    if inlezing.door is None:
        raise Invoerfout(_("Het account van wie dit begon is er niet meer. Er is niets veranderd."))
    return inlezing.door


def remove_old_inlezingen() -> int:
    """Forget sheets that were kept long enough; what they wrote stays."""
    oud = list(Inlezing.objects.expired().values_list("pk", flat=True))
    Inlezing.objects.without_file().filter(pk__in=oud).delete()
    return len(oud)


def _follow(pk: int) -> None:
    while _take_turn(pk):
        pass


@transaction.atomic
def _take_turn(pk: int) -> bool:
    """Have search follow for the next records, as they are by now; False when it did so for all."""
    inlezing = Inlezing.objects.without_file().select_for_update(no_key=True).get(pk=pk)
    if inlezing.taak != Taak.BIJWERKEN:
        return False
    regels = inlezing.written()[inlezing.klaar : inlezing.klaar + PER_BEURT]
    nummers = list(regels.values_list("initiatief", flat=True))
    if not nummers:
        if inlezing.status == Status.ONGEDAAN:
            # The words of what was removed.
            start_version()
            count_words()
        inlezing.taak = inlezing.melding = ""
    else:
        # What is not on the site has no search row, and what somebody removed meanwhile has no number.
        refresh_initiatieven(ids=Initiatief.objects.published().filter(pk__in=nummers).values_list("pk", flat=True))
        inlezing.klaar += len(nummers)
    inlezing.save(update_fields=["taak", "klaar", "melding"])
    return bool(nummers)


# --- the three tasks ---


def _look(inlezing: Inlezing, voortgang: Voortgang) -> None:
    regels = _import(inlezing, voortgang, dry_run=True)
    _finish(inlezing, regels, status=Status.BEKEKEN)


def _read_in(inlezing: Inlezing, voortgang: Voortgang) -> None:
    """Write what the preview showed, or nothing: when it would be something else by now, that is the new preview."""
    with transaction.atomic():
        regels = _import(inlezing, voortgang, dry_run=False)
        zoals_gezien = _fingerprint(regels) == inlezing.vingerafdruk
        transaction.set_rollback(not zoals_gezien)
    if zoals_gezien:
        inlezing.ingelezen_op = timezone.now()
        _finish(inlezing, regels, status=Status.INGELEZEN, taak=Taak.BIJWERKEN)
        return
    for regel in regels:
        regel.versies, regel.initiatief_id = {}, None
    inlezing.melding = _("De kaart is veranderd sinds u dit blad bekeek. Dit is het nieuwe overzicht. Kijk het na.")
    _finish(inlezing, regels, status=Status.BEKEKEN)


def _undo(inlezing: Inlezing, voortgang: Voortgang) -> None:
    inlezing.rapport["ongedaan"] = undo_import(inlezing=inlezing, wie=_doer(inlezing), voortgang=voortgang)
    inlezing.status, inlezing.taak, inlezing.klaar = Status.ONGEDAAN, Taak.BIJWERKEN, 0
    inlezing.save()


DOEN: dict[str, Callable[[Inlezing, Voortgang], None]] = {
    Taak.BEKIJKEN: _look,
    Taak.INLEZEN: _read_in,
    Taak.TERUGDRAAIEN: _undo,
}


def _import(inlezing: Inlezing, voortgang: Voortgang, *, dry_run: bool) -> list[Inleesregel]:
    tabel = read_blad(bytes(inlezing.bestand), meeste_rijen=settings.INLEZING_RIJEN)
    regels: list[Inleesregel] = []
    import_initiatieven(
        rijen=tabel.rijen,
        bron=inlezing.bron,
        wie=_doer(inlezing),
        dry_run=dry_run,
        voortgang=voortgang,
        bijwerken=refresh_locaties,
        uitslagen=lambda deel: regels.extend(_make_regel(inlezing, uitslag, dry_run) for uitslag in deel),
    )
    inlezing.totaal = len(tabel.rijen)
    inlezing.rapport = {
        **dict.fromkeys(Inleesregel.Oordeel.values, 0),
        **Counter(str(regel.oordeel) for regel in regels),
        "kolommen": [leesbaar(kolom, 50) for kolom in tabel.genegeerd],
    }
    return regels


def _make_regel(inlezing: Inlezing, uitslag: Rijuitslag, dry_run: bool) -> Inleesregel:
    regel = Inleesregel(
        inlezing=inlezing, rij=uitslag.rij, oordeel=uitslag.oordeel, naam=uitslag.naam, cellen=uitslag.cellen
    )
    if uitslag.boeking and not dry_run:
        regel.initiatief_id, regel.versies = uitslag.boeking.initiatief.pk, uitslag.boeking.versies
    return regel


def _finish(inlezing: Inlezing, regels: list[Inleesregel], *, status: str, taak: str = "") -> None:
    inlezing.regels.all().delete()
    Inleesregel.objects.bulk_create(regels, batch_size=PER_KEER)
    inlezing.vingerafdruk = _fingerprint(regels)
    inlezing.status, inlezing.taak, inlezing.klaar = status, taak, 0
    inlezing.save()


def _fingerprint(regels: list[Inleesregel]) -> str:
    """The same for the same overview."""
    inhoud: list[Any] = [[regel.rij, str(regel.oordeel), regel.naam, regel.cellen] for regel in regels]
    return hashlib.sha256(json.dumps(inhoud).encode()).hexdigest()


@transaction.atomic
def _fail(pk: int, melding: str) -> None:
    """Nothing was written. A sheet that cannot be looked at is of no use; any other step can be tried again.

    Except that search does not follow: that stays to be done, by the job when it is tried again.
    """
    inlezing = Inlezing.objects.without_file().select_for_update(no_key=True).get(pk=pk)
    if inlezing.taak == Taak.BIJWERKEN:
        melding = _("Uw blad is verwerkt, maar het bijwerken van de kaart hapert. De beheerder kan het weer starten.")
    else:
        inlezing.status = Status.MISLUKT if inlezing.taak == Taak.BEKIJKEN else inlezing.status
        inlezing.taak = ""
    inlezing.melding = melding
    inlezing.save(update_fields=["status", "taak", "melding"])


@contextmanager
def _meter(pk: int) -> Iterator[Voortgang]:
    """Writes how many rows are done, beside the transaction: into that nobody can look before it ends."""
    naast = connection.copy()

    def show(aantal: int) -> None:
        with naast.cursor() as cursor:
            cursor.execute("UPDATE socialekaart_inlezing SET klaar = %s WHERE id = %s AND taak <> ''", [aantal, pk])

    try:
        yield show
    finally:
        naast.close()


@contextmanager
def _in_name_of(wie: Gebruiker) -> Iterator[None]:
    """The history tells who asked for it, also where there is no request."""
    HistoricalRecords.context.request = SimpleNamespace(user=wie)
    try:
        yield
    finally:
        del HistoricalRecords.context.request

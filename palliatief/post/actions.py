"""The one door for mail. Each message goes out at most once, and none is lost unseen.

A message is written in the transaction of what it tells about, together with its job. The worker first writes down that
it begins (``bezig``), and only then speaks to the mail server. Who is killed in between leaves ``bezig`` behind: nobody
can know whether the server took it, so it is never sent again by itself, and a person sees it (``unsolved``).
"""

import smtplib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palliatief.lib.retourmail import Retour
from palliatief.wachtrij import defer

from .models import Bericht

Status = Bericht.Status


class NietBereikbaar(Exception):
    """The mail server cannot be reached, or asks to come back later: the worker tries again."""


@transaction.atomic
def queue_mail(*, soort: str, sleutel: str, aan: str, onderwerp: str, tekst: str) -> Bericht:
    """Write a message and its job; of each ``sleutel`` (the step it belongs to) there is one."""
    # A name may hold a line break; a header may not.
    regel = " ".join(onderwerp.split())[:200]
    bericht, nieuw = Bericht.objects.get_or_create(
        sleutel=sleutel, defaults={"soort": soort, "aan": aan, "onderwerp": regel, "tekst": tekst}
    )
    if nieuw:
        defer("post.verstuur", bericht=bericht.pk)
    return bericht


def send_bericht(*, pk: int) -> None:
    """Send it if nobody did or tried; raises NietBereikbaar when it can be tried again."""
    with _alone(pk):
        if bericht := _claim(pk):
            _send(bericht)


@transaction.atomic
def send_again(*, ids: Iterable[int]) -> int:
    """A person decided that these must go out (once more); returns how many that are."""
    berichten = Bericht.objects.select_for_update().unsolved().filter(pk__in=list(ids)).exclude(tekst="")
    for bericht in berichten:
        _settle(bericht, Status.WACHT)
        defer("post.verstuur", bericht=bericht.pk)
    return len(berichten)


@transaction.atomic
def dismiss_berichten(*, ids: Iterable[int]) -> int:
    """A person has seen what became of these; returns how many that are."""
    return Bericht.objects.unsolved().filter(pk__in=list(ids)).update(gezien=True)


@transaction.atomic
def mark_returned(*, retour: Retour) -> Bericht | None:
    """A mail server could not deliver it. None when it is no message of ours."""
    for pk, message_id in retour.berichten:
        bericht = Bericht.objects.select_for_update().filter(pk=pk).first()
        if bericht and bericht.message_id == message_id:
            _settle(bericht, Status.TERUGGEKOMEN, retour.reden)
            return bericht
    return None


@transaction.atomic
def forget_berichten() -> int:
    """Forget the address and the words of what was done with long ago; that it was sent, stays."""
    grens = timezone.now() - timedelta(days=settings.MAIL_BEWAAR_DAGEN)
    return Bericht.objects.settled_before(grens).update(aan="", tekst="", reden="")


@contextmanager
def _alone(pk: int) -> Iterator[None]:
    """Nobody else works on this message meanwhile. The lock is gone with the process, however that ends."""
    sleutel = [f"palliatief.post.{pk}"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", sleutel)
        if not cursor.fetchone()[0]:
            raise NietBereikbaar(f"message {pk} is with another worker")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", sleutel)


@transaction.atomic
def hold_berichten() -> int:
    """After a restore: what waited then may have gone out since, so a person decides; returns how many that are."""
    berichten = Bericht.objects.select_for_update().filter(status__in=[Status.WACHT, Status.BEZIG])
    for bericht in berichten:
        _settle(bericht, Status.ONZEKER, _("Dit komt uit een back-up. Misschien is het al verstuurd."))
    return len(berichten)


@transaction.atomic
def _claim(pk: int) -> Bericht | None:
    """The message, when it is for us to send. One that somebody began and never finished is now a person's matter."""
    bericht = Bericht.objects.select_for_update().filter(pk=pk, status__in=[Status.WACHT, Status.BEZIG]).first()
    if bericht is None:
        return None
    if bericht.status == Status.BEZIG:
        _settle(bericht, Status.ONZEKER, _("Het versturen is halverwege afgebroken."))
        return None
    _settle(bericht, Status.BEZIG)
    return bericht


def _send(bericht: Bericht) -> None:
    """Speak to the mail server, and write down what it said."""
    koppen = {"Message-ID": bericht.message_id, "Auto-Submitted": "auto-generated"}
    brief = EmailMessage(bericht.onderwerp, bericht.tekst, to=[bericht.aan], headers=koppen)
    verbinding = get_connection()
    try:
        verbinding.open()
    except Exception as fout:
        _settle(bericht, Status.WACHT, fout)
        raise NietBereikbaar(str(fout)) from fout
    try:
        verbinding.send_messages([brief])
    except Exception as fout:
        status = _judge(fout)
        _settle(bericht, status, fout)
        if status == Status.WACHT:
            raise NietBereikbaar(str(fout)) from fout
    else:
        _settle(bericht, Status.VERSTUURD)
    finally:
        verbinding.close()


def _judge(fout: Exception) -> Bericht.Status:
    """What a refusal means: the server said that it did not take it, for now or for good; else nobody knows."""
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _tekst in fout.recipients.values()]
        voor_nu, anders = bool(codes) and all(400 <= code < 500 for code in codes), Status.TERUGGEKOMEN
    elif isinstance(fout, smtplib.SMTPResponseException):
        voor_nu, anders = 400 <= fout.smtp_code < 500, Status.MISLUKT
    elif isinstance(fout, ValueError):
        # It could not be made into a message, so nothing was said to the server.
        voor_nu, anders = False, Status.MISLUKT
    else:
        voor_nu, anders = False, Status.ONZEKER
    return Status.WACHT if voor_nu else anders


def _settle(bericht: Bericht, status: Bericht.Status, reden: object = "") -> None:
    bericht.status, bericht.reden, bericht.gezien = status, str(reden)[:300], False
    if status == Status.VERSTUURD:
        bericht.verstuurd_op = timezone.now()
    bericht.save()

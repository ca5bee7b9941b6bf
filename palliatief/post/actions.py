"""The one door for mail. Each message goes out at most once, and none is lost unseen.

A message is written in the transaction of what it tells about, together with its job. The worker first writes down that
it begins (``bezig``), and only then speaks to the mail server. Who is killed in between leaves ``bezig`` behind: nobody
can know whether the server took it, so it is never sent again by itself, and a person sees it (``unsolved``).
"""

import smtplib

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palliatief.wachtrij import defer

from .models import Bericht

Status = Bericht.Status


class NietBereikbaar(Exception):
    """The mail server cannot be reached, or asks to come back later: the worker tries again."""


@transaction.atomic
def queue_mail(*, soort: str, sleutel: str, aan: str, onderwerp: str, tekst: str) -> Bericht:
    """Write a message and its job; of each ``sleutel`` (the step it belongs to) there is one."""
    bericht, nieuw = Bericht.objects.get_or_create(
        sleutel=sleutel, defaults={"soort": soort, "aan": aan, "onderwerp": onderwerp[:200], "tekst": tekst}
    )
    if nieuw:
        defer("post.verstuur", bericht=bericht.pk)
    return bericht


def send_bericht(*, pk: int) -> None:
    """Send it if nobody did or tried; raises NietBereikbaar when it can be tried again."""
    if (bericht := _claim(pk)) is None:
        return
    verbinding = get_connection()
    try:
        verbinding.open()
    except (OSError, smtplib.SMTPException) as fout:
        _settle(bericht, Status.WACHT, fout)
        raise NietBereikbaar(str(fout)) from fout
    try:
        EmailMessage(
            bericht.onderwerp,
            bericht.tekst,
            to=[bericht.aan],
            connection=verbinding,
            headers={"Message-ID": bericht.message_id, "Auto-Submitted": "auto-generated"},
        ).send()
    except smtplib.SMTPException as fout:
        status = _judge(fout)
        _settle(bericht, status, fout)
        if status == Status.WACHT:
            raise NietBereikbaar(str(fout)) from fout
    except OSError as fout:
        _settle(bericht, Status.ONZEKER, fout)
    else:
        _settle(bericht, Status.VERSTUURD)
    finally:
        verbinding.close()


@transaction.atomic
def send_again(*, ids: list[int]) -> int:
    """A person decided that these must go out (once more); returns how many that are."""
    berichten = Bericht.objects.select_for_update().unsolved().filter(pk__in=ids).exclude(tekst="")
    for bericht in berichten:
        _settle(bericht, Status.WACHT)
        defer("post.verstuur", bericht=bericht.pk)
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


def _judge(fout: smtplib.SMTPException) -> Bericht.Status:
    """What a refusal means: the server said that it did not take it, for now or for good; else nobody knows."""
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _tekst in fout.recipients.values()]
        voor_nu, anders = codes and all(400 <= code < 500 for code in codes), Status.TERUGGEKOMEN
    elif isinstance(fout, smtplib.SMTPResponseException):
        voor_nu, anders = 400 <= fout.smtp_code < 500, Status.MISLUKT
    else:
        return Status.ONZEKER
    return Status.WACHT if voor_nu else anders


def _settle(bericht: Bericht, status: Bericht.Status, reden: object = "") -> None:
    bericht.status, bericht.reden, bericht.gezien = status, str(reden)[:300], False
    if status == Status.VERSTUURD:
        bericht.verstuurd_op = timezone.now()
    bericht.save()

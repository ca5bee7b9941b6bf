"""A message goes out at most once, whatever the mail server or the worker does."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, connections
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from palliatief.lib.retourmail import Retour
from palliatief.post import actions, taken
from palliatief.post.models import Bericht

pytestmark = pytest.mark.django_db
AAN = "eigenaar@voorbeeld.example"


def queue(sleutel="stap:1", **anders):
    gegevens = {"soort": "proef", "sleutel": sleutel, "aan": AAN, "onderwerp": "Klopt dit nog?", "tekst": "Dag"}
    return actions.queue_mail(**gegevens | anders)


def status_of(bericht) -> str:
    bericht.refresh_from_db()
    return bericht.status


def jobs() -> list[dict]:
    return [job.args for job in ProcrastinateJob.objects.filter(task_name="post.verstuur")]


class Kapot(BaseEmailBackend):
    """A mail server that does what the test says, when it is opened or when it gets a message."""

    bij_openen: Exception | None = None
    bij_versturen: Exception | None = None

    def open(self):
        if self.bij_openen:
            raise self.bij_openen

    def send_messages(self, email_messages):
        mail.outbox += email_messages
        if self.bij_versturen:
            raise self.bij_versturen
        return len(email_messages)


@pytest.fixture
def kapot(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Kapot"

    def kapot(**fouten):
        for naam in ("bij_openen", "bij_versturen"):
            monkeypatch.setattr(Kapot, naam, fouten.get(naam))

    kapot()
    return kapot


def test_one_message_and_one_job_for_each_step():
    eerste = queue()
    assert queue(tekst="Anders") == eerste
    queue("stap:2")
    assert jobs() == [{"bericht": eerste.pk}, {"bericht": eerste.pk + 1}]
    assert Bericht.objects.get(pk=eerste.pk).tekst == "Dag"
    assert str(eerste) == "Klopt dit nog?"


def test_a_line_break_in_a_name_makes_no_header():
    bericht = queue(onderwerp="Klopt ‘Koffie\nBcc: iedereen@voorbeeld.example’?" + "x" * 300)
    taken.send_bericht(bericht=bericht.pk)
    (brief,) = mail.outbox
    assert brief.subject.startswith("Klopt ‘Koffie Bcc: iedereen@voorbeeld.example’?x") and len(brief.subject) == 200
    assert brief.message()["Bcc"] is None


def test_it_is_sent_once_and_says_from_whom_it_is():
    bericht = queue()
    for _keer in range(2):
        taken.send_bericht(bericht=bericht.pk)
    (brief,) = mail.outbox
    assert (brief.to, brief.body) == ([AAN], "Dag")
    assert brief.message()["Message-ID"] == bericht.message_id
    assert brief.message()["Auto-Submitted"] == "auto-generated"
    assert status_of(bericht) == "verstuurd" and bericht.verstuurd_op
    taken.send_bericht(bericht=bericht.pk + 1)


def test_who_was_killed_halfway_leaves_a_question_and_no_second_mail():
    bericht = queue()
    Bericht.objects.update(status="bezig")
    taken.send_bericht(bericht=bericht.pk)
    assert status_of(bericht) == "onzeker" and not mail.outbox
    assert list(Bericht.objects.unsolved()) == [bericht]


def test_a_slow_worker_and_its_rescuer_do_not_get_in_each_others_way():
    """The job of a worker that seemed dead is given to another while the first still speaks to the server."""
    bericht = queue()
    Bericht.objects.update(status="bezig")
    sleutel = [f"palliatief.post.{bericht.pk}"]
    ander = connections.create_connection("default")
    try:
        with ander.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", sleutel)
            with pytest.raises(actions.NietBereikbaar):
                taken.send_bericht(bericht=bericht.pk)
            assert status_of(bericht) == "bezig"
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", sleutel)
    finally:
        ander.close()
    taken.send_bericht(bericht=bericht.pk)
    assert status_of(bericht) == "onzeker"


@pytest.mark.parametrize("fout", [ConnectionRefusedError(), smtplib.SMTPServerDisconnected("weg"), TimeoutError()])
def test_a_server_that_is_away_is_tried_again(kapot, fout):
    bericht = queue()
    kapot(bij_openen=fout)
    with pytest.raises(actions.NietBereikbaar):
        taken.send_bericht(bericht=bericht.pk)
    assert status_of(bericht) == "wacht" and not mail.outbox
    kapot()
    taken.send_bericht(bericht=bericht.pk)
    assert status_of(bericht) == "verstuurd"


def refused(*codes):
    return smtplib.SMTPRecipientsRefused({f"{nummer}@x.example": (code, b"nee") for nummer, code in enumerate(codes)})


@pytest.mark.parametrize(
    ("fout", "status"),
    [
        (refused(550), "teruggekomen"),
        (refused(450, 550), "teruggekomen"),
        (refused(), "teruggekomen"),
        (smtplib.SMTPDataError(554, b"geen mail van u"), "mislukt"),
        (smtplib.SMTPSenderRefused(501, b"wie bent u", "ik"), "mislukt"),
        (ValueError("geen kop"), "mislukt"),
        (smtplib.SMTPServerDisconnected("halverwege"), "onzeker"),
        (TimeoutError(), "onzeker"),
        (RuntimeError("vreemd"), "onzeker"),
    ],
)
def test_what_a_server_says_in_the_end(kapot, fout, status):
    bericht = queue()
    kapot(bij_versturen=fout)
    taken.send_bericht(bericht=bericht.pk)
    assert status_of(bericht) == status and bericht.reden == str(fout)[:300]
    assert list(Bericht.objects.unsolved()) == [bericht]
    taken.send_bericht(bericht=bericht.pk)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("fout", [refused(450, 421), smtplib.SMTPDataError(451, b"straks")])
def test_a_server_that_says_later_is_asked_later(kapot, fout):
    bericht = queue()
    kapot(bij_versturen=fout)
    with pytest.raises(actions.NietBereikbaar):
        taken.send_bericht(bericht=bericht.pk)
    assert status_of(bericht) == "wacht"


def test_what_waits_for_a_day_is_shown_to_a_person():
    bericht = queue()
    assert not Bericht.objects.unsolved()
    Bericht.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert list(Bericht.objects.unsolved()) == [bericht]


def test_a_person_sends_it_again_or_dismisses_it():
    onzeker, gewist, goed, waarop = (queue(f"stap:{nummer}") for nummer in range(4))
    Bericht.objects.exclude(pk=goed.pk).update(status="onzeker")
    Bericht.objects.filter(pk=gewist.pk).update(tekst="")
    ids = [onzeker.pk, gewist.pk, goed.pk]
    assert actions.send_again(ids=ids) == 1
    assert len(jobs()) == 5
    taken.send_bericht(bericht=onzeker.pk)
    assert status_of(onzeker) == "verstuurd" and len(mail.outbox) == 1
    assert actions.dismiss_berichten(ids=[waarop.pk, goed.pk]) == 1
    assert list(Bericht.objects.unsolved()) == [gewist]


def test_what_came_back_is_marked_once_it_is_ours():
    bericht = queue()
    taken.send_bericht(bericht=bericht.pk)
    vreemd = Retour(((bericht.pk, "<bericht.1.0000000000000000@localhost>"), (987654321, bericht.message_id)), "weg")
    assert actions.mark_returned(retour=vreemd) is None
    assert status_of(bericht) == "verstuurd"
    retour = Retour(((987654321, "x"), (bericht.pk, bericht.message_id)), "Dit mailadres bestaat niet.")
    assert actions.mark_returned(retour=retour) == bericht
    assert (status_of(bericht), bericht.reden) == ("teruggekomen", "Dit mailadres bestaat niet.")
    assert list(Bericht.objects.unsolved()) == [bericht]


def test_words_and_addresses_are_forgotten_and_the_step_is_not(settings):
    settings.MAIL_BEWAAR_DAGEN = 60
    verstuurd, gezien, wacht, vers = (queue(f"stap:{nummer}") for nummer in range(4))
    Bericht.objects.filter(pk__in=[verstuurd.pk, vers.pk]).update(status="verstuurd")
    Bericht.objects.filter(pk=gezien.pk).update(status="teruggekomen", gezien=True, reden=f"{AAN}: nee")
    Bericht.objects.exclude(pk=vers.pk).update(created_at=timezone.now() - timedelta(days=61))
    taken.forget_berichten(timestamp=0)
    over = set(Bericht.objects.exclude(aan="", tekst="", reden=""))
    assert over == {wacht, vers}
    assert actions.forget_berichten() == 0
    assert queue("stap:0") == verstuurd
    assert len(jobs()) == 4


def test_a_lock_is_given_back_after_a_fault(kapot):
    bericht = queue()
    kapot(bij_openen=ConnectionRefusedError())
    with pytest.raises(actions.NietBereikbaar):
        taken.send_bericht(bericht=bericht.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)

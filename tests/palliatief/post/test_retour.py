"""Mail that came back marks our message, and nothing else of it is kept."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from palliatief.post import actions, taken
from palliatief.post.models import Bericht
from tests.palliatief.lib.test_retourmail import make_dsn

pytestmark = pytest.mark.django_db


@pytest.fixture
def bericht(db):
    gegevens = {"soort": "proef", "sleutel": "stap:1", "aan": "a@b.example", "onderwerp": "Klopt het?", "tekst": "Dag"}
    bericht = actions.queue_mail(**gegevens)
    taken.send_bericht(bericht=bericht.pk)
    return bericht


@pytest.fixture
def maildir(tmp_path):
    for naam in ("new", "cur", "tmp"):
        (tmp_path / naam).mkdir()
    return tmp_path


def read_command(monkeypatch, rauw: bytes) -> str:
    uit = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rauw)))
    call_command("lees_retourmail", stdout=uit)
    return uit.getvalue()


def test_from_a_pipe(bericht, monkeypatch):
    assert read_command(monkeypatch, make_dsn(("failed", "5.1.1"), nummer=bericht.message_id)) == "1 teruggekomen\n"
    bericht.refresh_from_db()
    assert (bericht.status, bericht.reden) == ("teruggekomen", "Dit mailadres bestaat niet.")


def test_a_number_that_somebody_made_up_does_nothing(bericht, monkeypatch):
    verzonnen = f"<bericht.{bericht.pk}.0123456789abcdef@localhost>"
    assert read_command(monkeypatch, make_dsn(("failed", "5.1.1"), nummer=verzonnen)) == "0 teruggekomen\n"
    assert read_command(monkeypatch, b"\xff\x00 rommel") == "0 teruggekomen\n"
    assert Bericht.objects.get().status == "verstuurd"


def test_a_mailbox_keeps_what_people_write(bericht, maildir, settings):
    settings.RETOUR_MAILDIR = str(maildir)
    (maildir / "new/1").write_bytes(make_dsn(("failed", "5.2.2"), nummer=bericht.message_id))
    (maildir / "new/2").write_bytes(b"From: eigenaar\n\nDank voor uw mail.")
    (maildir / "new/3").symlink_to("/etc/hostname")
    (maildir / "new/map").mkdir()
    taken.read_retourmail(timestamp=0)
    assert {pad.name for pad in (maildir / "new").iterdir()} == {"3", "map"}
    assert (maildir / "cur/2:2,").read_bytes().endswith(b"Dank voor uw mail.")
    assert Bericht.objects.get().status == "teruggekomen"


def test_without_a_mailbox_there_is_nothing_to_read(settings):
    settings.RETOUR_MAILDIR = ""
    taken.read_retourmail(timestamp=0)


def test_a_mailbox_by_hand(bericht, maildir, tmp_path):
    (maildir / "new/1").write_bytes(make_dsn(("failed", "5.1.1"), nummer=bericht.message_id))
    uit = io.StringIO()
    call_command("lees_retourmail", maildir=maildir, stdout=uit)
    assert uit.getvalue() == "1 teruggekomen\n"
    with pytest.raises(CommandError, match="geen maildir"):
        call_command("lees_retourmail", maildir=tmp_path / "nergens")

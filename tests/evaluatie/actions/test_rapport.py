"""Reports as jobs: asked for, made, told, tried again and forgotten."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from evaluatie import actions, taken
from evaluatie.actions import rapport as deur
from evaluatie.hiaten.vraag import Vraag
from evaluatie.models import Rapport
from evaluatie.rapporten import Opdracht
from palliatief.gebruikers.models import Logregel
from palliatief.post.models import Bericht
from socialekaart.models import Bestand

pytestmark = pytest.mark.django_db
PRECIES = Opdracht(Vraag(meting="voorjaar"), precies=True)


@pytest.fixture
def rapport(onderzoeker) -> Rapport:
    return actions.ask_rapport(wie=onderzoeker, vorm="zip", opdracht=PRECIES)


@pytest.fixture
def gemaakt(monkeypatch) -> list:
    """What the worker was asked to make; it makes three bytes of it."""
    lijst: list = []

    def make(vorm, opdracht, voortgang):
        voortgang(40)
        lijst.append((vorm, opdracht, Rapport.objects.get().voortgang))
        return b"zip"

    monkeypatch.setattr(deur, "make_bestand", make)
    return lijst


def fail(monkeypatch, fout: Exception) -> None:
    def make(*args):
        raise fout

    monkeypatch.setattr(deur, "make_bestand", make)


def test_what_was_asked_is_made_kept_and_told(rapport, gemaakt, onderzoeker):
    assert ProcrastinateJob.objects.get(task_name="evaluatie.maak_rapport").args == {"rapport": rapport.pk}
    taken.rapport.make_rapport(rapport=rapport.pk)
    assert gemaakt == [("zip", PRECIES, 40)]
    rapport.refresh_from_db()
    assert (rapport.status, rapport.voortgang, bytes(rapport.bestand.inhoud)) == ("klaar", 100, b"zip")
    brief = Bericht.objects.get(soort="rapport")
    assert brief.aan == onderzoeker.email and brief.onderwerp == "Uw rapport is klaar"
    assert f"/beheer/evaluatie/rapport/{rapport.pk}/change/" in brief.tekst and "Deel het niet verder" in brief.tekst
    assert Logregel.objects.get(soort="export").wie == onderzoeker.email
    # Twice is once.
    actions.make_rapport(pk=rapport.pk)
    assert len(gemaakt) == 1 and Bericht.objects.filter(soort="rapport").count() == 1


def test_a_worker_that_was_killed_is_taken_over_and_whoever_comes_second_changes_nothing(rapport, gemaakt):
    Rapport.objects.update(status="bezig", voortgang=70)
    actions.make_rapport(pk=rapport.pk)
    assert Rapport.objects.get().status == "klaar"
    deur._end(rapport.pk, Rapport.Status.MISLUKT)
    assert Rapport.objects.get().status == "klaar"
    actions.make_rapport(pk=0)
    assert len(gemaakt) == 1


def test_exact_figures_are_only_for_who_may_see_them_also_by_the_time_they_are_made(coordinator, rapport, gemaakt):
    with pytest.raises(actions.RapportGeweigerd, match="U mag de precieze cijfers niet zien"):
        actions.ask_rapport(wie=coordinator, vorm="csv", opdracht=PRECIES)
    rapport.wie.groups.clear()
    actions.make_rapport(pk=rapport.pk)
    assert Rapport.objects.get().status == "mislukt" and not gemaakt and not Bestand.objects.exists()


def test_what_failed_is_told_and_can_be_tried_again(rapport, monkeypatch, gemaakt):
    fail(monkeypatch, ValueError("kapot"))
    with pytest.raises(ValueError):
        actions.make_rapport(pk=rapport.pk)
    assert Rapport.objects.get().status == "mislukt"
    assert Bericht.objects.get(soort="rapport").onderwerp == "Uw rapport is niet gelukt"
    actions.retry_rapport(pk=rapport.pk)
    assert Rapport.objects.get().status == "wacht"
    with pytest.raises(actions.RapportGeweigerd, match="Dit kan nu niet: dit rapport is ‘wacht’"):
        actions.retry_rapport(pk=rapport.pk)
    assert ProcrastinateJob.objects.filter(task_name="evaluatie.maak_rapport").count() == 2


def test_a_database_that_is_away_leaves_it_for_the_next_try(rapport, monkeypatch):
    fail(monkeypatch, OperationalError("weg"))
    with pytest.raises(OperationalError):
        actions.make_rapport(pk=rapport.pk)
    assert Rapport.objects.get().status == "bezig" and not Bericht.objects.filter(soort="rapport").exists()


def test_after_its_days_a_report_is_forgotten_with_its_file_at_once(rapport, gemaakt, settings):
    actions.make_rapport(pk=rapport.pk)
    taken.rapport.remove_old_rapporten(0)
    assert Rapport.objects.exists()
    Rapport.objects.update(created_at=timezone.now() - timedelta(days=settings.RAPPORT_BEWAAR_DAGEN, hours=1))
    taken.rapport.remove_old_rapporten(0)
    assert not Rapport.objects.exists() and not Bestand.objects.exists()


def test_what_was_chosen_comes_back_from_the_database_as_it_was():
    for opdracht in (PRECIES, Opdracht(Vraag(peildatum=timezone.localdate(), werkgebied="alles", soort="formeel"))):
        assert Opdracht.from_json(opdracht.as_json()) == opdracht
    assert PRECIES.name_file("pdf") == f"hiaten-{timezone.localdate()}-intern.pdf"

"""The log: it only grows, until a line is old enough."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from palliatief.gebruikers import actions
from palliatief.gebruikers.models import Logregel
from socialekaart.actions import archive_initiatieven, publish_initiatieven, remove_initiatieven
from socialekaart.models import Initiatief
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db


def test_nobody_changes_or_deletes_a_line(coordinator):
    actions.log(soort=Logregel.Soort.EXPORT, gebruiker=coordinator, wat="alles")
    for doe in (lambda r: r.update(wie="ander"), lambda r: r.delete(), lambda r: r.get().delete()):
        with pytest.raises(IntegrityError, match="cannot be changed or deleted"), transaction.atomic():
            doe(Logregel.objects.all())
    coordinator.delete()
    assert str(Logregel.objects.get()) == "export: coordinator@voorbeeld.example"


def test_lines_go_when_they_are_old_enough():
    for dagen in (729, 731):
        Logregel.objects.create(soort="ingelogd", wie=str(dagen), wanneer=timezone.now() - timedelta(days=dagen))
    assert actions.remove_expired() == 1
    assert Logregel.objects.get().wie == "729"


def test_what_goes_on_and_off_the_site_is_in_the_log(lijsten, coordinator):
    een, ander = InitiatiefFactory(naam="Een", status="concept"), InitiatiefFactory(naam="Ander", status="concept")
    een.kosten = "gratis"
    een.save()
    assert not Logregel.objects.exists()
    publish_initiatieven(ids=[een.pk, ander.pk])
    archive_initiatieven(ids=[een.pk])
    remove_initiatieven(ids=[een.pk, ander.pk])
    InitiatiefFactory(naam="Nieuw")
    nieuw = Initiatief.objects.get()
    nieuw._history_user = coordinator
    nieuw.status = "gearchiveerd"
    nieuw.save()
    regels = Logregel.objects.filter(soort="publicatie").order_by("pk").values_list("wie", "wat")
    assert [(wie, wat.rsplit(" ", 1)[0]) for wie, wat in regels] == [
        ("", "op de site gezet: Ander"),
        ("", "op de site gezet: Een"),
        ("", "van de site gehaald: Een"),
        ("", "van de site gehaald: Ander"),
        ("", "op de site gezet: Nieuw"),
        (coordinator.email, "van de site gehaald: Nieuw"),
    ]

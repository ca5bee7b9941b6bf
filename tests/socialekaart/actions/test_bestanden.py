"""Files that nobody kept go by themselves."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from procrastinate.contrib.django import app

from socialekaart.models import Bestand, GoedVoorbeeld

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n"


def keep(naam: str, *, dagen: int) -> Bestand:
    bestand = Bestand.objects.keep(SimpleUploadedFile(f"{naam}.png", PNG + naam.encode()))
    Bestand.objects.filter(pk=bestand.pk).update(created_at=timezone.now() - timedelta(days=dagen))
    return bestand


def test_only_what_no_record_and_no_history_knows_is_forgotten():
    keep("vergeten", dagen=8)
    keep("net-gekozen", dagen=6)
    nu, vroeger = keep("nu", dagen=800), keep("vroeger", dagen=800)
    voorbeeld = GoedVoorbeeld.objects.create(titel="Samen", slug="samen", film_beeld=vroeger)
    voorbeeld.film_beeld = nu
    voorbeeld.save()
    app.tasks["socialekaart.vergeet_bestanden"](timestamp=0)
    assert set(Bestand.objects.values_list("naam", flat=True)) == {"net-gekozen.png", "nu.png", "vroeger.png"}

import pytest

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Weekrooster
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db
MAANDAG = [{"dagen": "MO", "van": "10:00", "tot": "12:00"}]


def test_each_text_is_read_once(lijsten):
    """What is not on the site has no text; one that says more than a week can has no hours."""
    InitiatiefFactory.create_batch(2, openingstijden="Mo 10:00-12:00")
    InitiatiefFactory(openingstijden="Mo[1] 10:00-12:00")
    InitiatiefFactory(openingstijden="")
    InitiatiefFactory(openingstijden="Tu 10:00-12:00", status="concept")
    refresh_initiatieven()
    roosters = dict(Weekrooster.objects.values_list("tekst", "regels"))
    assert roosters == {"Mo 10:00-12:00": MAANDAG, "Mo[1] 10:00-12:00": []}
    assert str(Weekrooster.objects.get(regels=[])) == "Mo[1] 10:00-12:00"
    nieuw = InitiatiefFactory(openingstijden="24/7")
    ander = InitiatiefFactory(openingstijden="We 10:00-12:00")
    refresh_initiatieven(ids=[nieuw.pk])
    assert set(Weekrooster.objects.values_list("tekst", flat=True)) == {*roosters, "24/7"}
    refresh_initiatieven(ids=[ander.pk])
    assert Weekrooster.objects.count() == 4

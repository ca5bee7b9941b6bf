"""The areas of the city."""

import pytest
from django.db import IntegrityError

from socialekaart.models import Gebied

pytestmark = pytest.mark.django_db

VLAK = "SRID=4326;MULTIPOLYGON(((4.9 52.3,4.91 52.3,4.91 52.31,4.9 52.3)))"


def make(soort: str, code: str) -> Gebied:
    return Gebied.objects.create(soort=soort, code=code, naam=f"Gebied {code}", slug=code.lower(), geometrie=VLAK)


def test_areas_by_kind_and_by_the_code_of_their_stadsdeel(lijsten):
    for soort, code in (("wijk", "TA"), ("buurt", "TA01"), ("buurt", "MB02"), ("gebied", "GT21")):
        make(soort, code)
    zuidoost = Gebied.objects.stadsdelen().get(slug="zuidoost")
    assert [g.code for g in Gebied.objects.wijken()] == ["TA"]
    assert [g.code for g in Gebied.objects.buurten().in_stadsdeel(zuidoost)] == ["TA01"]
    assert str(Gebied.objects.wijken().get()) == "Gebied TA"


@pytest.mark.parametrize(
    ("soort", "code", "naam"), [("dorp", "X", "gebied_soort_bekend"), ("wijk", "", "gebied_code_gevuld")]
)
def test_the_database_refuses_what_cannot_be(soort, code, naam):
    with pytest.raises(IntegrityError, match=naam):
        make(soort, code)


def test_a_code_occurs_once_per_kind():
    make("wijk", "QA")
    make("buurt", "QA")
    with pytest.raises(IntegrityError, match="gebied_soort_code_uniek"):
        Gebied.objects.create(soort="wijk", code="QA", naam="x", slug="anders", geometrie=VLAK)

import pytest
from django.db import connection

from opendata.hsds.termen import TAXONOMIEEN, TERMEN
from opendata.hsds.vertalen import TAXONOMIEEN as NAMEN
from socialekaart.models import Initiatief, Organisatie

pytestmark = pytest.mark.django_db


def select(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.mark.parametrize("taxonomie, soort", [("soort", Initiatief.Soort), ("soort-organisatie", Organisatie.Soort)])
def test_every_kind_that_a_record_can_have_is_a_term(taxonomie, soort):
    """An organisation of a kind without a term would be left out of HSDS."""
    rijen = select(f"SELECT taxonomie, slug FROM ({TERMEN}) AS t")
    assert {slug for van, slug in rijen if van == taxonomie} == set(soort.values)


def test_the_import_knows_our_taxonomies_by_the_names_that_the_api_gives():
    assert dict(select(f"SELECT slug, naam FROM ({TAXONOMIEEN}) AS t")) == NAMEN

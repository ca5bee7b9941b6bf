"""The page for people about the Dutch API: all that can be asked, and examples that work."""

import re

import pytest

from tests.factories import InitiatiefFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db


def test_every_operation_with_an_example_that_answers(
    lijsten, client, refresh, beschrijving, django_assert_max_num_queries
):
    InitiatiefFactory(organisatie=OrganisatieFactory())
    refresh()
    with django_assert_max_num_queries(5):
        pagina = client.get("/api/uitleg/").content.decode()
    voorbeelden = re.findall(r'class="probeer">.*?href="([^"]+)"', pagina)
    assert len(voorbeelden) == len(beschrijving["paths"])
    assert [client.get(adres.replace("&amp;", "&")).status_code for adres in voorbeelden] == [200] * len(voorbeelden)


def test_of_what_is_not_there_no_example(lijsten, client):
    pagina = client.get("/api/uitleg/").content.decode()
    assert "/api/v1/organisaties/{id}" in pagina
    assert len(re.findall('class="probeer"', pagina)) == 7

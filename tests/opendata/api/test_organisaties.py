"""Organisations of the Dutch API."""

import pytest

from tests.factories import InitiatiefFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db


def test_those_with_something_on_the_map(lijsten, ask, refresh, django_assert_num_queries):
    brug = OrganisatieFactory(naam="De Brug", soort_organisatie="welzijn", website="https://brug.example/")
    huis = OrganisatieFactory(naam="Het Huis", voorbeeld=True)
    stil = OrganisatieFactory(naam="Stil")
    InitiatiefFactory.create_batch(2, organisatie=brug)
    InitiatiefFactory(organisatie=huis)
    InitiatiefFactory(organisatie=stil, status="concept")
    InitiatiefFactory()
    refresh()
    with django_assert_num_queries(2):
        antwoord = ask("organisaties")
    assert antwoord == {
        "aantal": 2, "pagina": 1, "perPagina": 100,
        "organisaties": [
            {"id": str(brug.uuid), "naam": "De Brug", "soort": "welzijn", "website": "https://brug.example/",
             "aantalInitiatieven": 2, "voorbeeld": False},
            {"id": str(huis.uuid), "naam": "Het Huis", "soort": "overig", "aantalInitiatieven": 1, "voorbeeld": True},
        ],
    }  # fmt: skip
    assert ask("organisaties", perPagina=1, pagina=2)["organisaties"] == antwoord["organisaties"][1:]
    assert ask(f"organisaties/{huis.uuid}", "organisaties/{id}") == antwoord["organisaties"][1]
    assert "kaart" in ask(f"organisaties/{stil.uuid}", "organisaties/{id}", status=404)["detail"]


def test_nobody_is_an_empty_page(lijsten, ask):
    assert ask("organisaties")["organisaties"] == []

"""The page that tells how every figure is made."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_names_the_formulas_the_limits_and_the_sources(client, lijsten, settings, django_assert_max_num_queries):
    settings.ONDERDRUKKING_DREMPEL = 12
    with django_assert_max_num_queries(3):
        pagina = client.get("/evaluatie/methode/").text
    for tekst in (
        "verwacht = doelgroep × aandeel",
        "Er antwoordden minder dan 12 mensen",
        "tot 1 km voor 100%, tot 2 km voor 68%, tot 3 km voor 22%",
        "Deel van de mensen die sterven: 66%, van 63% tot 75%",
        "Luo W, Qi Y.",
        "alleen-stedelijk",
        "Rekenversie 1.0, peildatum",
    ):
        assert tekst in pagina, tekst


def test_what_was_written_in_dutch_says_so_on_the_english_page(client, lijsten):
    assert 'lang="nl">66% van de sterfte' in client.get("/en/evaluatie/methode/").text

"""What people say about working together, as visitors read it; and the conversation guide."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils.timezone import localdate

from socialekaart.actions.verversen import start_version
from socialekaart.models import Tekst
from tests.factories import ErvaringFactory, OrganisatieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lijsten")]
ADRES = "/ervaringen/"


def test_quotes_stand_under_who_says_them_by_function_and_with_their_film(client):
    assert "Er zijn nog geen ervaringen." in client.get(ADRES).text
    morgen = localdate() + timedelta(1)
    ErvaringFactory(citaat="Nog niet.", publicatiedatum=morgen)
    ErvaringFactory(citaat="Nooit.", status="concept")
    ErvaringFactory(citaat="Ik bel nu <eerder>.", organisatie=OrganisatieFactory(naam="Praktijk Oost"), voorbeeld=True)
    ErvaringFactory(
        citaat="Er kwam iemand.", van="mantelzorgers", functie="dochter", in_stadsdeel="oost",
        film_adres="https://film.example/1", film_minuten=1, film_tekst="Hallo allemaal.",
    )  # fmt: skip
    pagina = client.get(ADRES).text
    assert "Nog niet." not in pagina and "Nooit." not in pagina
    assert pagina.index("Mantelzorgers</h2>") < pagina.index("Er kwam iemand.") < pagina.index("Zorgverleners</h2>")
    for tekst in ("“Ik bel nu &lt;eerder&gt;.”", "Huisarts", "Praktijk Oost", "Dochter", "Oost", "Hallo allemaal.",
                  "1 minuut · opent op film.example", ">Voorbeeld</span>"):  # fmt: skip
        assert tekst in pagina, tekst
    assert "<iframe" not in pagina and "<video" not in pagina


@pytest.mark.parametrize(
    ("vraag", "aantal", "gemeld"),
    [
        ("perspectief=mantelzorgers", 1, False),
        ("thema=samen-verwijzen", 1, False),
        ("thema=samen-verwijzen&perspectief=mantelzorgers", 0, False),
        ("perspectief=buren&q=x&pagina=0", 2, True),
    ],
)
def test_they_are_chosen_by_who_and_about_what(client, vraag, aantal, gemeld):
    ErvaringFactory(themas=["samen-verwijzen", "gemeente"])
    ErvaringFactory(van="mantelzorgers")
    pagina = client.get(f"{ADRES}?{vraag}").text
    assert pagina.count("<blockquote") == aantal
    for melding in ("Op ‘buren’ kunnen we hier", "Op ‘q’ kunnen we hier", "Bladzijde ‘0’ is er niet."):
        assert (melding in pagina) == gemeld
    assert (f"{aantal} ervaring" in pagina) == (not gemeld)


def test_pages_ask_as_much_for_many_as_for_few(client, django_assert_num_queries, settings):
    settings.RESULTATEN_PER_PAGINA = 4
    start_version()
    for nummer in range(6):
        ErvaringFactory(themas=["mantelzorg"], van=["vrijwilligers", "zorgverleners"][nummer % 2])
    assert 'href="?pagina=2"' in client.get(ADRES).text
    with django_assert_num_queries(6):  # groups, themes, number, rows, their themes, version of the texts
        client.get(ADRES)


def test_the_guide_holds_questions_that_a_coordinator_can_change(client):
    pagina = client.get("/ervaringen/gesprekswijzer/").text
    for tekst in ("Voor het gesprek", "de gemeente", "een welzijnsorganisatie", "Wie doet wat, en wanneer?"):
        assert tekst in pagina
    start_version()
    Tekst.objects.filter(plek="gesprekswijzer-gemeente").update(tekst="Vraag naar *morgen*.")
    pagina = client.get("/ervaringen/gesprekswijzer/").text
    assert "<em>morgen</em>" in pagina and "Wie is bij u de vaste persoon" not in pagina


@pytest.mark.parametrize("velden", [{"toestemming": False}, {"film_adres": "https://film.example/1"}])
def test_the_database_refuses_what_was_not_allowed_and_a_film_without_its_words(velden):
    with pytest.raises(IntegrityError):
        ErvaringFactory(**velden)

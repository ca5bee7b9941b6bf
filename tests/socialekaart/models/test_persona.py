"""Personas and what the database keeps of them."""

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from socialekaart.models import Domein, Gespreksvraag, Ondersteuningswens, Persona, PersonaWens
from tests.factories import PersonaFactory

pytestmark = pytest.mark.usefixtures("lijsten")


def test_a_name_with_and_without_an_age():
    assert str(PersonaFactory.build(naam="Ria", leeftijd=74)) == "Ria, 74"
    assert str(PersonaFactory.build(naam="Ria", leeftijd=None)) == "Ria"


def test_wishes_and_questions_are_called_by_their_words():
    ria = PersonaFactory(wensen=["maatje"], vragen={"sociaal": ["Wie ziet u?"]})
    assert [str(wens) for wens in ria.wensen.all()] == ["Maatje"]
    assert [str(vraag) for vraag in ria.vragen.all()] == ["Wie ziet u?"]


def test_a_page_has_wishes_and_questions_by_domain(django_assert_num_queries):
    PersonaFactory(
        slug="proef",
        wensen=["geestelijke-verzorging", "lotgenoten", "maatje", "vervoer"],
        vragen={"spiritueel": ["Wat telt?"], "fysiek": ["Hoe slaapt u?", "Wat lukt nog?"]},
    )
    with django_assert_num_queries(4):
        ria = Persona.objects.for_page().get(slug="proef")
        wensen = [(w.wens.domein.slug, w.wens.slug) for w in ria.wensen.all()]
        vragen = [(v.domein.slug, v.vraag) for v in ria.vragen.all()]
        assert list(ria.doelgroepen.all()) == []
    assert wensen == [
        ("fysiek", "vervoer"),
        ("sociaal", "lotgenoten"),
        ("sociaal", "maatje"),
        ("spiritueel", "geestelijke-verzorging"),
    ]
    assert vragen == [("fysiek", "Hoe slaapt u?"), ("fysiek", "Wat lukt nog?"), ("spiritueel", "Wat telt?")]


def test_only_published_ones_have_a_page():
    PersonaFactory(slug="af")
    PersonaFactory(slug="nog-niet-af", gepubliceerd=False)
    assert [p.slug for p in Persona.objects.for_page().filter(slug__contains="af")] == ["af"]


@pytest.mark.parametrize("velden", [{"leeftijd": 121}, {"naam": ""}, {"uitspraak": ""}, {"situatie": ""}])
def test_what_a_persona_cannot_be(velden):
    with pytest.raises(IntegrityError, match="persona_"):
        PersonaFactory(**velden)


def test_a_wish_stands_once_with_a_persona():
    ria = PersonaFactory(wensen=["maatje"])
    maatje = Ondersteuningswens.objects.get(slug="maatje")
    with pytest.raises(IntegrityError, match="personawens_eenmaal_per_persona"):
        PersonaWens.objects.create(persona=ria, wens=maatje, uitspraak="Nog een keer.")


def test_a_wish_has_words():
    vervoer = Ondersteuningswens.objects.get(slug="vervoer")
    with pytest.raises(IntegrityError, match="personawens_heeft_uitspraak"):
        PersonaWens.objects.create(persona=PersonaFactory(), wens=vervoer, uitspraak="")


def test_a_question_asks_something():
    with pytest.raises(IntegrityError, match="gespreksvraag_heeft_vraag"):
        Gespreksvraag.objects.create(persona=PersonaFactory(), domein=Domein.objects.first(), vraag="")


def test_a_wish_of_the_list_does_not_take_a_story_with_it():
    PersonaFactory(wensen=["maatje"])
    with pytest.raises(ProtectedError):
        Ondersteuningswens.objects.get(slug="maatje").delete()

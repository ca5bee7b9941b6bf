"""Per wish of a persona who can help, as the search page says it too."""

import pytest
from django.http import QueryDict

from socialekaart.actions import load_voorbeelden, refresh_initiatieven
from socialekaart.models import Doelgroep, Persona
from socialekaart.personas import HOOGSTENS, Gesprekshulp
from tests.factories import InitiatiefFactory, LocatieFactory, PersonaFactory

pytestmark = pytest.mark.usefixtures("lijsten")


def make_hulp(persona, vraag: str = "") -> Gesprekshulp:
    return Gesprekshulp(Persona.objects.for_page().get(pk=persona.pk), QueryDict(vraag))


def wens_of(hulp: Gesprekshulp, slug: str):
    return next(wens for deel in hulp.domeinen for wens in deel.wensen if wens.wens.slug == slug)


def names_of(hulp: Gesprekshulp, slug: str) -> list[str]:
    return [rij.naam for rij in wens_of(hulp, slug).rijen]


def test_numbers_and_rows_are_those_of_the_search(client, subtests):
    load_voorbeelden()
    for stadsdeel in ["", "stadsdeel=zuidoost", "stadsdeel=weesp&stadsdeel=oost"]:
        with subtests.test(stadsdeel=stadsdeel):
            for deel in make_hulp(Persona.objects.get(slug="frank"), stadsdeel).domeinen:
                for wens in deel.wensen:
                    hier = client.get(wens.url).context["zoek"]
                    assert wens.aantal == hier.aantal
                    assert wens.in_stad == client.get(wens.stad_url).context["zoek"].aantal
                    assert len(wens.rijen) == (min(HOOGSTENS, wens.aantal) if stadsdeel else 0)
                    assert {rij.id for rij in wens.rijen} <= set(hier.filter.rows().values_list("pk", flat=True))


def test_nearest_first(klein):
    hulp = make_hulp(PersonaFactory(wensen=["maatje", "rouw-en-verlies"]), "stadsdeel=zuidoost")
    assert names_of(hulp, "maatje") == ["Aan huis", "Alles"]
    assert (wens_of(hulp, "maatje").aantal, wens_of(hulp, "maatje").in_stad) == (2, 2)
    assert names_of(hulp, "rouw-en-verlies") == []
    assert (wens_of(hulp, "rouw-en-verlies").aantal, wens_of(hulp, "rouw-en-verlies").in_stad) == (0, 1)


def test_what_is_meant_for_people_like_this_goes_before_what_is_nearer():
    for naam, groepen, plek in (
        ("Dichtbij voor anderen", ["kanker"], "zuidoost"),
        ("Verder voor parkinson", ["parkinson", "kanker"], "oost"),
        ("Dichtbij voor iedereen", ["iedereen"], "zuidoost"),
        ("Zonder groep", [], "zuidoost"),
    ):
        initiatief = InitiatiefFactory(naam=naam, wensen=["lotgenoten"], doelgroepen=groepen, werkgebied=["zuidoost"])
        LocatieFactory(initiatief=initiatief, in_stadsdeel=plek)
    refresh_initiatieven()
    ria = PersonaFactory(wensen=["lotgenoten"])
    ria.doelgroepen.set(Doelgroep.objects.filter(slug="parkinson"))
    hulp = make_hulp(ria, "stadsdeel=zuidoost")
    assert names_of(hulp, "lotgenoten") == ["Dichtbij voor iedereen", "Zonder groep", "Verder voor parkinson"]
    assert wens_of(hulp, "lotgenoten").aantal == 4


def test_a_domain_without_wishes_or_questions_is_left_out():
    hulp = make_hulp(PersonaFactory(wensen=["maatje"], vragen={"spiritueel": ["Wat telt?"]}))
    assert [(deel.domein.slug, len(deel.wensen), deel.vragen) for deel in hulp.domeinen] == [
        ("sociaal", 1, []),
        ("spiritueel", 0, ["Wat telt?"]),
    ]


def test_a_story_without_wishes_asks_the_map_nothing(django_assert_num_queries):
    hulp = make_hulp(PersonaFactory(), "stadsdeel=oost")
    with django_assert_num_queries(0):
        assert hulp.domeinen == []


def test_two_queries_for_any_number_of_wishes(django_assert_num_queries, subtests):
    load_voorbeelden()
    for aantal in [12, 1]:
        with subtests.test(aantal=aantal):
            sandra = Persona.objects.get(slug="sandra")
            sandra.wensen.exclude(pk__in=sandra.wensen.values("pk")[:aantal]).delete()
            hulp = make_hulp(sandra, "stadsdeel=oost")
            with django_assert_num_queries(2):
                assert sum(len(deel.wensen) for deel in hulp.domeinen) == aantal


def test_what_is_no_stadsdeel_is_told_and_left_out():
    hulp = make_hulp(PersonaFactory(wensen=["maatje"]), "stadsdeel=zuidoots&stadsdeel=weesp&kleur=blauw")
    assert hulp.waar == "Weesp"
    assert hulp.meldingen == ["‘zuidoots’ kennen we niet. Bedoelt u Zuidoost? We lieten het weg."]

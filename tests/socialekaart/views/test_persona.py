"""The pages of the personas, as a visitor asks for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialekaart.actions import load_voorbeelden
from socialekaart.models import Persona
from tests.factories import PersonaFactory
from tests.socialekaart.views.test_kaart import forget_everything

pytestmark = pytest.mark.usefixtures("lijsten")


def test_all_stories_lead_to_their_page(client):
    PersonaFactory(slug="concept", gepubliceerd=False)
    pagina = client.get("/personas/").text
    assert "/personas/concept/" not in pagina
    for persona in Persona.objects.published():
        assert f'href="{persona.get_absolute_url()}"' in pagina
        verhaal = client.get(persona.get_absolute_url()).text
        assert f"<title>{persona}: {persona.kenmerk} ·" in verhaal
        assert "Dit is een verzonnen persoon" in verhaal
        for tekst in (persona.uitspraak, *persona.wensen.values_list("uitspraak", flat=True)):
            assert f"“{tekst}”" in verhaal
        for vraag in persona.vragen.all():
            assert f"<li>{vraag.vraag}</li>" in verhaal


def test_without_stories_the_page_says_so(client):
    Persona.objects.all().delete()
    assert "Er zijn nog geen verhalen." in client.get("/personas/").text
    assert "Begin bij iemand die op u lijkt" not in client.get("/").text


def test_home_shows_the_first_six(client):
    pagina = client.get("/")
    assert [persona.slug for persona in pagina.context["personas"]] == [
        "ria",
        "humphrey",
        "fatma",
        "jeroen",
        "trees",
        "sandra",
    ]
    assert 'href="/personas/"' in pagina.text


@pytest.mark.parametrize("slug", ["niemand", "concept"])
def test_what_is_not_published_is_not_there(client, slug):
    PersonaFactory(slug="concept", gepubliceerd=False)
    assert client.get(f"/personas/{slug}/").status_code == 404


def test_a_stadsdeel_shows_who_helps(client, klein):
    PersonaFactory(slug="proef", wensen=["maatje", "rouw-en-verlies", "vervoer"])
    pagina = client.get("/personas/proef/?stadsdeel=zuidoost").text
    assert '<option value="zuidoost" selected>Zuidoost</option>' in pagina
    assert "Aan huis" in pagina and "Alles" in pagina
    assert "Nog niets gevonden in Zuidoost." in pagina
    assert "Wel 1 in heel Amsterdam" in pagina
    assert "Ook niet in de rest van Amsterdam." in pagina


def test_without_a_stadsdeel_the_way_to_all_is_there(client, klein):
    PersonaFactory(slug="proef", wensen=["maatje", "vervoer"])
    pagina = client.get("/personas/proef/").text
    assert 'href="/kaart/?wens=maatje"' in pagina and "Bekijk 2 initiatieven in heel Amsterdam" in pagina
    assert "Hiervoor kennen we nog niets." in pagina
    assert "Aan huis" not in pagina


def test_more_than_a_few_lead_to_the_search_with_the_same_stadsdeel(client):
    load_voorbeelden()
    pagina = client.get("/personas/ria/?stadsdeel=zuidoost")
    maatje = next(w for d in pagina.context["hulp"].domeinen for w in d.wensen if w.wens.slug == "maatje")
    assert maatje.aantal > 3
    assert f"Bekijk alle {maatje.aantal} in Zuidoost" in pagina.text
    assert 'href="/kaart/?wens=maatje&amp;stadsdeel=zuidoost"' in pagina.text


def test_an_unknown_stadsdeel_is_told_in_words(client):
    pagina = client.get("/personas/ria/?stadsdeel=zuidoots&stadsdeel=%00")
    assert pagina.status_code == 200
    assert "‘zuidoots’ kennen we niet. Bedoelt u Zuidoost? We zochten in heel Amsterdam." in pagina.text


@given(st.text(max_size=40), st.text(max_size=20))
def test_no_address_gives_a_fault(client, waarde, naam):
    assert client.get("/personas/ria/", {"stadsdeel": waarde, naam: waarde}).status_code == 200


def test_at_most_eight_queries(client, django_assert_max_num_queries, subtests):
    load_voorbeelden()
    for vraag in ["", "?stadsdeel=oost"]:
        with subtests.test(vraag=vraag):
            forget_everything()
            with django_assert_max_num_queries(8):
                assert client.get(f"/personas/sandra/{vraag}").status_code == 200


def test_the_list_of_stories_asks_once(client, django_assert_num_queries):
    client.get("/personas/")
    with django_assert_num_queries(2):  # the version of the data, for the texts of the page
        client.get("/personas/")

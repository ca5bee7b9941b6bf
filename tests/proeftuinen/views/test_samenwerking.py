"""The overview of who work together."""

from datetime import date

import pytest

from proeftuinen.overzicht import MEESTE, Groep
from socialekaart.models import Gebied, Thema
from tests.factories import InitiatiefFactory, OrganisatieFactory, SamenwerkingFactory

pytestmark = pytest.mark.django_db


def make(van: str, naar: str, soort_van: str = "overig", **velden):
    return SamenwerkingFactory(
        van=OrganisatieFactory(naam=van, soort_organisatie=soort_van), naar=OrganisatieFactory(naam=naar), **velden
    )


@pytest.fixture
def banden(lijsten):
    zuidoost = Gebied.objects.stadsdelen().get(slug="zuidoost")
    verborgen = InitiatiefFactory(naam="Nog niet af", status="concept")
    zichtbaar = InitiatiefFactory(naam="Samen eten", slug="samen-eten")
    SamenwerkingFactory(van=None, van_initiatief=verborgen)
    SamenwerkingFactory(naar=None, naar_initiatief=zichtbaar, soort="contact-gemeente")
    make("Netwerk Rouw", "Kerk", soort_van="netwerk", fase="structureel", sinds=date(2026, 3, 1))
    make("Gewoon", "Anders")
    return {
        "gemeente": make("Gemeente Proef", "Wijkzorg", soort_van="gemeente", stadsdeel=zuidoost, voorbeeld=True),
        "pilot": make("Huisarts", "Geestelijk verzorger", fase="pilot", soort="verwijzing"),
    }


def read(client, **vraag) -> tuple[dict, str]:
    antwoord = client.get("/samenwerkingen/", vraag)
    assert antwoord.status_code == 200
    overzicht = antwoord.context["overzicht"]
    groepen = {
        naam: [(groep.titel, [str(band) for band in groep.banden]) for groep in getattr(overzicht, naam)]
        for naam in ("gemeenten", "netwerken", "pilots", "per_thema")
    }
    return groepen | {"rest": overzicht.rest}, " ".join(antwoord.content.decode().split())


def test_ties_stand_with_whom_and_what_they_are_about(banden, client, django_assert_max_num_queries):
    thuis = Thema.objects.get(slug="geestelijke-verzorging-thuis")
    banden["pilot"].themas.add(thuis)
    client.get("/samenwerkingen/")
    with django_assert_max_num_queries(4):
        groepen, pagina = read(client)
    assert groepen["gemeenten"][0] == ("Gemeente Proef", ["Gemeente Proef – Wijkzorg"])
    assert groepen["gemeenten"][1][0] == "Zonder naam van een gemeente"
    assert groepen["netwerken"] == [("Netwerk Rouw", ["Netwerk Rouw – Kerk"])]
    assert groepen["pilots"] == [("", ["Huisarts – Geestelijk verzorger"])]
    assert groepen["per_thema"] == [("Geestelijke verzorging thuis", ["Huisarts – Geestelijk verzorger"])]
    assert groepen["rest"] == 1 and "Nog 1 samenwerking hoort nergens" in pagina
    assert "sinds 1 maart 2026" in pagina and "al voor het project" in pagina
    assert 'href="/initiatief/samen-eten/"' in pagina and "Nog niet af" not in pagina
    assert pagina.count('<span class="voorbeeld">') == 1


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ({"stadsdeel": "zuidoost"}, 1),
        ({"fase": "structureel"}, 1),
        ({"soort": "verwijzing"}, 1),
        ({"thema": "mantelzorg"}, 1),
    ],
)
def test_filters_leave_the_rest_out(banden, client, vraag, aantal):
    banden["gemeente"].themas.add(Thema.objects.get(slug="mantelzorg"), Thema.objects.get(slug="gemeente"))
    groepen, pagina = read(client, **vraag)
    assert f"{aantal} samenwerking gevonden." in pagina
    assert len(groepen["per_thema"]) <= 2 and groepen["rest"] == 0
    if "thema" in vraag:
        assert [titel for titel, _banden in groepen["per_thema"]] == ["Steun voor mantelzorgers"]


@pytest.mark.parametrize(
    "vraag",
    [{"stadsdeel": "rotterdam"}, {"fase": "x\0"}, {"kleur": "rood"}, {"soort": "9" * 5000}, {"thema": ["a", "b"]}],
)
def test_what_we_do_not_know_is_told_and_ignored(banden, client, vraag):
    _groepen, pagina = read(client, **vraag)
    assert "We lieten het weg." in pagina and "Gemeente Proef" in pagina


def test_without_ties_it_says_so(lijsten, client):
    _groepen, pagina = read(client)
    assert "Er zijn nog geen samenwerkingen opgeschreven." in pagina
    SamenwerkingFactory()
    _groepen, pagina = read(client)
    assert all(zin in pagina for zin in ("nog geen contact met een gemeente", "nog geen netwerk", "nog geen pilot"))
    assert "Bij geen samenwerking staat al een thema." in pagina
    assert "0 samenwerkingen gevonden." in read(client, fase="gestopt")[1]


def test_a_group_that_is_too_long_says_how_many_there_are_more():
    groep = Groep("", list(range(MEESTE + 2)))
    assert (len(groep.getoond), groep.meer) == (MEESTE, 2)

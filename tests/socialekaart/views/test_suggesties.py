"""Suggestions while somebody types, as the search field asks for them."""

from itertools import pairwise

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from socialekaart.actions import load_voorbeelden, refresh_initiatieven, refresh_lexicon
from socialekaart.models import Gebied, Initiatief, Kaartstand, Ondersteuningswens, Uitdrukking
from socialekaart.suggesties import HOOGSTENS, SOORTEN, load_register
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db

GEHEIM = "Verborgen Vlinderhuis"


def ask(q: str, taal: str = "") -> list[dict]:
    antwoord = Client().get(f"{taal}/suggesties.json", {"q": q})
    assert antwoord.status_code == 200
    return antwoord.json()["suggesties"]


def names(q: str, soort: str) -> list[str]:
    return [s["naam"] for s in ask(q) if s["soort"] == soort]


@pytest.fixture
def buurten(lijsten):
    """Two small areas beside the sketch of the stadsdelen; a wijk and a buurt share a name."""
    vlak = Gebied.objects.stadsdelen().get(slug="zuidoost").geometrie
    code = Gebied.objects.stadsdelen().get(slug="zuidoost").code
    for soort, naam, einde in (
        ("wijk", "Holendrecht", "A"),
        ("buurt", "Holendrecht", "A01"),
        ("buurt", "Gèinhof", "A02"),
    ):
        Gebied.objects.create(
            soort=soort, code=code + einde, naam=naam, slug=f"{naam}-{einde}", geometrie=vlak, bron=""
        )
    Gebied.objects.create(soort="buurt", code="?A01", naam="Nergenshuizen", slug="nergens", geometrie=vlak, bron="")
    refresh_initiatieven()


def test_wishes_and_groups_by_their_names_with_how_many_there_are(lijsten):
    InitiatiefFactory(wensen=["maatje"], doelgroepen=["mantelzorgers"])
    refresh_initiatieven()
    assert ask("maa")[0] == {
        "soort": "wens", "naam": "Maatje", "url": "/kaart/?wens=maatje", "uitleg": "1 initiatief", "gevonden": "",
    }  # fmt: skip
    doelgroep = next(s for s in ask("mantelz") if s["soort"] == "doelgroep")
    assert (doelgroep["url"], doelgroep["uitleg"]) == ("/kaart/?doelgroep=mantelzorgers", "1 initiatief")
    assert "0 initiatieven" in {s["uitleg"] for s in ask("hospice")}


def test_what_people_say_leads_to_the_wish(lijsten):
    wens = ask("budd")[0]
    assert (wens["soort"], wens["url"], wens["gevonden"]) == ("wens", "/kaart/?wens=maatje", "buddy")


def test_a_change_of_the_lexicon_is_there_at_once(lijsten):
    assert ask("kwabbe") == []
    uitdrukking = Uitdrukking.objects.create(tekst="even kwabbelen")
    uitdrukking.wensen.add(Ondersteuningswens.objects.get(slug="ontmoeting"))
    refresh_lexicon()
    assert [(s["url"], s["gevonden"]) for s in ask("kwabbe")] == [("/kaart/?wens=ontmoeting", "even kwabbelen")]
    Uitdrukking.objects.filter(pk=uitdrukking.pk).update(overslaan=True)
    refresh_lexicon()
    assert ask("kwabbe") == []


def test_an_expression_that_can_mean_many_things_comes_after_one_that_is_clear(lijsten):
    wensen = list(Ondersteuningswens.objects.order_by("pk"))
    Uitdrukking.objects.create(tekst="kwabbel").wensen.set(wensen[:3])
    Uitdrukking.objects.create(tekst="kwabbelbos").wensen.set(wensen[5:6])
    refresh_lexicon()
    assert [s["gevonden"] for s in ask("kwab")] == ["kwabbelbos", "kwabbel", "kwabbel"]


def test_the_word_that_a_group_is_about_goes_before_an_expression_and_another_name(lijsten):
    Ondersteuningswens.objects.filter(slug="maatje").update(naam="Kwabbel")
    Ondersteuningswens.objects.filter(slug="ontmoeting").update(naam="Mensen met kwabbel")
    Uitdrukking.objects.create(tekst="kwabbelbos").wensen.set(Ondersteuningswens.objects.filter(slug="vervoer"))
    InitiatiefFactory(naam="De kwabbelaar")
    refresh_lexicon()
    refresh_initiatieven()
    assert [s["naam"] for s in ask("kwab")] == ["Kwabbel", "Mensen met kwabbel", "Vervoer", "De kwabbelaar"]


def test_a_later_word_of_an_expression_is_for_when_there_is_nothing_else(lijsten):
    wensen = Ondersteuningswens.objects.order_by("pk")
    Uitdrukking.objects.create(tekst="mama kwabbel").wensen.set(wensen[:1])
    refresh_lexicon()
    assert [s["gevonden"] for s in ask("kwab")] == ["mama kwabbel"]
    Uitdrukking.objects.create(tekst="kwabbelbos").wensen.set(wensen[5:6])
    refresh_lexicon()
    assert [s["gevonden"] for s in ask("kwab")] == ["kwabbelbos"]


def test_its_own_name_says_more_than_an_expression(lijsten):
    Ondersteuningswens.objects.filter(slug="maatje").update(naam="Een kwabbelaar")
    Uitdrukking.objects.create(tekst="kwabbel").wensen.set(Ondersteuningswens.objects.filter(slug="maatje"))
    refresh_lexicon()
    assert [(s["naam"], s["gevonden"]) for s in ask("kwab")] == [("Een kwabbelaar", "")]


def places(q: str) -> list[tuple[str, str, str]]:
    return [(s["naam"], s["url"], s["uitleg"]) for s in ask(q) if s["soort"] == "plaats"]


def test_places(buurten):
    assert places("zuid") == [
        ("Zuid", "/kaart/?stadsdeel=zuid", "stadsdeel"),
        ("Zuidoost", "/kaart/?stadsdeel=zuidoost", "stadsdeel"),
    ]
    assert places("holend") == [("Holendrecht", "/kaart/?plaats=Holendrecht", "wijk in Zuidoost")]
    assert places("geinh") == [("Gèinhof", "/kaart/?plaats=G%C3%A8inhof", "buurt in Zuidoost")]
    assert places("nergens") == [("Nergenshuizen", "/kaart/?plaats=Nergenshuizen", "buurt")]


def test_initiatives_by_any_word_with_the_beginning_of_the_name_first(lijsten):
    for naam in ("Samen Zwammen", "Zwammen Bakken", "Ázwammen", "Aan zwam en zwammerij"):
        InitiatiefFactory(naam=naam)
    refresh_initiatieven()
    assert names("zwam", "initiatief") == ["Zwammen Bakken", "Aan zwam en zwammerij", "Samen Zwammen"]
    assert names("zwammen b", "initiatief") == ["Zwammen Bakken"]
    assert names("ÁZWÁM", "initiatief") == names("azwam", "initiatief") == ["Ázwammen"]


def test_an_initiative_says_whose_it_is_and_leads_to_its_page(lijsten):
    organisatie = OrganisatieFactory(naam="De Kring")
    initiatief = InitiatiefFactory(naam="Zwammen", organisatie=organisatie)
    refresh_initiatieven()
    url = initiatief.get_absolute_url()
    assert ask("zwam") == [{"soort": "initiatief", "naam": "Zwammen", "url": url, "uitleg": "De Kring", "gevonden": ""}]


def test_at_most_eight_and_not_all_of_one_kind(lijsten):
    for nummer in range(12):
        InitiatiefFactory(naam=f"Zuidzwam {nummer}")
    load_voorbeelden()
    for q in ("zu", "de", "ma", "in", "he"):
        gevonden = ask(q)
        soorten = [s["soort"] for s in gevonden]
        assert 1 < len(gevonden) <= HOOGSTENS
        assert all(soorten.count(soort) <= SOORTEN[soort] for soort in soorten)
        assert len({s["url"] for s in gevonden}) == len(gevonden)
        # each kind stands together
        assert len(set(soorten)) == 1 + sum(a != b for a, b in pairwise(soorten))


@pytest.mark.parametrize(
    "q", ["zwammerijtuin", "zwamerijtuin", "zwamemrijtuin", "zvammerijtuin", "zwammmerijtui", "zwamm3rijt"]
)
def test_one_error_is_no_hindrance(lijsten, q):
    InitiatiefFactory(naam="De Zwammerijtuin")
    refresh_initiatieven()
    assert names(q, "initiatief") == ["De Zwammerijtuin"]


@pytest.mark.parametrize("q", ["zvam", "zwamerjituin", "xwammmerijtuin"])
def test_but_two_errors_or_one_in_a_short_word_are(lijsten, q):
    InitiatiefFactory(naam="De Zwammerijtuin")
    refresh_initiatieven()
    assert ask(q) == []


def test_an_error_is_only_looked_past_when_nothing_else_is_found(lijsten):
    InitiatiefFactory(naam="Zwammer")
    InitiatiefFactory(naam="Zwemmer")
    refresh_initiatieven()
    assert names("zwemme", "initiatief") == ["Zwemmer"]


def test_a_wish_is_found_with_an_error_in_it(lijsten):
    assert ask("hospise")[0]["url"] == "/kaart/?wens=hospicezorg"


@pytest.mark.parametrize("q", ["", "m", " m ", "é", "…", "\0"])
def test_too_little_to_go_on(lijsten, q):
    assert ask(q) == []


def test_in_english_on_english_pages(buurten):
    InitiatiefFactory(naam="Zwammen", wensen=["luisterend-oor"])
    refresh_initiatieven()
    wens = ask("luister", "/en")[0]
    engels = Ondersteuningswens.objects.get(slug="luisterend-oor").naam_en
    assert (wens["naam"], wens["url"]) == (engels, "/en/kaart/?wens=luisterend-oor")
    assert ask(engels[:6], "/en")[0]["naam"] == engels
    assert ask("zwam", "/en")[0]["url"].startswith("/en/initiatief/")
    assert ask("luister")[0]["url"] == "/kaart/?wens=luisterend-oor"


def test_what_is_not_on_the_site_is_never_suggested(lijsten):
    initiatief = InitiatiefFactory(naam="Zwam Een", status="concept")
    InitiatiefFactory(naam="Zwam Twee", status="gearchiveerd")
    InitiatiefFactory(naam="Zwam Drie")
    refresh_initiatieven()
    assert names("zwam", "initiatief") == ["Zwam Drie"]
    # even when somebody changed a record past the door
    Initiatief.objects.update(status="concept")
    assert ask("zwam") == []
    assert initiatief.suggesties.count() == 0


def test_a_secret_place_gives_nothing_away(lijsten):
    LocatieFactory(naam=GEHEIM, geheim=True, straat="Vlinderlaan", initiatief__naam="Zwammen")
    refresh_initiatieven()
    for q in ("verborgen", "vlinder", "vlinderlaan", "1102"):
        assert "initiatief" not in {s["soort"] for s in ask(q)}


@pytest.fixture
def half_verborgen(lijsten):
    load_voorbeelden()
    LocatieFactory(naam=GEHEIM, geheim=True, straat=GEHEIM, initiatief__naam="Zwammen")
    InitiatiefFactory(naam=GEHEIM, status="concept")
    refresh_initiatieven()


STUKKEN = [
    "%",
    "_",
    "'",
    "\\",
    "\0",
    "%(van)s",
    "{}",
    " ",
    "é",
    "İ",
    "ß",
    "\U0010ffff",
    "مرحبا",
    "verb",
    "vlind",
    "maat",
    "zuid",
]


@given(q=st.text(max_size=12) | st.lists(st.sampled_from(STUKKEN) | st.text(max_size=4), max_size=6).map("".join))
def test_every_question_has_an_answer_and_none_gives_a_secret_away(half_verborgen, q):
    for taal in ("", "/en"):
        gevonden = ask(q, taal)
        assert len(gevonden) <= HOOGSTENS
        assert "Vlinderhuis" not in str(gevonden)


def test_a_very_long_question(lijsten):
    assert ask("zwam" * 500) == []
    assert ask("maatje " * 500) == []


def test_few_queries_also_for_a_process_that_just_started(lijsten, django_assert_max_num_queries):
    load_voorbeelden()
    load_register.cache_clear()
    with django_assert_max_num_queries(6):
        ask("maat")
    with django_assert_max_num_queries(2):
        ask("oost")
    with django_assert_max_num_queries(3):
        ask("zwamerijtuin")


def test_an_answer_holds_until_the_data_changes(client, lijsten):
    antwoord = client.get("/suggesties.json?q=maat")
    assert antwoord["Content-Type"] == "application/json"
    assert str(Kaartstand.objects.current()) in antwoord["ETag"]
    hoofden = {"If-None-Match": antwoord["ETag"]}
    assert client.get("/suggesties.json?q=maat", headers=hoofden).status_code == 304
    refresh_initiatieven(ids=[])
    assert client.get("/suggesties.json?q=maat", headers=hoofden).status_code == 200


def test_only_reading_is_allowed_and_nobody_is_recognised(client, lijsten):
    assert client.post("/suggesties.json").status_code == 405
    assert not client.get("/suggesties.json?q=maat").cookies

"""What a row says of free, without referral and at home, when nobody answered that with yes or no."""

import pytest

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Zoekrij
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db


def derive(kolom: str, **velden) -> bool:
    initiatief = InitiatiefFactory(**velden)
    refresh_initiatieven(ids=[initiatief.pk])
    return getattr(Zoekrij.objects.get(pk=initiatief.pk), kolom)


@pytest.mark.parametrize(
    ("kosten", "gratis"),
    [
        ("gratis", True),
        ("Gratis.", True),
        ("gratis, tot vijf gesprekken", True),
        ("gratis voor patiënten", True),
        ("Gratis voor alle deelnemers", True),
        ("gratis; een vrijwillige bijdrage mag", True),
        ("kosteloos", True),
        ("geen kosten", True),
        ("Er zijn geen kosten aan verbonden.", True),
        ("geen", True),
        ("€ 0", True),
        ("€ 0,-", True),
        ("€ 0,00", True),
        ("0 euro", True),
        ("", False),
        ("gratis kennismaking, daarna € 30", False),
        ("gratis, daarna € 30", False),
        ("gratis, maar eten kost 4 euro", False),
        ("gratis tot 18 jaar", False),
        ("gratis via de huisarts", False),
        ("gratis voor leden", False),
        ("gratis, eigen bijdrage voor materiaal", False),
        ("€ 0,50 per keer", False),
        ("€ 3 per keer, kinderen gratis", False),
        ("eerste vijf gesprekken gratis", False),
        ("niet gratis", False),
        ("geen kosten bekend", False),
        ("basisverzekering; eigen risico", False),
    ],
)
def test_free_is_what_the_costs_say_and_in_doubt_not(lijsten, kosten, gratis):
    assert derive("gratis", kosten=kosten) is gratis


@pytest.mark.parametrize(
    ("verwijzen", "zelf"),
    [
        ("U kunt ook zelf bellen; een brief van de huisarts is niet nodig.", True),
        ("Bel zelf, ook zonder aanmelding.", True),
        ("U belt ons zelf.", True),
        ("Meld u zelf aan of vraag het uw huisarts.", True),
        ("Mensen kunnen zich zelf aanmelden", True),
        ("U hoeft zich niet aan te melden. Kom binnen op dinsdag.", True),
        ("Vrij inloop, aanmelden hoeft niet.", True),
        ("Loop binnen of bel de gastvrouw.", True),
        ("Een verwijzing is niet nodig.", True),
        ("U heeft geen verwijzing van de huisarts nodig.", True),
        ("", False),
        ("Via de huisarts, longarts of wijkverpleegkundige.", False),
        ("Een verwijzing van de huisarts is nodig. U kunt zelf bellen voor uitleg.", False),
        ("U kunt u niet zelf aanmelden.", False),
        ("Zelf aanmelden kan niet.", False),
        ("De huisarts belt ons.", False),
    ],
)
def test_without_referral_is_what_the_text_says_and_in_doubt_not(lijsten, verwijzen, zelf):
    assert derive("zelf_aanmelden", verwijzen=verwijzen) is zelf


@pytest.mark.parametrize(("verwijzer", "zelf"), [("iedereen", True), ("zorgverlener", False), ("huisarts", False)])
def test_who_may_refer_goes_before_the_text(lijsten, verwijzer, zelf):
    tekst = "Een verwijzing is nodig." if zelf else "Bel zelf."
    assert derive("zelf_aanmelden", verwijzer=verwijzer, verwijzen=tekst) is zelf


@pytest.mark.parametrize(
    ("velden", "aan_huis"),
    [
        ({"wensen": ["respijtzorg-thuis"]}, True),
        ({"wensen": ["maatje", "huishoudelijke-hulp"]}, True),
        ({"wensen": ["waken-en-nachtzorg"]}, False),
        ({"naam": "Naast je: een maatje aan huis"}, True),
        ({"beschrijving": "We komen ook thuis als reizen te zwaar is."}, True),
        ({"beschrijving": "Een kapper komt bij u thuis."}, True),
        ({"samenvatting": "Wij komen naar u toe."}, True),
        ({"samenvatting": "U bent welkom.", "beschrijving": "We komen niet bij u thuis."}, False),
        ({"samenvatting": "Een thuis voor iedereen.", "beschrijving": "Neem iets mee naar huis."}, False),
    ],
)
def test_at_home_is_what_the_wish_or_the_text_says_and_in_doubt_not(lijsten, velden, aan_huis):
    assert derive("aan_huis", **velden) is aan_huis


@pytest.mark.parametrize("antwoord", [True, False])
def test_an_answer_that_somebody_gave_wins(lijsten, antwoord):
    anders = {"kosten": "€ 5"} if antwoord else {"kosten": "gratis"}
    assert derive("gratis", gratis=antwoord, **anders) is antwoord
    assert (
        derive("zelf_aanmelden", zelf_aanmelden=antwoord, verwijzer="huisarts" if antwoord else "iedereen") is antwoord
    )
    assert derive("aan_huis", aan_huis=antwoord, wensen=[] if antwoord else ["respijtzorg-thuis"]) is antwoord

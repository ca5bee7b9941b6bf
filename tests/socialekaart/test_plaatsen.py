"""What somebody means by a place."""

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from hypothesis import given
from hypothesis import strategies as st

from socialekaart import plaatsen
from socialekaart.actions import refresh_initiatieven
from socialekaart.adressen import Adres, AdressenStoring
from socialekaart.lijsten import load_keuzes
from socialekaart.models import Gebied, Kaartstand, Locatie
from socialekaart.plaatsen import OnbekendePlek, Plek, find_plek, find_postcode
from tests.factories import PUNTEN, InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db


def rd(lon: float, lat: float) -> tuple[float, float]:
    punt = Point(lon, lat, srid=4326)
    punt.transform(28992)
    return punt.x, punt.y


def make_gebied(soort: str, code: str, naam: str, stadsdeel: str, schuif: float = 0) -> Gebied:
    lon, lat = PUNTEN[stadsdeel]
    vlak = Polygon.from_bbox((lon + schuif - 0.001, lat - 0.001, lon + schuif + 0.001, lat + 0.001))
    return Gebied.objects.create(
        soort=soort, code=code, naam=naam, slug=f"{code}".lower(), geometrie=MultiPolygon(vlak, srid=4326)
    )


@pytest.fixture
def gebieden(lijsten):
    """Some smaller areas, with names as the city has them."""
    make_gebied("gebied", "GT21", "Bijlmer-Centrum", "zuidoost")
    make_gebied("gebied", "GT22", "Bijlmer-Oost", "zuidoost", 0.01)
    make_gebied("gebied", "GM02", "Indische Buurt, Oostelijk Havengebied", "oost")
    make_gebied("wijk", "TJ", "Holendrecht", "zuidoost", 0.005)
    make_gebied("wijk", "AD", "Nieuwmarkt/Lastage", "centrum")
    make_gebied("buurt", "ME01", "Holendrecht", "oost")
    make_gebied("buurt", "AB01", "Café-buurt e.o.", "centrum")
    refresh_initiatieven()


def find(tekst: str) -> Plek:
    return find_plek(tekst, load_keuzes(Kaartstand.objects.current()))


def complaint(tekst: str) -> tuple[str, str]:
    with pytest.raises(OnbekendePlek) as fout:
        find(tekst)
    return str(fout.value), fout.value.lijkt


@pytest.mark.parametrize("tekst", ["Zuidoost", "zuid-oost", "ZUID OOST", "stadsdeel Zuidoost", "Amsterdam Zuidoost"])
def test_a_stadsdeel_is_a_choice_without_a_point(gebieden, tekst):
    assert find(tekst) == Plek("Zuidoost", ("zuidoost",), is_stadsdeel=True)


@pytest.mark.parametrize("tekst", ["Amsterdam", "stadsdeel", "?!"])
def test_the_whole_city_is_no_choice(gebieden, tekst):
    assert find(tekst) == Plek("Amsterdam")


def test_an_area_is_measured_from_its_middle(gebieden):
    plek = find("nieuwmarkt lastage")
    assert (plek.naam, plek.stadsdelen, plek.uitleg, plek.anderen) == ("Nieuwmarkt/Lastage", ("centrum",), "", ())
    assert plek.punt == pytest.approx(rd(*PUNTEN["centrum"]), abs=2)


@pytest.mark.parametrize(
    ("tekst", "naam", "uitleg"),
    [
        ("Indische Buurt", "Indische Buurt, Oostelijk Havengebied", "een gebied in Oost."),
        ("lastage", "Nieuwmarkt/Lastage", "een wijk in Centrum."),
        ("cafe-buurt", "Café-buurt e.o.", "een buurt in Centrum."),
        ("havengebied", "Indische Buurt, Oostelijk Havengebied", "een gebied in Oost."),
    ],
)
def test_a_part_of_a_name_says_which_area_was_meant(gebieden, tekst, naam, uitleg):
    plek = find(tekst)
    assert plek.naam == naam
    assert plek.uitleg == f"We zochten bij {naam}, {uitleg}"


def test_of_several_areas_one_is_taken_and_the_others_are_offered(gebieden):
    plek = find("bijlmer")
    assert (plek.naam, plek.anderen) == ("Bijlmer-Centrum", ("Bijlmer-Oost",))
    assert plek.uitleg == "We zochten bij Bijlmer-Centrum, een gebied in Zuidoost."
    assert find("Bijlmer-Oost").uitleg == ""


def test_of_one_name_the_larger_area_is_taken(gebieden):
    assert find("Holendrecht").stadsdelen == ("zuidoost",)


def test_what_is_spelled_almost_so_is_offered(gebieden):
    assert complaint("Holendregt") == ("‘Holendregt’ kennen we niet. Bedoelt u Holendrecht?", "Holendrecht")
    assert complaint("zuidoots")[1] == "Zuidoost"
    assert complaint("bi")[0] == "‘bi’ kennen we niet. We kennen postcodes, buurten en stadsdelen van Amsterdam."
    assert complaint("x" * 60)[0].startswith(f"‘{'x' * 40}…’ kennen we niet.")


@pytest.mark.parametrize("tekst", ["1102", "1102 amsterdam"])
def test_four_digits_are_measured_from_their_middle(lijsten, tekst):
    plek = find(tekst)
    assert (plek.naam, plek.stadsdelen) == ("1102", ("zuidoost",))
    assert plek.uitleg == "We rekenen vanaf het midden van 1102."
    assert plek.punt == pytest.approx((125_466, 481_048), abs=1)


def test_a_postcode_in_several_stadsdelen_is_not_forced_into_one(lijsten):
    plek = find("1061")
    assert plek.stadsdelen == ("west", "nieuw-west")
    assert plek.uitleg == (
        "1061 ligt in West en Nieuw-West. We zochten in al die stadsdelen. We rekenen vanaf het midden van 1061."
    )


def test_of_some_postcodes_only_the_stadsdeel_is_known(lijsten):
    plek = find("1042")
    assert (plek.stadsdelen, plek.punt) == (("westpoort",), None)
    assert plek.uitleg == "Van 1042 weten we alleen het stadsdeel, niet de afstand."


def test_another_postcode_lies_elsewhere(lijsten):
    assert complaint("3511 AB")[0] == "Postcode 3511 ligt niet in Amsterdam of Weesp, voor zover wij weten."


@pytest.mark.parametrize("tekst", ["1102AB", "1102 ab", "1102ab Amsterdam", "1102 AB, Amsterdam"])
def test_a_whole_postcode_is_where_a_public_place_has_it(lijsten, tekst):
    LocatieFactory(postcode="1102 AB", punt=Point(4.96, 52.31, srid=4326))
    LocatieFactory(postcode="1102 AB", punt=Point(4.98, 52.31, srid=4326))
    refresh_initiatieven()
    plek = find(tekst)
    assert (plek.naam, plek.stadsdelen, plek.uitleg) == ("1102 AB", ("zuidoost",), "")
    assert plek.punt == pytest.approx(rd(4.97, 52.31), abs=1)


def test_secret_and_unpublished_places_say_nothing_about_a_postcode(lijsten):
    voor = find("1102 AB")
    assert voor.uitleg == "We rekenen vanaf het midden van 1102."
    LocatieFactory(postcode="1102 AB", geheim=True)
    LocatieFactory(postcode="1102 AB", initiatief=InitiatiefFactory(status="concept"))
    LocatieFactory(postcode="1102 AB", punt=None)
    refresh_initiatieven()
    assert Locatie.objects.filter(postcode="1102 AB").count() == 3
    assert find("1102 AB") == voor


def test_a_postcode_alone_asks_nobody_else(gebieden, settings, monkeypatch):
    settings.PDOK_LOCATIESERVER = True
    monkeypatch.setattr(plaatsen, "find_adres", pytest.fail)
    lijsten = load_keuzes(Kaartstand.objects.current())
    assert find_postcode("1087 ZZ", lijsten).stadsdelen == ("oost",)
    with pytest.raises(OnbekendePlek, match="Holendrecht"):
        find_postcode("Holendrecht", lijsten)


# --- addresses ---


@pytest.fixture
def adres(monkeypatch, settings):
    """What PDOK says: an address, nothing, or a failure."""
    settings.PDOK_LOCATIESERVER = True
    antwoord = {"adres": Adres("Voorbeeldplein 12, Amsterdam", rd(*PUNTEN["oost"]))}

    def answer(tekst):
        if antwoord["adres"] is AdressenStoring:
            raise AdressenStoring
        return antwoord["adres"]

    monkeypatch.setattr(plaatsen, "find_adres", answer)
    return antwoord


def test_an_address_has_a_point_and_the_stadsdeel_round_it(gebieden, adres):
    assert find("Voorbeeldplein 12") == Plek("Voorbeeldplein 12, Amsterdam", ("oost",), rd(*PUNTEN["oost"]))
    assert find("1087 ZZ") == Plek("1087 ZZ", ("oost",), rd(*PUNTEN["oost"]))
    assert find("Holendrecht").naam == "Holendrecht"  # what we know ourselves, is not asked


def test_an_address_that_does_not_exist_or_lies_elsewhere(gebieden, adres):
    for antwoord in (None, Adres("Dorpsstraat 1", rd(5.12, 52.09))):
        adres["adres"] = antwoord
        assert complaint("Dorpsstraat 1")[0] == (
            "‘Dorpsstraat 1’ kennen we niet. Typ een adres, postcode, buurt of stadsdeel in Amsterdam."
        )
        assert find("1102 ZZ").uitleg == "We rekenen vanaf het midden van 1102."


def test_when_addresses_cannot_be_looked_up_the_rest_still_can(gebieden, adres):
    adres["adres"] = AdressenStoring
    assert complaint("Voorbeeldplein 12")[0] == (
        "We kunnen adressen nu niet opzoeken. Typ een postcode, buurt of stadsdeel."
    )
    assert find("1102 ZZ").uitleg == "We rekenen vanaf het midden van 1102."


def test_without_addresses_the_postcode_in_it_is_used(gebieden):
    plek = find("Voorbeeldplein 12, 1102 AB Amsterdam")
    assert plek.naam == "1102 AB"
    assert plek.uitleg == "Dit adres kennen we niet, de postcode wel. We rekenen vanaf het midden van 1102."
    assert complaint("Holendreef 12") == (
        "‘Holendreef 12’ kennen we niet. We kennen postcodes, buurten en stadsdelen van Amsterdam.",
        "",
    )


@given(st.text(max_size=60) | st.from_regex(r"[1-9]\d{3} ?[A-Za-z]{0,2}", fullmatch=True))
def test_any_text_is_a_place_or_a_sentence(gebieden, tekst):
    try:
        plek = find(tekst)
    except OnbekendePlek as fout:
        assert str(fout).endswith((".", "?"))
    else:
        assert plek.naam

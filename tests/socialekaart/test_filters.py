"""What the search form says of what it does not understand."""

import pytest
from django.http import QueryDict

from socialekaart.filters import MAX_VRAAG, InitiatiefFilter
from socialekaart.lijsten import load_keuzes
from socialekaart.models import Kaartstand

pytestmark = pytest.mark.django_db


def read(vraag: str) -> InitiatiefFilter:
    return InitiatiefFilter(QueryDict(vraag), load_keuzes(Kaartstand.objects.current()))


@pytest.mark.parametrize(
    ("vraag", "zinnen"),
    [
        ("stadsdeel=zuidoost&wens=maatje&pagina=2&utm_source=mail&fbclid=x", []),
        (
            "stadsdeel=zuidoots",
            ["‘zuidoots’ kennen we niet. Bedoelt u Zuidoost? We zochten in heel Amsterdam."],
        ),
        ("stadsdeel=oost&stadsdeel=utrecht", ["‘utrecht’ kennen we niet. We lieten het weg."]),
        ("wens=tandarts", ["‘tandarts’ kennen we niet. We lieten het weg."]),
        ("soort=%00", []),
        ("open=nu&gratis=ja&thuis=ja&aanmelden=zelf&gecontroleerd=recent&taal=tr&taal=nl", []),
        ("open=morgen", ["‘morgen’ kennen we niet. We lieten het weg."]),
        ("gratis=nee&taal=xx", ["‘nee’ kennen we niet. We lieten het weg.", "‘xx’ kennen we niet. We lieten het weg."]),
        ("taal=turks", ["‘turks’ kennen we niet. Bedoelt u Turks? We lieten het weg."]),
        ("wens=" + "x" * 60, [f"‘{'x' * 40}…’ kennen we niet. We lieten het weg."]),
        ("kleur=5", ["Een deel van het adres kennen we niet: ‘kleur’. Dat lieten we weg."]),
        ("plaats=1102&straal=500&sorteer=afstand", []),
        ("plaats=Oost", []),
        ("straal=500", ["Voor een afstand moeten we weten vanaf waar. Typ een postcode of buurt."]),
        ("plaats=Oost&sorteer=afstand", ["Voor een afstand moeten we weten vanaf waar. Typ een postcode of buurt."]),
        ("plaats=1042&straal=500", ["Voor een afstand moeten we weten vanaf waar. Typ een postcode of buurt."]),
        ("plaats=1102&straal=5", ["We zochten binnen 100 meter. Dichterbij of verder weg kan niet."]),
        ("plaats=1102&straal=999999999", ["We zochten binnen 20.000 meter. Dichterbij of verder weg kan niet."]),
        ("plaats=1102&straal=dichtbij", ["‘dichtbij’ is geen aantal meters. We lieten het weg."]),
        ("plaats=1102&straal=-1", ["‘-1’ is geen aantal meters. We lieten het weg."]),
        (
            "plaats=nergenshuizen",
            [
                "‘nergenshuizen’ kennen we niet. We kennen postcodes, buurten en stadsdelen van Amsterdam."
                " We zochten in heel Amsterdam."
            ],
        ),
        ("plaats=zuidoots&stadsdeel=oost", ["‘zuidoots’ kennen we niet. Bedoelt u Zuidoost?"]),
        ("plaats=%00%01", []),
        ("a=1&b=2", ["Delen van het adres kennen we niet: ‘a’, ‘b’. Die lieten we weg."]),
        ("q=" + "woord " * 60, ["Uw vraag was lang. We zochten met het eerste stuk."]),
    ],
)
def test_what_was_ignored_is_told(lijsten, vraag, zinnen):
    assert read(vraag).remarks() == zinnen


def test_a_choice_counts_once_and_keeps_its_order(lijsten):
    assert read("wens=maatje&wens=ontmoeting&wens=maatje").gekozen["wens"] == ["maatje", "ontmoeting"]


def test_the_question_loses_control_characters_and_what_is_too_long(lijsten):
    assert read("q=%00ma%01at%0Aje%20").gekozen["q"] == "ma at je"
    assert len(read("q=" + "a" * 10_000).gekozen["q"]) == MAX_VRAAG


def test_before_the_lists_are_loaded_there_is_nothing_to_choose(leeg):
    assert read("stadsdeel=oost").gekozen["stadsdeel"] == []


def test_a_stadsdeel_that_was_typed_is_a_choice_like_the_others(lijsten):
    gezocht = read("plaats=zuid-oost&stadsdeel=oost&stadsdeel=zuidoost")
    assert (gezocht.gekozen["stadsdeel"], gezocht.gekozen["plaats"], gezocht.plek) == (["oost", "zuidoost"], "", None)
    assert read("plaats=Amsterdam").asks_nothing


def test_the_stadsdelen_that_count_as_here(lijsten):
    assert read("plaats=1061").hier == ["west", "nieuw-west"]
    assert read("plaats=1061&stadsdeel=west").hier == ["west"]
    assert read("").hier == []


def test_what_needs_a_place_goes_when_there_is_none(lijsten):
    assert read("straal=500&sorteer=afstand").gekozen["straal"] == ""
    assert not read("plaats=1042&sorteer=afstand").op_afstand
    assert read("plaats=1102&sorteer=afstand").op_afstand
    assert not read("plaats=1102").op_afstand

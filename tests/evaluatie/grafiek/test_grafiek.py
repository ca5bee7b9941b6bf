"""Each chart through ``{% grafiek %}``: what it shows stands in its table too, and nothing comes out as markup."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from evaluatie.grafiek import (
    Balk,
    Intervalrij,
    Lijn,
    Verdeling,
    Vlak,
    make_balken,
    make_intervallen,
    make_kaart,
    make_verdeling,
    make_verloop,
)
from evaluatie.grafiek.basis import STIJL
from evaluatie.onderdrukking import ONDERDRUKT
from evaluatie.templatetags.grafiek import grafiek

SVG = "{http://www.w3.org/2000/svg}"
STOUT = "<b>Wie & 'wat'</b>"


def read(figuur):
    """The drawing as XML, and the cells of the table; what holds for every chart is held here."""
    html = grafiek(figuur)
    assert " style=" not in html and "<b>Wie" not in html
    svg = re.search(r"<svg class=\"grafiekbeeld.*?</svg>", html, re.DOTALL)[0]
    beeld = ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    assert beeld.find(f"{SVG}title").text == figuur.titel and beeld.find(f"{SVG}desc").text
    gebruikt = set(re.findall(r"url\(#([\w-]+)\)", html))
    assert gebruikt <= set(re.findall(r'<pattern id="([\w-]+)"', html))
    klassen = {deel.get("class") for deel in beeld.iter() if deel.get("class")} - {"grafiekbeeld"}
    assert {klasse.removeprefix("gr-") for klasse in klassen} <= set(STIJL)
    return beeld, [tuple(rij.cellen) for rij in figuur.rijen]


def find(beeld, klasse):
    return [deel for deel in beeld.iter() if deel.get("class") == f"gr-{klasse}"]


def test_intervals_stand_on_one_scale_with_the_line():
    rijen = [
        Intervalrij(STOUT, 2, 1, 4, adres="/hiaten/?a=1&b=2"),
        Intervalrij("Weesp", 0, None, None, "0 van hier", gekozen=True),
        Intervalrij("Zuid", 3, None, None),
        Intervalrij("Westpoort", ONDERDRUKT, ONDERDRUKT, ONDERDRUKT),
        Intervalrij("Oost", 2, ONDERDRUKT, 3),
        Intervalrij("Mensen met een levensbeperkende ziekte, T0", None, None, None),
    ]
    beeld, tabel = read(make_intervallen("Maatjes", "Per 100 mensen", rijen, (2, "Amsterdam")))
    punten = [float(punt.get("cx")) for punt in find(beeld, "punt")]
    assert find(beeld, "grens")[0].get("d").startswith(f"M{punten[0]:g} ")
    assert len(punten) == 3 and len(find(beeld, "nul")) == 1 and len(find(beeld, "weg")) == 2
    woorden = ["2 (1–4)", "0 van hier", "3", "te weinig gegevens", "2 (<10–3)", "niet bekend", "2"]
    assert [cellen[0] for cellen in tabel] == woorden
    assert not make_intervallen("Zonder lijn", "", rijen[:1]).legenda
    assert beeld.get("role") == "group" and beeld.find(f"{SVG}a").get("href") == "/hiaten/?a=1&b=2"


def test_an_axis_shows_all_that_could_be_scored_and_has_room_for_its_figures():
    beeld, _tabel = read(make_intervallen("Cijfer", "Van 1 tot 4", [Intervalrij("A", 2, 1.5, 3)], bereik=(1, 4)))
    assert [maat.text for maat in find(beeld, "tekst-2")] == ["1", "2", "3", "4"]
    # On a phone letters are 18 high, and "%" is four fifths of that wide.
    beeld, _tabel = read(make_verloop("Deel", "", ["T0"], [Lijn("A", [(30, 20, 35)])], "%"))
    dertig = next(maat for maat in find(beeld, "tekst-2") if maat.text == "30%")
    assert float(dertig.get("x")) >= (2 * 0.58 + 0.82) * 18


def test_bars_are_as_long_as_their_figures_and_withheld_is_no_empty_place():
    lang = "Een heel lange naam van een gebied in de stad die niet naast het cijfer past"
    rijen = [
        Balk(STOUT, 100, laag=80, hoog=200),
        Balk(lang, 50, "ongeveer 50 mensen, volgens ons"),
        Balk("Weg", ONDERDRUKT, adres="/x/"),
    ]
    beeld, tabel = read(make_balken("Mensen", "", rijen))
    breed = [float(balk.get("width")) for balk in find(beeld, "balk")]
    assert breed[0] == pytest.approx(208, abs=0.2) and breed[1] == pytest.approx(breed[0] / 2, abs=0.2)
    assert len(find(beeld, "geen")) == 1 and len(find(beeld, "marge")) == 1
    assert tabel == [("100 (80–200)",), ("ongeveer 50 mensen, volgens ons",), ("te weinig gegevens",)]


def test_parts_of_answers_fill_the_bar_and_what_is_withheld_is_one_part():
    antwoorden = [STOUT, "Soms", "Vaak", "Altijd", "Weet niet"]
    rijen = [
        Verdeling("A", [10, 20, 0, 30, 20], 80),
        Verdeling("B", [ONDERDRUKT, 40, ONDERDRUKT, 20, 0], 80),
        Verdeling("C", [ONDERDRUKT] * 5, ONDERDRUKT),
        Verdeling("D", [20, 20, 20, 20, None], None),
        Verdeling("Te smal voor een cijfer", [0, 0, 10, 990, 0], 1000),
    ]
    figuur = make_verdeling("Antwoorden", "", antwoorden, rijen, ["Weet niet"])
    beeld, tabel = read(figuur)
    delen = [[float(d.get("width")) for d in find(beeld, k)] for k in ("k1", "k2", "k4", "k5", "los", "geen")]
    assert delen[0] == pytest.approx([418 / 8, 418 / 4], abs=0.2) and delen[4] == pytest.approx([418 / 4], abs=0.2)
    assert delen[5] == pytest.approx([418 / 4, 418], abs=0.3)
    assert tabel[1] == ("te weinig gegevens", "40", "te weinig gegevens", "20", "0", "80")
    assert figuur.legenda[-1].woorden == "samen: te weinig om te tonen"
    zes = make_verdeling("Zes", "", list("abcdef"), [Verdeling("A", [10] * 6, 60)])
    assert len(find(read(zes)[0], "k1")) == 2 and len(zes.legenda) == 6


def test_a_line_stops_where_nothing_is_known_and_withheld_is_below_the_axis():
    lijnen = [
        Lijn(STOUT, [(2, 1, 3), (3, None, None), None, (4, 3, 4)]),
        Lijn("Weg", [ONDERDRUKT, (None, None, None), (1, 0, 2), (2, ONDERDRUKT, 3)]),
    ]
    figuur = make_verloop("Verloop", "", ["T0", "T1", "T2", "T3"], lijnen)
    beeld, tabel = read(figuur)
    assert len(find(beeld, "lijn-1")) == 1 and len(find(beeld, "lijn-2")) == 1
    assert [float(ring.get("cy")) > 240 for ring in find(beeld, "weg")] == [True]
    assert tabel[1] == ("te weinig gegevens", "niet bekend", "1 (0–2)", "2 (<10–3)")
    assert [teken.woorden for teken in figuur.legenda] == [STOUT, "Weg", "te weinig gegevens"]
    assert len(find(read(make_verloop("Een", "", ["T0"], [Lijn("A", [(1, 0, 2)])]))[0], "vorm-1")) == 1


@pytest.mark.django_db
def test_a_map_has_every_area_and_only_tells_of_those_that_were_given(django_assert_num_queries):
    vlakken = [Vlak("T", "5", STOUT, "/stadsdeel/zuidoost/"), Vlak("B", "geen", "te weinig mensen")]
    legenda = [("5", "veel"), ("geen", "te weinig om te tonen")]
    with django_assert_num_queries(2):
        figuur = make_kaart("Kaart", "", vlakken, legenda=legenda)
    beeld, tabel = read(figuur)
    assert len(find(beeld, "buiten")) == 7 and len(find(beeld, "k5")) == len(find(beeld, "geen")) == 1
    assert tabel == [("te weinig om te tonen", "te weinig mensen"), ("veel", STOUT)]
    with django_assert_num_queries(1):
        make_kaart("Kaart", "", vlakken)
    assert make_kaart("Wijken", "", vlakken, "wijk").leeg
    # On a phone names are 38 high: a letter is half as wide, and a capital two thirds as high.
    namen = [(float(n.get("x")), float(n.get("y")), len(n.text) * 19) for n in find(beeld, "naam")]
    for (x, y, breed), (x2, y2, breed2) in combinations(namen, 2):
        assert abs(x - x2) > (breed + breed2) / 2 or abs(y - y2) > 25, "names lie over each other"


def test_without_figures_it_says_so_and_a_table_can_stand_open():
    leeg = grafiek(make_balken("Niets", "", []))
    assert "Er zijn nog geen cijfers om te tekenen." in leeg and "<svg" not in leeg
    figuur = make_balken("Iets", "", [Balk("A", 1)])
    assert "<details" in grafiek(figuur) and "<details" not in grafiek(figuur, tabel="open")
    assert figuur.id == make_balken("Iets", "", [Balk("A", 1)]).id != make_balken("Iets", "", [Balk("A", 2)]).id

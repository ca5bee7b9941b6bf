"""The report: what it says, what it leaves out, and how it words what is not known."""

import pytest

from evaluatie.hiaten.matrix import Matrix
from evaluatie.hiaten.vraag import Vraag
from evaluatie.hiatenrapport import draw_map, tell_people, write_report
from evaluatie.onderdrukking import ONDERDRUKT
from evaluatie.rapporten import Opdracht
from palliatief.lib.pdf import make_pdf
from socialekaart.models import Gebied
from tests.factories import (
    InitiatiefFactory,
    InventarisatieFactory,
    MetingFactory,
    SchattingFactory,
    WenscijferFactory,
)

pytestmark = pytest.mark.django_db
STIJL = "css/hiaten_papier.css"


@pytest.fixture
def gemeten(lijsten) -> None:
    """In Zuidoost 19 of 52 wish a maatje and nothing is there; in Weesp almost nobody lives."""
    SchattingFactory()
    SchattingFactory(in_stadsdeel="weesp", aantal=6, laag=4, hoog=9)
    InventarisatieFactory()
    meting = MetingFactory()
    WenscijferFactory(meting=meting)
    WenscijferFactory(meting=meting, voor="ontmoeting")
    InitiatiefFactory(wensen=["ontmoeting"], werkgebied=["zuidoost"], voorbeeld=False)


def tell(**keuzes) -> str:
    precies = keuzes.pop("precies", False)
    matrix: Matrix = Opdracht(Vraag(**keuzes), precies).read_matrix()
    return " ".join(write_report(matrix, precies=precies).split())


def test_the_largest_gap_comes_first_with_its_range(gemeten):
    verslag = tell()
    assert "Daarvan is er 1 een hiaat." in verslag
    assert "Niet in dit rapport: Weesp." in verslag and '<th scope="col">Weesp</th>' not in verslag
    # 160 × 19/52 = 58,46; Wilson of 19/52 is 0,2479 to 0,5013: 155 × 0,2479 = 38,4 and 185 × 0,5013 = 92,7.
    assert (
        '<th scope="row">Maatje</th><td>Zuidoost</td><td>Geen aanbod</td><td>ongeveer 60 mensen (40–95)</td>' in verslag
    )
    assert "1 op 60<br><small>(40–95)</small>" in verslag
    assert "Met voorbeelden" not in verslag and "Bron: Een bron" in verslag and "Intern:" not in verslag


def test_where_nobody_looked_it_does_not_say_that_there_is_nothing(gemeten):
    WenscijferFactory(meting=MetingFactory(naam="Wat later"), voor="vervoer")
    verslag = tell()
    rijen = {naam: verslag.split(f">{naam}</th>")[-1].split("</tr>")[0] for naam in ("Vervoer", "Maatje")}
    assert "Niet gezocht" in rijen["Vervoer"] and "op 60" not in rijen["Vervoer"]
    assert "Geen aanbod" in rijen["Maatje"] and "0 op 60" in rijen["Maatje"]


def test_the_same_figures_give_the_same_report_to_the_byte(gemeten):
    assert tell() == tell()
    assert make_pdf("<p>Een</p>", STIJL) == make_pdf("<p>Een</p>", STIJL)


def test_exact_figures_are_whole_people_and_said_to_be_intern(gemeten):
    verslag = tell(precies=True, domein="sociaal", werkgebied="alles")
    assert "ongeveer 58 mensen (38–93)" in verslag and "Intern: hierin staan precieze cijfers" in verslag
    assert "<dt>Domein</dt><dd>Sociaal</dd>" in verslag and "<dt>Werkgebied</dt><dd>Ook voor heel" in verslag
    assert "Fysiek" not in verslag and "CC BY 4.0" not in verslag


def test_without_data_it_says_what_is_missing(lijsten):
    verslag = tell()
    assert "Daarvan zijn er 0 een hiaat." in verslag and "Er zijn geen hiaten waarvan we kunnen zeggen" in verslag
    assert "Er is nog geen schatting van het aantal mensen." in verslag and "Er is nog geen meting." in verslag


def test_a_low_bound_under_the_threshold_and_an_unknown_one_are_no_numbers():
    assert tell_people(15, ONDERDRUKT, 25) == "ongeveer 15 mensen (<10–25)"
    assert tell_people(1500, None, 2500) == "ongeveer 1.500 mensen (onbekend–2.500)"


def test_the_map_has_classes_of_the_same_size(lijsten):
    gebieden = list(Gebied.objects.stadsdelen().defer("geometrie")[:3])
    kaart = draw_map(list(zip(gebieden, (0, 4, 12), strict=True)))
    assert [teken.woorden for teken in kaart.legenda] == [
        "0 tot en met 2 hiaten",
        "3 tot en met 5 hiaten",
        "12 tot en met 14 hiaten",
    ]
    assert [teken.woorden for teken in draw_map([(gebieden[0], 1)]).legenda] == ["1 hiaat"]

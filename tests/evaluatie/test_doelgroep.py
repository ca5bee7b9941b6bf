"""What is told of the size of the target group, against sums worked out by hand."""

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db.models import F
from django.http import QueryDict

from evaluatie.doelgroep import Doelgroeppagina, add_totals, protect_cijfers, read_cijfers
from evaluatie.onderdrukking import ONDERDRUKT
from socialekaart.models import Gebied, Kaartstand
from tests.factories import SchattingFactory

pytestmark = pytest.mark.django_db


def make_wijk(code):
    vlak = MultiPolygon(Polygon.from_bbox((4.96, 52.30, 4.98, 52.32)))
    return Gebied.objects.create(
        soort="wijk", code=code, naam=f"Wijk {code}", slug=f"wijk-{code.lower()}", geometrie=vlak
    )


def show(vraag=""):
    """The page as it is now: a new version each time, as every write to the map makes."""
    Kaartstand.objects.update(versie=F("versie") + 1)
    return Doelgroeppagina(QueryDict(vraag), Kaartstand.objects.current())


def told(cijfers):
    return {(c.gebied.code if c.gebied else "stad", c.jaar, c.methode.slug): c.aantal for c in cijfers}


def test_figures_are_rounded_and_small_areas_withheld_for_every_year_and_method():
    SchattingFactory(aantal=158.4, laag=151.2, hoog=180)
    SchattingFactory(in_stadsdeel="westpoort", aantal=40, laag=30, hoog=50)
    SchattingFactory(in_stadsdeel="westpoort", jaar=2020, aantal=12, laag=9, hoog=15)
    cijfers = protect_cijfers(read_cijfers())
    assert told(cijfers) == {
        ("T", 2024, "sterfte-66"): 160,
        ("B", 2024, "sterfte-66"): ONDERDRUKT,
        ("B", 2020, "sterfte-66"): ONDERDRUKT,
    }
    assert told(add_totals(cijfers)) == {("stad", 2024, "sterfte-66"): 160}
    # Who may see exact figures gets the sum of all, and only of a year that is complete.
    assert told(add_totals(read_cijfers())) == {("stad", 2024, "sterfte-66"): pytest.approx(198.4)}


def test_a_small_wijk_takes_others_along_so_that_it_cannot_be_worked_out():
    SchattingFactory()
    for code, aantal in {"TA": 90, "TB": 45, "TC": 18, "TD": 7}.items():
        SchattingFactory(gebied=make_wijk(code), aantal=aantal, laag=aantal, hoog=aantal)
    getoond = told(protect_cijfers(read_cijfers()))
    assert getoond["TD", 2024, "sterfte-66"] is ONDERDRUKT and getoond["TC", 2024, "sterfte-66"] is ONDERDRUKT
    assert getoond["TA", 2024, "sterfte-66"] == 90 and getoond["T", 2024, "sterfte-66"] == 160
    pagina = show()
    tabel = {rij.label: tuple(rij.cellen) for rij in pagina.wijkenkaart().rijen}
    assert tabel["Wijk TA"] == ("80 tot 100 mensen", "90 (90–90)")
    assert tabel["Wijk TD"] == ("Te weinig mensen om te tonen", "te weinig gegevens")


def test_the_first_method_of_each_stadsdeel_counts_unless_another_is_chosen():
    SchattingFactory()
    SchattingFactory(jaar=2022, aantal=150, laag=150, hoog=150)
    SchattingFactory(volgens="sterfte-63", aantal=170, laag=160, hoog=190)
    SchattingFactory(in_stadsdeel="oost", volgens="sterfte-63", aantal=300, laag=280, hoog=330)
    pagina = show()
    assert told(pagina.stadsdelen) == {("M", 2024, "sterfte-63"): 300, ("T", 2024, "sterfte-66"): 160}
    assert (pagina.totaal.aantal, pagina.totaal.laag, pagina.totaal.hoog) == (460, 435, 515)
    assert told(show("jaar=2022").stadsdelen) == {("T", 2022, "sterfte-66"): 150}
    assert told(show("methode=sterfte-63").stadsdelen) == {
        ("M", 2024, "sterfte-63"): 300,
        ("T", 2024, "sterfte-63"): 170,
    }
    assert len(pagina.zonder_cijfer) == 7 and pagina.naast_elkaar()[0][1][0] is None
    assert pagina.vergelijking() is None
    SchattingFactory(in_stadsdeel="oost", aantal=310, laag=310, hoog=310)
    assert [rij.cellen[0] for rij in show().vergelijking().rijen] == ["470 (465–495)", "470 (440–520)"]
    assert show().methodenamen == ["66% van de sterfte", "63% van de sterfte"]

import csv
import io

import pytest

from socialekaart.models import Kaartstand
from tests.factories import SchattingFactory

pytestmark = pytest.mark.django_db
WAT = "/doelgroep/"


def test_without_figures_it_says_what_is_missing_and_how_to_add_it(client):
    html = client.get(WAT).text
    assert (
        "Er zijn nog geen cijfers." in html and "Lees dan in het beheer een blad in" in html and "<select" not in html
    )


def test_every_figure_has_its_range_year_method_and_source(client, django_assert_max_num_queries):
    SchattingFactory(bron="Telling <2024>", voorbeeld=True)
    SchattingFactory(in_stadsdeel="oost", volgens="opgave", bron="Eigen telling", gemodelleerd=True)
    SchattingFactory(in_stadsdeel="westpoort", aantal=8, laag=7, hoog=9)
    with django_assert_max_num_queries(6):
        html = client.get(WAT).text
    for woorden in ("155–185", "66% van de sterfte, 2024", "Telling &lt;2024&gt;", "Met voorbeelden", "berekend"):
        assert woorden in html
    assert "Westpoort staat er niet bij" in html and ">8<" not in html
    assert "66% of deaths" in client.get("/en" + WAT).text


def test_what_it_does_not_know_is_told_and_ignored(client):
    SchattingFactory()
    for vraag in ("jaar=1850", "methode=%00", "jaar=9" + "9" * 400, "kleur=blauw", "jaar=2024&jaar=2024"):
        antwoord = client.get(f"{WAT}?{vraag}")
        assert antwoord.status_code == 200 and "155–185" in antwoord.text
    assert "Op ‘1850’ kunnen we hier niet zoeken" in client.get(f"{WAT}?jaar=1850").text
    SchattingFactory(in_stadsdeel="westpoort", jaar=2020, aantal=5, laag=5, hoog=5)
    Kaartstand.objects.update(versie=99)
    assert "Bij deze keuze is er geen cijfer" in client.get(f"{WAT}?jaar=2020").text


def test_the_sheet_says_the_same_with_the_city(client):
    SchattingFactory(aantal=158.4)
    SchattingFactory(in_stadsdeel="westpoort", aantal=8, laag=7, hoog=9)
    antwoord = client.get("/doelgroep.csv")
    rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig"))))
    velden = [(r["soort"], r["gebied"], r["aantal"], r["laag"], r["berekend"]) for r in rijen]
    assert velden == [
        ("stad", "Amsterdam", "160", "155", "false"),
        ("stadsdeel", "Westpoort", "onderdrukt", "onderdrukt", "false"),
        ("stadsdeel", "Zuidoost", "160", "155", "false"),
    ]
    assert client.get("/doelgroep.csv", headers={"If-None-Match": antwoord["ETag"]}).status_code == 304


def test_the_gallery_shows_each_chart_and_says_that_its_figures_are_invented(client):
    html = client.get("/evaluatie/grafieken/").text
    assert html.count('<figure class="grafiek') == 5 and "Alle cijfers op deze pagina zijn verzonnen." in html

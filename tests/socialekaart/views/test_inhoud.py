"""Good examples and news: what is on the site, from which day, and what a page of one links to."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils.timezone import localdate

from socialekaart.actions.verversen import start_version
from socialekaart.models import Gebied, GoedVoorbeeld, Nieuwsbericht
from tests.factories import InitiatiefFactory, OrganisatieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lijsten")]
SOORTEN = [(GoedVoorbeeld, "/goede-voorbeelden/"), (Nieuwsbericht, "/nieuws/")]


def make(model=Nieuwsbericht, slug="iets", **velden):
    start_version()
    basis = {"titel": f"Titel van {slug}", "samenvatting": "Kort gezegd.", "tekst": "Lang.", "status": "gepubliceerd"}
    return model.objects.create(slug=slug, **basis | velden)


@pytest.mark.parametrize(("model", "adres"), SOORTEN)
def test_only_what_is_published_and_whose_day_has_come_is_there(client, model, adres):
    assert "Er " in client.get(adres).text and "nog" in client.get(adres).text
    assert f'href="{adres}"' not in client.get("/").text.split("<main")[1].split("</main")[0]
    make(model, "nu")
    make(model, "concept", status="concept")
    make(model, "later", publicatiedatum=localdate() + timedelta(1))
    for pad in (adres, "/"):
        pagina = client.get(pad).text
        assert "Titel van nu" in pagina and "Titel van concept" not in pagina and "Titel van later" not in pagina
    assert [client.get(f"{adres}{slug}/").status_code for slug in ("nu", "concept", "later", "weg")] == [
        200,
        404,
        404,
        404,
    ]


def test_the_start_page_shows_the_newest_three(client):
    for dag in range(5):
        make(slug=f"dag-{dag}", publicatiedatum=localdate() - timedelta(dag))
    assert [item.slug for item in client.get("/").context["nieuws"]] == ["dag-0", "dag-1", "dag-2"]


def test_a_page_of_one_shows_what_it_belongs_to(client):
    initiatief = InitiatiefFactory(naam="Maatje aan huis")
    stadsdeel = Gebied.objects.stadsdelen().get(slug="oost")
    item = make(
        GoedVoorbeeld,
        tekst="## Kop\n\n<img src=x onerror=alert(1)>",
        stadsdeel=stadsdeel,
        initiatief=initiatief,
        organisatie=OrganisatieFactory(website="https://www.voorbeeld.example"),
        bron="Jaarverslag",
        bron_adres="https://bron.example/verslag",
    )
    pagina = client.get(item.get_absolute_url()).text
    for tekst in (
        "Oost",
        f'href="{initiatief.get_absolute_url()}"',
        'href="https://www.voorbeeld.example"',
        '<a href="https://bron.example/verslag" rel="noopener external">Jaarverslag</a>',
        "<h2>Kop</h2>",
        "&lt;img src=x onerror=alert(1)&gt;",
    ):
        assert tekst in pagina, tekst
    initiatief.status = "concept"
    initiatief.save()
    assert "Maatje aan huis" not in client.get(item.get_absolute_url()).text


def test_english_is_all_or_nothing(client):
    make(titel_en="English title", samenvatting_en="Short.")
    pagina = client.get("/en/nieuws/iets/").text
    assert 'lang="nl">Titel van iets' in pagina and "English title" not in pagina
    Nieuwsbericht.objects.update(tekst_en="Long.")
    pagina = client.get("/en/nieuws/iets/").text
    assert 'lang="en">English title' in pagina and "Long." in pagina


def test_an_invented_item_says_so_and_is_not_for_search_engines(client):
    make(voorbeeld=True)
    pagina = client.get("/nieuws/iets/").text
    assert "Dit is verzonnen" in pagina and '<meta name="robots" content="noindex">' in pagina


def test_a_page_that_is_not_there_is_told(client, settings):
    settings.RESULTATEN_PER_PAGINA = 2
    for nummer in range(3):
        make(slug=f"n-{nummer}")
    for gevraagd in ("99", "-1", "a\0"):
        assert "Bladzijde ‘" in client.get("/nieuws/", {"pagina": gevraagd}).text
    assert "Bladzijde ‘" not in client.get("/nieuws/", {"pagina": "2"}).text


def test_a_list_asks_as_much_for_many_as_for_few(client, django_assert_num_queries):
    stadsdeel = Gebied.objects.stadsdelen().get(slug="oost")
    for nummer in range(6):
        make(slug=f"n-{nummer}", stadsdeel=stadsdeel)
    client.get("/nieuws/")
    with django_assert_num_queries(3):  # number, rows, version
        client.get("/nieuws/")


@pytest.mark.parametrize("velden", [{"samenvatting": ""}, {"tekst": ""}, {"status": "anders"}])
def test_the_database_refuses_what_is_not_ready(velden):
    with pytest.raises(IntegrityError):
        make(**velden)

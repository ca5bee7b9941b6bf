"""The texts that coordinators write: which one a page shows, from which day, in which language."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from socialekaart.actions.verversen import start_version
from socialekaart.inhoud import own_text
from socialekaart.models import Tekst

pytestmark = pytest.mark.django_db
MORGEN, GISTEREN = localdate() + timedelta(1), localdate() - timedelta(1)


def write(plek: str, tekst: str, **velden) -> Tekst:
    start_version()
    return Tekst.objects.update_or_create(
        plek=plek, publicatiedatum=velden.pop("publicatiedatum", localdate()), defaults={"tekst": tekst, **velden}
    )[0]


@pytest.mark.parametrize("plek", Tekst.Plek)
def test_every_place_is_on_its_page_and_can_be_written(client, lijsten, plek):
    eigen = own_text(plek, "nl")
    assert eigen and own_text(plek, "en")
    adres = Tekst(plek=plek).get_absolute_url()
    woord = eigen.split(". ")[0].lstrip("#*- ").split("\n")[0].split("**")[0].strip(":. ")
    assert woord in client.get(adres).text
    write(plek, "# Van ons\n\n[Lees](https://a.example) <script>")
    pagina = client.get(adres).text
    assert f"<h{plek.kop}>Van ons</h{plek.kop}>" in pagina and "&lt;script&gt;" in pagina
    assert woord not in pagina.split("<main")[1]


def test_the_newest_text_whose_day_has_come_is_shown(client, lijsten):
    write("over-tekst", "Van gisteren", publicatiedatum=GISTEREN)
    write("over-tekst", "Van nu")
    write("over-tekst", "Van morgen", publicatiedatum=MORGEN)
    pagina = client.get("/over/").text
    assert "Van nu" in pagina and "Van gisteren" not in pagina and "Van morgen" not in pagina


def test_an_english_page_shows_english_or_says_that_it_is_dutch(client, lijsten):
    write("over-geld", "Nederlands")
    assert '<div class="tekst" lang="nl"><p>Nederlands</p>\n</div>' in client.get("/en/over/").text
    write("over-geld", "Nederlands", tekst_en="English")
    pagina = client.get("/en/over/").text
    assert "<p>English</p>" in pagina and "Nederlands</p>" not in pagina
    assert "<p>Nederlands</p>" in client.get("/over/").text


def test_a_place_that_a_former_version_had_stops_nothing(client, lijsten):
    write("oude-plek", "Weg")
    assert client.get("/over/").status_code == 200


def test_a_page_asks_once_for_all_its_texts(client, lijsten, django_assert_num_queries):
    client.get("/toegankelijkheid/")
    with django_assert_num_queries(1):  # the version of the data
        client.get("/toegankelijkheid/")


def test_a_text_has_a_limit(lijsten):
    with pytest.raises(ValidationError):
        Tekst(plek="over-tekst", tekst="a" * 20_001).full_clean()

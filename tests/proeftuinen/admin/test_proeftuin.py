"""A coordinator writes what is known of a proeftuin, with all its parts, on one page."""

import pytest

from proeftuinen.models import Proeftuin
from tests.conftest import make_gebruiker
from tests.factories import OrganisatieFactory
from tests.socialekaart.admin.formulier import read_form

LIJST = "/beheer/proeftuinen/proeftuin/"


@pytest.fixture
def adres(client, lijsten) -> str:
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    return f"{LIJST}{Proeftuin.objects.get(slug='zuidoost').pk}/change/"


@pytest.fixture
def velden(client, adres) -> dict:
    organisatie = OrganisatieFactory(naam="Samen Waken")
    return read_form(client.get(adres)) | {
        "doel": "Niemand alleen.",
        "begin": "2025-01-01",
        "managers-0-functie": "netwerkmanager",
        "managers-0-organisatie": organisatie.pk,
        "deelnames-0-organisatie": organisatie.pk,
        "deelnames-0-van": "2025-02-01",
        "mijlpalen-0-titel": "Begonnen",
        "mijlpalen-0-datum": "2025-01-15",
    }


def test_all_is_written_on_one_page_and_told_in_the_history(client, adres, velden):
    client.post(adres, velden)
    tekst = client.get("/proeftuinen/zuidoost/").text
    assert all(stuk in tekst for stuk in ("Niemand alleen.", "netwerkmanager bij Samen Waken", "Begonnen"))
    verhaal = client.get(adres.replace("change", "history")).text
    assert "Samen Waken" in verhaal and "Begonnen" in verhaal


def test_somebody_looks_before_saving(client, adres, velden):
    voorvertoning = client.post(adres, velden | {"_voorvertoning": "nl"})
    assert "Dit is een voorvertoning." in voorvertoning.text and "bij Samen Waken" in voorvertoning.text
    assert Proeftuin.objects.get(slug="zuidoost").doel == ""


def test_what_cannot_be_is_told_and_what_was_typed_stays(client, adres, velden):
    terug = client.post(adres, velden | {"eind": "2024-01-01", "deelnames-0-tot": "2025-01-01"})
    assert terug.text.count("Het eind ligt voor het begin.") == 2
    assert "Niemand alleen." in terug.text


def test_only_what_is_on_the_site_has_a_link_there(client, adres):
    assert 'href="/proeftuinen/zuidoost/"' in client.get(adres).text
    Proeftuin.objects.update(status="concept")
    assert "Bekijk op de site" not in client.get(adres).text

"""A publication in the admin: with its files and figures, and who may."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from palliatief.gebruikers.models import Logregel
from proeftuinen.models import Proeftuin, Publicatie
from tests.conftest import make_gebruiker
from tests.factories import PublicatieFactory
from tests.socialekaart.admin.formulier import read_form, send

pytestmark = pytest.mark.django_db
LIJST = "/beheer/proeftuinen/publicatie/"


@pytest.fixture
def zuidoost(client, lijsten):
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    return client


def test_a_result_goes_on_the_site_when_it_is_whole(zuidoost):
    velden = {"titel": "Eén jaar later", "soort": "eind", "status": "gepubliceerd"}
    antwoord = send(zuidoost, f"{LIJST}add/", **velden)
    assert "Schrijf een samenvatting en de auteurs op" in antwoord.text and not Publicatie.objects.exists()
    velden |= {"samenvatting": "Er werd meer gebeld.", "auteurs": "Groep A", "cijfers-0-tekst": "Vaker gebeld."}
    antwoord = send(zuidoost, f"{LIJST}add/", **velden, **{"cijfers-0-adres": "/bestaat-niet.csv"})
    assert "Dit adres kennen we niet." in antwoord.text and not Publicatie.objects.exists()
    antwoord = send(zuidoost, f"{LIJST}add/", **velden, **{"cijfers-0-adres": "https://elders.example/"})
    assert "Schrijf een adres van deze site" in antwoord.text and not Publicatie.objects.exists()

    rapport = SimpleUploadedFile("rapport.pdf", b"%PDF-1.7")
    velden |= {"cijfers-0-adres": "/kaart.csv?stadsdeel=zuidoost", "bestanden-0-titel": "Het rapport"}
    send(zuidoost, f"{LIJST}add/", **velden, **{"bestanden-0-bestand-nieuw": rapport})
    publicatie = Publicatie.objects.get()
    # Her only proeftuin and the address were filled in.
    assert publicatie.slug == "een-jaar-later" and publicatie.proeftuin.slug == "zuidoost"
    pagina = zuidoost.get(publicatie.get_absolute_url()).text
    assert "rapport.pdf" in pagina and "/kaart.csv?stadsdeel=zuidoost" in pagina
    assert Logregel.objects.filter(soort="publicatie", wat__contains="Eén jaar later").exists()
    assert f'href="{publicatie.get_absolute_url()}"' in zuidoost.get(f"{LIJST}{publicatie.pk}/change/").text


def test_it_is_seen_before_it_is_there(zuidoost):
    publicatie = PublicatieFactory(in_proeftuin="zuidoost", status="concept")
    adres = f"{LIJST}{publicatie.pk}/change/"
    assert "Een andere kop</h1>" in send(zuidoost, adres, titel="Een andere kop", _voorvertoning="nl").text
    publicatie.refresh_from_db()
    assert publicatie.titel != "Een andere kop"
    assert publicatie.get_absolute_url() not in zuidoost.get(adres).text
    send(zuidoost, adres, status="gepubliceerd", datum=str(localdate() + timedelta(1)))
    assert "komt nog" in zuidoost.get(LIJST).text


def test_that_of_another_stadsdeel_or_the_whole_project_is_only_read(zuidoost):
    for publicatie in (PublicatieFactory(in_proeftuin="oost"), PublicatieFactory()):
        adres = f"{LIJST}{publicatie.pk}/change/"
        assert "niet bij uw stadsdeel" in zuidoost.get(adres).text
        assert zuidoost.post(adres, {"titel": "Anders"}).status_code == 403
    velden = read_form(zuidoost.get(f"{LIJST}add/")) | {"proeftuin": Proeftuin.objects.get(slug="oost").pk}
    assert "proeftuin" in zuidoost.post(f"{LIJST}add/", velden).context["adminform"].form.errors

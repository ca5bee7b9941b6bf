"""Ties in the admin: their steps decide how far they are, and sheets are looked at before they go in."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from proeftuinen.models import Samenwerking
from socialekaart.models import Gebied, Kaartstand, Organisatie, Thema
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory, OrganisatieFactory, SamenwerkingFactory

pytestmark = pytest.mark.django_db
LIJST = "/beheer/proeftuinen/samenwerking/"
INLEZEN = f"{LIJST}inlezen/"
KOP = "van,naar,soort,fase,sinds,tot,sterkte_van,kleur\n"


@pytest.fixture
def manager(lijsten, client):
    gebruiker = make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"])
    client.force_login(gebruiker)
    return gebruiker


@pytest.fixture
def zuidoost(lijsten):
    return Gebied.objects.stadsdelen().get(slug="zuidoost")


def fill(*stappen: tuple[str, str], **velden) -> dict:
    gegevens = {"stappen-TOTAL_FORMS": len(stappen), "stappen-INITIAL_FORMS": 0, "soort": "pilot", **velden}
    for nummer, (fase, op) in enumerate(stappen):
        gegevens |= {f"stappen-{nummer}-fase": fase, f"stappen-{nummer}-op": op}
    return gegevens


def test_a_tie_is_as_far_as_its_newest_step(manager, zuidoost, client):
    een, samen = OrganisatieFactory(), InitiatiefFactory(naam="Samen eten")
    velden = {"van": een.pk, "naar_initiatief": "samen eten", "stadsdeel": zuidoost.pk}
    versie = Kaartstand.objects.get().versie
    client.post(f"{LIJST}add/", fill(("pilot", "01-03-2026"), ("contact", ""), **velden))
    band = Samenwerking.objects.get()
    assert (band.eind_van, band.eind_naar, band.fase) == (een, samen, "pilot")
    assert list(band.stappen.values_list("op", "fase")) == [(None, "contact"), (date(2026, 3, 1), "pilot")]
    assert Kaartstand.objects.get().versie > versie
    pagina = client.get(f"{LIJST}{band.pk}/change/")
    assert samen.get_absolute_url() in pagina.content.decode()
    stap = band.stappen.last()
    rijen = fill(("pilot", "01-03-2026"), ("structureel", "01-06-2026"), gelezen=pagina.context["gelezen"], **velden)
    rijen |= {"stappen-INITIAL_FORMS": 1, "stappen-0-id": stap.pk, "stappen-0-samenwerking": band.pk}
    assert client.post(f"{LIJST}{band.pk}/change/", rijen).status_code == 302
    assert Samenwerking.objects.get().fase == "structureel"


@pytest.mark.parametrize(
    ("stappen", "reden"),
    [
        ([], "Vul ten minste één stap in"),
        ([("gestopt", "")], "begint niet met ‘gestopt’"),
        ([("structureel", ""), ("contact", "01-03-2026")], "kan niet ‘contact, vanaf 1 maart 2026’ komen"),
        ([("contact", "gisteren")], "Voer een geldige datum in"),
    ],
)
def test_steps_follow_each_other(manager, zuidoost, client, stappen, reden):
    velden = {"van": OrganisatieFactory().pk, "naar": OrganisatieFactory().pk, "stadsdeel": zuidoost.pk}
    pagina = client.post(f"{LIJST}add/", fill(*stappen, **velden)).content.decode()
    assert reden in pagina and not Samenwerking.objects.exists()


def test_what_is_there_already_is_told(manager, zuidoost, client):
    band = SamenwerkingFactory(soort="pilot", stadsdeel=zuidoost)
    velden = {"van": band.naar.pk, "naar": band.van.pk, "stadsdeel": zuidoost.pk}
    assert (
        "Deze samenwerking staat er al."
        in client.post(f"{LIJST}add/", fill(("contact", ""), **velden)).content.decode()
    )


def test_the_list_filters_by_where_and_what(manager, zuidoost, client):
    thema = Thema.objects.create(naam="Rouw", slug="rouw-proef")
    band = SamenwerkingFactory(stadsdeel=zuidoost)
    band.themas.add(thema)
    SamenwerkingFactory()
    for filters, aantal in [
        ({}, 2),
        ({"stadsdeel": zuidoost.pk}, 1),
        ({"thema": thema.pk}, 1),
        ({"van": "mij"}, 1),
        ({"stadsdeel": "x", "thema": "x"}, 2),
        ({"q": band.van.naam}, 1),
    ]:
        assert client.get(LIJST, filters).context["cl"].result_count == aantal


# --- a sheet ---


def upload(*regels: str, naam: str = "blad.csv", **velden) -> dict:
    return {"bestand": SimpleUploadedFile(naam, (KOP + "\n".join(regels)).encode()), **velden}


def test_a_sheet_is_looked_at_first_and_then_goes_in_as_it_was_seen(manager, zuidoost, client):
    OrganisatieFactory(naam="Huisartsen Zuid")
    regels = ("Huisartsen Zuid,Kerk De Hoop,pilot,pilot,2026-03-01,,4,rood", "Huisartsen Zuid,,pilot,vaag,,,,")
    antwoord = client.post(INLEZEN, upload(*regels, stadsdeel=zuidoost.pk, ook_lijkende="on"))
    pagina, verstopt = antwoord.content.decode(), antwoord.context["verstopt"]
    assert "Als u inleest: <b>1</b> nieuw, <b>0</b> gewijzigd." in pagina and "<b>1</b> rij is fout" in pagina
    assert "Huisartsen Zuid – Kerk De Hoop" in pagina and "niet gelezen: kleur" in " ".join(pagina.split())
    assert not Samenwerking.objects.exists() and not Organisatie.objects.filter(naam="Kerk De Hoop").exists()
    fouten = client.post(INLEZEN, verstopt | {"fouten": "ja"})
    rijen = list(load_workbook(io.BytesIO(fouten.content)).active.iter_rows(values_only=True))
    assert rijen[1][:3] == (3, "Huisartsen Zuid – ", "naar") and len(rijen) == 3
    pagina = client.post(INLEZEN, verstopt | {"lees": "ja"}, follow=True).content.decode()
    assert "Ingelezen: 1 nieuw, 0 gewijzigd." in pagina and "1 rij was fout en is niet ingelezen." in pagina
    band = Samenwerking.objects.get()
    assert (band.stadsdeel, band.fase, band.history.get().history_user) == (zuidoost, "pilot", manager)
    # The same page sent again does nothing unseen: by now there is nothing new in it.
    nogmaals = client.post(INLEZEN, verstopt | {"lees": "ja"}).content.decode()
    assert "Er is iets veranderd sinds u keek." in nogmaals and "<b>1</b> rij stond er al." in nogmaals
    assert Samenwerking.objects.count() == 1
    goed = client.post(INLEZEN, upload(regels[0], stadsdeel=zuidoost.pk)).content.decode()
    assert "In dit blad staat niets nieuws." in goed


def test_a_sheet_without_errors_goes_in_without_a_word_of_them(manager, zuidoost, client):
    een, ander = OrganisatieFactory(), OrganisatieFactory()
    regel = f"{een},{ander},pilot,contact,,,,"
    verstopt = client.post(INLEZEN, upload(regel, stadsdeel=zuidoost.pk)).context["verstopt"]
    assert (
        "fout" not in client.post(INLEZEN, verstopt | {"lees": "ja"}, follow=True).content.decode().split("<main")[-1]
    )
    assert Samenwerking.objects.count() == 1


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({}, "Dit bestand is leeg."),
        ({"blad": "é"}, "Dit bestand is leeg."),
        ({"blad": "a"}, "Dit bestand is leeg."),
        (upload(naam="blad.pdf"), "Dit soort bestand kan hier niet."),
        (upload("x" * 1024 * 1024), "hooguit 1 MB"),
        (upload(*["a,b,pilot,contact,,,,"] * 501), "te groot: hooguit 500 rijen"),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(manager, zuidoost, client, velden, reden):
    if "bestand" in velden:
        velden["bestand"].seek(0)
    assert reden in client.post(INLEZEN, velden | {"stadsdeel": zuidoost.pk}).content.decode()


def test_who_may_read_in_and_where(manager, redacteur, client):
    weesp = Gebied.objects.stadsdelen().get(slug="weesp")
    assert (
        'aria-invalid="true"'
        in client.post(INLEZEN, upload("a,b,pilot,contact,,,,", stadsdeel=weesp.pk)).content.decode()
    )
    client.force_login(redacteur)
    OrganisatieFactory(naam="A")
    OrganisatieFactory(naam="B")
    verstopt = client.post(INLEZEN, upload("a,b,pilot,contact,,,,")).context["verstopt"]
    client.post(INLEZEN, verstopt | {"lees": "ja"})
    assert Samenwerking.objects.get().stadsdeel is None
    client.force_login(make_gebruiker("Onderzoeker"))
    assert client.get(INLEZEN).status_code == 403

"""A meeting and what was told there, on one page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from proeftuinen.models import Bijeenkomst, Proeftuin, Samenwerking
from socialekaart.models import Organisatie
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db
TOEVOEGEN = "/beheer/proeftuinen/bijeenkomst/add/"


@pytest.fixture
def proeftuin(lijsten):
    proeftuin = Proeftuin.objects.get(stadsdeel__slug="zuidoost")
    for naam in ("Huisartsen Zuid", "Buurtteam Oost", "Hospice De Brug"):
        OrganisatieFactory(naam=naam)
    proeftuin.deelnames.create(organisatie=Organisatie.objects.get(naam="Huisartsen Zuid"))
    InitiatiefFactory(naam="Samen eten")
    return proeftuin


@pytest.fixture
def manager(proeftuin, client):
    gebruiker = make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"])
    client.force_login(gebruiker)
    return gebruiker


def fill(proeftuin, *rijen: dict, **velden) -> dict:
    """The page as it is sent."""
    gegevens = {"proeftuin": proeftuin.pk, "titel": "Overleg", "datum": localdate().isoformat(), "aantal": len(rijen)}
    for nummer, rij in enumerate(rijen):
        volledig = {"fase": "contact", "soort": "afstemming", **rij}
        gegevens |= {f"band-{nummer}-{naam}": waarde for naam, waarde in volledig.items()}
    return gegevens | velden


def tie(van: str, naar: str, **velden) -> dict:
    return {"van": van, "naar": naar, **velden}


VIER = (
    tie("Huisartsen Zuid", "buurtteam  oost", soort="verwijzing", sterkte_van="4", sterkte_naar="", afspraak="bellen"),
    tie("Hospice De Brug", "Samen eten", fase="pilot"),
    tie("Hospice De Brug", "Kerk De Hoop", naar_soort="vrijwilligers"),
    tie("Kerk De Hoop", "Huisartsen Zuid"),
    tie("", "", soort=""),
)


def test_a_meeting_with_four_new_ties_is_one_page_that_is_sent_once(proeftuin, manager, client):
    pagina = client.get(TOEVOEGEN).content.decode()
    # Who has one proeftuin need not choose it; who take part are there to tick, and there are six rows.
    assert f'value="{proeftuin.pk}" selected' in pagina
    assert pagina.count('name="aanwezig"') == 1 and pagina.count("<legend>Samenwerking") == 6
    assert '<option value="Samen eten">' in pagina
    wie = proeftuin.deelnames.get().organisatie
    velden = {"aanwezig": [wie.pk], "ook_aanwezig": "hospice de brug\r\n\r\n", "verslag": "Goed gesprek."}
    antwoord = client.post(TOEVOEGEN, fill(proeftuin, *VIER, **velden), follow=True)
    bijeenkomst = Bijeenkomst.objects.get()
    assert antwoord.redirect_chain[0][0] == reverse("admin:proeftuinen_bijeenkomst_banden", args=[bijeenkomst.pk])
    assert "Bewaard: 4 nieuwe samenwerkingen, 0 gewijzigd." in antwoord.content.decode()
    assert {organisatie.naam for organisatie in bijeenkomst.aanwezig.all()} == {"Huisartsen Zuid", "Hospice De Brug"}
    banden = Samenwerking.objects.filter(bijeenkomst=bijeenkomst, stadsdeel=proeftuin.stadsdeel).order_by("pk")
    assert [str(band) for band in banden] == [
        "Huisartsen Zuid – Buurtteam Oost", "Hospice De Brug – Samen eten",
        "Hospice De Brug – Kerk De Hoop", "Kerk De Hoop – Huisartsen Zuid",
    ]  # fmt: skip
    assert (banden[0].soort, banden[0].sterkte_van, banden[0].afspraak) == ("verwijzing", 4, "bellen")
    assert banden[1].naar_initiatief.naam == "Samen eten"
    assert list(banden[1].stappen.values_list("op", "fase")) == [(bijeenkomst.datum, "pilot")]
    assert Organisatie.objects.get(naam="Kerk De Hoop").soort_organisatie == "vrijwilligers"
    assert banden[0].history.get().history_user == manager
    nogmaals = client.post(TOEVOEGEN, fill(proeftuin, *VIER)).content.decode()
    assert "Deze bijeenkomst staat er al." in nogmaals and Bijeenkomst.objects.count() == 1


def test_what_is_wrong_is_told_at_its_row_and_nothing_is_lost_or_kept(proeftuin, manager, client):
    rijen = (
        tie("Huisartsen Zuid", "Buurteam Oost"),
        tie("Iemand", "Huisartsen Zuid", soort="", sterkte_van="9"),
        tie("Huisartsen Zuid", "huisartsen zuid"),
        tie("Huisartsen Zuid", "Hospice De Brug", fase="gestopt"),
    )
    aanwezig = {"aanwezig": ["0"], "ook_aanwezig": "Buurteam Oost\nNiemand"}
    pagina = client.post(TOEVOEGEN, fill(proeftuin, *rijen, **aanwezig)).content.decode()
    assert "Deze naam kennen we niet. Bedoelt u ‘Buurtteam Oost’?" in pagina
    assert "‘Buurteam Oost’ kennen we niet. Bedoelt u ‘Buurtteam Oost’?" in pagina
    assert "‘Niemand’ kennen we niet. Noem een nieuwe" in pagina
    assert 'value="Iemand"' in pagina and "<details open>" in pagina
    assert "Er is nog niets bewaard." in pagina and 'href="#bijeenkomst"' in pagina
    assert 'href="#band-0"' in pagina and 'href="#band-2"' not in pagina
    # Only where a name is unknown is asked what kind it is.
    assert pagina.count("<div data-nieuw>") == 2
    goed = (rijen[2], rijen[3], tie("Nieuw", "Huisartsen Zuid", van_soort="zorg"))
    pagina = client.post(TOEVOEGEN, fill(proeftuin, *goed)).content.decode()
    assert "Kies twee verschillende." in pagina and "begint niet met ‘gestopt’" in pagina
    assert not Bijeenkomst.objects.exists() and not Samenwerking.objects.exists()
    assert not Organisatie.objects.filter(naam="Nieuw").exists()
    morgen = (localdate() + timedelta(1)).isoformat()
    pagina = client.post(TOEVOEGEN, fill(proeftuin, tie("Buurtteam Oost", "Samen eten"), datum=morgen)).content.decode()
    assert "Deze dag moet nog komen." in pagina
    assert "Dit veld is verplicht." in client.post(TOEVOEGEN, {"aantal": "x", "titel": "\0"}).content.decode()


def test_more_names_than_fit_around_a_table_are_not_looked_up(proeftuin, manager, client, monkeypatch):
    gezocht = []
    monkeypatch.setattr("proeftuinen.admin.bijeenkomst.suggest", lambda naam, bekend: gezocht.append(naam))
    for aantal, opgezocht in ((100, 100), (101, 0)):
        gezocht.clear()
        namen = "\n".join(f"Iemand {nummer}" for nummer in range(aantal))
        pagina = client.post(TOEVOEGEN, fill(proeftuin, ook_aanwezig=namen)).content.decode()
        assert len(gezocht) == opgezocht and "Iemand 99" in pagina
        assert ("Noem hier hoogstens 100 organisaties." in pagina) == (aantal > 100)


def test_more_rows_keep_what_was_typed_and_judge_nothing(proeftuin, manager, client, monkeypatch):
    gegevens = fill(proeftuin, tie("Iemand", ""), titel="Half", meer="ja", aanwezig=[1], aantal="6")
    pagina = client.post(TOEVOEGEN, gegevens).content.decode()
    assert pagina.count("<legend>Samenwerking") == 12 and "foutregel" not in pagina
    assert "Er is nog niets bewaard." not in pagina
    assert 'value="Iemand"' in pagina and 'value="Half"' in pagina
    monkeypatch.setattr("proeftuinen.admin.banden.MEESTE", 8)
    pagina = client.post(TOEVOEGEN, gegevens | {"aantal": "59"}).content.decode()
    assert pagina.count("<legend>Samenwerking") == 8 and "Meer regels passen er niet." in pagina


def test_a_tie_that_is_told_again_goes_on(proeftuin, manager, client):
    gisteren = proeftuin.bijeenkomsten.create(titel="Eerste", datum=localdate() - timedelta(9))
    adres = reverse("admin:proeftuinen_bijeenkomst_banden", args=[gisteren.pk])
    client.post(adres, fill(proeftuin, tie("Huisartsen Zuid", "Buurtteam Oost")))
    client.post(TOEVOEGEN, fill(proeftuin, tie("Buurtteam Oost", "Huisartsen Zuid", fase="pilot")))
    band = Samenwerking.objects.get()
    assert [stap.fase for stap in band.stappen.all()] == ["contact", "pilot"]
    assert (band.fase, band.bijeenkomst.titel) == ("pilot", "Overleg")
    assert "Dit staat er al van deze bijeenkomst" not in client.get(adres).content.decode()
    wijzig = client.get(reverse("admin:proeftuinen_bijeenkomst_change", args=[gisteren.pk])).content.decode()
    assert adres in wijzig


def test_who_was_there_can_be_mended_later_and_the_list_tells_how_much(proeftuin, manager, client):
    bijeenkomst = proeftuin.bijeenkomsten.create(titel="Overleg")
    bijeenkomst.aanwezig.add(Organisatie.objects.get(naam="Buurtteam Oost"))
    adres = reverse("admin:proeftuinen_bijeenkomst_change", args=[bijeenkomst.pk])
    gelezen = client.get(adres).context["gelezen"]
    client.post(adres, fill(proeftuin, titel="Beter", ook_aanwezig="Hospice De Brug", gelezen=gelezen))
    bijeenkomst.refresh_from_db()
    assert (bijeenkomst.titel, bijeenkomst.aanwezig.get().naam) == ("Beter", "Hospice De Brug")
    lijst = reverse("admin:proeftuinen_bijeenkomst_changelist")
    for filters, aantal in [({}, 1), ({"proeftuin": proeftuin.pk}, 1), ({"proeftuin": "x"}, 1)]:
        assert client.get(lijst, filters).context["cl"].result_count == aantal


def test_only_who_keeps_the_proeftuin_tells_what_was_said(proeftuin, client):
    bijeenkomst = proeftuin.bijeenkomsten.create(titel="Overleg")
    adres = reverse("admin:proeftuinen_bijeenkomst_banden", args=[bijeenkomst.pk])
    elders = make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp"])
    client.force_login(elders)
    assert client.get(adres).status_code == 403
    assert client.get(adres.replace(str(bijeenkomst.pk), "0")).status_code == 404
    pagina = client.post(TOEVOEGEN, fill(proeftuin, *VIER)).content.decode()
    assert "foutregel" in pagina and not Samenwerking.objects.exists()
    kijken = client.get(reverse("admin:proeftuinen_bijeenkomst_change", args=[bijeenkomst.pk]))
    assert kijken.status_code == 200 and "Samenwerkingen toevoegen" not in kijken.content.decode()
    client.force_login(make_gebruiker("Onderzoeker"))
    assert client.get(TOEVOEGEN).status_code == 403

"""The pages of the proeftuinen: what is known is told, what is not known leaves no hole."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from proeftuinen.models import Borgingsplan, Proeftuin
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Bestand
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory, ProeftuinFactory

pytestmark = pytest.mark.usefixtures("lijsten")
ADRES = "/proeftuinen/hier/"


def days(n: int) -> date:
    return localdate() + timedelta(n)


@pytest.fixture
def hier() -> Proeftuin:
    """A proeftuin that has been running for a year, with all that it may have."""
    hier = ProeftuinFactory(
        naam="Hier", slug="hier", doel="Niemand alleen.", beschrijving="Wij *doen*.", begin=days(-365), eind=days(30)
    )
    buurt, kamer, weg, later = (OrganisatieFactory(naam=naam) for naam in ("Buurtzorg", "Kamer", "Weg", "Later"))
    hier.managers.create(functie="netwerkmanager", organisatie=kamer)
    hier.deelnames.create(organisatie=buurt, rol="doet mee")
    hier.deelnames.create(organisatie=kamer, van=days(-300), tot=days(-200))
    hier.deelnames.create(organisatie=kamer, rol="denkt mee", van=days(-10))
    hier.deelnames.create(organisatie=weg, tot=days(-1))
    hier.deelnames.create(organisatie=later, van=days(1))
    hier.mijlpalen.create(datum=days(-300), titel="Begonnen", tekst="Met z’n allen.")
    hier.mijlpalen.create(datum=days(20), titel="Afronden")
    bestand = Bestand.objects.keep(SimpleUploadedFile("verslag.pdf", b"%PDF-1.7"))
    hier.documenten.create(titel="Verslag", bestand=bestand)
    hier.documenten.create(titel="Intern", bestand=bestand, openbaar=False)
    for titel, dag in (("Rapport", days(-1)), ("Volgt nog", days(1))):
        hier.publicaties.create(
            titel=titel, slug=titel[:4], datum=dag, status="gepubliceerd", samenvatting="Kort.", auteurs="Het team"
        )
    LocatieFactory(initiatief=InitiatiefFactory(organisatie=buurt, wensen=["maatje"]))
    refresh_initiatieven()
    return hier


def test_the_page_tells_who_what_when_and_shows_where(client, hier):
    pagina = client.get(ADRES)
    tekst = " ".join(pagina.text.split())
    for stuk in (
        "Proeftuin Hier", "Niemand alleen.", "<em>doen</em>", "netwerkmanager bij Kamer", "2 organisaties", "Loopt",
        "Begonnen", "Met z’n allen.", "Gepland:", "Verslag", "PDF", 'href="/kaart/?q=Buurtzorg"',
        "<span>denkt mee</span>, sinds", 'href="/resultaten/Rapp/"',
    ):  # fmt: skip
        assert stuk in tekst, stuk
    assert "Intern" not in tekst and "Volgt nog" not in tekst and 'q=Kamer"' not in tekst, (
        "not public; nothing to be found"
    )
    assert [(rij.deelname.organisatie.naam, rij.nu) for rij in pagina.context["pagina"].deelnemers] == [
        ("Buurtzorg", True), ("Kamer", True), ("Kamer", False), ("Later", False), ("Weg", False),
    ]  # fmt: skip
    assert [teken["domein"] for teken in pagina.context["kaartbeeld"].tekens] == ["sociaal"]


def test_the_list_counts_as_the_page_does(client, hier):
    ProeftuinFactory(naam="Concept", status="concept")
    pagina = client.get("/proeftuinen/")
    assert "Concept" not in pagina.text
    aantallen = {p.proeftuin.naam: p.proeftuin.aantal_deelnemers for p in pagina.context["paginas"]}
    assert aantallen == {"Hier": 2, "Oost": 0, "Weesp": 0, "Zuidoost": 0}
    assert client.get(ADRES).context["pagina"].aantal == 2


def test_after_its_end_a_proeftuin_stays_as_it_was_on_its_last_day(client, hier):
    """Ended 20 days ago: on that day took part who left yesterday, and not yet who came back 10 days ago."""
    Proeftuin.objects.filter(pk=hier.pk).update(eind=days(-20))
    pagina = client.get(ADRES)
    nu = [rij.deelname.organisatie.naam for rij in pagina.context["pagina"].deelnemers if rij.nu]
    assert nu == ["Buurtzorg", "Weg"]
    assert "Liep" in pagina.text and "Deden mee" in pagina.text
    lijst = client.get("/proeftuinen/")
    assert "Liep" in lijst.text
    assert {p.proeftuin.naam: p.proeftuin.aantal_deelnemers for p in lijst.context["paginas"]}["Hier"] == 2


def test_what_still_has_to_begin_says_so(client, hier):
    Proeftuin.objects.filter(pk=hier.pk).update(begin=days(5))
    assert "Gaat lopen" in client.get(ADRES).text and "Gaat lopen" in client.get("/proeftuinen/").text


def test_a_proeftuin_of_which_little_is_known_has_words_for_that(client):
    """And until somebody takes part, the map shows what there is in the stadsdeel."""
    Proeftuin.objects.update(eind=days(9))
    LocatieFactory()
    refresh_initiatieven()
    pagina = client.get("/proeftuinen/zuidoost/")
    assert "Hier proberen zorg en welzijn in Zuidoost samen te werken" in " ".join(pagina.text.split())
    assert "We hebben nog niet opgeschreven wie er meedoen." in pagina.text
    assert "Tijdlijn" not in pagina.text and "Documenten" not in pagina.text
    assert not pagina.context["kaartbeeld"].tekens and pagina.context["kaartbeeld"].punten["informeel"]
    assert "Over deze proeftuin schrijven we nog." in client.get("/proeftuinen/").text
    Proeftuin.objects.update(eind=days(-9))
    assert "Hier probeerden zorg en welzijn in Zuidoost" in " ".join(client.get("/proeftuinen/zuidoost/").text.split())


def test_the_page_of_a_stadsdeel_leads_to_its_proeftuin(client):
    assert "/proeftuinen/zuidoost/" in client.get("/stadsdeel/zuidoost/").text
    Proeftuin.objects.update(status="concept")
    assert "/proeftuinen/zuidoost/" not in client.get("/stadsdeel/zuidoost/").text


def test_no_proeftuin_at_all_is_no_empty_page(client):
    Proeftuin.objects.update(status="concept")
    assert "Er staan nu geen proeftuinen op de site." in client.get("/proeftuinen/").text


def test_the_list_leads_to_the_plan_of_the_whole_city_when_there_is_one(client):
    stad = Borgingsplan.objects.create(slug="stad")
    hier = Borgingsplan.objects.create(slug="oost", proeftuin=Proeftuin.objects.get(slug="oost"))
    hier.versies.create(nummer=1, status="besproken", besproken_op=days(0))
    concept = stad.versies.create(nummer=1)
    assert "/borgingsplan/" not in client.get("/proeftuinen/").text
    concept.status, concept.besproken_op = "besproken", days(0)
    concept.save()
    assert 'href="/borgingsplan/stad/"' in client.get("/proeftuinen/").text


def test_what_is_not_on_the_site_is_not_found(client):
    ProeftuinFactory(slug="concept", status="concept")
    paden = ["/proeftuinen/concept/", "/proeftuinen/bestaat-niet/", "/proeftuinen/%00/", "/proeftuinen/" + "a" * 500]
    assert {client.get(pad, follow=True).status_code for pad in paden} == {404}
    assert client.get("/proeftuinen/?stadsdeel=%00&pagina=9999999999999999999").status_code == 200


def test_the_english_page_marks_what_is_dutch(client, hier):
    tekst = client.get("/en" + ADRES).text
    assert '<p class="doelzin" lang="nl">Niemand alleen.</p>' in tekst
    assert '<p class="doelzin">Niemand alleen.</p>' in client.get(ADRES).text


def test_the_example_is_called_an_example(client, hier):
    assert "noindex" not in client.get(ADRES).text
    Proeftuin.objects.filter(pk=hier.pk).update(voorbeeld=True)
    tekst = client.get(ADRES).text
    assert "noindex" in tekst and '<span class="voorbeeld">Voorbeeld</span>' in tekst


def test_more_rows_cost_no_more_questions(hier, django_assert_max_num_queries):
    """Of the page and of the list; the drawing of the city is kept, so the second visit counts."""
    for organisatie in OrganisatieFactory.create_batch(5, voorbeeld=True):
        hier.deelnames.create(organisatie=organisatie)
        hier.managers.create(functie="manager", organisatie=organisatie)
        hier.mijlpalen.create(datum=days(0), titel="Nog een")
        ProeftuinFactory()
    client = Client()
    for pad, aantal in ((ADRES, 18), ("/proeftuinen/", 3)):
        client.get(pad)
        with django_assert_max_num_queries(aantal):
            client.get(pad)

"""Where was looked: all beside each other, and one click for who looked again."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from evaluatie.models import Inventarisatie
from socialekaart.models import Domein, Gebied, Kaartstand
from tests.conftest import make_gebruiker
from tests.factories import InventarisatieFactory

pytestmark = pytest.mark.django_db
PAGINA = "/beheer/inventarisaties/"
OUD = timedelta(days=366)


@pytest.fixture
def weesp(lijsten, client):
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp"]))
    return Gebied.objects.stadsdelen().get(slug="weesp")


def send(client, weesp, domein: str = "sociaal", **velden):
    gestuurd = {"stadsdeel": weesp.pk, "domein": Domein.objects.get(slug=domein).pk} | velden
    return client.post(PAGINA, gestuurd, follow=True)


def test_all_stadsdelen_and_domains_beside_each_other(weesp, client, django_assert_max_num_queries):
    dag = localdate()
    InventarisatieFactory(in_stadsdeel="weesp", op=dag - OUD)
    InventarisatieFactory(in_stadsdeel="weesp", van_domein="fysiek", op=dag - OUD)
    InventarisatieFactory(in_stadsdeel="weesp", van_domein="fysiek", op=dag, compleet=False)
    InventarisatieFactory(in_stadsdeel="weesp", van_domein="psychisch", op=dag)
    client.get(PAGINA)
    with django_assert_max_num_queries(20):
        antwoord = client.get(PAGINA)
    rij = next(vakken for gebied, _eigen, vakken in antwoord.context["rijen"] if gebied == weesp)
    assert [vak.stand for vak, _nieuw in rij] == ["deels", "oud", "compleet", "nooit"]
    for woorden in ("Nog niet alles", "Langer dan een jaar geleden", "Alles gezocht", "Niet gezocht"):
        assert woorden in antwoord.text
    # One button: what is old and was complete. Elsewhere one may only look.
    assert antwoord.text.count("Klopt nog, vandaag gekeken") == 1 and antwoord.text.count("Schrijf op dat u zocht") == 3
    nieuw = client.get(rij[3][1]).context["adminform"].form
    assert (nieuw["stadsdeel"].value(), nieuw["domein"].value()) == (str(weesp.pk), str(rij[3][0].domein.pk))


def test_one_click_says_that_it_still_is_complete(weesp, client):
    InventarisatieFactory(in_stadsdeel="weesp", toelichting="Overal gebeld.", op=localdate() - OUD)
    versie = Kaartstand.objects.get().versie
    assert "vandaag weer alles gezocht" in send(client, weesp).text
    assert Kaartstand.objects.get().versie > versie
    nieuw = Inventarisatie.objects.get(op=localdate())
    assert (nieuw.door, nieuw.toelichting, nieuw.compleet) == ("Coördinator", "Overal gebeld.", True)
    # Twice is once.
    assert "vandaag weer alles gezocht" in send(client, weesp).text and Inventarisatie.objects.count() == 2
    lijst = client.get("/beheer/evaluatie/inventarisatie/", {"domein": nieuw.domein_id, "van": "mij"})
    assert lijst.context["cl"].result_count == 2 and PAGINA in lijst.text


@pytest.mark.parametrize("velden", [{"compleet": False}, {"voorbeeld": True}])
def test_what_was_not_complete_or_invented_is_not_said_again(weesp, client, velden):
    InventarisatieFactory(in_stadsdeel="weesp", **velden)
    assert "Dit is net gewijzigd" in send(client, weesp).text
    assert "Dit is net gewijzigd" in send(client, weesp, "fysiek").text and Inventarisatie.objects.count() == 1


def test_nobody_looked_tomorrow(weesp, client):
    """It would be the last word until then, whatever somebody finds today."""
    velden = {"stadsdeel": weesp.pk, "domein": Domein.objects.get(slug="sociaal").pk, "door": "Coördinator"}
    adres = "/beheer/evaluatie/inventarisatie/add/"
    morgen = client.post(adres, velden | {"op": localdate() + timedelta(days=1), "compleet": "on"})
    assert "Deze datum ligt in de toekomst." in morgen.text and not Inventarisatie.objects.exists()
    assert client.post(adres, velden | {"op": localdate()}).status_code == 302


def test_bad_and_others_are_refused(weesp, client, onderzoeker):
    zuid = Gebied.objects.stadsdelen().get(slug="zuid").pk
    assert send(client, weesp, stadsdeel=zuid).status_code == 403
    for fout in ("", "x", "²", "9" * 30, "0"):
        assert send(client, weesp, domein="sociaal", stadsdeel=fout).status_code == 404
    client.force_login(onderzoeker)
    assert client.get(PAGINA).status_code == 200 and send(client, weesp).status_code == 403

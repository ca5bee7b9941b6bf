"""Estimates follow population and methods, also when somebody types, deletes or goes back."""

from decimal import Decimal

import pytest

from evaluatie.models import Bevolkingscijfer, Doelgroepschatting, Schattingsmethode
from socialekaart.models import Gebied

pytestmark = pytest.mark.django_db
BEVOLKING = "/beheer/evaluatie/bevolkingscijfer/"


@pytest.fixture
def weesp(onderzoeker, client):
    client.force_login(onderzoeker)
    return Gebied.objects.stadsdelen().get(slug="weesp")


@pytest.fixture
def cijfer(weesp, client) -> Bevolkingscijfer:
    client.post(f"{BEVOLKING}add/", fill(weesp))
    return Bevolkingscijfer.objects.get()


def fill(gebied, **velden) -> dict:
    return {
        "gebied": gebied.pk,
        "jaar": 2024,
        "inwoners": 25300,
        "sterfte_per_1000": "9,7",
        "bron": "Gemeente",
    } | velden


def middle() -> Decimal | None:
    return Doelgroepschatting.objects.filter(methode__slug="sterfte-66").values_list("aantal", flat=True).first()


def test_population_typed_changed_taken_back_and_deleted(weesp, cijfer, client):
    assert "Weesp (stadsdeel S)" in client.get(f"{BEVOLKING}add/").text
    assert middle() == Decimal("161.97")
    gelezen = client.get(f"{BEVOLKING}{cijfer.pk}/change/").context["gelezen"]
    client.post(f"{BEVOLKING}{cijfer.pk}/change/", fill(weesp, sterfte_per_1000="10", gelezen=gelezen))
    assert middle() == Decimal("166.98")
    eerste = client.get(f"{BEVOLKING}{cijfer.pk}/history/").context["momenten"][-1].nummer
    terug = f"{BEVOLKING}{cijfer.pk}/history/{eerste}/terug/"
    client.post(terug, {"gelezen": client.get(terug).context["gelezen"]})
    assert middle() == Decimal("161.97")
    client.post(f"{BEVOLKING}{cijfer.pk}/delete/", {"post": "yes"})
    assert middle() is None
    client.post(f"{BEVOLKING}prullenbak/{cijfer.pk}/")
    assert middle() == Decimal("161.97")
    client.post(BEVOLKING, {"action": "delete_selected", "_selected_action": [cijfer.pk], "post": "yes"})
    assert middle() is None


def test_another_share_computes_again_and_a_figure_by_hand_stays(cijfer, client):
    methode = Schattingsmethode.objects.get(slug="sterfte-66")
    adres = f"/beheer/evaluatie/schattingsmethode/{methode.pk}/change/"
    form = client.get(adres).context["adminform"].form
    velden = {naam: form[naam].value() or "" for naam in form.fields} | {
        "gelezen": client.get(adres).context["gelezen"]
    }
    client.post(adres, velden | {"aandeel": "0,65"})
    assert middle() == Decimal("159.52")
    schatting = Doelgroepschatting.objects.get(methode=methode)
    adres = f"/beheer/evaluatie/doelgroepschatting/{schatting.pk}/change/"
    context = client.get(adres).context
    velden = {naam: context["adminform"].form[naam].value() or "" for naam in context["adminform"].form.fields}
    antwoord = client.post(adres, velden | {"aantal": "160", "gelezen": context["gelezen"]}, follow=True)
    assert "Nu is het een eigen cijfer" in antwoord.text
    Bevolkingscijfer.objects.get().delete()
    schatting.refresh_from_db()
    assert (schatting.aantal, schatting.gemodelleerd) == (160, False)


def test_lists_filter_by_area(cijfer, weesp, client):
    elders = Gebied.objects.stadsdelen().get(slug="oost").pk
    for adres in (BEVOLKING, "/beheer/evaluatie/doelgroepschatting/"):
        aantallen = [client.get(adres, keuze).context["cl"].result_count for keuze in ({}, {"gebied": elders})]
        assert aantallen[0] and aantallen[1] == 0


def test_a_figure_that_somebody_adds_was_never_computed(weesp, client):
    methode = Schattingsmethode.objects.get(slug="opgave")
    velden = {"gebied": weesp.pk, "jaar": 2024, "methode": methode.pk, "laag": 1, "aantal": 2, "hoog": 3, "bron": "X"}
    pagina = client.post("/beheer/evaluatie/doelgroepschatting/add/", velden, follow=True)
    assert "rekenen we het niet meer uit" not in pagina.text
    assert not Doelgroepschatting.objects.get().gemodelleerd

"""The report of what is searched for and not found: who may read it, and what it says."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from socialekaart.models import Gebied, Ondersteuningswens, PersonaWens, Zoektelling, Zoekvraag
from tests.factories import GebruikerFactory

PAGINA = "/beheer/socialekaart/zoektelling/"
BESTANDEN = [f"{PAGINA}tellingen.csv", f"{PAGINA}vragen.csv"]
VANDAAG = timezone.localdate()


@pytest.fixture
def geteld(lijsten) -> None:
    weesp = Gebied.objects.stadsdelen().get(slug="weesp")
    maatje = Ondersteuningswens.objects.get(slug="maatje")

    def tel(aantal, niets, stadsdeel=weesp, wens=maatje, dag=VANDAAG):
        Zoektelling.objects.create(dag=dag, stadsdeel=stadsdeel, wens=wens, niets_gevonden=niets, aantal=aantal)

    tel(3, True)
    tel(40, False)
    tel(7, True, stadsdeel=None, wens=None)
    tel(999, True, dag=VANDAAG - timedelta(days=200))
    for nummer, (tekst, niets) in enumerate([("=tandarts", 12), ("", 8)]):
        Zoekvraag.objects.create(
            sleutel=str(nummer),
            tekst=tekst,
            aantal=niets,
            niets_gevonden=niets,
            eerste_dag=VANDAAG - timedelta(days=3),
            laatste_dag=VANDAAG,
        )


@pytest.mark.parametrize("rol", ["coordinator", "onderzoeker", "beheerder"])
def test_who_works_with_it_may_read_it(client, request, geteld, rol):
    client.force_login(request.getfixturevalue(rol))
    for adres in (PAGINA, *BESTANDEN):
        assert client.get(adres).status_code == 200, adres
    assert f'href="{PAGINA}"' in client.get("/beheer/").text


@pytest.mark.parametrize("adres", [PAGINA, *BESTANDEN])
def test_nobody_else_may(client, geteld, adres):
    assert client.get(adres).url.startswith(reverse("account_login"))
    client.force_login(GebruikerFactory(is_staff=True))
    assert client.get(adres).status_code == 403
    client.force_login(GebruikerFactory())
    assert client.get(adres, follow=True).status_code == 403


def test_nothing_can_be_written_here(client, beheerder, geteld):
    client.force_login(beheerder)
    nummer = Zoektelling.objects.first().pk
    for pad in ("add/", f"{nummer}/change/", f"{nummer}/delete/"):
        assert client.get(PAGINA + pad).status_code == 404


def test_most_often_not_found_comes_first(client, onderzoeker, geteld):
    client.force_login(onderzoeker)
    pagina = client.get(PAGINA)
    rijen = [(r["wens__naam"], r["stadsdeel__naam"], r["niets"], r["gezocht"]) for r in pagina.context["tellingen"]]
    assert rijen == [(None, None, 7, 7), ("Maatje", "Weesp", 3, 43)]
    for tekst in ("geen wens herkend", "geen stadsdeel gekozen", "=tandarts", "geen mensen"):
        assert tekst in pagina.text
    assert [vraag.tekst for vraag in pagina.context["vragen"]] == ["=tandarts"]


def test_another_period(client, onderzoeker, geteld):
    client.force_login(onderzoeker)
    dag = VANDAAG - timedelta(days=200)
    pagina = client.get(f"{PAGINA}?van={dag}&tot={dag}")
    assert [rij["niets"] for rij in pagina.context["tellingen"]] == [999]
    assert not pagina.context["vragen"]
    leeg = client.get(f"{PAGINA}?van=2020-01-01&tot=2020-01-02").text
    assert "nog niets geteld" in leeg and "nog geen vragen" in leeg


@pytest.mark.parametrize(
    ("vraag", "fout"),
    [
        ("van=gisteren", "geldige datum"),
        ("van=2026-02-01&tot=2026-01-01", "ligt voor de eerste dag"),
        ("van=%00", "geldige"),
    ],
)
def test_what_is_no_period_is_told(client, onderzoeker, geteld, vraag, fout):
    client.force_login(onderzoeker)
    pagina = client.get(f"{PAGINA}?{vraag}")
    assert fout in pagina.text and "U ziet nu de laatste drie maanden." in pagina.text
    assert len(pagina.context["tellingen"]) == 2


def read_csv(antwoord) -> list[dict]:
    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig"))))


def test_the_downloads_say_the_same(client, coordinator, geteld):
    client.force_login(coordinator)
    van = VANDAAG - timedelta(days=30)
    tellingen = read_csv(client.get(f"{BESTANDEN[0]}?van={van}&tot={VANDAAG}"))
    assert tellingen[1] == {
        "stadsdeel": "Weesp",
        "domein": "Sociaal",
        "wens": "Maatje",
        "gezocht": "43",
        "niets_gevonden": "3",
        "van": str(van),
        "tot": str(VANDAAG),
    }
    (vraag,) = read_csv(client.get(BESTANDEN[1]))
    assert (vraag["vraag"], vraag["gezocht"], vraag["niets_gevonden"]) == ("'=tandarts", "12", "12")
    assert date.fromisoformat(vraag["laatste_dag"]) == VANDAAG


def test_as_many_queries_for_many_as_for_few(client, onderzoeker, geteld, django_assert_max_num_queries):
    for wens in Ondersteuningswens.objects.all():
        Zoektelling.objects.create(dag=VANDAAG, wens=wens, niets_gevonden=True, aantal=1)
    client.force_login(onderzoeker)
    with django_assert_max_num_queries(8):
        client.get(PAGINA)


def test_a_wish_that_was_searched_for_can_still_leave_the_lists(client, beheerder, geteld):
    client.force_login(beheerder)
    maatje = Ondersteuningswens.objects.get(slug="maatje")
    PersonaWens.objects.filter(wens=maatje).delete()
    client.post(f"/beheer/socialekaart/ondersteuningswens/{maatje.pk}/delete/", {"post": "yes"})
    assert not Ondersteuningswens.objects.filter(slug="maatje").exists()

"""What the database keeps of searches, and what it refuses."""

from datetime import date

import pytest
from django.db import IntegrityError

from socialekaart.models import Gebied, Ondersteuningswens, Zoektelling, Zoekvraag

pytestmark = pytest.mark.usefixtures("lijsten")
DAG = date(2026, 3, 1)


def make_telling(dag=DAG, stadsdeel=None, wens=None, niets=False, aantal=1) -> Zoektelling:
    return Zoektelling.objects.create(
        dag=dag,
        stadsdeel=stadsdeel and Gebied.objects.stadsdelen().get(slug=stadsdeel),
        wens=wens and Ondersteuningswens.objects.get(slug=wens),
        niets_gevonden=niets,
        aantal=aantal,
    )


def make_vraag(sleutel, tekst="", aantal=1, niets=0, dag=DAG) -> Zoekvraag:
    return Zoekvraag.objects.create(
        sleutel=sleutel, tekst=tekst, aantal=aantal, niets_gevonden=niets, eerste_dag=dag, laatste_dag=dag
    )


def test_one_row_per_day_also_without_stadsdeel_and_wens():
    make_telling()
    with pytest.raises(IntegrityError, match="zoektelling_een_per_dag"):
        make_telling()


def test_words_need_ten_searches():
    assert str(make_vraag("a", "rouwgroep", aantal=10)) == "rouwgroep"
    assert str(make_vraag("b", aantal=9)) == "nog te weinig gezocht"
    with pytest.raises(IntegrityError, match="zoekvraag_tekst_vaak_genoeg"):
        make_vraag("c", "rouwgroep in weesp", aantal=9)


def test_what_was_most_often_not_found_comes_first():
    for dag in (date(2026, 3, 1), date(2026, 3, 2)):
        make_telling(dag, "weesp", "maatje", niets=True, aantal=2)
        make_telling(dag, "weesp", "maatje", aantal=5)
    make_telling(DAG, "oost", "vervoer", niets=True, aantal=9)
    make_telling(DAG, aantal=3)
    make_telling(date(2026, 4, 1), "oost", "maatje", niets=True, aantal=99)
    rijen = Zoektelling.objects.between(date(2026, 3, 1), date(2026, 3, 31)).unmet_first()
    assert [(r["stadsdeel__naam"], r["wens__naam"], r["gezocht"], r["niets"]) for r in rijen] == [
        ("Oost", "Vervoer", 9, 9),
        ("Weesp", "Maatje", 14, 4),
        (None, None, 3, 0),
    ]
    assert str(make_telling(dag=date(2026, 5, 1), aantal=7)) == "2026-05-01: 7"


def test_only_what_was_asked_often_can_be_read():
    make_vraag("a", "tandarts", aantal=20, niets=20)
    make_vraag("b", "maatje", aantal=50)
    make_vraag("c", aantal=9, niets=9)
    make_vraag("d", "lang geleden", aantal=10, dag=date(2025, 3, 1))
    gevraagd = Zoekvraag.objects.readable(date(2026, 1, 1), date(2026, 12, 31))
    assert [vraag.tekst for vraag in gevraagd] == ["tandarts", "maatje"]

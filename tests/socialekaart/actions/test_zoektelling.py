"""What is counted of a search, and what is never kept."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from socialekaart.actions import count_search
from socialekaart.actions.zoektelling import BEWAARTIJD
from socialekaart.models import Gebied, Ondersteuningswens, Zoektelling, Zoekvraag

pytestmark = pytest.mark.usefixtures("lijsten")


def count(stadsdelen=(), wensen=(), vraag="", gevonden=0, keer=1) -> None:
    for _nummer in range(keer):
        count_search(
            stadsdelen=list(Gebied.objects.stadsdelen().filter(slug__in=stadsdelen).values_list("pk", flat=True)),
            wensen=list(Ondersteuningswens.objects.filter(slug__in=wensen).values_list("pk", flat=True)),
            vraag=vraag,
            gevonden=gevonden,
        )


def cells() -> set[tuple]:
    velden = ("stadsdeel__slug", "wens__slug", "niets_gevonden", "aantal")
    return set(Zoektelling.objects.values_list(*velden))


def everything_kept() -> str:
    """All that the two tables hold, as text."""
    return str([*Zoektelling.objects.values_list(), *Zoekvraag.objects.values_list()])


def test_a_search_counts_in_each_stadsdeel_and_for_each_wish():
    count(["oost", "weesp"], ["maatje", "vervoer"])
    assert cells() == {(plek, wens, True, 1) for plek in ("oost", "weesp") for wens in ("maatje", "vervoer")}
    assert set(Zoektelling.objects.values_list("dag", flat=True)) == {timezone.localdate()}


def test_without_a_choice_it_counts_for_the_city_and_no_wish():
    count(vraag="tandarts", keer=2)
    count(vraag="tandarts", gevonden=3)
    assert cells() == {(None, None, True, 2), (None, None, False, 1)}


def test_one_statement_for_any_search(django_assert_num_queries):
    ids = list(Ondersteuningswens.objects.values_list("pk", flat=True))
    stadsdelen = list(Gebied.objects.stadsdelen().values_list("pk", flat=True))
    for _keer in range(2):
        with django_assert_num_queries(1):
            count_search(stadsdelen=stadsdelen, wensen=ids, vraag="alles en iedereen", gevonden=1)
    assert cells() and {cel[-1] for cel in cells()} == {2}


def test_words_come_with_the_tenth_search_and_not_before():
    count(vraag="Rouwgroep voor vaders!", keer=9)
    (vraag,) = Zoekvraag.objects.all()
    assert (vraag.tekst, vraag.aantal) == ("", 9)
    assert "rouwgroep" not in everything_kept().lower() and "vaders" not in everything_kept()
    count(vraag="rouwgroep  VOOR väders", gevonden=2)
    vraag.refresh_from_db()
    assert (vraag.tekst, vraag.aantal, vraag.niets_gevonden) == ("rouwgroep voor vaders", 10, 9)
    count(vraag="rouwgroep voor vaders")
    vraag.refresh_from_db()
    assert (vraag.tekst, vraag.aantal, vraag.niets_gevonden) == ("rouwgroep voor vaders", 11, 10)


def test_the_key_tells_nothing_without_the_secret():
    count(vraag="rouwgroep")
    with override_settings(SECRET_KEY="een andere sleutel"):
        count(vraag="rouwgroep")
    assert Zoekvraag.objects.count() == 2


@pytest.mark.parametrize(
    "vraag", ["jan@voorbeeld.example", "020 123 45 67", "1102 AB 12", "geboren 3-4-1950", "dossier 12345", "", " ?! "]
)
def test_what_looks_personal_or_says_nothing_is_never_kept(vraag):
    count(vraag=vraag, keer=12)
    assert not Zoekvraag.objects.exists()
    assert cells() == {(None, None, True, 12)}


@given(st.text(min_size=1, max_size=200))
def test_any_text_can_be_counted(vraag):
    Zoekvraag.objects.all().delete()
    count(vraag=vraag.replace("\0", ""), keer=10)
    assert Zoekvraag.objects.count() <= 1


def test_what_was_not_asked_ten_times_in_a_month_is_forgotten():
    count(vraag="zelden gevraagd", keer=9)
    count(vraag="vaak gevraagd", keer=10)
    count(vraag="pas gevraagd", keer=3)
    oud = timezone.localdate() - BEWAARTIJD - timedelta(days=1)
    Zoekvraag.objects.exclude(aantal=3).update(eerste_dag=oud)
    count(vraag="iets anders")
    assert sorted(Zoekvraag.objects.values_list("tekst", "aantal")) == [("", 1), ("", 3), ("vaak gevraagd", 10)]


def test_the_month_starts_again_for_what_is_asked_after_it():
    count(vraag="zelden gevraagd", keer=9)
    oud = timezone.localdate() - BEWAARTIJD - timedelta(days=1)
    Zoekvraag.objects.update(eerste_dag=oud, laatste_dag=oud)
    count(vraag="zelden gevraagd")
    (vraag,) = Zoekvraag.objects.all()
    assert (vraag.tekst, vraag.aantal, vraag.niets_gevonden) == ("", 1, 1)
    assert (vraag.eerste_dag, vraag.laatste_dag) == (timezone.localdate(), timezone.localdate())


def test_what_is_known_in_words_is_not_forgotten():
    count(vraag="vaak gevraagd", keer=10)
    Zoekvraag.objects.update(eerste_dag=date(2020, 1, 1))
    count(vraag="vaak gevraagd", gevonden=1)
    vraag = Zoekvraag.objects.get()
    assert (vraag.tekst, vraag.aantal, vraag.niets_gevonden) == ("vaak gevraagd", 11, 10)
    assert (vraag.eerste_dag, vraag.laatste_dag) == (date(2020, 1, 1), timezone.localdate())


def test_nobody_waits_for_the_disk():
    count(vraag="maatje")
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("off",)

"""The search page and its other forms, as a visitor asks for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialekaart.actions import load_voorbeelden, refresh_initiatieven
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db


def forget_everything():
    """As a process that has just started."""
    from django.core.cache import caches

    from socialekaart.lijsten import read_keuzes

    caches["geheugen"].clear()
    read_keuzes.cache_clear()


def test_at_most_eight_queries_also_for_a_process_that_just_started(
    client, lijsten, django_assert_max_num_queries, subtests
):
    load_voorbeelden()
    for vraag in ["", "?stadsdeel=zuidoost&domein=sociaal", "?stadsdeel=westpoort&soort=formeel"]:
        with subtests.test(vraag=vraag):
            forget_everything()
            with django_assert_max_num_queries(8):
                assert client.get(f"/kaart/{vraag}").status_code == 200


def test_words_take_at_most_eight_queries_and_one_that_counts_the_search(
    client, lijsten, django_assert_max_num_queries, subtests
):
    load_voorbeelden()
    for vraag in ["q=samen", "q=paliatief", "stadsdeel=westpoort&wens=maatje&doelgroep=als&q=zzz"]:
        with subtests.test(vraag=vraag):
            client.get("/kaart/?q=samen")
            with django_assert_max_num_queries(9):
                assert client.get(f"/kaart/?{vraag}").status_code == 200


def test_the_number_of_queries_is_the_same_for_one_and_for_many(client, lijsten, django_assert_num_queries):
    InitiatiefFactory()
    refresh_initiatieven()
    client.get("/kaart/")
    with django_assert_num_queries(4):
        client.get("/kaart/")
    load_voorbeelden()
    client.get("/kaart/")
    with django_assert_num_queries(4):
        client.get("/kaart/")


def test_the_page_shows_what_was_asked(client, lijsten):
    load_voorbeelden()
    antwoord = client.get("/kaart/?stadsdeel=zuidoost&domein=sociaal")
    zoek = antwoord.context["zoek"]
    assert f"{zoek.aantal} initiatieven" in antwoord.text
    assert f"<title>{zoek.aantal} initiatieven in Zuidoost, Sociaal ·" in antwoord.text
    for rij in zoek.rijen:
        assert f'id="initiatief-{rij.id}"' in antwoord.text
        assert rij.url in antwoord.text


def test_markup_in_a_record_stays_text(client, lijsten):
    InitiatiefFactory(naam="<script>alert(1)</script>", samenvatting="<b onclick=x>vet</b>")
    refresh_initiatieven()
    tekst = client.get("/kaart/").text
    assert "<script>alert" not in tekst and "<b onclick" not in tekst


def test_popup_tells_who_it_is_and_how_to_reach_them(client, lijsten):
    plek = LocatieFactory(
        initiatief__naam="Naast je", initiatief__telefoon="+31200000112", initiatief__openingstijden="24/7"
    )
    refresh_initiatieven()
    assert client.get(f"/kaart/popup/{plek.initiatief_id}.json").json() == {
        "naam": "Naast je", "url": plek.initiatief.get_absolute_url(), "soort": "informeel", "soort_naam": "Informeel",
        "organisatie": "", "telefoon": "020 000 01 12", "telefoon_uri": "tel:+31200000112", "stand": "Nu open",
        "open": True, "voorbeeld": False,
    }  # fmt: skip


def test_popup_without_hours_and_of_something_unpublished(client, lijsten):
    open_, concept = InitiatiefFactory(), InitiatiefFactory(status="concept")
    refresh_initiatieven()
    assert client.get(f"/kaart/popup/{open_.pk}.json").json()["open"] is None
    assert client.get(f"/kaart/popup/{concept.pk}.json").status_code == 404


def test_dots_for_a_page_without_script_are_those_of_the_results(client, lijsten):
    LocatieFactory(in_stadsdeel="weesp")
    refresh_initiatieven()
    assert "h0" in client.get("/kaart.svg?stadsdeel=weesp").text
    assert "h0" not in client.get("/kaart.svg?stadsdeel=noord").text
    assert client.get("/kaart.svg")["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize("pad", ["/kaart/", "/kaart.geojson", "/kaart.json", "/kaart.csv"])
def test_only_reading_is_allowed(client, lijsten, pad):
    assert client.post(pad).status_code == 405


def test_the_policy_for_content_is_strict(client, lijsten):
    beleid = client.get("/kaart/")["Content-Security-Policy"]
    assert "unsafe" not in beleid
    assert "default-src 'none'" in beleid and "script-src 'self'" in beleid
    assert "frame-ancestors 'none'" in beleid


# Each form puts the question's SQL inside its own; what is special to SQL, Python or full text must stay a word.
LASTIG = [
    "%",
    "%s",
    "%%",
    "%(ids)s",
    "{}",
    "{0}",
    "$1",
    "'",
    "''",
    '"',
    "\\",
    ";",
    "--",
    "or",
    '"-',
    "(",
    ":*",
    "<->",
    "\0",
    "é",
]


@pytest.mark.parametrize("pad", ["/kaart.geojson", "/kaart.json", "/kaart.svg", "/kaart.csv", "/kaart.xlsx"])
@given(vraag=st.lists(st.sampled_from(LASTIG) | st.text(max_size=8), max_size=6))
def test_every_form_answers_every_question(klein, client, pad, vraag):
    for q in ("".join(vraag), " ".join(["naam", *vraag])):
        antwoord = client.get(pad, {"q": q, "stadsdeel": ["oost", q]})
        assert antwoord.status_code == 200
        assert antwoord.getvalue()

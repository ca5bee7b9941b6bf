"""Whatever somebody asks, the answer is one that the API describes."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.api.vragen import Initiatiefkeuze
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db

GETAL = st.one_of(st.integers(-2, 10**30).map(str), st.floats().map(str), st.text(max_size=5))
WAARDEN = {
    "pagina": GETAL,
    "perPagina": GETAL,
    "q": st.text(max_size=220),
    "stadsdeel": st.sampled_from(["zuidoost", "oost", "nergens", ""]) | st.text(max_size=9),
    "wens": st.sampled_from(["maatje", "x"]),
    "soort": st.sampled_from(["formeel", "informeel", "half"]),
    "organisatie": st.uuids().map(str) | st.text(max_size=40),
    "bbox": st.lists(st.floats(-200, 200) | st.floats(), min_size=3, max_size=5).map(lambda b: ",".join(map(str, b))),
    "gewijzigdSinds": st.datetimes().map(str) | st.dates().map(str) | GETAL,
    "anders": st.text(max_size=3),
}
VRAAG = st.lists(st.sampled_from(sorted(WAARDEN)), max_size=4).flatmap(
    lambda namen: st.tuples(*(st.tuples(st.just(naam), WAARDEN[naam]) for naam in namen))
)


def test_any_question_has_an_answer_that_is_described(lijsten, client, ask, beschrijving, refresh):
    LocatieFactory(initiatief=InitiatiefFactory(wensen=["maatje"]))
    refresh()

    @given(VRAAG, st.booleans())
    def try_it(vraag, geojson):
        adres = f"initiatieven?{urlencode(vraag)}"
        status = client.get(f"/api/v1/{adres}").status_code
        assert status in {200, 400, 404}
        ask(adres, "initiatieven", geojson=geojson, status=status)

    try_it()


def test_a_box_is_four_numbers():
    assert Initiatiefkeuze(bbox="4.9,52.3,5,52.4").vak == (4.9, 52.3, 5.0, 52.4)
    assert Initiatiefkeuze().vak is None

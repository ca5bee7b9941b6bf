"""A short search form reads any address, and says what it left out."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from socialekaart.kiesvorm import Kiesvorm, Lijst

LIJSTEN = [Lijst("thema", "Thema", "Alle", {"taal": "Taal", "zin": "Zin"})]


@pytest.mark.parametrize(
    ("vraag", "q", "thema", "gemeld"),
    [
        ("", "", "", []),
        ("q=+samen++koken&thema=taal&pagina=2", "samen koken", "taal", []),
        ("thema=&q=", "", "", []),
        ("thema=tall&kleur=blauw", "", "", ["kleur", "tall"]),
        ("thema=zin&thema=taal", "", "zin", ["taal"]),
        ("q=a%00b&thema=x%00y", "a b", "", ["xy"]),
    ],
)
def test_what_is_known_counts_and_what_is_not_is_told(vraag, q, thema, gemeld):
    vorm = Kiesvorm(QueryDict(vraag), LIJSTEN, woorden=True)
    assert (vorm.q, vorm.gekozen["thema"], vorm.lijsten[0].gekozen) == (q, thema, thema)
    assert vorm.meldingen == [f"Op ‘{w}’ kunnen we hier niet zoeken. We lieten het weg." for w in gemeld]
    assert vorm.zoekt == bool(q or thema)


def test_without_words_a_word_is_left_out_and_a_long_one_is_cut():
    assert "‘q’" in Kiesvorm(QueryDict("q=samen"), LIJSTEN).meldingen[0]
    lang = Kiesvorm(QueryDict("q=" + "a" * 500), LIJSTEN, woorden=True)
    assert len(lang.q) == 100 and "Uw vraag was lang" in lang.meldingen[0]


@given(st.dictionaries(st.sampled_from(["q", "thema", "pagina", "x"]), st.lists(st.text(), max_size=4), max_size=4))
def test_any_address_is_read(velden):
    vraag = QueryDict(mutable=True)
    for naam, waarden in velden.items():
        vraag.setlist(naam, waarden)
    vorm = Kiesvorm(vraag, LIJSTEN, woorden=True)
    assert len(vorm.q) <= 100 and "\0" not in vorm.q + "".join(vorm.meldingen)
    assert QueryDict(vorm.blader[1:]).get("q", "") == vorm.q

"""Measures against networks worked out by hand, and against networkx itself."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuinen.netwerk.graaf import Knoop
from proeftuinen.netwerk.maten import Deel, Maten, betweenness

from .figuren import make_band, make_netwerk

NAMEN = "abcdefgh"


def make_knoop(sleutel, kant="zorg", vorm="formeel"):
    return Knoop(sleutel, f"Naam {sleutel}", vorm, kant, "fysiek", "", False)


def measure(paren, knopen=()):
    """The measures of ties like "ab": from a to b; nodes that are not given are all alike."""
    gegeven = {knoop.sleutel: knoop for knoop in knopen}
    alle = gegeven | {s: make_knoop(s) for paar in paren for s in paar if s not in gegeven}
    banden = [make_band(nummer, *paar) for nummer, paar in enumerate(paren)]
    return Maten(make_netwerk([alle[s] for s in sorted(alle)], banden))


def test_a_path_of_four():
    """a-b-c-d. Pairs: 3 of 4x3/2 = 6, so 0.5. Of the other pairs (3x2/2 = 3 for each) these go through b: ac, ad; and
    through c: ad, bd. So each 2/3. Without b, a is loose; without c, d is."""
    maten = measure(["ab", "bc", "cd"])
    assert (maten.organisaties, maten.banden, maten.paren, maten.dichtheid) == (4, 3, Deel(3, 6), 0.5)
    assert [(m.sleutel, round(m.waarde, 6), m.onmisbaar) for m in maten.makelaars] == [
        ("b", 0.666667, True),
        ("c", 0.666667, True),
    ]
    assert maten.geisoleerd == []


def test_two_ties_between_two_are_two_lines_and_one_pair():
    """a and b have two ties, e has none: 2 lines, 1 pair of 3."""
    maten = measure(["ab", "ba"], [make_knoop("e")])
    assert (maten.banden, maten.paren, maten.graad["a"]) == (2, Deel(1, 3), 2)
    assert maten.dichtheid == pytest.approx(1 / 3)
    assert [knoop.naam for knoop in maten.geisoleerd] == ["Naam e"]
    assert maten.makelaars == []


def test_a_ring_has_brokers_that_can_be_missed():
    """Five in a ring: of the 6 pairs without a node, exactly one (its two neighbours) goes through it: 1/6 for each.
    At most three are named."""
    maten = measure(["ab", "bc", "cd", "de", "ea"])
    assert [(m.sleutel, round(m.waarde, 6), m.onmisbaar) for m in maten.makelaars] == [
        ("a", 0.166667, False),
        ("b", 0.166667, False),
        ("c", 0.166667, False),
    ]


def test_shares_between_care_and_welfare_and_between_formal_and_informal():
    """Care a (formal), care b (informal), welfare c (informal), municipality d. Lines: ab, ac, bc, ad, cd.
    Between care and welfare: ac and bc, 2 of 5. Between formal and informal: ab and ac, 2 of 5; d is neither."""
    knopen = [
        make_knoop("a"),
        make_knoop("b", vorm="informeel"),
        make_knoop("c", "welzijn", "informeel"),
        make_knoop("d", "anders", "gemeente"),
    ]
    maten = measure(["ab", "ac", "bc", "ad", "cd"], knopen)
    assert maten.zorg_welzijn == maten.formeel_informeel == Deel(2, 5)
    assert maten.zorg_welzijn.waarde == 0.4


def test_without_ties_there_is_no_share():
    maten = measure([], [make_knoop("a"), make_knoop("b")])
    assert (maten.zorg_welzijn.waarde, maten.dichtheid, maten.makelaars) == (None, 0, [])
    assert len(maten.geisoleerd) == 2
    assert (measure([]).dichtheid, betweenness(nx.Graph())) == (0, {})


@given(st.integers(0, 12), st.data())
def test_the_same_as_networkx(aantal, data):
    alle = [(een, ander) for een in range(aantal) for ander in range(een)]
    paren = data.draw(st.lists(st.sampled_from(alle), unique=True)) if alle else []
    graaf = nx.empty_graph(aantal)
    graaf.add_edges_from(paren)
    assert betweenness(graaf) == pytest.approx(nx.betweenness_centrality(graaf))

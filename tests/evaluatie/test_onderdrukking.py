"""What may be told of counts of people; each test tries to work out what is withheld."""

import copy
import itertools
import pickle

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy import stats
from scipy.optimize import linprog

from evaluatie.hiaten.matrix import Rij, make_cellen
from evaluatie.onderdrukking import (
    ONDERDRUKT,
    may_show_mean,
    protect_answers,
    protect_cel,
    protect_line,
    protect_table,
    protect_tree,
    round_mean,
    round_people,
)


def test_withheld_is_no_number_also_after_the_cache():
    assert f"{ONDERDRUKT}" == "onderdrukt"
    assert not ONDERDRUKT
    assert ONDERDRUKT != 0
    assert pickle.loads(pickle.dumps(ONDERDRUKT)) is ONDERDRUKT
    assert copy.deepcopy(ONDERDRUKT) is ONDERDRUKT
    with pytest.raises(TypeError):
        sorted([3, ONDERDRUKT])


@pytest.mark.parametrize(("aantal", "afgerond"), [(10, 10), (12, 10), (12.5, 15), (17, 15), (17.5, 20), (413.2, 415)])
def test_people_are_rounded_to_five_half_up(aantal, afgerond):
    assert round_people(aantal) == afgerond


def make_cel(*, n=50, gewenst=20, vervuld=None, doelgroep=(160.0, 155.0, 185.0), lokaal=2, compleet=True):
    """The exact cell of one stadsdeel and wens, beside a second stadsdeel that makes the value of the city."""
    rest = {"compleet": compleet, "gedeeld": 0, "stedelijk": 1, "formeel": 1, "informeel": 2, "capaciteit": None}
    rest |= {"capaciteit_bekend": 0, "meting": 1, "schatting": 1, "voorbeeld": False}
    midden, laag, hoog = doelgroep or (None, None, None)
    mensen = {"doelgroep": midden, "doelgroep_laag": laag, "doelgroep_hoog": hoog, "kleinste": laag}
    cel = Rij(stadsdeel=1, wens=1, n=n, gewenst=gewenst, vervuld=vervuld, alleen_hier=lokaal, **mensen, **rest)
    ander = cel._replace(stadsdeel=2, n=100, gewenst=50, doelgroep=200, doelgroep_laag=190, doelgroep_hoog=220,
                         kleinste=190, alleen_hier=4)  # fmt: skip
    return make_cellen([cel, ander], alles=False)[1, 1]


def protect(**anders):
    cel = make_cel(**anders)
    return protect_cel(cel, kleinste_doelgroep=cel.doelgroep_laag)


def test_a_cell_of_enough_people_is_rounded():
    # p = 19/52 = 0.3654, Wilson 0.2480–0.5013; 160 × 0.3654 = 58.5 people (155 × 0.2480 = 38.4, 185 × 0.5013 = 92.7).
    cel = protect(n=52, gewenst=19)
    assert (cel.n, cel.gewenst, cel.aandeel, cel.aandeel_laag, cel.aandeel_hoog) == (50, 20, 0.37, 0.25, 0.50)
    assert (cel.doelgroep, cel.doelgroep_laag, cel.doelgroep_hoog) == (160, 155, 185)
    assert (cel.verwacht, cel.verwacht_laag, cel.verwacht_hoog) == (60, 40, 95)
    # From the rounded people: 2 / 60, 2 / 95 and 2 / 40 × 100.
    assert (cel.dekking, cel.dekking_laag, cel.dekking_hoog) == (3.3, 2.1, 5.0)
    # Supply 6 for 58.46 + 100 people.
    assert cel.stad == 3.8
    assert not cel.onderdrukt


def test_a_bound_below_the_threshold_is_withheld_with_the_coverage_that_rests_on_it():
    # 12/50: Wilson low 0.1430; 60 × 0.24 = 14.4 people, at least 50 × 0.1430 = 7.2.
    cel = protect(gewenst=12, doelgroep=(60.0, 50.0, 70.0))
    assert (cel.verwacht, cel.verwacht_laag, cel.dekking_hoog) == (15, ONDERDRUKT, ONDERDRUKT)
    assert not cel.onderdrukt


@pytest.mark.parametrize(
    ("vervuld", "getoond"), [(None, None), (9, ONDERDRUKT), (10, 10), (20, 20), (21, ONDERDRUKT), (0, ONDERDRUKT)]
)
def test_met_is_told_only_when_not_met_may_be_told_too(vervuld, getoond):
    assert protect(gewenst=30, vervuld=vervuld).vervuld == getoond


def test_without_an_estimate_people_who_answered_are_told_and_nothing_is_expected():
    cel = protect(doelgroep=None)
    assert (cel.n, cel.gewenst, cel.doelgroep, cel.verwacht, cel.dekking) == (50, 20, None, None, None)


GEHEIM = ("gewenst", "aandeel", "aandeel_laag", "aandeel_hoog", "verwacht", "verwacht_laag", "verwacht_hoog",
          "dekking", "dekking_laag", "dekking_hoog")  # fmt: skip


@pytest.mark.parametrize(
    ("anders", "n", "doelgroep"),
    [
        ({"n": 9, "gewenst": 9}, ONDERDRUKT, 160),
        ({"gewenst": 9}, 50, 160),
        # 12/50 × 40 people is 9.6.
        ({"gewenst": 12, "doelgroep": (45.0, 40.0, 50.0)}, 50, 45),
        ({"doelgroep": (12.0, 9.0, 15.0)}, 50, ONDERDRUKT),
    ],
)
def test_a_cell_of_few_people_tells_nothing_of_them(anders, n, doelgroep):
    cel = protect(**anders)
    assert (cel.n, cel.doelgroep, cel.onderdrukt, cel.status) == (n, doelgroep, True, "te-weinig-gegevens")
    assert {getattr(cel, veld) for veld in GEHEIM} == {ONDERDRUKT}


@pytest.mark.parametrize(
    ("anders", "status"),
    [({"lokaal": 0}, "alleen-stedelijk"), ({"compleet": False}, "niet-geinventariseerd"), ({}, "te-weinig-gegevens")],
)
def test_a_status_that_follows_from_supply_stays(anders, status):
    assert protect(gewenst=3, **anders).status == status


def test_without_a_measurement_nothing_of_it_is_withheld():
    cel = protect(n=None, gewenst=None)
    assert (cel.status, cel.gewenst, cel.onderdrukt) == ("geen-meting", None, False)
    assert protect(n=None, gewenst=None, doelgroep=(5.0, 4.0, 6.0)).onderdrukt


@given(st.integers(0, 9), st.integers(0, 9), st.integers(10, 200), st.integers(0, 3), st.booleans())
@example(een=0, ander=9, n=10, lokaal=1, met_schatting=True)
def test_whatever_is_withheld_the_cell_looks_the_same(een, ander, n, lokaal, met_schatting):
    """An empty coverage would tell that nobody wishes it; a status, that few do; the value of the city, how many."""
    doelgroep = (160.0, 155.0, 185.0) if met_schatting else None
    keuzes = {"n": n, "lokaal": lokaal, "doelgroep": doelgroep}
    assert protect(gewenst=een, **keuzes) == protect(gewenst=ander, **keuzes)


def list_lines(getoond, totaal):
    """Every line with this total that would be published like this, as who knows the rule can find them."""
    kan = [range(totaal + 1) if waarde is ONDERDRUKT else range(waarde - 2, waarde + 3) for waarde in getoond]
    lijnen = (lijn for lijn in itertools.product(*kan[:-1]) if totaal - sum(lijn) in kan[-1])
    return [lijn for lijn in ((*lijn, totaal - sum(lijn)) for lijn in lijnen) if lijn and protect_like(lijn, getoond)]


def protect_like(lijn, getoond):
    """As published: shown counts are at least 10 and above what is withheld, of which one is below 10."""
    weg = [aantal for aantal, waarde in zip(lijn, getoond, strict=True) if waarde is ONDERDRUKT]
    open_ = [aantal for aantal, waarde in zip(lijn, getoond, strict=True) if waarde is not ONDERDRUKT]
    return min(open_, default=10) >= 10 and min(weg) < 10 and max(weg) <= min(open_, default=max(weg))


@given(st.lists(st.integers(0, 25), min_size=2, max_size=3))
@example([9, 10, 10])
@example([3, 0, 4, 12])
@example([3, 15])
@example([9, 15, 15, 20])
def test_no_part_of_a_total_can_be_worked_out(aantallen):
    assume(sum(aantallen) >= 10)
    getoond = protect_line(aantallen)
    assert all(waarde is ONDERDRUKT for waarde, aantal in zip(getoond, aantallen, strict=True) if aantal < 10)
    if ONDERDRUKT in getoond:
        kan = list_lines(getoond, sum(aantallen))
        ruimte = [len(set(waarden)) for waarden in zip(*kan, strict=True)]
        assert min(r for r, waarde in zip(ruimte, getoond, strict=True) if waarde is ONDERDRUKT) >= 10


def test_withholding_only_what_is_small_would_be_worked_out():
    """The test above can fail: 40 in all and 15 and 20 of them shown leaves 1 to 9 in the third part."""
    kan = list_lines([ONDERDRUKT, 15, 20], 40)
    assert {lijn[0] for lijn in kan} == set(range(1, 10))
    assert protect_line([5, 15, 20]) == [ONDERDRUKT, ONDERDRUKT, 20]


def test_parts_without_a_total_stand_by_themselves():
    assert protect_line([5, 15, 20], met_totaal=False) == [ONDERDRUKT, 15, 20]
    assert protect_line([15, 22]) == [15, 20]
    assert protect_line([]) == []


def bound(tabel, getoond, plek):
    """The least and most that one cell can be, given all cells and totals shown, exact."""
    rijen, kolommen = len(tabel), len(tabel[0])
    nummer = {(r, k): r * kolommen + k for r in range(rijen) for k in range(kolommen)}
    lijnen = [[(r, k) for k in range(kolommen)] for r in range(rijen)]
    lijnen += [[(r, k) for r in range(rijen)] for k in range(kolommen)]
    gelijk = np.zeros((len(lijnen), len(nummer)))
    for i, lijn in enumerate(lijnen):
        for cel in lijn:
            gelijk[i, nummer[cel]] = -1 if cel == lijn[-1] else 1
    grenzen = [
        (0, None) if getoond[r][k] is ONDERDRUKT else (tabel[r][k],) * 2 for r in range(rijen) for k in range(kolommen)
    ]
    for richting in (1, -1):
        doel = np.zeros(len(nummer))
        doel[nummer[plek]] = richting
        uit = linprog(doel, A_eq=gelijk, b_eq=np.zeros(len(lijnen)), bounds=grenzen)
        yield round(uit.x[nummer[plek]]) if uit.success else richting * -1e9


RIJ = st.lists(st.integers(0, 40), min_size=3, max_size=3)


@given(st.lists(RIJ, min_size=2, max_size=3))
@example([[3, 12, 20], [15, 30, 8], [22, 18, 40]])
@example([[0, 0], [0, 0]])
@example([[3, 2], [40, 50]])
def test_no_cell_of_a_table_can_be_worked_out_from_its_totals(rijen):
    tabel = [[*rij, sum(rij)] for rij in rijen]
    tabel.append([sum(kolom) for kolom in zip(*tabel, strict=True)])
    getoond = protect_table(rijen)
    for r, k in itertools.product(range(len(tabel)), range(len(tabel[0]))):
        if getoond[r][k] is not ONDERDRUKT:
            assert getoond[r][k] == round_people(tabel[r][k]) >= 10
        elif any(waarde is not ONDERDRUKT for rij in getoond for waarde in rij):
            laag, hoog = bound(tabel, getoond, (r, k))
            assert hoog - laag + 1 >= 10


def test_a_table_keeps_what_it_can():
    assert protect_table([[20, 30], [40, 50]]) == [[20, 30, 50], [40, 50, 90], [60, 80, 140]]
    weg = ONDERDRUKT
    # The cheapest rectangle through 3 and 8 has 12 and 15 at its other corners.
    assert protect_table([[3, 12, 20], [15, 30, 8], [22, 18, 40]]) == [
        [weg, 10, weg, 35],
        [weg, 30, weg, 55],
        [20, 20, 40, 80],
        [40, 60, 70, 170],
    ]


def test_areas_within_an_area_are_parts_of_it():
    stadsdelen = {"westpoort": 4, "weesp": 120, "oost": 300}
    wijken = {"westpoort": {"haven": 4}, "weesp": {"a": 5, "b": 20, "c": 95}, "oost": {"d": 100, "e": 200}}
    assert protect_tree(stadsdelen, wijken) == {"westpoort", "haven", "a", "b"}


def list_answers(aantallen, waarden):
    """Every way to answer that shows the same number of answers, mean and interval; with scipy's t."""
    n = round_people(sum(aantallen))
    telt = [waarde for waarde in waarden if waarde is not None]
    kan = np.array([
        keuze
        for totaal in range(max(10, n - 2), n + 3)
        for keuze in itertools.product(range(totaal + 1), repeat=len(waarden) - 1)
        if sum(keuze) <= totaal
        for keuze in [(*keuze, totaal - sum(keuze))]
    ])  # fmt: skip
    punten = kan[:, [i for i, waarde in enumerate(waarden) if waarde is not None]]
    kan, punten = kan[punten.sum(axis=1) >= 10], punten[punten.sum(axis=1) >= 10]

    def show(punten):
        gewicht = punten.sum(axis=1)
        midden = punten @ telt / gewicht
        spreiding = np.sqrt(np.maximum(0, punten @ np.square(telt) - gewicht * midden**2) / (gewicht - 1))
        marge = stats.t.ppf(0.975, gewicht - 1) * spreiding / np.sqrt(gewicht)
        laag, hoog = np.maximum(min(telt), midden - marge), np.minimum(max(telt), midden + marge)
        return np.column_stack([np.round(midden, 1), np.floor(laag * 2 + 1e-9), np.ceil(hoog * 2 - 1e-9)])

    echt = [aantal for aantal, waarde in zip(aantallen, waarden, strict=True) if waarde is not None]
    return kan[(show(punten) == show(np.array([echt]))).all(axis=1)]


@pytest.mark.parametrize(
    ("aantallen", "getoond"),
    [([4, 9, 6, 3], True), ([5, 7, 8, 9], True), ([3, 4, 3, 2], False), ([0, 1, 2, 19], False), ([6, 6, 6, 5], True)],
)
def test_a_mean_leaves_each_count_as_many_values_as_the_threshold(aantallen, getoond):
    waarden = [4, 3, 2, 1]
    assert may_show_mean(aantallen, waarden) is getoond
    ruimte = [len(set(kolom)) for kolom in list_answers(aantallen, waarden).T]
    assert (min(ruimte) >= 10) is getoond


def test_a_mean_counts_who_does_not_know_apart():
    waarden = [3, 2, 1, None]
    assert may_show_mean([9, 12, 8, 1], waarden)
    assert min(len(set(kolom)) for kolom in list_answers([9, 12, 8, 1], waarden).T) >= 10
    # Nine answers that count.
    assert not may_show_mean([3, 3, 3, 30], waarden)
    # One answer to choose from has no mean to speak of.
    assert not may_show_mean([20, 5], [1, None])


def test_a_mean_stands_beside_all_counts_or_in_their_place():
    waarden = [4, 3, 2, 1]
    assert protect_answers([12, 15, 20, 30], waarden) == ([10, 15, 20, 30], True)
    assert protect_answers([14, 26, 17, 3], waarden) == ([ONDERDRUKT] * 4, True)
    met_weet_niet = protect_answers([0, 8, 31, 18, 1], [*waarden, None])
    assert met_weet_niet == ([ONDERDRUKT, ONDERDRUKT, 30, 20, ONDERDRUKT], False)


def test_a_mean_is_rounded_so_that_its_interval_stays_true():
    assert round_mean(2.64, 2.31, 2.97) == (2.6, 2.0, 3.0)
    assert round_mean(2.5, 2.5, 2.5) == (2.5, 2.5, 2.5)

"""The order of gaps and wishes by hand, and what the figure of the city gives away by trying all possibilities."""

from datetime import date
from itertools import product

from django.core.cache import caches
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from evaluatie.hiaten.matrix import Rij, make_cellen, read_matrix
from evaluatie.hiaten.openbaar import public_matrix
from evaluatie.hiaten.rangorde import largest_gaps, leaves_room, public_discrepanties, sum_up
from evaluatie.hiaten.vraag import Vraag
from evaluatie.onderdrukking import ONDERDRUKT
from socialekaart.models import Ondersteuningswens
from tests.factories import InventarisatieFactory, MetingFactory, SchattingFactory, WenscijferFactory

LEEG = dict.fromkeys(Rij._fields, 0) | {"doelgroep": None, "compleet": True, "capaciteit": None, "voorbeeld": False}


def make_cel(gewenst, vervuld):
    rij = Rij(**(LEEG | {"n": 60, "gewenst": gewenst, "vervuld": vervuld}))
    return make_cellen([rij], alles=False)[0, 0]


def test_gaps_with_most_people_come_first_and_withheld_ones_last(lijsten):
    InventarisatieFactory()
    InventarisatieFactory(in_stadsdeel="weesp")
    SchattingFactory(aantal=200, hoog=200)
    SchattingFactory(in_stadsdeel="weesp")
    zuidoost, weesp = MetingFactory(), MetingFactory(in_stadsdeel="weesp")
    WenscijferFactory(meting=zuidoost)
    WenscijferFactory(meting=weesp)
    WenscijferFactory(meting=weesp, voor="lotgenoten", gewenst=9)
    WenscijferFactory(meting=weesp, voor="vervoer")
    exact = [(gat.stadsdeel.slug, gat.wens.slug) for gat in largest_gaps(read_matrix(Vraag()))]
    assert exact == [("zuidoost", "maatje"), ("weesp", "maatje"), ("weesp", "lotgenoten")]
    laatste = largest_gaps(public_matrix(Vraag(), 1))[-1]
    assert (laatste.wens.slug, laatste.cel.verwacht) == ("lotgenoten", ONDERDRUKT)


def test_wishes_that_are_not_met_most_often_come_first(lijsten):
    """Maatje: 12 + 21 of 52 + 80 people, 25 %. Lotgenoten: 30 of 52, 58 %. Vervoer was asked without "is it met"."""
    zuidoost, weesp = MetingFactory(voorbeeld=True), MetingFactory(in_stadsdeel="weesp")
    WenscijferFactory(meting=zuidoost, gewenst=19, vervuld=7)
    WenscijferFactory(meting=weesp, n=80, gewenst=33, vervuld=12)
    WenscijferFactory(meting=weesp, voor="lotgenoten", gewenst=40, vervuld=10)
    WenscijferFactory(meting=weesp, voor="vervoer", gewenst=40)
    WenscijferFactory(meting=weesp, voor="rouw-en-verlies", gewenst=9, vervuld=0)
    matrix, wens = read_matrix(Vraag()), Ondersteuningswens.objects.get(slug="maatje")
    maatje = sum_up(wens, [matrix.cellen[meting.stadsdeel_id, wens.pk] for meting in (zuidoost, weesp)], matrix)
    assert (maatje.stad.n, maatje.stad.onvervuld, maatje.stad.aandeel) == (132, 33, 0.25)
    assert maatje.stadsdelen[zuidoost.stadsdeel_id].onvervuld == 12
    openbaar = public_discrepanties()
    # In Zuidoost it is met for 7. In Weesp for 12: who knew the city and subtracts, would know the 7 nearly.
    assert [(rij.wens.slug, rij.voorbeeld, bool(rij.stad)) for rij in openbaar] == [
        ("lotgenoten", False, True),
        ("maatje", True, False),
        ("rouw-en-verlies", False, False),
    ]
    assert openbaar[1].stadsdelen[zuidoost.stadsdeel_id] is ONDERDRUKT
    assert openbaar[1].stadsdelen[weesp.stadsdeel_id].onvervuld == 20
    assert (openbaar[0].stad.n, openbaar[0].stad.onvervuld, openbaar[0].stad.aandeel) == (50, 30, 0.58)


def test_everybody_sees_one_whole_wave(lijsten):
    WenscijferFactory(n=80, gewenst=40, vervuld=20)
    oud = MetingFactory(naam="Najaar 2025", tot=date(2026, 3, 2), in_stadsdeel="weesp")
    WenscijferFactory(meting=oud, n=60, gewenst=40, vervuld=20)
    assert [list(rij.stadsdelen) for rij in public_discrepanties(oud.golf)] == [[oud.stadsdeel_id]]
    assert public_discrepanties()[0].stad.n == 80
    assert public_discrepanties("bestaat-niet") == []


def test_waves_do_not_take_each_others_place(lijsten, django_assert_max_num_queries):
    """The page of the wishes shows all waves with one instrument; each is read once."""
    golven = [WenscijferFactory(meting=MetingFactory(naam=f"Golf {nummer}")).meting.golf for nummer in range(17)]
    for golf in golven:
        public_discrepanties(golf)
    with django_assert_max_num_queries(len(golven)):
        for golf in golven:
            public_discrepanties(golf)


def test_the_city_does_not_tell_how_few_were_asked(lijsten):
    """41 % (31-53) can only be 29 of 70; less the 52 of Zuidoost both others are 9. A sum of 10 leaves 1 to 9."""
    klein = {"oost": (9, 6, 2), "weesp": (9, 8, 3)}
    cijfers = [
        WenscijferFactory(meting=MetingFactory(in_stadsdeel=deel), n=n, gewenst=gewenst, vervuld=vervuld)
        for deel, (n, gewenst, vervuld) in {"zuidoost": (52, 40, 20), **klein}.items()
    ]
    assert public_discrepanties()[0].stad is ONDERDRUKT
    for cijfer, (n, gewenst) in zip(cijfers[1:], ((6, 5), (4, 4)), strict=True):
        cijfer.n, cijfer.gewenst, cijfer.vervuld = n, gewenst, 0
        cijfer.save()
    caches["geheugen"].clear()
    assert public_discrepanties()[0].stad.onvervuld == 30


@override_settings(ONDERDRUKKING_DREMPEL=4)
@given(st.lists(st.integers(0, 9).flatmap(lambda k: st.tuples(st.just(k), st.integers(0, k))), max_size=4))
def test_city_is_told_when_trying_all_possibilities_leaves_as_many_values_as_the_threshold(paren):
    cellen = [make_cel(k, v) for k, v in paren]
    cellen = [cel for cel in cellen if cel.gewenst < 4 or min(cel.vervuld, cel.gewenst - cel.vervuld) < 4]
    kan = [
        [o for o in range(10) if (o < 4 if k < 4 else o <= k and (o < 4 or k - o < 4))]
        for k in (cel.gewenst for cel in cellen)
    ]
    som = sum(cel.gewenst - cel.vervuld for cel in cellen)
    past = [keuze for keuze in product(*kan) if sum(keuze) == som]
    ruim = all(len(set(waarden)) >= 4 for waarden in zip(*past, strict=True))
    assert leaves_room(cellen) == ruim

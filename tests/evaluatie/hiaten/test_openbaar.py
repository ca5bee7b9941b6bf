"""What everybody sees is protected, and made once."""

from evaluatie.hiaten.matrix import read_matrix
from evaluatie.hiaten.openbaar import public_matrix
from evaluatie.hiaten.vraag import Vraag
from evaluatie.onderdrukking import ONDERDRUKT
from tests.factories import MetingFactory, SchattingFactory, WenscijferFactory


def test_every_cell_is_protected_and_the_next_view_asks_nothing(lijsten, django_assert_num_queries):
    SchattingFactory()
    meting = MetingFactory()
    ruim, krap = WenscijferFactory(meting=meting), WenscijferFactory(meting=meting, voor="vervoer", gewenst=9)
    exact, matrix = read_matrix(Vraag()), public_matrix(Vraag(), 1)
    plekken = [(meting.stadsdeel_id, cijfer.wens_id) for cijfer in (ruim, krap)]
    assert [exact.cellen[plek].gewenst for plek in plekken] == [19, 9]
    assert [matrix.cellen[plek].gewenst for plek in plekken] == [20, ONDERDRUKT]
    assert (exact.kleinste[meting.stadsdeel_id], matrix.kleinste) == (155, {})
    assert [(rij.jaar, rij.aantal, rij.laag, rij.hoog) for rij in matrix.schattingen.values()] == [
        (2024, None, None, None)
    ]
    with django_assert_num_queries(0):
        sociaal = public_matrix(Vraag(domein="sociaal"), 1)
    assert sociaal.vraag.domein == "sociaal"
    assert plekken[0] in sociaal.cellen
    assert plekken[1] not in sociaal.cellen
    krap.delete()
    assert public_matrix(Vraag(), 1).cellen[plekken[1]].n == 50
    assert public_matrix(Vraag(), 2).cellen[plekken[1]].n is None
    assert public_matrix(Vraag(soort="formeel"), 1).cellen[plekken[1]].n is None

"""The legend explains all signs, and fits on the sheet."""

from proeftuinen.netwerk.legenda import lay_out, list_signs


def test_new_and_stopped_are_explained_only_when_two_dates_are_compared():
    woorden = [{teken.woord for rij in list_signs(vergelijkt=v) for teken in rij} for v in (True, False)]
    assert woorden[0] - woorden[1] == {"Nieuw", "Gestopt"}


def test_a_row_that_is_too_long_goes_on_below():
    rijen = list_signs(vergelijkt=True)
    ruim, hoog = lay_out(rijen, 40, 100, 1200)
    assert len({teken.y for teken in ruim}) == 3 and hoog == 3 * 34
    smal, hoger = lay_out(rijen, 40, 100, 360)
    assert hoger > hoog and max(teken.woord_x for teken in smal) < 360
    assert [teken.woord for teken in smal] == [teken.woord for rij in rijen for teken in rij]

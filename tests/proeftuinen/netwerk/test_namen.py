"""Names fit in few lines and stand where nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuinen.netwerk.lijnen import Omtrek, lay_lines
from proeftuinen.netwerk.namen import NAMEN_PROPVOL, WOORD_EM, place_names, width_of, wrap
from proeftuinen.netwerk.vel import Vel, choose_vel

from .figuren import make_band

RUIM, VOL, PROPVOL = choose_vel(10), choose_vel(60), choose_vel(300)


@pytest.mark.parametrize(
    ("naam", "regels"),
    [
        ("Oase", ("Oase",)),
        ("Psychologen aan Huis", ("Psychologen", "aan Huis")),
        ("Stichting Naast Je", ("Stichting Naast Je",)),
        ("Vereniging van vrijwilligers in de thuiszorg van Amsterdam en Diemen", 3),
        ("Gezondheidscentrumsamenwerkingsverband", ("Gezondheidscentrumsa…",)),
        ("", ()),
    ],
)
def test_a_name_is_wrapped_in_lines_of_about_one_length(naam, regels):
    gevonden = wrap(naam)
    assert len(gevonden) == regels if isinstance(regels, int) else gevonden == regels
    assert gevonden == () or regels != 3 or gevonden[-1].endswith(" …")


@given(st.text(max_size=200))
def test_no_name_is_wider_than_its_room(naam):
    regels = wrap(naam)
    assert len(regels) <= 3
    assert all(width_of(regel, 1) <= WOORD_EM for regel in regels)


def test_a_name_moves_off_a_line_and_off_another_node():
    """Below ``a`` runs a line, so its name stands above it; below ``b`` stands a node."""
    omtrekken = {
        "a": Omtrek(300, 100, "formeel", 17),
        "c": Omtrek(300, 250, "formeel", 17),
        "b": Omtrek(600, 100, "formeel", 17),
        "d": Omtrek(600, 135, "formeel", 17),
    }
    lijnen = lay_lines([(make_band(1, "a", "c", "verwijzing"), "")], omtrekken, RUIM)
    namen = place_names([(s, "Naam Naam") for s in "ab"], omtrekken, lijnen, [(300, 40)], RUIM)
    assert namen["a"].y < 0 or namen["a"].anker != "middle"
    assert namen["b"].vak[3] < 135 - 17
    assert namen["b"].rest == namen["b"].regels[1:]


@given(st.lists(st.tuples(st.integers(0, 1240), st.integers(0, 980)), min_size=1, max_size=40, unique=True))
def test_no_name_covers_another_a_node_or_the_side_of_the_sheet(plekken):
    omtrekken = {f"o{i}": Omtrek(x, y, "informeel", 12) for i, (x, y) in enumerate(plekken)}
    namen = place_names([(s, "Stichting Wijkzorg") for s in omtrekken], omtrekken, [], [], VOL)
    vakken = [naam.vak for naam in namen.values()]
    for i, (links, boven, rechts, onder) in enumerate(vakken):
        assert links >= 0 and boven >= 0 and rechts <= VOL.breedte and onder <= VOL.hoogte
        for ander in vakken[:i] + [(o.x - 12, o.y - 12, o.x + 12, o.y + 12) for o in omtrekken.values()]:
            assert links >= ander[2] or rechts <= ander[0] or boven >= ander[3] or onder <= ander[1]


def test_a_spacious_sheet_names_everybody_and_a_crowded_one_who_matters_most():
    dicht = {f"o{i}": Omtrek(100 + i, 100, "informeel", 17) for i in range(20)}
    namen = [(s, "Naam") for s in dicht]
    assert len(place_names(namen, dicht, [], [], RUIM)) == 20
    assert len(place_names(namen, dicht, [], [], VOL)) < 20
    ver = {f"o{i}": Omtrek(60 + 100 * (i % 12), 50 + 40 * (i // 12), "informeel", 7) for i in range(200)}
    gezet = place_names([(s, "A") for s in ver], ver, [], [], PROPVOL)
    assert set(gezet) == {f"o{i}" for i in range(NAMEN_PROPVOL)}


def test_a_sheet_without_room_at_all_has_no_name():
    klein = Vel("ruim", 40, 40, 17, 13, 13.5, 2, 84)
    assert place_names([("a", "Stichting")], {"a": Omtrek(20, 20, "formeel", 17)}, [], [], klein) == {}

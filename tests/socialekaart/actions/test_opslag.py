"""Slugs; what is written in one go is tested where it is used."""

from socialekaart.actions.opslag import make_slug


def test_slugs_are_unique():
    bezet = {"maatje"}
    assert [make_slug(naam, bezet) for naam in ("Maatje", "Maatje", "Éléments", "…", "…")] == [
        "maatje-2", "maatje-3", "elements", "initiatief", "initiatief-2",
    ]  # fmt: skip


def test_a_long_name_leaves_room_for_a_number():
    bezet: set[str] = set()
    assert [len(make_slug("x" * 300, bezet)) for _keer in range(2)] == [200, 202]

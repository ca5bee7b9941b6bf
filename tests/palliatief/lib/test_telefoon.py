import pytest

from palliatief.lib.telefoon import show_telefoon, tel_uri


@pytest.mark.parametrize(
    ("nummer", "getoond", "gebeld"),
    [
        ("+31205555181", "020 555 51 81", "tel:+31205555181"),
        ("020 000 01 12", "020 000 01 12", "tel:+31200000112"),
        ("0294412345", "0294 41 23 45", "tel:+31294412345"),
        ("+31612345678", "06 12 34 56 78", "tel:+31612345678"),
        ("0800 1234", "0800 1234", "tel:+318001234"),
        ("14 020", "14 020", "tel:+3114020"),
        ("+4930123456", "+49 30 123456", "tel:+4930123456"),
        ("bel ons", "bel ons", ""),
    ],
)
def test_phone_numbers(nummer, getoond, gebeld):
    assert show_telefoon(nummer) == getoond
    assert tel_uri(nummer) == gebeld

"""Which way a text runs."""

import pytest

from socialekaart.templatetags.meegeven import richting


@pytest.mark.parametrize(
    ("tekst", "loopt"),
    [
        ("Vraag naar Hanna", "ltr"),
        ("مرحبا، اسأل عن Hanna", "rtl"),
        ("020 000 01 12: مرحبا", "rtl"),
        ("שלום", "rtl"),
        ("Zażółć gęślą jaźń", "ltr"),
        ("12:00", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_first_letter_decides(tekst, loopt):
    assert richting(tekst) == loopt

"""What looks as if it is about one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palliatief.lib.persoonlijk import looks_personal


@pytest.mark.parametrize(
    "tekst",
    [
        "jan@voorbeeld.example",
        "maatje voor jan @ voorbeeld",
        "https://voorbeeld.example/dossier",
        "020 123 45 67",
        "06-12345678",
        "+31 (0)6 1234 5678",
        "bsn 123 456 782",
        "dossier 12345",
        "1102 AB 12",
        "thuiszorg 1102ab",
        "Voorbeeldstraat 12",
        "hulp Prinsengracht 263 hs",
        "geboren 3-4-1950",
        "1950-04-03",
        "03.04.50 copd",
        "3 april 1950",
        "geb. 1950",
        "mevrouw Jansen maatje",
        "dhr. De Vries",
    ],
)
def test_this_is_personal(tekst):
    assert looks_personal(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "maatje",
        "iemand om mee te praten over doodgaan",
        "mijn man heeft COPD en ik kan niet meer slapen van de zorgen",
        "hulp 24/7",
        "zorg 7 dagen per week 24 uur",
        "jonger dan 65",
        "ms patiënt",
        "2 maanden te leven",
        "rouwgroep 50 plus",
        "wandelen in het park",
        "fase 4 kanker",
    ],
)
def test_this_is_not(tekst):
    assert not looks_personal(tekst)


@given(st.text(max_size=200), st.integers(10_000, 10**12), st.sampled_from(["", " ", "-", ".", "/"]))
def test_five_digits_are_personal_however_they_are_written(rest, getal, tussen):
    assert looks_personal(f"{rest} {tussen.join(str(getal))}")
